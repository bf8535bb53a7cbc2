"""The steering group: seats, meetings, decisions, and who does what by when."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.actions.refusing import must_have_words, must_not_be_later
from alongside.partnership.taskforce.kinds import MeetingActionState
from alongside.partnership.taskforce.models import Decision, Meeting, MeetingAction, Member
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency


@transaction.atomic
def add_member(*, agency: "Agency", seat: str, from_on: date, by: Acting) -> Member:
    """Give an agency a seat. The seat is an office; whoever holds it may change."""
    by.must(Permission.RUN_PROGRAMME)
    seat = must_have_words(seat, _("Name the seat by its office: Head of Early Help."), field="seat")
    if Member.objects.filter(agency=agency, seat=seat, until_on=None).exists():
        raise StepNotAllowed(_("The agency has this seat already."), field="seat")
    member = Member.objects.create(agency=agency, seat=seat, from_on=from_on, recorded_by_id=by.posting_id)
    record(Did.RECORDED, member, by=by)
    return member


@transaction.atomic
def end_membership(*, member: Member, until_on: date, by: Acting) -> Member:
    by.must(Permission.RUN_PROGRAMME)
    if member.until_on:
        raise StepNotAllowed(_("This seat has ended already."))
    if until_on < member.from_on:
        raise StepNotAllowed(_("The last day cannot be before the first."), field="until_on")
    member.until_on = until_on
    member.save(update_fields=["until_on"])
    record(Did.CLOSED, member, by=by)
    return member


@transaction.atomic
def record_meeting(
    *, held_on: date, about: str, attended: "Iterable[Agency]", minutes: str = "", by: Acting
) -> Meeting:
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(held_on, field="held_on")
    attended = list(attended)
    if not attended:
        raise StepNotAllowed(_("Choose the agencies that came."), field="attended")
    if Meeting.objects.filter(held_on=held_on).exists():
        raise StepNotAllowed(_("A meeting on that day is recorded already. Open it."), field="held_on")
    meeting = Meeting.objects.create(
        held_on=held_on,
        about=must_have_words(about, _("Say in a few words what the meeting was about."), field="about"),
        minutes=minutes.strip(),
        recorded_by_id=by.posting_id,
    )
    meeting.attended.set(attended)
    record(Did.RECORDED, meeting, by=by)
    return meeting


@transaction.atomic
def write_minutes(*, meeting: Meeting, minutes: str, by: Acting) -> Meeting:
    by.must(Permission.RUN_PROGRAMME)
    meeting.minutes = must_have_words(minutes, _("Enter the minutes."), field="minutes")
    meeting.save(update_fields=["minutes"])
    record(Did.CHANGED, meeting, by=by)
    return meeting


@transaction.atomic
def decide(*, meeting: Meeting, words: str, by: Acting) -> Decision:
    """Record what a meeting decided. A decision is not edited: a later one replaces it."""
    by.must(Permission.RUN_PROGRAMME)
    words = must_have_words(words, _("Say what was decided."), field="words")
    decision = Decision.objects.create(meeting=meeting, words=words, recorded_by_id=by.posting_id)
    record(Did.DECIDED, decision, by=by)
    return decision


@transaction.atomic
def give_meeting_action(*, meeting: Meeting, owner: "Agency", words: str, due_on: date, by: Acting) -> MeetingAction:
    by.must(Permission.RUN_PROGRAMME)
    if due_on < meeting.held_on:
        raise StepNotAllowed(_("It would be due before the meeting. Enter a later day."), field="due_on")
    action = MeetingAction.objects.create(
        meeting=meeting,
        owner=owner,
        words=must_have_words(words, _("Say what is to be done."), field="words"),
        due_on=due_on,
        recorded_by_id=by.posting_id,
    )
    record(Did.RECORDED, action, by=by)
    return action


@transaction.atomic
def end_meeting_action(
    *, action: MeetingAction, state: MeetingActionState, on: date, outcome: str, by: Acting
) -> MeetingAction:
    """Say that an action is done, or that it is dropped and why."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    if state == MeetingActionState.OPEN or action.state != MeetingActionState.OPEN:
        raise StepNotAllowed(_("Choose done or dropped, for an action that is still open."))
    outcome = must_have_words(outcome, _("Say what came of it."), field="outcome")
    action.state, action.ended_on, action.outcome = state, on, outcome
    action.save(update_fields=["state", "ended_on", "outcome"])
    record(Did.CLOSED, action, by=by)
    return action
