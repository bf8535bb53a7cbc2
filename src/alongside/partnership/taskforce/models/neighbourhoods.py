"""Where the partnership chose to work: from the published list, by somebody, for a reason, and looked at again."""

from django.db import models
from django.db.models import F, Q

from alongside.partnership.taskforce.models.recorded import NO_PERSON, Recorded


class NeighbourhoodChoice(Recorded):
    kept = "Which neighbourhoods the partnership chose to work in, and why. Kept for good."
    scrub = NO_PERSON

    area_code = models.CharField(max_length=40)
    area_name = models.CharField(max_length=120)
    chosen_from = models.ForeignKey("figures.PublishedTable", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=60, help_text="What the list said of it when it was chosen.")
    reason = models.TextField()
    chosen_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["review_on", "area_name"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__gt=""), name="taskforce_a_neighbourhood_is_chosen_for_a_reason"),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("chosen_on")), name="taskforce_a_neighbourhood_is_looked_at_again"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, outcome="") | Q(ended_on__gte=F("chosen_on"), outcome__gt=""),
                name="taskforce_an_ended_choice_says_what_came_of_it",
            ),
            models.UniqueConstraint(
                fields=["area_code"], condition=Q(ended_on=None), name="taskforce_one_live_choice_a_neighbourhood"
            ),
        ]
