"""What a recipient does with what arrived, and how a sender learns that it did."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.queries import open_person
from alongside.partnership.pages.fields import to_the_minute
from alongside.partnership.sharing.envelopes import envelope_i_received, envelope_i_sent, is_outside, my_copy
from alongside.partnership.sharing.models import Chase, Disclosure
from alongside.partnership.sharing.models.follow_up import HowChased
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


@transaction.atomic
def receive(*, disclosure_id: UUID, by: Acting) -> Disclosure:
    """Acknowledge what was shared with my agency. The first acknowledgement stands; a second changes nothing."""
    by.must(Permission.READ_RECEIVED)
    disclosure = envelope_i_received(disclosure_id, by)
    if disclosure.received_at is None:
        disclosure.received_at, disclosure.received_by_id = timezone.now(), by.posting_id
        disclosure.save(update_fields=["received_at", "received_by"])
        record(Did.RECEIVED, disclosure, by=by)
    return disclosure


@transaction.atomic
def acknowledge_from_outside(*, disclosure_id: UUID, name: str, at: datetime, by: Acting) -> Disclosure:
    """Record that somebody at a body not on this site said that it arrived: their name, and when."""
    by.must(Permission.REFER)
    disclosure = envelope_i_sent(disclosure_id, by)
    if not is_outside(disclosure):
        raise StepNotAllowed(_("That agency works on this site: it acknowledges for itself. Chase it instead."))
    if disclosure.received_at is not None:
        raise StepNotAllowed(_("This was acknowledged already."))
    if not name.strip():
        raise StepNotAllowed(_("Write who acknowledged it."), field="name")
    if not to_the_minute(disclosure.sent_at) <= at <= timezone.now():
        raise StepNotAllowed(_("It cannot have been acknowledged before it was sent, nor in the future."), field="at")
    disclosure.received_at, disclosure.received_by_id, disclosure.received_by_name = (
        max(at, disclosure.sent_at),
        by.posting_id,
        name.strip(),
    )
    disclosure.save(update_fields=["received_at", "received_by", "received_by_name"])
    record(Did.RECEIVED, disclosure, by=by, because="from_outside")
    return disclosure


@transaction.atomic
def chase(*, disclosure_id: UUID, how: HowChased, by: Acting) -> Chase:
    """Record that the recipient was asked whether it arrived."""
    by.must(Permission.REFER)
    disclosure = envelope_i_sent(disclosure_id, by)
    if disclosure.received_at is not None:
        raise StepNotAllowed(_("This was acknowledged already."))
    chased = Chase.objects.create(disclosure=disclosure, how=how, chased_at=timezone.now(), chased_by_id=by.posting_id)
    record(Did.CHASED, disclosure, by=by)
    return chased


@transaction.atomic
def link_copy_to_person(*, disclosure_id: UUID, person_id: UUID, by: Acting) -> None:
    """Tie my agency's copy to its own record of the person, so that what happens to the person happens to the copy."""
    by.must(Permission.READ_RECEIVED)
    copy = my_copy(disclosure_id)
    person = open_person(person_id, by=by)
    if copy.person_id not in (None, person.pk):
        raise StepNotAllowed(_("This is linked to another person already. Ask information governance."))
    copy.person, copy.restriction_id = person, copy.restriction_id or person.restriction_id
    copy.save(update_fields=["person", "restriction"])
    record(Did.CHANGED, copy, by=by, because="linked_to_person")
