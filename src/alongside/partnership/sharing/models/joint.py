"""Joint records: what agencies keep together, for named workers, day to day, under a written arrangement."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class JointKind(models.TextChoices):
    FAMILY_PLAN = "family_plan", _("Family plan")
    PANEL_MEETING = "panel_meeting", _("Panel meeting")
    HUB_EPISODE = "hub_episode", _("Hub episode")


class JointRecord(models.Model):
    """The frame of a joint record. The rows in it belong to the rooms that wrote them and name it."""

    kept = "Which records were kept jointly, under which arrangement. Kept as long as the rows that name it."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=JointKind)
    arrangement = models.ForeignKey("sharing.JointArrangement", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by=None) | Q(closed_on__gte=F("opened_on"), closed_by__isnull=False),
                name="sharing_a_closed_joint_record_says_by_whom",
            )
        ]


class Participant(models.Model):
    """A worker who is named in a joint record, through one posting, from a day until a day."""

    kept = "Who took part in which joint record, when. Kept as long as the joint record."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    joint_record = models.ForeignKey(JointRecord, on_delete=models.PROTECT, related_name="participants")
    worker = models.ForeignKey("agencies.Worker", on_delete=models.PROTECT, related_name="+")
    posting = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    added_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None, ended_by=None) | Q(until_on__gte=F("from_on"), ended_by__isnull=False),
                name="sharing_an_ended_part_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["joint_record", "posting"], condition=Q(until_on=None), name="sharing_one_part_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["worker", "joint_record"], name="sharing_part_by_worker")]
