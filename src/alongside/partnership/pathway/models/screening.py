"""Screening for child criminal exploitation: a structured look for indicators, and never a finding.

The tool is data with a version. The level is chosen by a worker who gives reasons; nothing is computed.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.families.about import RecordAboutPerson
from alongside.partnership.pathway.models.contact import Contact, YesNoNotKnown


class ItemGroup(models.TextChoices):
    VULNERABILITY = "vulnerability", _("Vulnerabilities")
    INDICATOR = "indicator", _("Indicators")


class SourceType(models.TextChoices):
    SEEN = "seen", _("Seen by the worker")
    SAID = "said", _("Said by the young person")
    REPORTED = "reported", _("Reported by somebody else")
    INTELLIGENCE = "intelligence", _("Intelligence, not confirmed")
    OPINION = "opinion", _("Professional opinion")


class ScreeningTool(models.Model):
    """One version of a tool: its questions, its levels and where it comes from. Never edited; replaced by the next."""

    kept = "The questions that a screening was made with. Kept while any screening refers to it."
    scrub = "Holds no person."

    code = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    source = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    items = models.JSONField()
    levels = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="pathway_one_tool_a_version"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="pathway_tool_ends_after_it_starts"
            ),
        ]


@keep_history()
class Screening(RecordAboutPerson):
    kept = "What was looked for and found, and what the worker judged. As its class says."
    scrub = "All free text is replaced by a fixed sentence."

    tool = models.ForeignKey(ScreeningTool, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    screened_on = models.DateField()
    protective_factors = models.TextField()
    own_words = models.TextField()
    level = models.CharField(max_length=30)
    level_reasons = models.TextField()
    next_step = models.TextField()
    look_again_on = models.DateField()
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        "agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    signed_off_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(protective_factors__gt="", level_reasons__gt="", own_words__gt="", next_step__gt=""),
                name="pathway_a_screening_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None, signed_off_by=None)
                | Q(signed_off_at__isnull=False, signed_off_by__isnull=False),
                name="pathway_a_sign_off_says_by_whom",
            ),
        ]


@keep_history()
class ScreeningAnswer(RecordAboutPerson):
    kept = "One answer of a screening with its evidence. As long as the screening."
    scrub = "The evidence is replaced by a fixed sentence."

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=40)
    answer = models.CharField(max_length=20, choices=YesNoNotKnown)
    evidence = models.TextField(blank=True)
    source_type = models.CharField(max_length=20, choices=SourceType, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["held_by", "screening", "item"], name="pathway_one_answer_an_item"),
            models.CheckConstraint(
                condition=~Q(answer=YesNoNotKnown.YES) | Q(evidence__gt="", source_type__gt=""),
                name="pathway_a_yes_has_its_evidence",
            ),
        ]
