"""The referral on its sender's side, and the episode that it opens at the hub."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.families.about import RecordAboutPerson


class Brag(models.TextChoices):
    """How urgent: the hub's colours. Always shown with their word."""

    BLUE = "blue", _("Blue: universal need")
    GREEN = "green", _("Green: a concern below the statutory threshold")
    AMBER = "amber", _("Amber: significant, not immediate")
    RED = "red", _("Red: possible child protection")


class Outcome(models.TextChoices):
    ADVICE = "advice", _("Information and advice")
    EARLY_HELP = "early_help", _("Early Help")
    SECTION_17 = "section_17", _("Child in need assessment (section 17)")
    STRATEGY = "strategy", _("Strategy discussion (section 47)")
    NO_FURTHER_ACTION = "no_further_action", _("No further action by the hub")


class ClockPolicy(models.Model):
    """How soon the hub answers, by colour. Versioned data; the demonstration policy says that it is one."""

    kept = "The clocks that a rating was measured by. Kept while any rating refers to it."
    scrub = "Holds no person."

    code = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    source = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    minutes = models.JSONField(help_text="Minutes by colour; null where no answer is due.")
    runs_past_close = models.JSONField(help_text="The colours whose clock does not stop when the hub closes.")

    class Meta:
        verbose_name_plural = "clock policies"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="pathway_one_clock_a_version")]


@keep_history()
class Referral(RecordAboutPerson):
    """A referral as its sender keeps it. What was sent, and an answer on this site, stand in the disclosures."""

    kept = "That a young person was referred, to whom, and what was answered. As its class says."
    scrub = "All free text is replaced by a fixed sentence."

    disclosure_id = models.UUIDField(unique=True)
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    answered_by_phone_at = models.DateTimeField(null=True, blank=True)
    answered_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by_phone_at=None, answered_words="")
                | Q(answered_by_phone_at__isnull=False, answered_words__gt=""),
                name="pathway_an_answer_by_phone_says_what",
            )
        ]

    @property
    def is_answered_by_phone(self) -> bool:
        """Only a hub that works on this site answers here; adult safeguarding and other areas' hubs ring back."""
        return not (self.to_agency.is_on_this_site and self.to_agency.kind == AgencyKind.HUB)


@keep_history()
class HubEpisode(RecordAboutPerson):
    """What the hub does with one referral."""

    kept = "A referral as the hub works on it. As its class says."
    scrub = "All free text is replaced by a fixed sentence."

    disclosure_id = models.UUIDField()
    from_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)
    what_next = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["held_by", "disclosure_id"], name="pathway_one_episode_a_disclosure"),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="", reasons="")
                | Q(decided_at__isnull=False, outcome__gt="", reasons__gt=""),
                name="pathway_a_decision_has_its_reasons",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.decided_at is None


@keep_history()
class Rating(RecordAboutPerson):
    """A colour given to an episode. A later one replaces it and says why; the first keeps its time."""

    kept = "How urgent the hub judged a referral, and when. As long as the episode."
    scrub = "The reason is replaced by a fixed sentence."

    episode = models.ForeignKey(HubEpisode, on_delete=models.PROTECT, related_name="ratings")
    policy = models.ForeignKey(ClockPolicy, on_delete=models.PROTECT, related_name="+")
    rating = models.CharField(max_length=10, choices=Brag)
    reason = models.TextField()
    rated_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
