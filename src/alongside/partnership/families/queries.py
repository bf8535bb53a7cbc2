"""Every look at a person or a family. Each one that opens a record leaves a line in the trail."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere, Refused
from alongside.partnership.agencies.held import HeldRecord
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.models import Family, FamilyMember, Person, Wish
from alongside.partnership.families.names import name_key
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

SHORTEST_SEARCH = 2
LONGEST_LIST = 50
# "Begins with" as a range: under row-level security LIKE would not use the index (it could leak what it compares).
LAST_LETTER = chr(0x10FFFF)


class LookReason(models.TextChoices):
    """Why somebody outside the working team opens a record. The reason stands in the trail."""

    COVERING = "covering", _("I am covering for a colleague in that team")
    DUTY = "duty", _("I am on duty and a child may be at risk")
    SAME_CHILD = "same_child", _("I am checking whether this is a young person I work with")
    SUPERVISION = "supervision", _("Supervision or quality check")
    COMPLAINT = "complaint", _("A complaint or a request under data protection law")


class ReasonNeeded(Refused):
    """The record is held by another team of my agency: say why you look."""

    reason = "no_reason_given"


class SearchTooShort(Refused):
    """A search that would list half the agency."""

    reason = "search_too_short"


def open_person(person_id: UUID, *, by: Acting, because: str = "") -> Person:
    """Fetch one person. My team and its manager open it; others in my agency say why."""
    by.must(Permission.LOOK_AT_RECORDS)
    person = Person.objects.select_related("held_by", "team", "restriction").filter(pk=person_id).first()
    if person is None:
        raise NotFoundHere("families.person")
    _refuse_without_a_reason(person, because, by)
    record(Did.LOOKED, person, by=by, because=because)
    return person


def open_family(family_id: UUID, *, by: Acting, because: str = "") -> Family:
    """Fetch one family, by the same rule as a person."""
    by.must(Permission.LOOK_AT_RECORDS)
    family = Family.objects.select_related("person").filter(pk=family_id).first()
    if family is None:
        raise NotFoundHere("families.family")
    _refuse_without_a_reason(family, because, by)
    record(Did.LOOKED, family, by=by, because=because)
    return family


def _refuse_without_a_reason(held: HeldRecord, because: str, by: Acting) -> None:
    if held.team_id != by.team_id and not by.is_manager and because not in LookReason.values:
        raise ReasonNeeded(
            str(_("This record belongs to another team of your agency. Say why you need to open it.")), subject=held
        )


def list_members(family: Family, *, by: Acting) -> QuerySet[FamilyMember]:
    by.must(Permission.LOOK_AT_RECORDS)
    return FamilyMember.objects.filter(family=family, until_on=None).select_related("person").order_by("from_on")


def list_wishes(person: Person, *, by: Acting) -> QuerySet[Wish]:
    by.must(Permission.LOOK_AT_RECORDS)
    return Wish.objects.filter(person=person).order_by("-said_on", "-recorded_at")


def find_people(
    *, family_name: str = "", given_name: str = "", born_on: date | None = None, reference: str = "", by: Acting
) -> list[Person]:
    """My agency's people whose names begin so, who were born that day, or who have this number.

    What was searched for is kept as a hash.
    """
    by.must(Permission.LOOK_AT_RECORDS)
    surname, forename, number = name_key(family_name), name_key(given_name), reference.strip().upper()
    sought = f"{surname} {forename} {born_on or ''} {number}"
    record(Did.SEARCHED, by=by, kind="families.person", searched_for=sought)
    if born_on is None and not number and len(surname) < SHORTEST_SEARCH:
        raise SearchTooShort(str(_("Enter at least two letters of the family name, a birth date or a record number.")))
    found = Person.objects.filter(held_by_id=by.agency_id)
    if surname:
        found = found.filter(family_name_key__range=(surname, surname + LAST_LETTER))
    if forename:
        found = found.filter(given_name_key__range=(forename, forename + LAST_LETTER))
    if born_on:
        found = found.filter(born_on=born_on)
    if number:
        found = found.filter(reference=number)
    return list(found.select_related("team").order_by("family_name_key", "given_name_key")[:LONGEST_LIST])


def list_people(*, by: Acting) -> QuerySet[Person]:
    """My team's people; a manager's whole agency."""
    by.must(Permission.LOOK_AT_RECORDS)
    record(Did.LISTED, by=by, kind="families.person")
    people = Person.objects.filter(held_by_id=by.agency_id).select_related("team")
    return (people if by.is_manager else people.filter(team_id=by.team_id)).order_by("-recorded_at")
