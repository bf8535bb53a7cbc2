"""Where a young person stands on the way, who has the next step, and what I may do now. It decides nothing."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pages.pieces import Choice, NextStep, Step, StepState
from alongside.partnership.pathway.models import Referral
from alongside.partnership.pathway.queries.way import Way, last_offer, stay_of


def steps_of(way: Way) -> list[Step]:
    """The steps from first contact to an answer, each done, running or still to come.

    None for somebody whom another agency met: their first contact stands in that agency's record, not here.
    """
    contact = way.latest_contact
    if contact is None and not way.screenings and not way.referrals:
        return []
    done = {
        _("First contact"): contact is not None,
        _("Support offered"): contact is not None and last_offer(contact) is not None,
        _("Screened"): bool(way.screenings),
        _("Referred"): bool(way.referrals),
        _("Answered"): any(way.answered_at(referral) for referral in way.referrals),
    }
    now = next((name for name, is_done in done.items() if not is_done), None)
    states = {True: StepState.DONE, False: StepState.TO_COME}
    return [Step(name=name, state=StepState.NOW if name == now else states[is_done]) for name, is_done in done.items()]


def next_step_for(way: Way) -> NextStep | None:
    """The next step and whose it is; none when nothing waits."""
    for referral in way.referrals:
        if way.answered_at(referral) is None:
            return waits_for_answer(referral)
    return _next_after_contact(way)


def waits_for_answer(referral: Referral) -> NextStep:
    return NextStep(
        what=_("Answer the referral"),
        whose=referral.to_agency.name,
        since=referral.sent_at,
        due_at=referral.answer_due_at,
        address=reverse("pathway:referral", args=[referral.pk]),
    )


def _next_after_contact(way: Way) -> NextStep | None:
    contact, mine = way.latest_contact, _("your team")
    if contact is None:
        return None
    stay = stay_of(contact)
    if last_offer(contact) is None:
        return NextStep(_("Offer support"), mine, contact.met_at, None, reverse("pathway:offer", args=[contact.pk]))
    if stay is not None and stay.released_at is None:
        address = reverse("pathway:release", args=[contact.pk])
        return NextStep(_("Record the release when it is known"), mine, contact.met_at, None, address)
    if stay is not None and stay.followed_up_at is None:
        address = reverse("pathway:follow_up", args=[contact.pk])
        return NextStep(_("Meet again after release"), mine, stay.released_at, stay.follow_up_due_at, address)
    return None


def choices_for(person_id: object, way: Way, *, by: Acting, kind: AgencyKind) -> list[Choice]:
    """What I may do for this person now. A referral needs neither a contact nor a screening."""
    return list(_choices(person_id, way, by, kind))


def _choices(person_id: object, way: Way, by: Acting, kind: AgencyKind) -> Iterator[Choice]:
    contact = way.latest_contact
    if by.may(Permission.RECORD_CONTACT):
        if contact is None:
            yield Choice(_("Record the first contact"), _meeting_page(person_id, kind))
        else:
            again = _("Offer support again") if last_offer(contact) else _("Offer support")
            yield Choice(again, reverse("pathway:offer", args=[contact.pk]))
    if by.may(Permission.SCREEN):
        yield Choice(_("Screen for exploitation"), reverse("pathway:screen", args=[person_id]))
    if by.may(Permission.REFER):
        yield Choice(_("Refer or share"), reverse("pathway:choose_route", args=[person_id]))
    if by.may(Permission.WORK_WITH_FAMILY) and kind == AgencyKind.EARLY_HELP:
        yield Choice(_("Begin help for the family"), reverse("pathway:open_help", args=[person_id]))
    if by.may(Permission.RECORD_CONTACT) and contact is not None:
        yield Choice(_("Record another contact"), _meeting_page(person_id, kind))


def _meeting_page(person_id: object, kind: AgencyKind) -> str:
    page = "pathway:meet_in_hospital" if kind == AgencyKind.EMERGENCY_DEPARTMENT else "pathway:meet_in_custody"
    return reverse(page, args=[person_id])
