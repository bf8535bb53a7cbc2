"""The partnership manager at work on the register, and the whole invented programme where it is needed."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.models import Agency
from alongside.partnership.agencies.roles import Role
from alongside.partnership.demo.programme import Agencies, fill_programme
from alongside.partnership.duty import actions
from alongside.partnership.duty.models import Obligation
from alongside.partnership.figures import publishing
from tests.figures.counts import SPRING, safety_of
from tests.partnership import Partnership, make_agency, make_controller, make_posting


@pytest.fixture
def by(partnership: Partnership) -> Iterator[Acting]:
    with act_as(partnership.partnership_manager) as acting:
        yield acting


@pytest.fixture
def register(by: Acting) -> list[Obligation]:
    return actions.load_register(by=by)


@pytest.fixture
def obligation(register: list[Obligation]) -> Obligation:
    return register[0]


def agencies_of(partnership: Partnership) -> Agencies:
    """One agency of each kind that the invented programme names."""
    school = make_agency(make_controller(ControllerKind.SCHOOL, duty_role=DutyRole.RELEVANT), AgencyKind.EDUCATION)
    ours = [safety_of(partnership), school, partnership.youth_justice, partnership.hub, partnership.early_help]
    return {AgencyKind(agency.kind): agency for agency in (*ours, partnership.hospital, partnership.police)}


def fill(partnership: Partnership) -> Agency:
    """Fill the programme; give back the agency that publishes it."""
    safety = safety_of(partnership)
    make_posting(safety, Role.SYSTEM)
    with act_as(partnership.partnership_manager) as manager:
        fill_programme(agencies=agencies_of(partnership), today=timezone.localdate(), by=manager)
    return safety


@pytest.fixture
def programme(partnership: Partnership, by: Acting) -> Agency:
    safety = fill(partnership)
    publishing.publish_partnership(safety, SPRING)
    return safety
