"""What follows a disclosure: chasing, the legal record of an urgent one, and notices to its recipient.

These rows are envelopes too: words about a child have no place in them, so that reasons are chosen from lists.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.sharing.models.disclosures import Disclosure


class HowChased(models.TextChoices):
    PHONE = "phone", _("By phone")
    SECURE_EMAIL = "secure_email", _("By secure e-mail")
    IN_PERSON = "in_person", _("In person")


class Chase(models.Model):
    """Somebody asked whether it had arrived."""

    kept = "When an unacknowledged share was chased. Kept as long as the disclosure."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="chases")
    how = models.CharField(max_length=20, choices=HowChased)
    chased_at = models.DateTimeField()
    chased_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["chased_at"]


class NoAgreement(models.TextChoices):
    EMERGENCY = "emergency", _("It was an emergency: none is needed")
    ONE_OFF = "one_off", _("It was a single share for safeguarding: none is needed")
    DUTY = "duty", _("A duty in law required it")


class LegalRecord(models.Model):
    """By what right an urgent share was made, completed afterwards by information governance."""

    kept = "By what right something was shared urgently. Kept as long as the disclosure."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="legal_record")
    was_covered = models.BooleanField()
    gateway = models.ForeignKey("sharing.Gateway", on_delete=models.PROTECT, related_name="+", null=True)
    purpose = models.ForeignKey("sharing.SharingPurpose", on_delete=models.PROTECT, related_name="+", null=True)
    agreement = models.ForeignKey("sharing.Agreement", on_delete=models.PROTECT, related_name="+", null=True)
    no_agreement_because = models.CharField(max_length=20, choices=NoAgreement, blank=True)
    bases = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    completed_at = models.DateTimeField()
    completed_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(was_covered=False, gateway=None, purpose=None)
                | Q(was_covered=True, gateway__isnull=False, purpose__isnull=False),
                name="sharing_a_covered_share_says_by_what",
            )
        ]


class NoticeKind(models.TextChoices):
    CORRECTION = "correction", _("Something in it was wrong and is put right")
    WITHDRAWAL = "withdrawal", _("The sender withdraws it")
    ERASURE = "erasure", _("The sender has erased its own record")
    MISDIRECTED = "misdirected", _("It was sent to the wrong agency: it is locked")


class Because(models.TextChoices):
    WRONG_FACT = "wrong_fact", _("A fact was wrong or has changed")
    WRONG_PERSON = "wrong_person", _("It was about somebody else")
    NOT_COVERED = "not_covered", _("The law did not cover it")
    NO_LONGER_NEEDED = "no_longer_needed", _("It is no longer needed")
    OBJECTION = "objection", _("The person objected and the objection was upheld")
    ERASED = "erased", _("The record was erased as the law requires")
    WRONG_AGENCY = "wrong_agency", _("It was sent to the wrong agency")


class Outcome(models.TextChoices):
    """What a recipient decides. What was relied on stays, restricted and stamped."""

    KEPT = "kept", _("We relied on it: our copy stays, restricted and stamped")
    ERASED = "erased", _("We did not rely on it: our copy is erased")


class Notice(models.Model):
    """The sender tells a recipient that what was shared no longer stands as it was."""

    kept = "That a recipient was told of a correction, withdrawal or erasure, and what it decided. Kept seven years."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    because = models.CharField(max_length=20, choices=Because)
    replaced_by = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.CORRECTION, replaced_by__isnull=False)
                | (~Q(kind=NoticeKind.CORRECTION) & Q(replaced_by=None)),
                name="sharing_a_correction_names_what_is_right",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by=None)
                | (~Q(outcome="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="sharing_a_decision_says_when_and_by_whom",
            ),
        ]
