"""Training: head counts by organisation and session, corrected in the open and never added over sessions."""

from datetime import date
from uuid import uuid4

import pytest

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.kinds import Audience, Level, ProgrammeState

TODAY = date(2019, 5, 20)
TOMORROW = date(2019, 5, 21)


def hold(cohort, by, **more):
    given = {"held_on": date(2019, 4, 9), "topic": "Reflecting", "came": {"Police": 25}} | more
    return actions.hold_session(cohort=cohort, **given, by=by)


def agree(programme, by, **more):
    given = {
        "name": "Twenty weeks",
        "organisation": "Police",
        "agreed_on": date(2019, 4, 12),
        "starts_on": date(2019, 5, 7),
        "weeks": 20,
    } | more
    return actions.agree_cohort(programme=programme, **given, by=by)


def test_only_who_runs_the_programme_changes_the_training(partnership, programme, cohort, by):
    attendance = hold(cohort, by).attendance.get()
    with act_as(partnership.custody_worker) as worker:
        for change in (
            lambda: actions.add_programme(
                reference="x", name="X", level=Level.SKILLED, audience=Audience.SCHOOLS,
                state=ProgrammeState.RUNNING, by=worker,
            ),
            lambda: actions.set_programme_state(programme=programme, state=ProgrammeState.ENDED, by=worker),
            lambda: agree(programme, worker),
            lambda: hold(cohort, worker),
            lambda: actions.correct_attendance(attendance=attendance, came=24, by=worker),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                change()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reference": "police-supervision"}, "Choose another"),
        ({"reference": "X Y"}, "small letters"),
        ({"name": ""}, "name of the programme"),
    ],
)
def test_a_programme_that_says_too_little_is_refused(programme, by, more, sentence):
    given = {"reference": "x", "name": "X", "level": Level.SKILLED, "audience": Audience.SCHOOLS} | more
    with pytest.raises(StepNotAllowed, match=sentence):
        actions.add_programme(**given, state=ProgrammeState.RUNNING, by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": "First session"}, "has a cohort with that name"),
        ({"name": ""}, "Give the cohort a name"),
        ({"organisation": ""}, "whose people"),
        ({"weeks": 0}, "at least one week"),
        ({"agreed_on": TOMORROW}, "has not come yet"),
    ],
)
def test_a_cohort_that_says_too_little_is_refused(programme, cohort, by, more, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        agree(programme, by, **more)


def test_a_programme_that_has_ended_takes_no_cohort(programme, by):
    actions.set_programme_state(programme=programme, state=ProgrammeState.ENDED, by=by)
    with pytest.raises(StepNotAllowed, match="has ended"):
        agree(programme, by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_on": TOMORROW}, "has not come yet"),
        ({"held_on": date(2019, 3, 31)}, "before the cohort started"),
        ({"topic": ""}, "what the session was about"),
        ({"came": {}}, "how many came"),
        ({"came": {"": 3}}, "which organisation"),
        ({"came": {"Police": -1}}, "below 0"),
    ],
)
def test_a_session_that_cannot_be_is_refused(cohort, by, more, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        hold(cohort, by, **more)


@pytest.mark.parametrize(
    "look", [queries.open_programme, queries.open_cohort, queries.open_attendance], ids=lambda look: look.__name__
)
def test_what_is_not_there_is_not_found(by, look):
    with pytest.raises(NotFoundHere):
        look(uuid4(), by)


def test_a_cohort_shows_its_sessions_and_how_many_came(programme, cohort, by):
    hold(cohort, by, came={"Police": 25, "Probation": 3})
    hold(cohort, by, held_on=date(2019, 4, 16), came={"Police": 22})
    sessions = list(queries.open_cohort(cohort.pk, by).sessions.all())
    assert [(session.number, session.came) for session in sessions] == [(1, 28), (2, 22)]
    assert queries.open_programme(programme.pk, by) == programme
    assert [one.name for one in queries.list_programmes(by)] == [programme.name]


def test_a_corrected_head_count_keeps_what_stood(cohort, by):
    attendance = hold(cohort, by).attendance.get()
    actions.correct_attendance(attendance=attendance, came=24, by=by)
    assert queries.open_attendance(attendance.pk, by).came == 24
    assert [row.came for row in attendance.history.order_by("pgh_id")] == [25, 24]
