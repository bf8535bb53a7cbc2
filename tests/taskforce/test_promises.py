"""Recommendations and actions: nothing invented, no status without its date and reason, no refusal without a ground."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.kinds import ActionProgress, Heading, Progress, RefusalGround
from alongside.partnership.taskforce.models import Action, Recommendation, RecommendationStatus
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did

TODAY = date(2019, 5, 20)
TOMORROW = date(2019, 5, 21)


def say(recommendation, by, status=Progress.UNDER_WAY, on=TODAY, reason="The first school has begun."):
    return actions.set_status(recommendation=recommendation, status=status, on=on, reason=reason, by=by)


def act_on(action, by, status=ActionProgress.UNDER_WAY, on=TODAY, reason="It has begun.", ground=""):
    return actions.set_action_status(action=action, status=status, on=on, reason=reason, refusal_ground=ground, by=by)


# Refusals


def test_only_who_runs_the_programme_changes_it(partnership, recommendation, action, school):
    with act_as(partnership.custody_worker) as worker:
        for change in (
            lambda: actions.record_report(title="T", published_on=TODAY, source="S", slots=1, by=worker),
            lambda: actions.write_recommendation(recommendation=recommendation, by=worker),
            lambda: say(recommendation, worker),
            lambda: actions.add_action(recommendation=recommendation, owner=school, words="W", due_on=TODAY, by=worker),
            lambda: act_on(action, worker),
        ):
            with pytest.raises(NotAllowed):
                change()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": "Youth Safety Taskforce"}, "There is a report with this title"),
        ({"title": " "}, "Enter the title"),
        ({"source": ""}, "where the report can be read"),
        ({"slots": 0}, "how many recommendations"),
        ({"published_on": TOMORROW}, "has not come yet"),
    ],
)
def test_a_report_that_says_too_little_is_refused(report, by, more, sentence):
    given = {"title": "Second", "published_on": TODAY, "source": "Here", "slots": 3} | more
    with pytest.raises(StepNotAllowed, match=sentence):
        actions.record_report(**given, by=by)


def test_words_of_a_report_say_where_they_stand(recommendation, by):
    with pytest.raises(StepNotAllowed, match="where in the report"):
        actions.write_recommendation(recommendation=recommendation, words="Do this.", by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reason": "  "}, "Say why"),
        ({"on": TOMORROW}, "has not come yet"),
        ({"status": Progress.NOT_SAID}, "Something was said already"),
        ({"on": date(2019, 5, 9)}, "said later than that day"),
    ],
)
def test_a_status_without_a_reason_or_with_an_impossible_day_is_refused(recommendation, by, more, sentence):
    say(recommendation, by, on=date(2019, 5, 10))
    with pytest.raises(StepNotAllowed, match=sentence):
        say(recommendation, by, **more)
    assert RecommendationStatus.objects.count() == 1


def test_an_action_without_words_is_refused(recommendation, school, by):
    with pytest.raises(StepNotAllowed, match="what is to be done"):
        actions.add_action(recommendation=recommendation, owner=school, words="", due_on=TODAY, by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reason": ""}, "Say why"),
        ({"on": TOMORROW}, "has not come yet"),
        ({"status": ActionProgress.TO_DO}, "reported already"),
        ({"status": ActionProgress.REFUSED}, "Choose the ground"),
        ({"ground": RefusalGround.COST}, "A ground belongs to a refusal"),
        ({"on": date(2019, 5, 9)}, "said later than that day"),
    ],
)
def test_an_action_status_that_does_not_fit_is_refused(action, by, more, sentence):
    act_on(action, by, on=date(2019, 5, 10))
    with pytest.raises(StepNotAllowed, match=sentence):
        act_on(action, by, **more)


def test_work_on_the_strategy_itself_cannot_be_refused(recommendation, school, by):
    action = actions.add_action(
        recommendation=recommendation, owner=school, words="Send counts.", due_on=TODAY, is_preparation=True, by=by
    )
    with pytest.raises(StepNotAllowed, match="cannot be refused"):
        act_on(action, by, ActionProgress.REFUSED, ground=RefusalGround.COST)


def test_only_a_relevant_authority_may_refuse(recommendation, partnership, by):
    action = actions.add_action(
        recommendation=recommendation, owner=partnership.hub, words="Do it.", due_on=TODAY, by=by
    )
    with pytest.raises(StepNotAllowed, match="Only a relevant authority"):
        act_on(action, by, ActionProgress.REFUSED, ground=RefusalGround.COST)


def test_the_database_refuses_a_status_without_its_reason(recommendation, action):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=recommendation.pk).update(status=Progress.DONE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(status=ActionProgress.REFUSED, status_on=TODAY, status_reason="No.")


def test_the_database_refuses_to_change_or_delete_what_was_said(recommendation, by):
    said = say(recommendation, by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        RecommendationStatus.objects.filter(pk=said.pk).update(reason="Something nicer.")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Recommendation.objects.filter(pk=recommendation.pk)._raw_delete("default")


def test_a_recommendation_that_is_not_there_is_not_found(by):
    with pytest.raises(NotFoundHere):
        queries.open_recommendation(uuid4(), by)


def test_who_may_not_read_the_programme_reads_none_of_it(partnership):
    from tests.figures.counts import system_of

    with act_as(system_of(partnership.hub)) as system:
        for look in (queries.promises, lambda by: queries.open_action(uuid4(), by)):
            with pytest.raises(NotAllowed):
                look(system)


# What happens


def test_a_report_comes_with_empty_slots(report):
    slots = report.recommendations.all()
    assert [slot.number for slot in slots] == list(range(1, 18))
    assert {(slot.words, slot.heading, slot.status) for slot in slots} == {("", "", Progress.NOT_SAID)}


def test_without_a_report_there_is_nothing_to_show(by):
    assert queries.promises(by) == queries.Promises(None, [])


def test_slots_stand_under_their_headings_and_the_rest_comes_last(report, by):
    for number, heading in ((3, Heading.SUPPORT), (1, Heading.PREVENT)):
        actions.write_recommendation(recommendation=report.recommendations.get(number=number), heading=heading, by=by)
    groups = {words: [row.number for row in rows] for words, rows in queries.promises(by).headings}
    assert list(groups) == ["Prevent", "Support", "Heading not entered yet"]
    assert (groups["Prevent"], groups["Support"], len(groups["Heading not entered yet"])) == ([1], [3], 15)


def test_words_are_entered_with_their_place_and_owner(recommendation, school, by):
    written = actions.write_recommendation(
        recommendation=recommendation, words=" Begin early. ", words_source="Page 9", owner=school, by=by
    )
    written.refresh_from_db()
    assert (written.words, written.words_source, written.owner) == ("Begin early.", "Page 9", school)


def test_every_status_stays_in_the_history(recommendation, by):
    say(recommendation, by, Progress.NOT_STARTED, on=date(2019, 5, 1), reason="No money yet.")
    say(recommendation, by)
    page = queries.promise(recommendation.pk, by)
    assert [said.status for said in page.statuses] == [Progress.UNDER_WAY, Progress.NOT_STARTED]
    assert page.recommendation.status_reason == "The first school has begun."
    assert TrailLine.objects.filter(did=Did.CHANGED, subject_id=recommendation.pk).count() == 2


def test_a_school_refuses_on_a_ground_and_may_think_again(action, by):
    act_on(action, by, ActionProgress.REFUSED, reason="Six staff.", ground=RefusalGround.COST)
    act_on(action, by, reason="The council pays.")
    opened = queries.open_action(action.pk, by)
    assert (opened.status, opened.refusal_ground) == (ActionProgress.UNDER_WAY, "")
    assert {said.refusal_ground for said in opened.statuses.all()} == {"", RefusalGround.COST}


def test_a_recommendation_shows_its_actions(recommendation, action, by):
    page = queries.promise(recommendation.pk, by)
    assert page.actions == [action]
    assert (page.allocations, page.total.pence) == ([], 0)
    assert queries.list_recommendations(by).get(number=1).action_count == 1
