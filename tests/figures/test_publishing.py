"""Counting by each agency's own system worker, at night and by hand."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.evidence.periods import Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.roles import Role
from alongside.partnership.figures import jobs, publishing, queries, registry
from alongside.partnership.figures.models import PublishedFigure
from tests.figures.counts import SPRING, people, safety_of
from tests.partnership import Partnership, make_posting


@registry.for_each(AgencyKind.YOUTH_JUSTICE)
def count_engaged(period: Period):
    return [people(41, inputs=[str(period)])]


@registry.for_the_partnership
def count_recommendations(period: Period):
    return [people(17, code="taskforce.recommendations")]


def count_for_every_agency(period: Period):
    return [people(9, code="trail.workers")]


@pytest.fixture
def rooms(monkeypatch, partnership: Partnership) -> Partnership:
    """These three functions, and a community safety agency that can count."""
    make_posting(safety_of(partnership), Role.SYSTEM)
    declared = [count_engaged, count_recommendations, count_for_every_agency]
    monkeypatch.setattr(registry, "_declared", lambda: iter(declared))
    return partnership


def codes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for figure in PublishedFigure.objects.all():
        found.setdefault(figure.code, set()).add(figure.whose)
    return found


def test_each_kind_of_agency_runs_its_own_counts(rooms):
    assert registry.functions_for(AgencyKind.YOUTH_JUSTICE) == [count_engaged, count_for_every_agency]
    assert registry.functions_for(AgencyKind.HUB) == [count_for_every_agency]
    assert registry.functions_for(None) == [count_recommendations]


def test_rooms_are_found_by_their_counts_module():
    assert all(function.__name__.startswith("count_") for function in registry._declared())


def test_an_agencys_figures_are_published_by_its_own_system_worker(rooms):
    figures = publishing.publish_agency(rooms.youth_justice, SPRING)
    assert {figure.agency_id for figure in figures} == {rooms.youth_justice.pk}
    assert {figure.published_by.role for figure in figures} == {Role.SYSTEM}
    assert {figure.published_by.agency_id for figure in figures} == {rooms.youth_justice.pk}


def test_a_figure_says_which_code_counted_it(rooms):
    first = publishing.publish_agency(rooms.youth_justice, SPRING)[0]
    assert "test_publishing" in first.code_version
    assert first.code_version.startswith("alongside ")


def test_everything_is_published_for_each_agency_and_once_for_the_partnership(rooms):
    publishing.publish_everything(SPRING)
    assert codes()["pathway.engaged"] == {rooms.youth_justice.name}
    assert codes()["taskforce.recommendations"] == {"The partnership"}
    assert len(codes()["trail.workers"]) == 6


def test_the_command_publishes_and_says_how_many(rooms):
    said = StringIO()
    call_command("publish_counts", "--from", "2019-02", "--until", "2019-04", stdout=said)
    assert said.getvalue() == "8 figures are published for February 2019 to April 2019.\n"


@pytest.mark.parametrize(("first", "last"), [("2019-13", "2019-04"), ("2019-05", "2019-04")])
def test_the_command_refuses_a_period_that_cannot_be(first, last):
    with pytest.raises(CommandError, match="2019"):
        call_command("publish_counts", "--from", first, "--until", last)


def test_a_job_counts_one_agency_from_references(rooms):
    jobs.publish_agency(str(rooms.youth_justice.pk), "2019-02", "2019-04")
    assert set(codes()) == {"pathway.engaged", "trail.workers"}


def test_the_agency_that_runs_the_programme_publishes_for_the_partnership(rooms):
    jobs.publish_agency(str(safety_of(rooms).pk), "2019-02", "2019-04")
    assert codes()["taskforce.recommendations"] == {"The partnership"}


def test_every_night_each_agency_gets_its_own_job(rooms, time_machine):
    time_machine.move_to("2019-05-02T04:10:00Z")
    jobs.publish_last_twelve_months(timestamp=0)
    waiting = ProcrastinateJob.objects.filter(task_name="figures.publish_agency")
    assert len(waiting) == 6
    assert {(job.args["first"], job.args["last"]) for job in waiting} == {("2018-05", "2019-04")}
    assert all(set(job.args) == {"agency_id", "first", "last"} for job in waiting)


def test_what_changes_in_the_records_changes_in_the_next_publication(rooms, monkeypatch):
    publishing.publish_agency(rooms.youth_justice, SPRING)
    fewer = registry.for_each(AgencyKind.YOUTH_JUSTICE)(lambda period: [people(40)])
    monkeypatch.setattr(registry, "_declared", lambda: iter([fewer]))
    publishing.publish_agency(rooms.youth_justice, SPRING)
    with act_as(rooms.custody_worker) as reader:
        latest = queries.latest("pathway.engaged", agency_id=rooms.youth_justice.pk, by=reader)
    assert queries.number_of(latest) == 40
