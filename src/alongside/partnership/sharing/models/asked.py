"""A share that somebody asked for: it waits for an approver, or for information governance to find the law for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families.about import RecordAboutPerson


class Answer(models.TextChoices):
    SENT = "sent", _("Approved and sent")
    DECLINED = "declined", _("Declined")


@keep_history()
class AskedShare(RecordAboutPerson):
    """What is to be shared and why, before anybody said yes. Without a route it waits for information governance."""

    kept = "What somebody asked to share and the answer. Kept by the rule of its retention class."
    scrub = "Items and words are replaced by a fixed sentence."

    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    route_code = models.CharField(max_length=60, blank=True)
    waits_for = models.CharField(max_length=40, choices=Role)
    subject_born_on = models.DateField()
    subject_review_on = models.DateField()
    items = models.JSONField()
    necessity = models.TextField()
    was_told = models.BooleanField(null=True)
    told_words = models.TextField()
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)
    disclosure = models.ForeignKey("sharing.Disclosure", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["due_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None, disclosure=None)
                | Q(answer=Answer.SENT, answered_at__isnull=False, answered_by__isnull=False, disclosure__isnull=False)
                | Q(answer=Answer.DECLINED, answered_at__isnull=False, answered_by__isnull=False, disclosure=None),
                name="sharing_an_answer_says_when_and_by_whom",
            )
        ]
