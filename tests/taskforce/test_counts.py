"""What the programme publishes: its own records by the last day of the period, and no number where none is known."""

from datetime import date

import pytest

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.roles import Role
from alongside.partnership.figures import publishing, queries, registry
from alongside.partnership.taskforce import actions, counts
from tests.figures.counts import safety_of
from tests.partnership import make_posting
from tests.taskforce.test_money import commit, separate
from tests.taskforce.test_training import agree, hold

SPRING = Period(Month(2019, 2), Month(2019, 4))
BEFORE = Period(Month(2018, 6), Month(2018, 8))


def by_code(found):
    return {count.code: count for count in found}


def test_a_report_counts_once_it_is_published(report):
    found = by_code(counts.count_recommendations(SPRING))
    assert found["taskforce.recommendations"].value == 17
    assert found["taskforce.report_published"].month == date(2018, 9, 1)
    found = by_code(counts.count_recommendations(BEFORE))
    assert found["taskforce.recommendations"].value == 0
    assert found["taskforce.report_published"].month is None


def test_a_fund_counts_what_was_committed_by_the_end_of_the_period(fund, by):
    assert counts.count_money(SPRING)[0].value == 0
    for pounds, day in ((600_000, date(2019, 4, 30)), (450_000, date(2019, 5, 1))):
        separate(commit(fund, by, pounds, agreed_on=day), by)
    (count,) = counts.count_money(SPRING)
    assert (count.code, count.value) == ("taskforce.fund.so-far", 60_000_000)
    assert "£600,000." in count.definition


def test_a_fund_with_a_doubt_has_no_number(fund, by):
    for _one in range(2):
        commit(fund, by, agreed_on=date(2019, 4, 1))
    (count,) = counts.count_money(SPRING)
    assert count.value is None
    assert "Not added up" in count.definition


def test_training_counts_its_first_and_fullest_session_and_what_is_agreed(programme, cohort, by):
    hold(cohort, by)
    hold(cohort, by, held_on=date(2019, 4, 16), came={"Police": 20, "Probation": 6})
    agree(programme, by)
    found = {code.split(".")[-1]: count for code, count in by_code(counts.count_training(SPRING)).items()}
    assert (found["first_session"].value, found["largest_session"].value, found["weeks"].value) == (25, 26, 20)
    assert found["starts"].month == date(2019, 5, 1)


def test_training_that_has_not_begun_has_no_number(programme):
    assert {count.value for count in counts.count_training(SPRING)} == {None}


def test_an_agency_with_two_seats_is_counted_once(partnership, by):
    for seat, start in (("Head", date(2019, 4, 30)), ("Deputy", date(2019, 4, 1)), ("Third", date(2019, 5, 1))):
        actions.add_member(agency=partnership.hub, seat=seat, from_on=start, by=by)
    assert counts.count_steering_group(SPRING)[0].value == 1


def test_the_rooms_counts_are_found_and_published(partnership, report, fund, programme, by):
    make_posting(safety_of(partnership), Role.SYSTEM)
    declared = [function.__name__ for function in registry.functions_for(None)]
    assert {"count_recommendations", "count_money", "count_training", "count_steering_group"} <= set(declared)
    figures = publishing.publish_partnership(safety_of(partnership), SPRING)
    assert "taskforce.recommendations" in {figure.code for figure in figures}
    assert queries.latest("taskforce.recommendations", period=SPRING, by=by).value == 17


@pytest.mark.parametrize("change", ["add", "withdraw"])
def test_a_changed_record_changes_the_next_publication(partnership, fund, by, change):
    make_posting(safety_of(partnership), Role.SYSTEM)
    commitment = separate(commit(fund, by, 100, agreed_on=date(2019, 4, 1)), by)
    publishing.publish_partnership(safety_of(partnership), SPRING)
    if change == "add":
        separate(commit(fund, by, 50, agreed_on=date(2019, 4, 1)), by)
    else:
        actions.withdraw_commitment(commitment=commitment, on=date(2019, 5, 1), because="Entered twice.", by=by)
    publishing.publish_partnership(safety_of(partnership), SPRING)
    now = queries.latest("taskforce.fund.so-far", period=SPRING, by=by)
    assert queries.number_of(now) == (15_000 if change == "add" else 0)
