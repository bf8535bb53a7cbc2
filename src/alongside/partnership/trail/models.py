"""What is true of the trail. The database seals every line at commit; see migration 0002."""

from django.db import models

from alongside.partnership.trail.words import Did, Purpose


class TrailLine(models.Model):
    """One thing that one worker did, or was refused. References only: a line never holds what was read or written."""

    kept = "Who looked at, changed, shared or was refused what. Kept seven years after the record it speaks of ends."
    scrub = "Holds references and keyed hashes only; a test copy keeps them."

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=models.functions.Now())
    agency_id = models.UUIDField()
    worker_id = models.UUIDField()
    posting_id = models.UUIDField()
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20, choices=Purpose)
    did = models.CharField(max_length=30, choices=Did)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    because = models.CharField(max_length=60, blank=True, help_text="A short code: why refused, or why looked.")
    search_hash = models.CharField(max_length=64, blank=True)
    seq = models.BigIntegerField(null=True, editable=False)
    previous_hash = models.BinaryField(null=True, editable=False)
    line_hash = models.BinaryField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "seq"], name="trail_one_line_a_place"),
            models.CheckConstraint(
                condition=~models.Q(did=Did.WAS_REFUSED) | models.Q(because__gt=""),
                name="trail_a_refusal_has_its_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["agency_id", "-at"], name="trail_by_agency_and_time"),
            models.Index(fields=["subject_id", "-at"], name="trail_by_subject_and_time"),
            models.Index(fields=["id"], condition=models.Q(seq=None), name="trail_not_yet_sealed"),
        ]


class TrailHead(models.Model):
    """The last place and hash of one agency's chain. Written by the sealing trigger alone."""

    kept = "The end of each agency's chain. Kept as long as the trail."
    scrub = "Holds no person."

    agency_id = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField()
    line_hash = models.BinaryField()
