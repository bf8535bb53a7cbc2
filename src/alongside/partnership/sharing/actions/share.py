"""Sharing along a route: preview exactly what the recipient will read, then share it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import find_agency
from alongside.partnership.agencies.queries import posting_of
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.gateways import check
from alongside.partnership.sharing.gateways.words import Decision
from alongside.partnership.sharing.in_force import in_force
from alongside.partnership.sharing.models import Disclosure
from alongside.partnership.sharing.reading import Reading, ToShare, reading_of
from alongside.partnership.sharing.sending import envelope_on_route, propose, seal_and_send


@dataclass(frozen=True)
class Preview:
    """What the recipient would read, whether it may be shared, and who has to approve it. Nothing is stored."""

    reading: Reading | None
    decision: Decision

    @property
    def only_lacks_its_approver(self) -> bool:
        return self.decision.codes == {"approver_missing"}


def preview(*, what: ToShare, by: Acting) -> Preview:
    """Show exactly what the recipient will read, with every reason why it may not be shared."""
    by.must(Permission.REFER)
    envelope, decision = _prepare(what, by)
    return Preview(reading=reading_of(envelope, what.content) if envelope else None, decision=decision)


@transaction.atomic
def share(*, what: ToShare, by: Acting) -> Disclosure:
    """Share along a route, or say why not. A route that needs an approver is shared by its approver, or asked for."""
    by.must(Permission.REFER)
    envelope, decision = _prepare(what, by)
    if envelope is None or not decision.is_allowed:
        raise NotLawful(decision.reasons)
    return seal_and_send(envelope, what.content, person_id=what.person_id, by=by)


def _prepare(what: ToShare, by: Acting) -> tuple[Disclosure | None, Decision]:
    now = timezone.now()
    sender, recipient, law = posting_of(by), find_agency(what.to_agency_id), in_force(timezone.localdate(now))
    decision = check(
        propose(what, sender=sender.agency, recipient=recipient, approver_role=by.role, on=timezone.localdate(now)),
        law.law,
    )
    if what.route_code not in law.routes:
        return None, decision
    approved_by = sender if law.routes[what.route_code].approver_role == by.role else None
    envelope = envelope_on_route(what, law, sender=sender, recipient=recipient, approved_by=approved_by, at=now)
    return envelope, decision
