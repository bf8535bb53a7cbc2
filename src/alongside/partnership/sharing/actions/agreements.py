"""Signing: information sharing agreements, and arrangements to keep records together."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.models import Agreement, JointArrangement, SharingPurpose
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Controller

FEWEST_PARTIES = 2


@transaction.atomic
def record_agreement(
    *, code: str, title: str, words: str, parties: "Sequence[Controller]", document: str, signed_on: date,
    review_on: date, by: Acting,
) -> Agreement:  # fmt: skip
    """Record a signed information sharing agreement. The same code again is its next version."""
    return _sign(
        Agreement, code=code, title=title, words=words, parties=parties, document=document, signed_on=signed_on,
        review_on=review_on, by=by,
    )  # fmt: skip


@transaction.atomic
def record_arrangement(
    *, code: str, title: str, words: str, purpose_code: str, parties: "Sequence[Controller]", document: str,
    signed_on: date, review_on: date, by: Acting,
) -> JointArrangement:  # fmt: skip
    """Record a written arrangement under which its parties keep records together."""
    if not SharingPurpose.objects.filter(code=purpose_code).exists():
        raise StepNotAllowed(_("No purpose is called {code}. Load the law first.").format(code=purpose_code))
    return _sign(
        JointArrangement, code=code, title=title, words=words, parties=parties, document=document,
        signed_on=signed_on, review_on=review_on, by=by, purpose_code=purpose_code,
    )  # fmt: skip


def _sign(
    model: type[Any], *, code: str, parties: "Sequence[Controller]", signed_on: date, review_on: date, document: str,
    by: Acting, **fields: Any,
) -> Any:  # fmt: skip
    by.must(Permission.KEEP_THE_LAW)
    if len({party.pk for party in parties}) < FEWEST_PARTIES and model is Agreement:
        raise StepNotAllowed(_("An agreement needs at least two parties. Name each legal body that signed it."))
    if not parties:
        raise StepNotAllowed(_("Name each legal body that signed the arrangement."))
    if review_on <= signed_on:
        raise StepNotAllowed(_("The review must be after the day of signing."))
    newest = model.objects.filter(code=code).aggregate(newest=Max("version"))["newest"] or 0
    signed = model.objects.create(
        code=code, version=newest + 1, signed_on=signed_on, review_on=review_on, document=document,
        source=_("Signed by its parties"), valid_from=signed_on, loaded_at=timezone.now(),
        loaded_by_id=by.posting_id, **fields,
    )  # fmt: skip
    signed.parties.set(parties)
    record(Did.RECORDED, signed, by=by)
    return signed
