"""Pictures of published tables, drawn once, so that a page only has to show them; and who started limits anew."""

import uuid

from django.db import models
from django.db.models import F, Q

from alongside.partnership.violence.codes import MEASURES
from alongside.partnership.violence.kinds import Ground


class Drawing(models.Model):
    """One chart or map as it was drawn. Never changed: drawing again adds a row, and the newest is shown."""

    kept = (
        "Every chart and map that was published. Kept for good, as the tables they were drawn from: reports show them."
    )
    scrub = "Holds no person."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.ForeignKey("figures.PublishedTable", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    sentence = models.TextField(help_text="What it shows, for someone who cannot see it.")
    svg = models.TextField()
    credit = models.TextField(blank=True, help_text="The line that the boundaries' owner asks for.")
    ground = models.CharField(max_length=10, choices=Ground)
    is_invented = models.BooleanField(help_text="Drawn from invented records.")
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-drawn_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ground=Ground.NONE)
                | Q(ground=Ground.REAL, is_invented=False)
                | Q(ground=Ground.INVENTED, is_invented=True),
                name="violence_nothing_invented_on_a_real_place",
            ),
            models.CheckConstraint(
                condition=Q(ground=Ground.NONE) | Q(credit__gt=""), name="violence_a_map_credits_its_boundaries"
            ),
            models.CheckConstraint(
                condition=Q(sentence__gt="", svg__gt=""), name="violence_a_drawing_has_its_sentence"
            ),
        ]


class Rebasing(models.Model):
    """A decision to start a control chart's limits anew. Only a person takes it, for a reason; no rule does."""

    kept = "Every decision to start the limits of a chart anew. Kept for good: published charts rest on it."
    scrub = "Holds no person in need. Who decided is a reference."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.CharField(max_length=60, choices=[(measure, measure) for measure in MEASURES])
    from_month = models.DateField(help_text="The first day of the month from which the new limits hold.")
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["measure", "from_month"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "from_month"], name="violence_limits_start_anew_once_a_month"),
            models.CheckConstraint(condition=Q(reason__gt=""), name="violence_limits_start_anew_for_a_reason"),
            models.CheckConstraint(condition=Q(from_month__day=1), name="violence_limits_start_anew_with_a_month"),
        ]


class PartnerFile(models.Model):
    """A file of a partner that was read for this site's own borough: what came of it, and whether it still counts."""

    kept = (
        "What was read for the borough's figures, by whom, and why it stopped counting. The list is kept for good, "
        "because published figures rest on it; a file's rows are deleted from the disk when it stops counting."
    )
    scrub = "Holds no person in need. Who added a file is a reference."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    source = models.CharField(max_length=60, help_text="As the catalogue of the evidence names it.")
    rows_read = models.PositiveBigIntegerField()
    rows_kept = models.PositiveBigIntegerField()
    rows_set_aside = models.PositiveBigIntegerField()
    first_period = models.CharField(max_length=7, help_text="The first month, or year, that it holds.")
    last_period = models.CharField(max_length=7)
    missing = models.JSONField(default=list, help_text="Months between the two of which it holds nothing.")
    rejects = models.CharField(max_length=240, blank=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey("agencies.Posting", null=True, on_delete=models.PROTECT, related_name="+")
    stopped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["source", "first_period", "added_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows_read=F("rows_kept") + F("rows_set_aside")),
                name="violence_every_row_is_kept_or_set_aside",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_by=None, stopped_because="")
                | Q(stopped_at__isnull=False, stopped_by__isnull=False, stopped_because__gt=""),
                name="violence_a_file_stops_counting_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["checksum"], condition=Q(stopped_at=None), name="violence_one_content_counts_once"
            ),
        ]

    @property
    def counts(self) -> bool:
        return self.stopped_at is None


class Refresh(models.Model):
    """One time that the figures were counted and published anew: who asked, when it ended, what was not counted."""

    kept = "When the figures were counted anew and what could not be counted. Kept for good: it explains them."
    scrub = "Holds no person in need. Who asked is a reference."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    told = models.JSONField(default=list, help_text="What was published, a sentence each.")
    refused = models.JSONField(default=list, help_text="What was not counted, and why, a sentence each.")

    class Meta:
        ordering = ["-asked_at"]
