"""Looks at the programme. It names no person in need, so a look leaves no line in the trail."""

from alongside.partnership.taskforce.queries.money import (
    MoneyPage,
    list_funds,
    list_wholes_for,
    money,
    open_allocation,
    open_commitment,
    open_fund,
)
from alongside.partnership.taskforce.queries.neighbourhoods import (
    NeighbourhoodsPage,
    may_be_chosen,
    neighbourhood_choices,
    open_choice,
)
from alongside.partnership.taskforce.queries.promises import (
    PromisePage,
    Promises,
    current_report,
    list_actions,
    list_recommendations,
    open_action,
    open_recommendation,
    promise,
    promises,
)
from alongside.partnership.taskforce.queries.steering import (
    SteeringPage,
    open_meeting,
    open_meeting_action,
    open_member,
    steering_group,
)
from alongside.partnership.taskforce.queries.training import (
    list_programmes,
    open_attendance,
    open_cohort,
    open_programme,
)

__all__ = [
    "MoneyPage",
    "NeighbourhoodsPage",
    "PromisePage",
    "Promises",
    "SteeringPage",
    "current_report",
    "list_actions",
    "list_funds",
    "list_programmes",
    "list_recommendations",
    "list_wholes_for",
    "may_be_chosen",
    "money",
    "neighbourhood_choices",
    "open_action",
    "open_allocation",
    "open_attendance",
    "open_choice",
    "open_cohort",
    "open_commitment",
    "open_fund",
    "open_meeting",
    "open_meeting_action",
    "open_member",
    "open_programme",
    "open_recommendation",
    "promise",
    "promises",
    "steering_group",
]  # fmt: skip
