"""Founding: the first rows of a site, before there is anybody to act. Called from the machine, never from a page."""

from datetime import date
from typing import Any

from django.db import transaction

from alongside.partnership.agencies.acting import act_as, acting_through
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.models import Agency, Controller, Posting, Team, Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


def is_founded(area: str) -> bool:
    """Whether an agency of this area works on this site already."""
    return Agency.objects.filter(area=area, is_on_this_site=True).exists()


def found_body(
    *, name: str, kind: ControllerKind, duty_role: DutyRole, is_health_or_social_care: bool,
    is_section_11_body: bool, is_competent_authority: bool,
) -> Controller:  # fmt: skip
    """Name a legal body, with what the law makes of it."""
    return Controller.objects.create(
        name=name, kind=kind, duty_role=duty_role, is_health_or_social_care=is_health_or_social_care,
        is_section_11_body=is_section_11_body, is_competent_authority=is_competent_authority,
    )  # fmt: skip


@transaction.atomic
def found_agency(
    *, controller: Controller, kind: AgencyKind, name: str, area: str, phone: str, system_email: str = "",
    starts_on: date, **more: Any,
) -> Agency:  # fmt: skip
    """Found an agency. One on this site has its system worker from the first day; another area's has none."""
    agency = Agency.objects.create(controller=controller, kind=kind, name=name, area=area, phone=phone, **more)
    if agency.is_on_this_site:
        system = found_worker(name=f"System of {name}", email=system_email)
        post(worker=system, team=found_team(agency, "System"), role=Role.SYSTEM, starts_on=starts_on)
    return agency


def found_team(agency: Agency, name: str) -> Team:
    return Team.objects.get_or_create(agency=agency, name=name)[0]


def found_worker(*, name: str, email: str) -> Worker:
    """A worker without a password: they sign in once they have set one."""
    worker = Worker(name=name, email=email.lower())  # as sign-in looks it up
    worker.set_unusable_password()
    worker.save()
    return worker


@transaction.atomic
def post(
    *, worker: Worker, team: Team, role: Role, starts_on: date, employer: Agency | None = None, site: str = ""
) -> Posting:
    """Give a worker a place. Afterwards managers invite, move and end postings themselves."""
    posting = Posting.objects.create(
        worker=worker, employer=employer or team.agency, agency=team.agency, team=team, site=site, role=role,
        starts_on=starts_on,
    )  # fmt: skip
    with act_as(acting_through(posting)) as by:
        record(Did.JOINED, posting, by=by)
    return posting


def places_of(area: str) -> list[Posting]:
    """Every place that a person has in an area today: names and roles of workers, for whoever runs the machine."""
    live = Posting.objects.live().exclude(role=Role.SYSTEM).filter(agency__area=area)
    return list(live.select_related("worker", "agency", "employer").order_by("agency__name", "worker__name"))
