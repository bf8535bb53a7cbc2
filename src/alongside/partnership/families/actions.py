"""Every change to what my agency knows of a person and their family."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.actions import restrict
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.families.models import Family, FamilyMember, Person, Wish
from alongside.partnership.families.names import name_key
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Restriction, Worker

OLDEST_YEARS = 120
CHANGEABLE = (
    "given_name", "family_name", "known_as", "born_on", "birth_date_is_estimated", "sex", "ethnicity",
    "first_language", "needs_interpreter", "home_authority", "address", "address_withheld_from", "safe_contact",
    "school",
)  # fmt: skip


@transaction.atomic
def record_person(
    *, given_name: str, family_name: str, born_on: date, home_authority: str, today: date, by: Acting,
    retention_class: str = "person", **details: Any,
) -> Person:  # fmt: skip
    """Make my agency's own record of a person. Another agency's record of the same person is not seen."""
    by.must(Permission.LOOK_AT_RECORDS)
    _refuse_birth_date(born_on, today)
    person = hold(
        Person,
        by=by,
        retention_class=retention_class,
        reference=_next_reference(Person, "P"),
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        given_name_key=name_key(given_name),
        family_name_key=name_key(family_name),
        born_on=born_on,
        home_authority=home_authority.strip(),
        **details,
    )
    record(Did.RECORDED, person, by=by)
    return person


@transaction.atomic
def change_person(*, person: Person, today: date, by: Acting, **changes: Any) -> Person:
    """Correct or add to a person's details. Every earlier state stays in the history."""
    by.must(Permission.LOOK_AT_RECORDS)
    unknown = sorted(set(changes) - set(CHANGEABLE))
    if unknown:
        raise StepNotAllowed(_("These details cannot be changed here: {names}.").format(names=", ".join(unknown)))
    _refuse_birth_date(changes.get("born_on", person.born_on), today)
    for name, value in changes.items():
        setattr(person, name, value)
    person.given_name_key, person.family_name_key = name_key(person.given_name), name_key(person.family_name)
    person.save()
    record(Did.CHANGED, person, by=by)
    return person


@transaction.atomic
def record_wish(*, person: Person, words: str, said_on: date, by: Acting) -> Wish:
    """Keep what the young person wants, in their own words."""
    by.must(Permission.LOOK_AT_RECORDS)
    wish = hold(Wish, by=by, retention_class=person.retention_class, person=person, words=words, said_on=said_on)
    record(Did.RECORDED, wish, by=by)
    return wish


@transaction.atomic
def form_family(*, name: str, around: Person, from_on: date, by: Acting) -> Family:
    """Make a family around one young person, who is its first member."""
    by.must(Permission.WORK_WITH_FAMILY)
    family = hold(
        Family,
        by=by,
        retention_class="family",
        person=around,
        name=name.strip(),
        reference=_next_reference(Family, "F"),
    )
    record(Did.RECORDED, family, by=by)
    add_member(family=family, person=around, relationship="child", from_on=from_on, by=by)
    return family


@transaction.atomic
def add_member(*, family: Family, person: Person, relationship: str, from_on: date, by: Acting) -> FamilyMember:
    """Say that a person belongs to a family, and how."""
    by.must(Permission.WORK_WITH_FAMILY)
    if FamilyMember.objects.filter(family=family, person=person, until_on=None).exists():
        raise StepNotAllowed(_("This person is already a member of the family."))
    member = hold(
        FamilyMember,
        by=by,
        retention_class=family.retention_class,
        family=family,
        around_id=family.person_id,
        person=person,
        relationship=relationship,
        from_on=from_on,
    )
    record(Did.RECORDED, member, by=by)
    return member


@transaction.atomic
def end_membership(*, member: FamilyMember, until_on: date, by: Acting) -> FamilyMember:
    by.must(Permission.WORK_WITH_FAMILY)
    if until_on < member.from_on:
        raise StepNotAllowed(_("A membership cannot end before it started."))
    member.until_on = until_on
    member.save(update_fields=["until_on"])
    record(Did.CHANGED, member, by=by)
    return member


@transaction.atomic
def restrict_person(*, person: Person, reason: str, readers: "list[Worker]", by: Acting) -> "Restriction":
    """Lock a person and every row about them to named readers. Whoever locks is a reader too."""
    restriction = restrict(reason=reason, readers=readers, by=by)
    person.restriction = restriction
    person.save(update_fields=["restriction"])
    record(Did.RESTRICTED, person, by=by)
    return restriction


def _refuse_birth_date(born_on: date, today: date) -> None:
    if born_on > today:
        raise StepNotAllowed(_("The birth date is in the future. Check the year."))
    if today.year - born_on.year > OLDEST_YEARS:
        raise StepNotAllowed(_("The birth date is more than 120 years ago. Check the year."))


def _next_reference(model: type[Person] | type[Family], letter: str) -> str:
    """The next number of the agency that acts: P-000012."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT next_reference(%s)", [model._meta.db_table])
        return f"{letter}-{cursor.fetchone()[0]:06d}"
