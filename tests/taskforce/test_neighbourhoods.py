"""Where we work: chosen by people from the published list, for a reason, until a day on which it is looked at again."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.trail.words import Did
from alongside.partnership.violence import codes
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.kinds import Drawn, Snapshot
from tests.figures.counts import safety_of, system_of
from tests.partnership import acting, lines_of, make_partnership, make_posting, open_site_as

HEADS = ("area_name", "area_code", "verdict")


@pytest.fixture
def listed(fresh_database):
    """A partnership on whose site the list is published for everybody to see."""
    import pyarrow as pa

    partnership = make_partnership()
    safety = safety_of(partnership)
    make_posting(safety, Role.SYSTEM)
    rows = [("Ferrywick", "FW-W09", "clear"), ("Lockgate", "FW-W02", "likely")]
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(HEADS)})
    about = Count(
        code=codes.NEIGHBOURHOODS, title="Neighbourhoods", counted=Counted.OTHER, unit="wards", value=None,
        definition="Both high.", source="Invented.", period=Period(Month(2018, 4), Month(2019, 3)), invented=True,
    )  # fmt: skip
    with act_as(system_of(safety)) as by:
        publish_snapshot(snapshot=Snapshot(drawn=(Drawn(about, table, {name: name for name in HEADS}, {}),)), by=by)
    return partnership


def choose(by, **changed):
    asked = {
        "area_code": "FW-W09", "reason": "The youth club asked us.",
        "review_on": timezone.localdate() + timedelta(days=90),
    }  # fmt: skip
    return actions.choose_neighbourhood(**(asked | changed), by=by)


# Refusals


def test_a_youth_worker_chooses_no_neighbourhood(partnership):
    with act_as(partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        choose(worker)


def test_without_a_published_list_nothing_is_chosen(fresh_database):
    partnership = make_partnership()
    with act_as(partnership.partnership_manager) as by:
        assert queries.may_be_chosen(by) == []
        assert not queries.neighbourhood_choices(by).has_list
        with pytest.raises(StepNotAllowed, match="not on the published list"):
            choose(by)


def test_a_choice_needs_a_place_of_the_list_a_reason_and_a_day_to_come(listed):
    with act_as(listed.partnership_manager) as by:
        with pytest.raises(StepNotAllowed, match="not on the published list"):
            choose(by, area_code="E05013652")
        with pytest.raises(StepNotAllowed, match="Say why here"):
            choose(by, reason=" ")
        with pytest.raises(StepNotAllowed, match="a day to come"):
            choose(by, review_on=timezone.localdate())


# Choosing


def test_a_choice_keeps_what_the_list_said_why_and_until_when(listed):
    with act_as(listed.partnership_manager) as by:
        choice = choose(by)
        assert (choice.area_name, choice.verdict, choice.chosen_on) == ("Ferrywick", "clear", timezone.localdate())
        assert choice.chosen_from.code == codes.NEIGHBOURHOODS
        assert queries.may_be_chosen(by) == [("FW-W02", "Lockgate: likely")]
        with pytest.raises(StepNotAllowed, match="works there already"):
            choose(by)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("UPDATE taskforce_neighbourhoodchoice SET reason = 'x'")
    assert [line.did for line in lines_of(listed.partnership_manager)][-1] == Did.DECIDED


def test_work_that_has_ended_says_what_came_of_it(listed):
    today = timezone.localdate()
    with act_as(listed.partnership_manager) as by:
        choice = queries.open_choice(choose(by).pk, by)
        for on, outcome, sentence in (
            (today + timedelta(days=1), "Calmer.", "has not come yet"),
            (date(2019, 1, 1), "Calmer.", "before it was chosen"),
            (today, " ", "what came of it"),
        ):
            with pytest.raises(StepNotAllowed, match=sentence):
                actions.end_choice(choice=choice, on=on, outcome=outcome, by=by)
        actions.end_choice(choice=choice, on=today, outcome="Calmer evenings.", by=by)
        with pytest.raises(StepNotAllowed, match="ended already"):
            actions.end_choice(choice=choice, on=today, outcome="Again.", by=by)
        page = queries.neighbourhood_choices(by)
        assert (page.standing, [one.outcome for one in page.ended]) == ([], ["Calmer evenings."])


# Pages


def test_a_manager_chooses_and_ends_on_the_pages(listed):
    browser = open_site_as(listed.partnership_manager)
    assert "No neighbourhood is chosen yet." in browser.get("/build/neighbourhoods/").text
    coming = timezone.localdate() + timedelta(days=90)
    day = {"review_on-day": coming.day, "review_on-month": coming.month, "review_on-year": coming.year}
    typed = {"area_code": "FW-W09", "reason": "The youth club asked us."} | day
    assert browser.post("/build/neighbourhoods/new", typed).status_code == 302
    text = browser.get("/build/neighbourhoods/").text
    assert "The youth club asked us." in text
    assert "The list said: clear." in text
    with act_as(listed.partnership_manager) as by:
        (choice,) = queries.neighbourhood_choices(by).standing
    today = timezone.localdate()
    ended = {"on-day": today.day, "on-month": today.month, "on-year": today.year, "outcome": "Calmer evenings."}
    assert browser.post(f"/build/neighbourhoods/{choice.pk}/end", ended).status_code == 302
    assert "Calmer evenings." in browser.get("/build/neighbourhoods/").text


def test_a_partner_reads_the_choices_and_makes_none(listed):
    partner = open_site_as(acting(listed.hub, Role.PARTNER))
    assert partner.get("/build/neighbourhoods/").status_code == 200
    assert "/build/neighbourhoods/new" not in partner.get("/build/neighbourhoods/").text
    assert partner.get("/build/neighbourhoods/new").status_code == 403
