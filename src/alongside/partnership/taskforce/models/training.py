"""Training: programmes, cohorts, sessions, and how many came. Head counts by organisation; nobody is named."""

from django.db import models
from django.db.models import Q

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.taskforce.kinds import Audience, Level, ProgrammeState
from alongside.partnership.taskforce.models.recorded import NO_PERSON, Recorded


class Programme(Recorded):
    kept = "Which training there is, for whom. Kept for good."
    scrub = NO_PERSON

    reference = models.SlugField(max_length=60, unique=True, help_text="A short name for figures: police-supervision.")
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=20, choices=Level)
    audience = models.CharField(max_length=20, choices=Audience)
    state = models.CharField(max_length=20, choices=ProgrammeState, default=ProgrammeState.BEING_DEVELOPED)
    about = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]


class Cohort(Recorded):
    """A group that goes through a programme together."""

    kept = "Who agreed to train when. Kept for good."
    scrub = NO_PERSON

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120)
    agreed_on = models.DateField()
    starts_on = models.DateField()
    weeks = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="taskforce_one_cohort_a_name"),
            models.CheckConstraint(condition=Q(weeks__gte=1), name="taskforce_a_cohort_lasts_a_week"),
        ]


class Session(Recorded):
    kept = "Which session was held when. Kept for good."
    scrub = NO_PERSON

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    topic = models.CharField(max_length=160)

    class Meta:
        ordering = ["held_on", "number"]
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="taskforce_one_session_a_number")]


@keep_history()
class Attendance(Recorded):
    """How many came from one organisation to one session. The same people may come again: never add over sessions."""

    kept = "How many came. Kept for good, with every correction."
    scrub = NO_PERSON

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendance")
    organisation = models.CharField(max_length=120)
    came = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["organisation"]
        constraints = [
            models.UniqueConstraint(fields=["session", "organisation"], name="taskforce_one_count_an_organisation")
        ]
