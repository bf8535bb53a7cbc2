"""What was disclosed: an envelope that both agencies read, and a sealed copy for each.

The envelope holds references only and is never changed, save for its receipt. The copies hold the words. Erasing a
person at one agency removes that agency's copy; the envelope stays.
"""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.families.about import RecordAboutPerson


class Manner(models.TextChoices):
    ROUTE = "route", _("Along a route")
    ONE_OFF = "one_off", _("One-off, approved by information governance")
    URGENT = "urgent", _("Urgent")


class Disclosure(models.Model):
    """The envelope: from whom, to whom, by what right, by which hand, when received. No content."""

    kept = "That something was shared, by whom, with whom and by what right. Kept seven years."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manner = models.CharField(max_length=20, choices=Manner)
    from_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    to_outside = models.CharField(max_length=120, blank=True, help_text="A body that is not in the directory.")
    route = models.ForeignKey("sharing.Route", on_delete=models.PROTECT, related_name="+", null=True)
    gateway = models.ForeignKey("sharing.Gateway", on_delete=models.PROTECT, related_name="+", null=True)
    purpose = models.ForeignKey("sharing.SharingPurpose", on_delete=models.PROTECT, related_name="+", null=True)
    agreement = models.ForeignKey("sharing.Agreement", on_delete=models.PROTECT, related_name="+", null=True)
    bases = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    approved_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)
    sent_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    phoned_at = models.DateTimeField(null=True)
    spoke_with = models.CharField(max_length=120, blank=True, help_text="Who took the phone call.")
    acknowledge_by = models.DateTimeField()
    legal_record_due_at = models.DateTimeField(null=True)
    subject_id = models.UUIDField(null=True, help_text="The person, as the sender numbers them.")
    item_keys = ArrayField(models.CharField(max_length=80))
    payload_hash = models.BinaryField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="corrected_by", null=True)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, related_name="answered_by", null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)
    received_by_name = models.CharField(max_length=120, blank=True, help_text="Who took it, at a body elsewhere.")

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["to_agency", "-sent_at"], name="sharing_received_by_time"),
            models.Index(fields=["from_agency", "-sent_at"], name="sharing_sent_by_time"),
            models.Index(fields=["from_agency", "subject_id"], name="sharing_sent_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False, to_outside="") | Q(to_agency=None, to_outside__gt=""),
                name="sharing_a_disclosure_has_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(
                    manner=Manner.ROUTE, route__isnull=False, gateway__isnull=False, purpose__isnull=False,
                    subject_id__isnull=False, to_agency__isnull=False, legal_record_due_at=None,
                )
                | Q(
                    manner=Manner.ONE_OFF, route=None, gateway__isnull=False, purpose__isnull=False,
                    subject_id__isnull=False, approved_by__isnull=False, to_agency__isnull=False,
                    legal_record_due_at=None,
                )
                | Q(manner=Manner.URGENT, route=None, gateway=None, purpose=None, legal_record_due_at__isnull=False),
                name="sharing_a_disclosure_says_by_what_right",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None, received_by_name="")
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="sharing_a_receipt_says_by_whom",
            ),
        ]  # fmt: skip


class Side(models.TextChoices):
    SENT = "sent", _("Kept by the agency that sent it")
    RECEIVED = "received", _("Kept by the agency that received it")


class Stamp(models.TextChoices):
    """What later happened to what was shared. A stamped copy is read with that in mind."""

    NONE = "", _("Stands as it was shared")
    CORRECTED = "corrected", _("Corrected since: read the newer one")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")
    ERASED_AT_SENDER = "erased_at_sender", _("Erased by the sender")
    MISDIRECTED = "misdirected", _("Sent to the wrong agency")


@pghistory.track(
    pghistory.UpdateEvent(),
    exclude=["items", "necessity", "told_words", "stamp_words", "salt"],
    context_field=None,
    obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history_query"),
)
class SealedCopy(RecordAboutPerson):
    """What the recipient reads, exactly. One copy for the sender, one for a recipient on this site.

    A copy may have no person yet: the recipient links it once it has its own record of them. Its history leaves the
    words out, because a line from before the link could not be found when the person is erased.
    """

    kept = "What was shared, as the recipient reads it. Kept by the rule of its retention class; reviewed by its date."
    scrub = "Items and words are replaced by a fixed sentence."

    person = models.ForeignKey(  # type: ignore[assignment]  # a copy may have no person yet
        "families.Person", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    team = models.ForeignKey(  # type: ignore[assignment]  # nor a team: the sender does not know the recipient's
        "agencies.Team", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="copies")
    side = models.CharField(max_length=20, choices=Side)
    items = models.JSONField()
    necessity = models.TextField()
    was_told = models.BooleanField(null=True)
    told_words = models.TextField()
    salt = models.BinaryField()
    stamp = models.CharField(max_length=20, choices=Stamp, default=Stamp.NONE, blank=True)
    stamped_at = models.DateTimeField(null=True)
    stamp_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "side"], name="sharing_one_copy_a_side"),
            models.CheckConstraint(
                condition=Q(stamp="", stamped_at=None) | (~Q(stamp="") & Q(stamped_at__isnull=False)),
                name="sharing_a_stamp_has_its_moment",
            ),
        ]
