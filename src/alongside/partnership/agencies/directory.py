"""The directory for the rooms above: agencies, postings and readers by their number. Names and kinds; no record."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.models import Agency, ErasedRecord, Posting, Reader
from alongside.partnership.agencies.roles import Role


def all_agencies() -> QuerySet[Agency]:
    """Every agency, those of other areas after those that work here."""
    return Agency.objects.select_related("controller").order_by("-is_on_this_site", "name")


def find_agency(agency_id: UUID) -> Agency:
    """One agency, of this site or of another area."""
    agency = all_agencies().filter(pk=agency_id).first()
    if agency is None:
        raise NotFoundHere("agencies.agency")
    return agency


def find_posting(posting_id: UUID) -> Posting:
    return Posting.objects.select_related("agency__controller", "worker").get(pk=posting_id)


def live_postings_with(role: Role, *, email: str) -> QuerySet[Posting]:
    """The postings of this role that the worker with this e-mail holds today."""
    return Posting.objects.live(timezone.localdate()).filter(role=role, worker__email__iexact=email)


def live_roles_in(agency_id: UUID) -> set[Role]:
    """The roles in which somebody acts for this agency today."""
    return {Role(role) for role in Posting.objects.live().filter(agency_id=agency_id).values_list("role", flat=True)}


def people_working_for(controller_ids: Iterable[UUID]) -> QuerySet[Posting]:
    """Everybody with a place today in an agency of these legal bodies, agency by agency. System workers left out."""
    there = Posting.objects.live().exclude(role=Role.SYSTEM).filter(agency__controller_id__in=list(controller_ids))
    return there.select_related("agency", "worker").order_by("agency__name", "worker__name")


def names_of_readers(restriction_id: UUID) -> list[str]:
    """Who may read what this restriction locks, as far as my agency may know. System workers are named too."""
    return sorted(Reader.objects.filter(restriction_id=restriction_id).values_list("worker__name", flat=True))


def erasure_of(record_id: UUID) -> ErasedRecord | None:
    """The envelope that an erased record of my agency left behind."""
    return ErasedRecord.objects.filter(record_id=record_id).first()


def is_live(posting: Posting, on: date) -> bool:
    """Whether somebody may act through this posting on that day."""
    return Posting.objects.live(on).filter(pk=posting.pk).exists()
