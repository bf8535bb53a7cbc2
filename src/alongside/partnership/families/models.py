"""What one agency knows of a young person and their family. Another agency has records of its own."""

from django.db import models
from django.db.models import F, Q

from alongside.partnership.agencies.held import HeldRecord, keep_history
from alongside.partnership.families.about import RecordAboutPerson
from alongside.partnership.families.choices import Ethnicity, Relationship, Sex


@keep_history()
class Person(HeldRecord):
    """Someone recorded for help, or a member of their family."""

    kept = "Who they are and how to reach them safely. Kept by the rule of its retention class; reviewed by its date."
    scrub = "Names, birth date, address and contact are replaced by invented ones."

    reference = models.CharField(max_length=20, editable=False)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    known_as = models.CharField(max_length=80, blank=True)
    # "Begins with" is a range of code points (queries.find_people), whatever the database's own order of letters.
    given_name_key = models.CharField(max_length=80, editable=False, db_collation="C")
    family_name_key = models.CharField(max_length=80, editable=False, db_collation="C")
    born_on = models.DateField()
    birth_date_is_estimated = models.BooleanField(default=False)
    sex = models.CharField(max_length=20, choices=Sex, default=Sex.NOT_KNOWN)
    ethnicity = models.CharField(max_length=20, choices=Ethnicity, default=Ethnicity.NOT_KNOWN)
    first_language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    home_authority = models.CharField(max_length=80)
    address = models.TextField(blank=True)
    address_withheld_from = models.CharField(max_length=200, blank=True)
    safe_contact = models.CharField(max_length=300, blank=True)
    school = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["held_by", "reference"], name="families_one_reference_an_agency"),
        ]
        indexes = [
            models.Index(fields=["held_by", "family_name_key", "born_on"], name="families_person_by_name"),
            models.Index(fields=["held_by", "born_on"], name="families_person_by_birth"),
        ]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@keep_history()
class Family(RecordAboutPerson):
    """A household or family that one agency works with, around one young person."""

    kept = "Which family. Kept by the rule of its retention class; reviewed by its date."
    scrub = "The name is replaced by an invented one."

    reference = models.CharField(max_length=20, editable=False)
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "families"
        constraints = [
            models.UniqueConstraint(fields=["held_by", "reference"], name="families_one_family_reference_an_agency"),
        ]


@keep_history()
class FamilyMember(RecordAboutPerson):
    kept = "Who belongs to which family, and how. Kept as long as the family."
    scrub = "Holds references only."

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="members")
    around = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", editable=False)
    relationship = models.CharField(max_length=20, choices=Relationship)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["held_by", "family", "person"],
                condition=Q(until_on=None),
                name="families_one_membership_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="families_membership_ends_after_it_starts",
            ),
        ]


@keep_history()
class Wish(RecordAboutPerson):
    """What the young person wants, in their own words."""

    kept = "The young person's own words. Kept as long as the person's record."
    scrub = "The words are replaced by a fixed sentence."

    words = models.TextField()
    said_on = models.DateField()
