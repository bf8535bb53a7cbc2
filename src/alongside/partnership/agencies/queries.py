"""Looks at agencies, postings and the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.models import Agency, Posting, Team, Worker
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.pages.urgent import UrgentNumbers
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did

LONGEST_TRAIL_PAGE = 200


def live_postings(worker: Worker) -> QuerySet[Posting]:
    return Posting.objects.live().filter(worker=worker).select_related("agency", "team", "employer")


def chosen_posting(worker: Worker, chosen: str | None) -> Posting | None:
    """The posting that the worker chose, if it is still live; else their only one; else none."""
    postings = list(live_postings(worker))
    for posting in postings:
        if str(posting.pk) == chosen:
            return posting
    return postings[0] if len(postings) == 1 else None


def posting_of(by: Acting) -> Posting:
    return Posting.objects.select_related("agency__controller", "team", "worker", "employer").get(pk=by.posting_id)


def my_agency(by: Acting) -> Agency:
    return Agency.objects.select_related("controller").get(pk=by.agency_id)


def list_teams(by: Acting) -> QuerySet[Team]:
    """The teams of my agency."""
    return Team.objects.filter(agency_id=by.agency_id)


def list_postings(by: Acting) -> QuerySet[Posting]:
    """The live postings of my agency, for its managers."""
    by.must(Permission.MANAGE_POSTINGS)
    people = Posting.objects.live().filter(agency_id=by.agency_id).exclude(role=Role.SYSTEM)
    return people.select_related("worker", "team", "employer").order_by("worker__name")


def open_posting(posting_id: UUID, by: Acting) -> Posting:
    posting = list_postings(by).filter(pk=posting_id).first()
    if posting is None:
        raise NotFoundHere("agencies.posting")
    return posting


def list_colleagues(by: Acting) -> QuerySet[Worker]:
    """Workers with a live posting in my agency."""
    postings = Posting.objects.live().filter(agency_id=by.agency_id).exclude(role=Role.SYSTEM)
    return Worker.objects.filter(pk__in=postings.values("worker_id"))


def agencies_here() -> QuerySet[Agency]:
    """The agencies that work on this site, with their controllers. Names and kinds; no person."""
    return Agency.objects.filter(is_on_this_site=True).select_related("controller")


def open_agency(agency_id: UUID) -> Agency:
    agency = agencies_here().filter(pk=agency_id).first()
    if agency is None:
        raise NotFoundHere("agencies.agency")
    return agency


def agencies_with_system_worker() -> QuerySet[Agency]:
    """The agencies whose jobs can act: those with a live system worker."""
    system = Posting.objects.live().filter(role=Role.SYSTEM)
    return agencies_here().filter(pk__in=system.values("agency_id"))


def hub_of(area: str) -> Agency | None:
    return Agency.objects.filter(kind=AgencyKind.HUB, area__iexact=area.strip()).first()


def urgent_numbers(by: Acting | None) -> UrgentNumbers:
    """Who to ring: the hub of the area that I work in, else of this site's own area."""
    area = Agency.objects.filter(pk=by.agency_id).values("area") if by else None
    hubs = Agency.objects.filter(kind=AgencyKind.HUB)
    hub = (hubs.filter(area__in=area).first() if area else None) or hubs.filter(is_on_this_site=True).first()
    if hub is None:
        return UrgentNumbers()
    return UrgentNumbers(hub_name=hub.name, hub=hub.phone, out_of_hours=hub.out_of_hours_phone)


@dataclass(frozen=True)
class TrailEntry:
    """A line of the trail with the names that its references stand for."""

    line: TrailLine
    worker: str
    role: str


def read_trail(
    by: Acting, *, on: date | None = None, did: str = "", worker_id: UUID | None = None, subject_id: UUID | None = None
) -> list[TrailEntry]:
    """The newest lines of my agency that fit. Reading the trail is itself a line."""
    by.must(Permission.READ_TRAIL)
    fits = Q()
    if on:
        start = timezone.make_aware(datetime.combine(on, time.min))
        end = timezone.make_aware(datetime.combine(on, time.max))
        fits &= Q(at__gte=start, at__lte=end)
    for name, value in (("did", did), ("worker_id", worker_id), ("subject_id", subject_id)):
        if value:
            fits &= Q(**{name: value})
    lines = list(TrailLine.objects.filter(fits, agency_id=by.agency_id).order_by("-id")[:LONGEST_TRAIL_PAGE])
    record(Did.READ_TRAIL, by=by, kind="trail.trailline")
    return _with_names(lines)


def _with_names(lines: Iterable[TrailLine]) -> list[TrailEntry]:
    lines = list(lines)
    names = dict(Worker.objects.filter(pk__in={line.worker_id for line in lines}).values_list("pk", "name"))
    return [
        TrailEntry(line=line, worker=names.get(line.worker_id, "Somebody who has left"), role=Role(line.role).label)
        for line in lines
    ]
