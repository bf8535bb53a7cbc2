"""First contact: a teachable moment in a custody suite or beside a hospital bed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.families.about import RecordAboutPerson


class WayIn(models.TextChoices):
    CUSTODY = "custody", _("Police custody")
    HOSPITAL = "hospital", _("Hospital")


class YesNoNotKnown(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_KNOWN = "not_known", _("Not known")


class OffenceGroup(models.TextChoices):
    """The group alone. What is alleged stays with the police."""

    VIOLENCE = "violence", _("Violence against the person")
    ROBBERY = "robbery", _("Robbery")
    WEAPON = "weapon", _("Possession of a weapon")
    DRUGS = "drugs", _("Drug offences")
    THEFT = "theft", _("Theft or vehicle crime")
    BURGLARY = "burglary", _("Burglary")
    PUBLIC_ORDER = "public_order", _("Public order")
    DAMAGE = "damage", _("Criminal damage or arson")
    SEXUAL = "sexual", _("Sexual offences")
    OTHER = "other", _("Other")
    NOT_KNOWN = "not_known", _("Not known")


class ReleasedTo(models.TextChoices):
    PARENT = "parent", _("A parent")
    CARER = "carer", _("A carer or guardian")
    RELATIVE = "relative", _("Another relative")
    SOCIAL_CARE = "social_care", _("Children's social care")
    ALONE = "alone", _("Nobody: left alone")
    COURT = "court", _("Court or remand")
    OTHER = "other", _("Somebody else")


class Approach(models.TextChoices):
    BEDSIDE = "bedside", _("At the bedside or in the department")
    PHONE = "phone", _("By phone afterwards")


@keep_history()
class Contact(RecordAboutPerson):
    """A worker meets, or tries to meet, a young person for the first time."""

    kept = "When and where first contact was made, and whether they were safe that night. As its class says."
    scrub = "All free text is replaced by a fixed sentence."

    way_in = models.CharField(max_length=20, choices=WayIn)
    met_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    told = models.TextField()
    wants = models.TextField(blank=True)
    injuries = models.TextField(blank=True)
    safe_tonight = models.CharField(max_length=20, choices=YesNoNotKnown)
    safe_tonight_words = models.TextField(blank=True)


@keep_history()
class CustodyStay(RecordAboutPerson):
    """What belongs to a contact in custody. The follow-up falls due 24 to 48 hours after release, and not before."""

    kept = "Arrest, appropriate adult, release and follow-up of a contact in custody. As long as the contact."
    scrub = "All free text is replaced by a fixed sentence."

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="custody_stay")
    arrested_at = models.DateTimeField()
    offence_group = models.CharField(max_length=20, choices=OffenceGroup)
    appropriate_adult = models.CharField(max_length=200)
    released_at = models.DateTimeField(null=True, blank=True)
    released_to = models.CharField(max_length=20, choices=ReleasedTo, blank=True)
    released_where = models.CharField(max_length=200, blank=True)
    follow_up_from_at = models.DateTimeField(null=True, blank=True)
    follow_up_due_at = models.DateTimeField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    follow_up_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at=None, released_to="", follow_up_due_at=None, follow_up_from_at=None)
                | Q(
                    released_at__isnull=False,
                    released_to__gt="",
                    follow_up_due_at__isnull=False,
                    follow_up_from_at__isnull=False,
                ),
                name="pathway_follow_up_is_due_once_release_is_known",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(released_at__gte=F("arrested_at")),
                name="pathway_release_follows_arrest",
            ),
            models.CheckConstraint(
                condition=Q(followed_up_at=None) | Q(released_at__isnull=False),
                name="pathway_follow_up_follows_release",
            ),
        ]


@keep_history()
class HospitalVisit(RecordAboutPerson):
    """What belongs to a contact in hospital. Arrival day and approach are kept because they bear on who engages."""

    kept = "Arrival, approach and needs of a contact in hospital. As long as the contact."
    scrub = "All free text is replaced by a fixed sentence."

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="hospital_visit")
    arrived_at = models.DateTimeField()
    approach = models.CharField(max_length=20, choices=Approach)
    reached = models.BooleanField()
    needs = models.TextField(blank=True)


@keep_history()
class Offer(RecordAboutPerson):
    """Support was offered, and accepted or declined. A declined offer may be followed by a second one later."""

    kept = "Each offer of support and its answer. As long as the contact."
    scrub = "The reason is replaced by a fixed sentence."

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="offers")
    offered_at = models.DateTimeField()
    accepted = models.BooleanField()
    declined_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=True, declined_because="") | Q(accepted=False, declined_because__gt=""),
                name="pathway_a_declined_offer_says_why",
            )
        ]
