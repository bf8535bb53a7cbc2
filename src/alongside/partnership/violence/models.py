"""Pictures of published tables, drawn once, so that a page only has to show them; and who started limits anew."""

import uuid

from django.db import models
from django.db.models import Q

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
