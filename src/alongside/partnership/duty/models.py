"""What is true of the duty: what the law asks, who answers for it, where it stands, and what shows it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.duty.kinds import Status

NO_PERSON = "Holds no person in need. Who recorded it is a reference."


class Recorded(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


@keep_history()
class Obligation(Recorded):
    """One thing that the law asks. Its words come from the register file; who answers and where it stands from us."""

    kept = "What the law asks of the partnership and where it stands. Kept for good, with every change."
    scrub = NO_PERSON

    reference = models.SlugField(max_length=60, unique=True)
    register_version = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField(help_text="Its order in the register.")
    statute = models.CharField(max_length=120)
    words = models.TextField()
    record_kept = models.TextField(help_text="What kind of record shows that it is met.")
    bound = models.CharField(max_length=160, help_text="Which bodies the law binds.")
    is_in_register = models.BooleanField(default=True, help_text="Off when a later version of the register drops it.")
    owner = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.NOT_STARTED)
    status_on = models.DateField(null=True, blank=True)
    status_reason = models.TextField(blank=True)
    last_checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.NOT_STARTED, status_on=None, status_reason="")
                | Q(status_on__isnull=False, status_reason__gt=""),
                name="duty_a_status_has_its_date_and_reason",
            )
        ]


class ObligationStatus(Recorded):
    """What was said of an obligation, once. Rows are only added."""

    kept = "Every status an obligation had. Kept for good."
    scrub = NO_PERSON

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=20, choices=Status)
    on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["-on", "-recorded_at"]


class Evidence(Recorded):
    """What shows that an obligation is met: a document that somebody can open, or a published figure."""

    kept = "What was shown as evidence. Kept for good."
    scrub = NO_PERSON

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)
    kept_at = models.CharField(max_length=300, blank=True, help_text="Where the document can be read.")
    dated_on = models.DateField(null=True, blank=True)
    figure_code = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(figure_code="", kept_at__gt="", dated_on__isnull=False)
                | Q(figure_code__gt="", kept_at="", dated_on=None),
                name="duty_evidence_is_a_document_or_a_figure",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | Q(withdrawn_on__isnull=False, withdrawn_because__gt=""),
                name="duty_withdrawn_evidence_says_why",
            ),
            models.UniqueConstraint(
                fields=["obligation", "figure_code"],
                condition=Q(withdrawn_on=None) & ~Q(figure_code=""),
                name="duty_one_figure_once",
            ),
        ]
