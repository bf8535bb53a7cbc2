"""The bodies, agencies, teams and workers of Fleetwater, and the hub of Marlingate next door. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.synthetic.names import invent_people
from alongside.partnership.agencies import founding
from alongside.partnership.agencies.acting import Acting, acting_through
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.words import Purpose

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency, Controller, Posting, Worker

SEED = 1889
AREA, NEXT_AREA = "Fleetwater", "Marlingate"
FIRST_DAY = date(2018, 10, 1)
WORKING_AGES = (24, 61)
MAIL = "fleetwater.example"


@dataclass(frozen=True)
class Body:
    """A legal body: its kind, what the duty makes of it, and whether s. 16(4)(b), s. 11 and Part 3 reach it."""

    name: str
    kind: ControllerKind
    duty_role: DutyRole
    health_or_care: bool = False
    section_11: bool = True
    competent: bool = False


BODIES = {
    "council": Body("Fleetwater Council", ControllerKind.COUNCIL, DutyRole.SPECIFIED, health_or_care=True),
    "police": Body("Chief Officer of Fleetwater Police", ControllerKind.POLICE, DutyRole.SPECIFIED, competent=True),
    "trust": Body("Fleetwater General Hospital NHS Trust", ControllerKind.NHS_TRUST, DutyRole.OTHER, True),
    "charity": Body("Harbour Light", ControllerKind.CHARITY, DutyRole.OTHER, section_11=False),
    "school": Body("Copperbeech Academy Trust", ControllerKind.SCHOOL, DutyRole.RELEVANT),
    "probation": Body("Fleetwater Probation", ControllerKind.PROBATION, DutyRole.SPECIFIED, competent=True),
    "fire": Body("Fleetwater Fire and Rescue Authority", ControllerKind.FIRE, DutyRole.SPECIFIED, section_11=False),
    "care_board": Body(
        "Fleetwater Integrated Care Board", ControllerKind.INTEGRATED_CARE_BOARD, DutyRole.SPECIFIED, True
    ),
    "policing_body": Body(
        "Fleetwater Office for Policing and Crime", ControllerKind.POLICING_BODY, DutyRole.POLICING_BODY
    ),
    "next_council": Body("Marlingate Council", ControllerKind.COUNCIL, DutyRole.SPECIFIED, health_or_care=True),
}  # fmt: skip

AGENCIES = {
    "youth_justice": ("council", AgencyKind.YOUTH_JUSTICE, "Fleetwater youth justice"),
    "hub": ("council", AgencyKind.HUB, "Fleetwater safeguarding hub"),
    "early_help": ("council", AgencyKind.EARLY_HELP, "Fleetwater Early Help"),
    "adults": ("council", AgencyKind.ADULT_SAFEGUARDING, "Fleetwater adult safeguarding"),
    "safety": ("council", AgencyKind.COMMUNITY_SAFETY, "Fleetwater community safety"),
    "police": ("police", AgencyKind.POLICE, "Fleetwater Police"),
    "hospital": ("trust", AgencyKind.EMERGENCY_DEPARTMENT, "Fleetwater General Hospital emergency department"),
    "charity": ("charity", AgencyKind.CHARITY, "Harbour Light youth work"),
    "school": ("school", AgencyKind.EDUCATION, "Copperbeech School"),
    "probation": ("probation", AgencyKind.PROBATION, "Fleetwater Probation Service"),
    "fire": ("fire", AgencyKind.FIRE, "Fleetwater Fire and Rescue"),
    "care_board": ("care_board", AgencyKind.HEALTH, "Fleetwater health commissioning"),
    "policing_body": ("policing_body", AgencyKind.POLICING_BODY, "Fleetwater policing office"),
}
COUNCIL_AGENCIES = ("youth_justice", "hub", "early_help", "adults", "safety")


@dataclass(frozen=True)
class Place:
    """Where somebody works: short name, agency, team, role, and the employer when that is another agency."""

    key: str
    agency: str
    team: str
    role: Role
    employer: str = ""
    site: str = ""


PLACES = [
    Place("custody", "youth_justice", "Custody and diversion", Role.CUSTODY_YOUTH_WORKER, site="Quayside custody"),
    Place("custody_2", "youth_justice", "Custody and diversion", Role.CUSTODY_YOUTH_WORKER, site="Quayside custody"),
    Place("custody_manager", "youth_justice", "Custody and diversion", Role.TEAM_MANAGER),
    Place("screener", "hub", "Front door", Role.HUB_SCREENER),
    Place("screener_2", "hub", "Front door", Role.HUB_SCREENER),
    Place("hub_manager", "hub", "Front door", Role.TEAM_MANAGER),
    Place("family", "early_help", "Families north", Role.EARLY_HELP_WORKER),
    Place("family_2", "early_help", "Families north", Role.EARLY_HELP_WORKER),
    Place("family_3", "early_help", "Families north", Role.EARLY_HELP_WORKER),
    Place("family_manager", "early_help", "Families north", Role.TEAM_MANAGER),
    Place("adult", "adults", "Young adults", Role.ADULT_WORKER),
    Place("adult_manager", "adults", "Young adults", Role.TEAM_MANAGER),
    Place("hospital", "hospital", "Youth work", Role.HOSPITAL_YOUTH_WORKER, "charity", "Emergency department"),
    Place("hospital_2", "hospital", "Youth work", Role.HOSPITAL_YOUTH_WORKER, "charity", "Emergency department"),
    Place("hospital_manager", "hospital", "Youth work", Role.TEAM_MANAGER),
    Place("police_manager", "police", "Protecting children", Role.TEAM_MANAGER),
    Place("school_lead", "school", "Pastoral care", Role.TEAM_MANAGER),
    Place("charity_manager", "charity", "Youth work", Role.TEAM_MANAGER),
    Place("programme", "safety", "Safer Fleetwater", Role.PARTNERSHIP_MANAGER),
    Place("analyst", "safety", "Safer Fleetwater", Role.ANALYST),
    Place("police_partner", "police", "Partnership", Role.PARTNER),
    Place("probation_partner", "probation", "Partnership", Role.PARTNER),
    Place("fire_partner", "fire", "Partnership", Role.PARTNER),
    Place("care_partner", "care_board", "Partnership", Role.PARTNER),
    Place("policing_partner", "policing_body", "Partnership", Role.PARTNER),
]
GOVERNANCE = "Information governance"
PURPOSES = {
    Role.HUB_SCREENER: Purpose.SAFEGUARD,
    Role.TEAM_MANAGER: Purpose.SUPERVISE,
    Role.INFORMATION_GOVERNANCE: Purpose.GOVERN,
    Role.PARTNERSHIP_MANAGER: Purpose.PLAN,
}


@dataclass
class Borough:
    """Fleetwater by the short names of its agencies and workers."""

    bodies: "Mapping[str, Controller]"
    agencies: "dict[str, Agency]"
    next_hub: "Agency"
    postings: "dict[str, Posting]" = field(default_factory=dict)

    def acting(self, key: str) -> Acting:
        posting = self.postings[key]
        return acting_through(posting, PURPOSES.get(Role(posting.role), Purpose.HELP))

    @property
    def by_kind(self) -> "dict[AgencyKind, Agency]":
        """One agency of each kind, as the invented programme asks for them."""
        return {AgencyKind(agency.kind): agency for agency in self.agencies.values()}


def found_borough() -> Borough:
    """Found all bodies and agencies, and give every worker a place."""
    bodies = {key: _found_body(body) for key, body in BODIES.items()}
    agencies = {
        key: _found_agency(bodies[body], kind, name, number, key)
        for number, (key, (body, kind, name)) in enumerate(AGENCIES.items(), start=1)
    }
    next_hub = founding.found_agency(
        controller=bodies["next_council"], kind=AgencyKind.HUB, name="Marlingate safeguarding hub", area=NEXT_AREA,
        phone="020 7946 0990", out_of_hours_phone="020 7946 0991", is_on_this_site=False, starts_on=FIRST_DAY,
    )  # fmt: skip
    borough = Borough(bodies, agencies, next_hub)
    _give_places(borough)
    return borough


def _found_body(body: Body) -> "Controller":
    return founding.found_body(
        name=body.name, kind=body.kind, duty_role=body.duty_role, is_health_or_social_care=body.health_or_care,
        is_section_11_body=body.section_11, is_competent_authority=body.competent,
    )  # fmt: skip


def _found_agency(body: "Controller", kind: AgencyKind, name: str, number: int, key: str) -> "Agency":
    out_of_hours = "020 7946 0999" if kind == AgencyKind.HUB else ""
    return founding.found_agency(
        controller=body, kind=kind, name=name, area=AREA, phone=f"020 7946 0{number:02d}0",
        out_of_hours_phone=out_of_hours, system_email=f"system.{key.replace('_', '-')}@{MAIL}", starts_on=FIRST_DAY,
    )  # fmt: skip


def _give_places(borough: Borough) -> None:
    names = [f"{one.given_name} {one.family_name}" for one in invent_people(SEED, 60, FIRST_DAY, WORKING_AGES)]
    unused = iter(dict.fromkeys(names))
    for place in PLACES:
        _give(borough, place, _make_worker(next(unused)))
    officer = _make_worker(next(unused))
    for agency in COUNCIL_AGENCIES:
        _give(borough, Place(f"governance_{agency}", agency, GOVERNANCE, Role.INFORMATION_GOVERNANCE), officer)
    in_hospital = Place("governance_hospital", "hospital", GOVERNANCE, Role.INFORMATION_GOVERNANCE)
    _give(borough, in_hospital, _make_worker(next(unused)))


def _make_worker(name: str) -> "Worker":
    plain = name.lower().replace("ï", "i").replace(" ", ".")
    return founding.found_worker(name=name, email=f"{plain}@{MAIL}")


def _give(borough: Borough, place: Place, worker: "Worker") -> None:
    borough.postings[place.key] = founding.post(
        worker=worker, team=founding.found_team(borough.agencies[place.agency], place.team), role=place.role,
        employer=borough.agencies[place.employer] if place.employer else None, site=place.site, starts_on=FIRST_DAY,
    )  # fmt: skip
