"""What is true of the programme: what was promised, what it costs, who is trained, who steers."""

from alongside.partnership.taskforce.models.money import Allocation, Commitment, Fund
from alongside.partnership.taskforce.models.neighbourhoods import NeighbourhoodChoice
from alongside.partnership.taskforce.models.promises import (
    Action,
    ActionStatus,
    Recommendation,
    RecommendationStatus,
    Report,
)
from alongside.partnership.taskforce.models.steering import Decision, Meeting, MeetingAction, Member
from alongside.partnership.taskforce.models.training import Attendance, Cohort, Programme, Session

__all__ = [
    "Action", "ActionStatus", "Allocation", "Attendance", "Cohort", "Commitment", "Decision", "Fund", "Meeting",
    "MeetingAction", "Member", "NeighbourhoodChoice", "Programme", "Recommendation", "RecommendationStatus", "Report",
    "Session",
]  # fmt: skip
