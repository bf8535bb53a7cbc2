"""Writing in the trail. If a line cannot be written, the change it speaks of does not happen."""

import hashlib
import hmac
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did


class Actor(Protocol):
    """Who acts: a worker, through a posting, for an agency, in a role, for a purpose."""

    @property
    def worker_id(self) -> UUID: ...
    @property
    def posting_id(self) -> UUID: ...
    @property
    def agency_id(self) -> UUID: ...
    @property
    def role(self) -> str: ...
    @property
    def purpose(self) -> str: ...


def record(
    did: Did,
    subject: models.Model | None = None,
    *,
    by: Actor,
    kind: str = "",
    because: str = "",
    searched_for: str = "",
) -> None:
    """Write one line, in the transaction of the change or look that it speaks of.

    Name the subject by the record itself, or by `kind` when there is no single record (a list, a search).
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise RuntimeError("The trail is written in the same transaction as what it records. Open one first.")
    TrailLine.objects.create(
        agency_id=by.agency_id,
        worker_id=by.worker_id,
        posting_id=by.posting_id,
        role=by.role,
        purpose=by.purpose,
        did=did,
        subject_kind=subject._meta.label_lower if subject is not None else kind,
        subject_id=subject.pk if subject is not None and isinstance(subject.pk, UUID) else None,
        because=because,
        search_hash=keyed_hash(searched_for) if searched_for else "",
    )


def keyed_hash(words: str) -> str:
    """Hide what was searched for, so that two equal searches can be compared and neither can be read."""
    key = settings.FIELD_ENCRYPTION_KEY.encode()
    return hmac.new(key, words.casefold().strip().encode(), hashlib.sha256).hexdigest()
