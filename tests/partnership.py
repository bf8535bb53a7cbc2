"""An invented partnership for tests: bodies, agencies, one worker of each kind, and what it is to act as one."""

from dataclasses import dataclass
from datetime import date
from itertools import count

import pytest
from django.test import Client

from alongside.partnership.agencies.acting import Acting, act_as, acting_through
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.models import Agency, Controller, Posting, Team, Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.models import TrailLine

NUMBERS = count(1)
LONG_AGO = date(2018, 1, 1)


def make_controller(kind: ControllerKind, name: str = "", **more: object) -> Controller:
    health = kind in (ControllerKind.COUNCIL, ControllerKind.INTEGRATED_CARE_BOARD)
    fixed = {
        "duty_role": DutyRole.SPECIFIED if kind in (ControllerKind.COUNCIL, ControllerKind.POLICE) else DutyRole.OTHER,
        "is_health_or_social_care": health,
        "is_section_11_body": kind is not ControllerKind.CHARITY,
        "is_competent_authority": kind is ControllerKind.POLICE,
    }
    return Controller.objects.create(kind=kind, name=name or f"{kind.label} {next(NUMBERS)}", **(fixed | more))


def make_agency(controller: Controller, kind: AgencyKind, *, area: str = "Fleetwater", **more: object) -> Agency:
    name = f"{area} {kind.label} {next(NUMBERS)}"
    return Agency.objects.create(controller=controller, kind=kind, area=area, name=name, phone="020 7946 0000", **more)


def make_worker(name: str = "") -> Worker:
    number = next(NUMBERS)
    return Worker.objects.create(email=f"worker{number}@example.org", name=name or f"Invented Worker {number}")


def make_posting(agency: Agency, role: Role, *, team: Team | None = None, **more: object) -> Posting:
    team = team or Team.objects.get_or_create(agency=agency, name="Team one")[0]
    fixed = {"worker": more.pop("worker", None) or make_worker(), "employer": agency, "starts_on": LONG_AGO}
    return Posting.objects.create(agency=agency, team=team, role=role, **(fixed | more))


def acting(agency: Agency, role: Role, **more: object) -> Acting:
    """A new worker with this role in this agency, ready to act."""
    return acting_through(make_posting(agency, role, **more))


@dataclass(frozen=True)
class Partnership:
    """Fleetwater, thin: the agencies of the journey and one worker in each."""

    council: Controller
    youth_justice: Agency
    hub: Agency
    early_help: Agency
    adults: Agency
    hospital: Agency
    charity: Agency
    police: Agency
    next_hub: Agency
    custody_worker: Acting
    hospital_worker: Acting
    screener: Acting
    family_worker: Acting
    manager: Acting
    hub_manager: Acting
    early_help_manager: Acting
    governance: Acting
    partnership_manager: Acting


def open_site_as(by: Acting) -> Client:
    """A browser in which this worker has signed in."""
    client = Client(raise_request_exception=False)
    worker = Worker.objects.get(pk=by.worker_id)
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def lines_of(by: Acting) -> list[TrailLine]:
    """The trail of this worker's agency, oldest line first."""
    with act_as(by):
        return list(TrailLine.objects.filter(agency_id=by.agency_id).order_by("pk"))


def make_partnership() -> Partnership:
    council = make_controller(ControllerKind.COUNCIL, f"Fleetwater Council {next(NUMBERS)}")
    youth_justice = make_agency(council, AgencyKind.YOUTH_JUSTICE)
    hub = make_agency(council, AgencyKind.HUB, out_of_hours_phone="020 7946 0001")
    early_help = make_agency(council, AgencyKind.EARLY_HELP)
    adults = make_agency(council, AgencyKind.ADULT_SAFEGUARDING)
    safety = make_agency(council, AgencyKind.COMMUNITY_SAFETY)
    hospital = make_agency(make_controller(ControllerKind.NHS_TRUST), AgencyKind.EMERGENCY_DEPARTMENT)
    charity = make_agency(make_controller(ControllerKind.CHARITY), AgencyKind.CHARITY)
    police = make_agency(make_controller(ControllerKind.POLICE), AgencyKind.POLICE)
    elsewhere = make_controller(ControllerKind.COUNCIL)
    next_hub = make_agency(elsewhere, AgencyKind.HUB, area="Marlingate", is_on_this_site=False)
    for agency in (youth_justice, hub, early_help, adults, hospital):
        make_posting(agency, Role.SYSTEM)
    return Partnership(
        council=council,
        youth_justice=youth_justice,
        hub=hub,
        early_help=early_help,
        adults=adults,
        hospital=hospital,
        charity=charity,
        police=police,
        next_hub=next_hub,
        custody_worker=acting(youth_justice, Role.CUSTODY_YOUTH_WORKER),
        hospital_worker=acting(hospital, Role.HOSPITAL_YOUTH_WORKER, employer=charity),
        screener=acting(hub, Role.HUB_SCREENER),
        family_worker=acting(early_help, Role.EARLY_HELP_WORKER),
        manager=acting(youth_justice, Role.TEAM_MANAGER),
        hub_manager=acting(hub, Role.TEAM_MANAGER),
        early_help_manager=acting(early_help, Role.TEAM_MANAGER),
        governance=acting(youth_justice, Role.INFORMATION_GOVERNANCE),
        partnership_manager=acting(safety, Role.PARTNERSHIP_MANAGER),
    )


@pytest.fixture
def partnership(db: None) -> Partnership:
    return make_partnership()
