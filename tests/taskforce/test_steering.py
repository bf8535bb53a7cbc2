"""The steering group: seats by office, meetings, decisions and who does what by when."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.kinds import MeetingActionState
from alongside.partnership.taskforce.models import Decision

TODAY = date(2019, 5, 20)
TOMORROW = date(2019, 5, 21)


@pytest.fixture
def member(partnership, by):
    return actions.add_member(agency=partnership.hub, seat="Head of the hub", from_on=date(2018, 10, 1), by=by)


@pytest.fixture
def asked(meeting, partnership, by):
    return actions.give_meeting_action(
        meeting=meeting, owner=partnership.hub, words="Send counts.", due_on=TODAY, by=by
    )


def end(action, by, **more):
    given = {"state": MeetingActionState.DONE, "on": TODAY, "outcome": "Sent."} | more
    return actions.end_meeting_action(action=action, **given, by=by)


def test_only_who_runs_the_programme_keeps_the_steering_group(partnership, member, meeting, asked):
    with act_as(partnership.custody_worker) as worker:
        for change in (
            lambda: actions.add_member(agency=partnership.hub, seat="X", from_on=TODAY, by=worker),
            lambda: actions.end_membership(member=member, until_on=TODAY, by=worker),
            lambda: actions.record_meeting(held_on=TODAY, about="X", attended=[partnership.hub], by=worker),
            lambda: actions.write_minutes(meeting=meeting, minutes="X", by=worker),
            lambda: actions.decide(meeting=meeting, words="X", by=worker),
            lambda: actions.give_meeting_action(
                meeting=meeting, owner=partnership.hub, words="X", due_on=TODAY, by=worker
            ),
            lambda: end(asked, worker),
        ):
            with pytest.raises(NotAllowed):
                change()


def test_one_office_has_one_seat(partnership, member, by):
    with pytest.raises(StepNotAllowed, match="has this seat already"):
        actions.add_member(agency=partnership.hub, seat=" Head of the hub ", from_on=TODAY, by=by)
    with pytest.raises(StepNotAllowed, match="by its office"):
        actions.add_member(agency=partnership.hub, seat="", from_on=TODAY, by=by)


def test_a_seat_ends_once_and_not_before_it_began(member, by):
    with pytest.raises(StepNotAllowed, match="before the first"):
        actions.end_membership(member=member, until_on=date(2018, 9, 30), by=by)
    actions.end_membership(member=member, until_on=TODAY, by=by)
    with pytest.raises(StepNotAllowed, match="ended already"):
        actions.end_membership(member=member, until_on=TODAY, by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_on": TOMORROW}, "has not come yet"),
        ({"held_on": date(2019, 4, 9)}, "recorded already"),
        ({"about": ""}, "what the meeting was about"),
        ({"attended": []}, "agencies that came"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(meeting, partnership, by, more, sentence):
    given = {"held_on": TODAY, "about": "Money", "attended": [partnership.hub]} | more
    with pytest.raises(StepNotAllowed, match=sentence):
        actions.record_meeting(**given, by=by)


def test_empty_minutes_and_decisions_are_refused(meeting, by):
    with pytest.raises(StepNotAllowed, match="minutes"):
        actions.write_minutes(meeting=meeting, minutes=" ", by=by)
    with pytest.raises(StepNotAllowed, match="what was decided"):
        actions.decide(meeting=meeting, words=" ", by=by)


def test_an_action_of_a_meeting_that_cannot_be_is_refused(meeting, partnership, by):
    given = {"meeting": meeting, "owner": partnership.hub, "by": by}
    with pytest.raises(StepNotAllowed, match="before the meeting"):
        actions.give_meeting_action(words="X", due_on=date(2019, 4, 8), **given)
    with pytest.raises(StepNotAllowed, match="what is to be done"):
        actions.give_meeting_action(words="", due_on=TODAY, **given)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"on": TOMORROW}, "has not come yet"),
        ({"state": MeetingActionState.OPEN}, "done or dropped"),
        ({"outcome": ""}, "what came of it"),
    ],
)
def test_an_end_that_says_too_little_is_refused(asked, by, more, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        end(asked, by, **more)


def test_an_action_ends_once(asked, by):
    end(asked, by)
    with pytest.raises(StepNotAllowed, match="still open"):
        end(asked, by)


def test_the_database_refuses_to_change_a_decision(meeting, by):
    decision = actions.decide(meeting=meeting, words="Fund it.", by=by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(words="Fund something else.")


@pytest.mark.parametrize(
    "look", [queries.open_meeting, queries.open_member, queries.open_meeting_action], ids=lambda look: look.__name__
)
def test_what_is_not_there_is_not_found(by, look):
    with pytest.raises(NotFoundHere):
        look(uuid4(), by)


def test_the_page_shows_seats_meetings_and_what_is_open(partnership, member, meeting, asked, by):
    former = actions.add_member(agency=partnership.police, seat="Superintendent", from_on=date(2018, 1, 1), by=by)
    actions.end_membership(member=former, until_on=date(2019, 1, 31), by=by)
    actions.write_minutes(meeting=meeting, minutes="All agreed.", by=by)
    page = queries.steering_group(by, TODAY)
    assert (page.members, page.former, page.meetings, page.open_actions) == ([member], [former], [meeting], [asked])
    end(asked, by, state=MeetingActionState.DROPPED)
    assert queries.steering_group(by, TODAY).open_actions == []
    assert queries.open_meeting(meeting.pk, by).minutes == "All agreed."
    assert queries.open_member(member.pk, by) == member
    assert queries.open_meeting_action(asked.pk, by).outcome == "Sent."
