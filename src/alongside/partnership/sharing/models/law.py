"""The law as data. Every row is one version of one rule; a change is a new version, never an edit.

The version that counts on a day is the highest whose `valid_from` has come. It has lapsed when its `valid_to` is past.
"""

import uuid
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind
from alongside.partnership.agencies.roles import Role

NOT_PERSONAL = "Holds no person."


class Nature(models.TextChoices):
    """What a gateway is: something we may do, something we must do, or no gateway because none is needed."""

    POWER = "power", _("A power: we may share")
    DUTY = "duty", _("A duty: we must share")
    WITHIN = "within", _("Within one legal body")
    EMERGENCY = "emergency", _("An emergency")


class BasisKind(models.TextChoices):
    ARTICLE_6 = "article_6", _("UK GDPR Article 6: the lawful basis")
    ARTICLE_9 = "article_9", _("UK GDPR Article 9: for special category data")
    SCHEDULE_1 = "schedule_1", _("Data Protection Act 2018, Schedule 1: the condition")
    PART_3 = "part_3", _("Data Protection Act 2018, Part 3: law enforcement")
    SCHEDULE_8 = "schedule_8", _("Data Protection Act 2018, Schedule 8: sensitive processing in law enforcement")


class AgeRule(models.TextChoices):
    ANY = "any", _("Any age")
    CHILDREN = "children", _("Under 18 only")
    ADULTS = "adults", _("18 and over only")


class LawQuerySet(models.QuerySet[Any]):
    def known(self, on: date) -> "LawQuerySet":
        """For every code, the version that counts on this day, lapsed or not."""
        return self.filter(valid_from__lte=on).order_by("code", "-version").distinct("code")


class LawRow(models.Model):
    """One version of one rule, where it comes from, and who loaded it."""

    scrub = NOT_PERSONAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField()
    source = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")

    objects = LawQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="%(app_label)s_%(class)s_one_row_a_version"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
            ),
        ]

    @property
    def name_with_version(self) -> str:
        return f"{self.code} v{self.version}"


def _codes(length: int = 60, **more: object) -> ArrayField:
    return ArrayField(models.CharField(max_length=length, **more), default=list, blank=True)


class SharingPurpose(LawRow):
    kept = "What a share may be for, in versions. Kept while any disclosure names it."


class Gateway(LawRow):
    """What makes it lawful for one body to tell another. An empty list of kinds or purposes means any that is known."""

    kept = "The legal gateways, in versions. Kept while any disclosure names them."

    nature = models.CharField(max_length=20, choices=Nature)
    sender_kinds = _codes(30, choices=ControllerKind)
    recipient_kinds = _codes(30, choices=ControllerKind)
    purposes = _codes()
    both_listed_under_duty = models.BooleanField()
    both_section_11_bodies = models.BooleanField()
    within_one_controller = models.BooleanField()
    blocks_patient_information = models.BooleanField()
    blocks_health_and_social_care_senders = models.BooleanField()
    allows_person_level = models.BooleanField()
    children_only = models.BooleanField()


class LawfulBasis(LawRow):
    kept = "Lawful bases and conditions of data protection law, in versions. Kept while any disclosure names them."

    kind = models.CharField(max_length=20, choices=BasisKind)

    class Meta(LawRow.Meta):
        verbose_name_plural = "lawful bases"


class Signed(LawRow):
    """A written agreement between named bodies. It lapses when it ends, and when its review is overdue."""

    parties = models.ManyToManyField("agencies.Controller", related_name="+")
    document = models.CharField(max_length=300, help_text="Where the signed document is kept.")
    signed_on = models.DateField()
    review_on = models.DateField()

    class Meta(LawRow.Meta):
        abstract = True

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on <= min(self.review_on, self.valid_to or self.review_on)


class Agreement(Signed):
    """An information sharing agreement: who may share what with whom."""

    kept = "Who agreed to share what with whom. Kept while any disclosure names it."


class JointArrangement(Signed):
    """A written arrangement by which named bodies keep a record together."""

    kept = "Who agreed to keep records together. Kept while any joint record names it."

    purpose_code = models.CharField(max_length=60)


class Route(LawRow):
    """A way on which workers may share: who to whom, by what law, which fields, whose approval.

    Information governance writes routes, so that a worker chooses a route and never an article of law.
    """

    kept = "The routes for sharing, in versions. Kept while any disclosure names them."

    sender_kinds = _codes(30, choices=AgencyKind)
    recipient_kinds = _codes(30, choices=AgencyKind)
    gateway_code = models.CharField(max_length=60)
    purpose_code = models.CharField(max_length=60)
    basis_codes = _codes()
    is_law_enforcement = models.BooleanField(help_text="Part 3 of the Data Protection Act applies, not the UK GDPR.")
    data_classes = _codes(20)
    fields = _codes(80)
    obligatory_fields = _codes(80)
    approver_role = models.CharField(max_length=40, choices=Role, blank=True)
    agreement_code = models.CharField(max_length=60, blank=True)
    no_agreement_because = models.CharField(max_length=300, blank=True)
    policy_document = models.CharField(
        max_length=300, blank=True, help_text="The appropriate policy document (DPA 2018, Sch. 1, para. 39)."
    )
    age_rule = models.CharField(max_length=20, choices=AgeRule)
    acknowledge_within_hours = models.PositiveSmallIntegerField(
        help_text="After this, an unacknowledged share is chased."
    )
