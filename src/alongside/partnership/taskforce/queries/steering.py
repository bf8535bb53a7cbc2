"""The steering group: its seats, its meetings and what is still open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.kinds import MeetingActionState
from alongside.partnership.taskforce.models import Meeting, MeetingAction, Member
from alongside.partnership.taskforce.queries.opening import open_one


@dataclass(frozen=True)
class SteeringPage:
    members: list[Member]
    former: list[Member]
    meetings: list[Meeting]
    open_actions: list[MeetingAction]


def steering_group(by: Acting, today: date) -> SteeringPage:
    by.must(Permission.READ_PROGRAMME)
    seats = Member.objects.select_related("agency")
    now = Q(until_on=None) | Q(until_on__gte=today)
    actions = MeetingAction.objects.filter(state=MeetingActionState.OPEN).select_related("owner", "meeting")
    return SteeringPage(
        members=list(seats.filter(now)),
        former=list(seats.exclude(now)),
        meetings=list(Meeting.objects.prefetch_related("attended", "decisions")),
        open_actions=list(actions),
    )


def open_meeting(meeting_id: UUID, by: Acting) -> Meeting:
    rows: QuerySet[Meeting] = Meeting.objects.prefetch_related("attended", "decisions", "actions__owner")
    return open_one(rows, meeting_id, by)


def open_member(member_id: UUID, by: Acting) -> Member:
    return open_one(Member.objects.select_related("agency"), member_id, by)


def open_meeting_action(action_id: UUID, by: Acting) -> MeetingAction:
    return open_one(MeetingAction.objects.select_related("owner", "meeting"), action_id, by)
