"""Early Help with a family: agreement, assessment, plan, review, closure."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.families.about import JointRecordAboutPerson, RecordAboutPerson


class Need(models.TextChoices):
    """The ten outcomes of Supporting Families (2022), used as a list of needs and goals."""

    EDUCATION = "education", _("Getting a good education")
    EARLY_YEARS = "early_years", _("Good early years development")
    HEALTH = "health", _("Improved mental and physical health")
    SUBSTANCES = "substances", _("Promoting recovery from harmful substance use")
    RELATIONSHIPS = "relationships", _("Improved family relationships")
    SAFE_FROM_EXPLOITATION = "safe_from_exploitation", _("Safe from abuse and exploitation")
    CRIME = "crime", _("Diverted from crime")
    DOMESTIC_ABUSE = "domestic_abuse", _("Safe from domestic abuse")
    HOUSING = "housing", _("Secure housing")
    MONEY = "money", _("Financial stability")


class CloseOutcome(models.TextChoices):
    GOALS_MET = "goals_met", _("The goals were met")
    PARTLY_MET = "partly_met", _("Some goals were met")
    FAMILY_WITHDREW = "family_withdrew", _("The family no longer wants help")
    MOVED = "moved", _("The family moved away")
    STEPPED_UP = "stepped_up", _("Passed to children's social care")
    NOT_REACHED = "not_reached", _("The family could not be reached")


@keep_history()
class FamilyHelp(RecordAboutPerson):
    """One period of help to one family."""

    kept = "That a family was helped, by whom, from when until when, and with what outcome. As its class says."
    scrub = "All free text is replaced by a fixed sentence."

    family = models.ForeignKey("families.Family", on_delete=models.PROTECT, related_name="+")
    disclosure_id = models.UUIDField(null=True, blank=True)
    opened_on = models.DateField()
    lead_practitioner = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    close_outcome = models.CharField(max_length=20, choices=CloseOutcome, blank=True)
    close_words = models.TextField(blank=True)
    closed_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None, close_outcome="", closed_by=None)
                | Q(closed_on__isnull=False, close_outcome__gt="", close_words__gt="", closed_by__isnull=False),
                name="pathway_closed_help_says_when_why_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="pathway_help_closes_after_it_opens",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@keep_history()
class AgreementToHelp(RecordAboutPerson):
    """Who agreed to what help. It is not, and never becomes, a lawful basis for sharing."""

    kept = "Who agreed to help, to what, or declined. As long as the help."
    scrub = "All free text is replaced by a fixed sentence."

    help = models.ForeignKey(FamilyHelp, on_delete=models.PROTECT, related_name="agreements")
    agreed = models.BooleanField()
    agreed_by = models.CharField(max_length=120)
    to_what = models.TextField()
    said_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)


@keep_history()
class Assessment(RecordAboutPerson):
    """The whole-family assessment."""

    kept = "What is going on for the whole family, in their words and ours. As long as the help."
    scrub = "All free text is replaced by a fixed sentence."

    help = models.ForeignKey(FamilyHelp, on_delete=models.PROTECT, related_name="assessments")
    assessed_on = models.DateField()
    worries = models.TextField()
    working_well = models.TextField()
    needs_to_happen = models.TextField()
    childs_views = models.TextField()
    needs = models.JSONField(default=list)


@keep_history()
class FamilyPlan(JointRecordAboutPerson):
    """The plan that a family and its workers agreed: a joint record of its named participants."""

    kept = "What was agreed with a family. As long as the help."
    scrub = "All free text is replaced by a fixed sentence."

    help = models.OneToOneField(FamilyHelp, on_delete=models.PROTECT, related_name="plan")
    family_name = models.CharField(max_length=120)
    agreed_on = models.DateField()
    agreed_with = models.CharField(max_length=200)
    next_review_on = models.DateField()


@keep_history()
class Goal(JointRecordAboutPerson):
    kept = "One goal of a family plan. As long as the plan."
    scrub = "The words are replaced by a fixed sentence."

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="goals")
    need = models.CharField(max_length=30, choices=Need)
    words = models.TextField()
    met_on = models.DateField(null=True, blank=True)
    met_words = models.TextField(blank=True)


@keep_history()
class PlanAction(JointRecordAboutPerson):
    kept = "Who does what by when in a family plan. As long as the plan."
    scrub = "The words are replaced by a fixed sentence."

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="actions")
    words = models.TextField()
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)


@keep_history()
class PlanNote(JointRecordAboutPerson):
    """What a participant, perhaps of another agency, adds to the plan."""

    kept = "What the participants of a plan told each other. As long as the plan."
    scrub = "The words are replaced by a fixed sentence."

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="notes")
    words = models.TextField()
    written_on = models.DateField()


@keep_history()
class Review(JointRecordAboutPerson):
    kept = "How a family plan was getting on, on one day. As long as the plan."
    scrub = "All free text is replaced by a fixed sentence."

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    progress = models.TextField()
    familys_words = models.TextField()
    next_review_on = models.DateField(null=True, blank=True)
