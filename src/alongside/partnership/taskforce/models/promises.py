"""A report, its recommendations, and what is done about them."""

from django.db import models
from django.db.models import Q

from alongside.partnership.taskforce.kinds import ActionProgress, Heading, Progress, RefusalGround
from alongside.partnership.taskforce.models.recorded import NO_PERSON, Recorded


class Report(Recorded):
    kept = "Which report the partnership answers. Kept for good."
    scrub = NO_PERSON

    title = models.CharField(max_length=200, unique=True)
    published_on = models.DateField()
    source = models.TextField(help_text="Where the report can be read.")

    class Meta:
        ordering = ["-published_on"]


class Recommendation(Recorded):
    """A numbered slot. Its words stay blank until somebody enters them from the report: nothing is invented."""

    kept = "What the report recommended and where it stands. Kept for good."
    scrub = NO_PERSON

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=20, choices=Heading, blank=True)
    words = models.TextField(blank=True)
    words_source = models.CharField(max_length=200, blank=True, help_text="Where in the report the words stand.")
    owner = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=20, choices=Progress, default=Progress.NOT_SAID)
    status_on = models.DateField(null=True, blank=True)
    status_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="taskforce_one_slot_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="taskforce_numbers_start_at_one"),
            models.CheckConstraint(
                condition=Q(words="") | Q(words_source__gt=""), name="taskforce_words_say_where_they_stand"
            ),
            models.CheckConstraint(
                condition=Q(status=Progress.NOT_SAID, status_on=None, status_reason="")
                | (~Q(status=Progress.NOT_SAID) & Q(status_on__isnull=False, status_reason__gt="")),
                name="taskforce_a_status_has_its_date_and_reason",
            ),
        ]


class RecommendationStatus(Recorded):
    """What was said of a recommendation, once. Rows are only added."""

    kept = "Every status a recommendation had. Kept for good."
    scrub = NO_PERSON

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=20, choices=Progress)
    on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["-on", "-recorded_at"]


class Action(Recorded):
    """A step that one agency takes for a recommendation. A relevant authority may refuse it on a ground in law."""

    kept = "Who does what for which recommendation. Kept for good."
    scrub = NO_PERSON

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    due_on = models.DateField()
    is_preparation = models.BooleanField(
        default=False, help_text="Work on the needs assessment or the strategy itself. It cannot be refused."
    )
    status = models.CharField(max_length=20, choices=ActionProgress, default=ActionProgress.TO_DO)
    status_on = models.DateField(null=True, blank=True)
    status_reason = models.TextField(blank=True)
    refusal_ground = models.CharField(max_length=20, choices=RefusalGround, blank=True)

    class Meta:
        ordering = ["due_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ActionProgress.TO_DO, status_on=None, status_reason="")
                | (~Q(status=ActionProgress.TO_DO) & Q(status_on__isnull=False, status_reason__gt="")),
                name="taskforce_an_action_status_has_its_date_and_reason",
            ),
            models.CheckConstraint(
                condition=(Q(status=ActionProgress.REFUSED) & Q(refusal_ground__gt="", is_preparation=False))
                | (~Q(status=ActionProgress.REFUSED) & Q(refusal_ground="")),
                name="taskforce_a_refused_action_has_its_ground",
            ),
        ]


class ActionStatus(Recorded):
    """What was said of an action, once. Rows are only added."""

    kept = "Every status an action had. Kept for good."
    scrub = NO_PERSON

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=20, choices=ActionProgress)
    on = models.DateField()
    reason = models.TextField()
    refusal_ground = models.CharField(max_length=20, choices=RefusalGround, blank=True)

    class Meta:
        ordering = ["-on", "-recorded_at"]
