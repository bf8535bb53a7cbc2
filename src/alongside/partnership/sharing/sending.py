"""How an envelope is written and both copies are sealed. Only the actions of this room call it."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from psycopg.errors import RaiseException

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.retention import review_on
from alongside.partnership.sharing.gateways.words import Proposal, RouteRule
from alongside.partnership.sharing.in_force import InForce, party, route_rule
from alongside.partnership.sharing.models import Disclosure
from alongside.partnership.sharing.models.disclosures import Manner
from alongside.partnership.sharing.reading import Content, ToShare, items_as_json
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency, Posting

RETENTION_CLASS = "shared_copy"
SALT_BYTES = 32
ACKNOWLEDGE_WITHIN = timedelta(hours=24)


def propose(what: ToShare, *, sender: "Agency", recipient: "Agency", approver_role: str, on: date) -> Proposal:
    """The question for the engine."""
    content = what.content
    return Proposal(
        route_code=what.route_code,
        sender=party(sender),
        recipient=party(recipient),
        items=content.items,
        necessity=content.necessity,
        was_told=content.was_told,
        told_words=content.told_words,
        born_on=what.born_on,
        review_on=what.review_on,
        approver_role=approver_role,
        on=on,
    )


def envelope_on_route(
    what: ToShare, law: InForce, *, sender: "Posting", recipient: "Agency", approved_by: "Posting | None", at: datetime
) -> Disclosure:
    """An envelope along a route, not yet stored."""
    route = law.routes[what.route_code]
    return Disclosure(
        manner=Manner.ROUTE,
        route=route,
        acknowledge_by=at + timedelta(hours=route.acknowledge_within_hours),
        **_ends(what, sender, recipient, approved_by, at),
        **law_named(law, route_rule(route)),
    )


def envelope_one_off(
    what: ToShare, law: InForce, chosen: RouteRule, *, sender: "Posting", recipient: "Agency", approved_by: "Posting",
    at: datetime,
) -> Disclosure:  # fmt: skip
    """An envelope outside any route, by the law that information governance found for it."""
    return Disclosure(
        manner=Manner.ONE_OFF,
        acknowledge_by=at + ACKNOWLEDGE_WITHIN,
        **_ends(what, sender, recipient, approved_by, at),
        **law_named(law, chosen),
    )


def law_named(law: InForce, chosen: RouteRule) -> dict[str, Any]:
    """The rows that a chosen law names, with their versions. What is not known is left out: the engine refused it."""
    return {
        "gateway": law.gateways.get(chosen.gateway),
        "purpose": law.purposes.get(chosen.purpose),
        "agreement": law.agreements.get(chosen.agreement),
        "bases": law.bases_named(code for code in chosen.bases if code in law.bases),
    }


def seal_and_send(envelope: Disclosure, content: Content, *, person_id: UUID | None, by: Acting) -> Disclosure:
    """Store the envelope, and seal a copy for the sender and one for a recipient on this site, in one step."""
    items = json.dumps(items_as_json(content.items))
    words: list[Any] = [items, content.necessity, content.was_told, content.told_words]
    salt = secrets.token_bytes(SALT_BYTES)
    with _not_ours_is_not_found(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT sharing_hash(%s, %s::jsonb, %s, %s, %s)", [salt, *words])
        envelope.payload_hash = cursor.fetchone()[0]
        envelope.item_keys = list(dict.fromkeys(item.key for item in content.items))
        envelope.save(force_insert=True)
        kept: list[Any] = [RETENTION_CLASS, review_on(RETENTION_CLASS, timezone.localdate(envelope.sent_at))]
        cursor.execute(
            "SELECT sharing_seal(%s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s, %s)",
            [envelope.pk, person_id, by.team_id, *words, salt, *kept],
        )
    record(Did.SHARED, envelope, by=by, because=envelope.manner)
    return envelope


@contextmanager
def _not_ours_is_not_found() -> Iterator[None]:
    """The sealing function refuses a person whom my agency does not hold, or who is not open to me."""
    try:
        yield
    except ProgrammingError as error:
        if not isinstance(error.__cause__, RaiseException):
            raise
        raise NotFoundHere("families.person") from error


def _ends(
    what: ToShare, sender: "Posting", recipient: "Agency", approved_by: "Posting | None", at: datetime
) -> dict[str, Any]:
    return {
        "from_agency": sender.agency,
        "to_agency": recipient,
        "sent_by": sender,
        "approved_by": approved_by,
        "sent_at": at,
        "subject_id": what.person_id,
        "answers_id": what.answers_id,
    }
