"""First contact: in custody, in hospital, and the offer of support."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.pathway.clocks import follow_up_window
from alongside.partnership.pathway.models import Contact, CustodyStay, HospitalVisit, Offer, WayIn
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person

RETENTION = "first_contact"


@transaction.atomic
def meet_in_custody(
    *, person: "Person", met_at: datetime, suite: str, arrested_at: datetime, offence_group: str,
    appropriate_adult: str, told: str, wants: str = "", injuries: str = "", safe_tonight: str,
    safe_tonight_words: str = "", now: datetime, by: Acting,
) -> Contact:  # fmt: skip
    """Record that a youth worker met a young person in a custody suite."""
    _refuse_future(now, met_at=met_at, arrested_at=arrested_at)
    if met_at < arrested_at:
        raise StepNotAllowed(_("You met the young person before the arrest. Check both times."), field="met_at")
    contact = _meet(
        person, WayIn.CUSTODY, by, met_at=met_at, place=suite, told=told, wants=wants, injuries=injuries,
        safe_tonight=safe_tonight, safe_tonight_words=safe_tonight_words,
    )  # fmt: skip
    hold(
        CustodyStay, by=by, retention_class=RETENTION, person=person, contact=contact, arrested_at=arrested_at,
        offence_group=offence_group, appropriate_adult=appropriate_adult,
    )  # fmt: skip
    return contact


@transaction.atomic
def meet_in_hospital(
    *, person: "Person", met_at: datetime, site: str, arrived_at: datetime, approach: str, reached: bool,
    needs: str = "", told: str, wants: str = "", injuries: str = "", safe_tonight: str, safe_tonight_words: str = "",
    now: datetime, by: Acting,
) -> Contact:  # fmt: skip
    """Record that a youth worker met, or tried to reach, a young person who came to the emergency department."""
    _refuse_future(now, met_at=met_at, arrived_at=arrived_at)
    if met_at < arrived_at:
        raise StepNotAllowed(_("You met the young person before they arrived. Check both times."), field="met_at")
    contact = _meet(
        person, WayIn.HOSPITAL, by, met_at=met_at, place=site, told=told, wants=wants, injuries=injuries,
        safe_tonight=safe_tonight, safe_tonight_words=safe_tonight_words,
    )  # fmt: skip
    hold(
        HospitalVisit, by=by, retention_class=RETENTION, person=person, contact=contact, arrived_at=arrived_at,
        approach=approach, reached=reached, needs=needs,
    )  # fmt: skip
    return contact


@transaction.atomic
def offer_support(
    *, contact: Contact, offered_at: datetime, accepted: bool, declined_because: str = "", now: datetime, by: Acting
) -> Offer:
    """Record an offer and its answer. Declining ends neither concern nor referral, and a second offer may follow."""
    by.must(Permission.RECORD_CONTACT)
    _refuse_future(now, offered_at=offered_at)
    if not accepted and not declined_because.strip():
        raise StepNotAllowed(
            _("Say why the young person declined, in their words if you can."), field="declined_because"
        )
    if accepted and declined_because:
        raise StepNotAllowed(_("An accepted offer has no reason for declining. Clear the reason, or choose declined."))
    offer = hold(
        Offer, by=by, retention_class=RETENTION, person_id=contact.person_id, contact=contact, offered_at=offered_at,
        accepted=accepted, declined_because=declined_because,
    )  # fmt: skip
    record(Did.RECORDED, offer, by=by)
    return offer


@transaction.atomic
def record_release(
    *, stay: CustodyStay, released_at: datetime, released_to: str, released_where: str, now: datetime, by: Acting
) -> CustodyStay:
    """Say when, to whom and where the young person was released. Only now does the follow-up fall due."""
    by.must(Permission.RECORD_CONTACT)
    _refuse_future(now, released_at=released_at)
    if released_at < stay.arrested_at:
        raise StepNotAllowed(_("The release is before the arrest. Check both times."), field="released_at")
    stay.released_at, stay.released_to, stay.released_where = released_at, released_to, released_where
    stay.follow_up_from_at, stay.follow_up_due_at = follow_up_window(released_at)
    stay.save()
    record(Did.CHANGED, stay, by=by)
    return stay


@transaction.atomic
def follow_up(*, stay: CustodyStay, followed_up_at: datetime, words: str, now: datetime, by: Acting) -> CustodyStay:
    """Record that the worker met the young person again after release."""
    by.must(Permission.RECORD_CONTACT)
    _refuse_future(now, followed_up_at=followed_up_at)
    if stay.released_at is None:
        raise StepNotAllowed(_("Record the release first: the follow-up counts from it."))
    if followed_up_at < stay.released_at:
        raise StepNotAllowed(_("The follow-up is before the release. Check both times."), field="followed_up_at")
    stay.followed_up_at, stay.follow_up_words = followed_up_at, words
    stay.save()
    record(Did.CHANGED, stay, by=by)
    return stay


def _meet(person: "Person", way_in: WayIn, by: Acting, **fields: object) -> Contact:
    by.must(Permission.RECORD_CONTACT)
    contact = hold(Contact, by=by, retention_class=RETENTION, person=person, way_in=way_in, **fields)
    record(Did.RECORDED, contact, by=by)
    return contact


def _refuse_future(now: datetime, **moments: datetime) -> None:
    for name, moment in moments.items():
        if moment > now:
            raise StepNotAllowed(_("This lies in the future. Check the date and the time."), field=name)
