"""Every change to the programme: promises, money, training, the steering group."""

from alongside.partnership.taskforce.actions.money import (
    add_fund,
    allocate,
    change_commitment,
    commit_money,
    settle_overlap,
    withdraw_allocation,
    withdraw_commitment,
)
from alongside.partnership.taskforce.actions.neighbourhoods import choose_neighbourhood, end_choice
from alongside.partnership.taskforce.actions.promises import (
    add_action,
    record_report,
    set_action_status,
    set_status,
    write_recommendation,
)
from alongside.partnership.taskforce.actions.steering import (
    add_member,
    decide,
    end_meeting_action,
    end_membership,
    give_meeting_action,
    record_meeting,
    write_minutes,
)
from alongside.partnership.taskforce.actions.training import (
    add_programme,
    agree_cohort,
    correct_attendance,
    hold_session,
    set_programme_state,
)

__all__ = [
    "add_action", "add_fund", "add_member", "add_programme", "agree_cohort", "allocate", "change_commitment",
    "choose_neighbourhood", "commit_money", "correct_attendance", "decide", "end_choice", "end_meeting_action",
    "end_membership", "give_meeting_action", "hold_session", "record_meeting", "record_report", "set_action_status",
    "set_programme_state", "set_status", "settle_overlap", "withdraw_allocation", "withdraw_commitment",
    "write_minutes", "write_recommendation",
]  # fmt: skip
