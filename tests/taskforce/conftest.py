"""The partnership manager at work, with a report, a fund and a programme to work on."""

from collections.abc import Iterator
from datetime import date

import pytest

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.models import Agency
from alongside.partnership.taskforce import actions
from alongside.partnership.taskforce.kinds import Audience, FundKind, Level, ProgrammeState
from alongside.partnership.taskforce.models import Action, Cohort, Fund, Meeting, Programme, Recommendation, Report
from tests.partnership import Partnership, make_agency, make_controller


@pytest.fixture(autouse=True)
def _may_2019(time_machine) -> None:
    time_machine.move_to("2019-05-20T10:00:00Z")


@pytest.fixture
def by(partnership: Partnership) -> Iterator[Acting]:
    with act_as(partnership.partnership_manager) as acting:
        yield acting


@pytest.fixture
def school(partnership: Partnership) -> Agency:
    return make_agency(make_controller(ControllerKind.SCHOOL, duty_role=DutyRole.RELEVANT), AgencyKind.EDUCATION)


@pytest.fixture
def report(by: Acting) -> Report:
    return actions.record_report(
        title="Youth Safety Taskforce", published_on=date(2018, 9, 20), source="The council's website.", slots=17, by=by
    )


@pytest.fixture
def recommendation(report: Report) -> Recommendation:
    return report.recommendations.get(number=1)


@pytest.fixture
def action(recommendation: Recommendation, school: Agency, by: Acting) -> Action:
    return actions.add_action(
        recommendation=recommendation, owner=school, words="Teach it.", due_on=date(2019, 9, 1), by=by
    )


@pytest.fixture
def fund(by: Acting) -> Fund:
    return actions.add_fund(reference="so-far", name="Invested so far", funder="Council", kind=FundKind.COUNCIL, by=by)


@pytest.fixture
def programme(by: Acting) -> Programme:
    return actions.add_programme(
        reference="police-supervision",
        name="Trauma-informed supervision",
        level=Level.ENHANCED,
        audience=Audience.POLICE,
        state=ProgrammeState.RUNNING,
        by=by,
    )


@pytest.fixture
def cohort(programme: Programme, by: Acting) -> Cohort:
    return actions.agree_cohort(
        programme=programme,
        name="First session",
        organisation="Police",
        agreed_on=date(2019, 3, 1),
        starts_on=date(2019, 4, 1),
        weeks=1,
        by=by,
    )


@pytest.fixture
def meeting(partnership: Partnership, by: Acting) -> Meeting:
    return actions.record_meeting(held_on=date(2019, 4, 9), about="Knives", attended=[partnership.hub], by=by)
