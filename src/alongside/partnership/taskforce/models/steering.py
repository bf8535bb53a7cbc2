"""The steering group: seats, meetings, decisions and who does what by when."""

from django.db import models
from django.db.models import F, Q

from alongside.partnership.taskforce.kinds import MeetingActionState
from alongside.partnership.taskforce.models.recorded import NO_PERSON, Recorded


class Member(Recorded):
    """A seat that an agency has. Who sits in it is for the minutes."""

    kept = "Which agencies steered when. Kept for good."
    scrub = NO_PERSON

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=120, help_text="The office, not the name: Head of Early Help.")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["agency__name", "seat"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="taskforce_a_seat_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["agency", "seat"], condition=Q(until_on=None), name="taskforce_one_live_seat_a_name"
            ),
        ]


class Meeting(Recorded):
    kept = "When the steering group met and what it said. Kept for good."
    scrub = "The minutes are replaced by a fixed sentence."

    held_on = models.DateField(unique=True)
    about = models.CharField(max_length=160)
    attended = models.ManyToManyField("agencies.Agency", related_name="+")
    minutes = models.TextField(blank=True)

    class Meta:
        ordering = ["-held_on"]


class Decision(Recorded):
    kept = "What the steering group decided. Kept for good."
    scrub = NO_PERSON

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    words = models.TextField()

    class Meta:
        ordering = ["recorded_at"]


class MeetingAction(Recorded):
    kept = "Who was asked to do what by when. Kept for good."
    scrub = NO_PERSON

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=MeetingActionState, default=MeetingActionState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MeetingActionState.OPEN, ended_on=None, outcome="")
                | (~Q(state=MeetingActionState.OPEN) & Q(ended_on__isnull=False, outcome__gt="")),
                name="taskforce_an_ended_meeting_action_says_when_and_how",
            )
        ]
