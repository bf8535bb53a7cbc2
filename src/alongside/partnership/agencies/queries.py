"""Looks at agencies, their workers, their postings and their trail."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.models import Agency, Invitation, Posting, Team, Worker
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.agencies.trail_entries import TrailEntry, entries
from alongside.partnership.pages.urgent import UrgentNumbers
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.queries import lines_of
from alongside.partnership.trail.words import Did

TRAIL_PAGE = 50


def live_postings(worker: Worker) -> QuerySet[Posting]:
    return Posting.objects.live().filter(worker=worker).select_related("agency", "team", "employer")


def chosen_posting(postings: list[Posting], chosen: str | None) -> Posting | None:
    """Of a worker's live postings the one that they chose; else their only one; else none."""
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
    """The postings of my agency, live or about to start, for its managers."""
    by.must(Permission.MANAGE_POSTINGS)
    people = Posting.objects.live_or_coming().filter(agency_id=by.agency_id).exclude(role=Role.SYSTEM)
    return people.select_related("worker", "team", "employer").order_by("worker__name", "starts_on")


def list_invitations(by: Acting) -> QuerySet[Invitation]:
    """The invitations to my agency that still wait for an answer."""
    by.must(Permission.MANAGE_POSTINGS)
    waiting = Invitation.objects.filter(accepted_at=None, expires_at__gt=timezone.now(), team__agency_id=by.agency_id)
    return waiting.select_related("team", "employer").order_by("-invited_at")


def open_invitation(invitation_id: UUID, by: Acting) -> Invitation:
    invitation = list_invitations(by).filter(pk=invitation_id).first()
    if invitation is None:
        raise NotFoundHere("agencies.invitation")
    return invitation


def open_posting(posting_id: UUID, by: Acting) -> Posting:
    posting = list_postings(by).filter(pk=posting_id).first()
    if posting is None:
        raise NotFoundHere("agencies.posting")
    return posting


def is_new_here(invitation: Invitation) -> bool:
    """Whether whoever was invited has no account on this site yet."""
    return not Worker.objects.filter(email__iexact=invitation.email).exists()


def list_colleagues(by: Acting) -> QuerySet[Worker]:
    """Workers with a live posting in my agency."""
    postings = Posting.objects.live().filter(agency_id=by.agency_id).exclude(role=Role.SYSTEM)
    return Worker.objects.filter(pk__in=postings.values("worker_id"))


def list_workers_ever(by: Acting) -> QuerySet[Worker]:
    """Everybody who acts or has acted for my agency: those who may stand in its trail."""
    by.must(Permission.READ_TRAIL)
    return Worker.objects.filter(pk__in=Posting.objects.filter(agency_id=by.agency_id).values("worker_id"))


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
    hub = (hub_of(my_agency(by).area) if by else None) or agencies_here().filter(kind=AgencyKind.HUB).first()
    if hub is None:
        return UrgentNumbers()
    return UrgentNumbers(hub_name=hub.name, hub=hub.phone, out_of_hours=hub.out_of_hours_phone)


@dataclass(frozen=True)
class TrailPage:
    """Lines of the trail, newest first, and the number below which the next older ones stand; None at the end."""

    entries: list[TrailEntry]
    older_than: int | None


def read_trail(
    by: Acting,
    *,
    on: date | None = None,
    did: str = "",
    worker: Worker | None = None,
    subject_id: UUID | None = None,
    older_than: int | None = None,
) -> TrailPage:
    """The lines of my agency that fit, a page at a time. Reading the trail is itself a line."""
    by.must(Permission.READ_TRAIL)
    fits: dict[str, Any] = {"at__range": _hours_of(on)} if on else {}
    fits |= {"did": did} if did else {}
    fits |= {"worker_id": worker.pk} if worker else {}
    fits |= {"subject_id": subject_id} if subject_id else {}
    fits |= {"pk__lt": older_than} if older_than else {}
    lines = list(lines_of(by.agency_id, **fits)[: TRAIL_PAGE + 1])
    record(Did.READ_TRAIL, by=by, kind="trail.trailline")
    shown = lines[:TRAIL_PAGE]
    return TrailPage(entries(shown), older_than=shown[-1].pk if len(lines) > TRAIL_PAGE else None)


def _hours_of(day: date) -> list[datetime]:
    """From its first to its last moment in London."""
    return [timezone.make_aware(datetime.combine(day, clock)) for clock in (time.min, time.max)]
