"""Addresses of the programme."""

from django.urls import path

from alongside.partnership.taskforce.views import money, neighbourhoods, promises, steering, training

RECOMMENDATION = "build/recommendations/<uuid:recommendation_id>"
COMMITMENT = "build/money/commitments/<uuid:commitment_id>"
PROGRAMME = "build/training/programmes/<uuid:programme_id>"
COHORT = "build/training/cohorts/<uuid:cohort_id>"
STEERING = "build/steering-group"
MEETING = f"{STEERING}/meetings/<uuid:meeting_id>"

app_name = "taskforce"
urlpatterns = [
    path("build/", promises.promises, name="promises"),
    path("build/report/new", promises.record_report, name="record_report"),
    path(RECOMMENDATION, promises.promise, name="promise"),
    path(f"{RECOMMENDATION}/words", promises.write_recommendation, name="words"),
    path(f"{RECOMMENDATION}/status", promises.set_status, name="status"),
    path(f"{RECOMMENDATION}/actions/new", promises.add_action, name="add_action"),
    path("build/actions/<uuid:action_id>/status", promises.set_action_status, name="action_status"),
    path("build/money/", money.money, name="money"),
    path("build/money/funds/new", money.add_fund, name="add_fund"),
    path("build/money/funds/<uuid:fund_id>/commitments/new", money.commit_money, name="commit_money"),
    path(COMMITMENT, money.commitment, name="commitment"),
    path(f"{COMMITMENT}/amount", money.change_commitment, name="change_commitment"),
    path(f"{COMMITMENT}/overlap", money.settle_overlap, name="settle_overlap"),
    path(f"{COMMITMENT}/withdraw", money.withdraw_commitment, name="withdraw_commitment"),
    path(f"{COMMITMENT}/shares/new", money.allocate, name="allocate"),
    path("build/money/shares/<uuid:allocation_id>/withdraw", money.withdraw_allocation, name="withdraw_allocation"),
    path("build/training/", training.training, name="training"),
    path("build/training/programmes/new", training.add_programme, name="add_programme"),
    path(f"{PROGRAMME}/state", training.set_programme_state, name="programme_state"),
    path(f"{PROGRAMME}/cohorts/new", training.agree_cohort, name="agree_cohort"),
    path(COHORT, training.cohort, name="cohort"),
    path(f"{COHORT}/sessions/new", training.hold_session, name="hold_session"),
    path("build/training/attendance/<uuid:attendance_id>", training.correct_attendance, name="correct_attendance"),
    path("build/neighbourhoods/", neighbourhoods.neighbourhoods, name="neighbourhoods"),
    path("build/neighbourhoods/new", neighbourhoods.choose_neighbourhood, name="choose_neighbourhood"),
    path("build/neighbourhoods/<uuid:choice_id>/end", neighbourhoods.end_choice, name="end_choice"),
    path(f"{STEERING}/", steering.steering_group, name="steering_group"),
    path(f"{STEERING}/seats/new", steering.add_member, name="add_member"),
    path(f"{STEERING}/seats/<uuid:member_id>/end", steering.end_membership, name="end_membership"),
    path(f"{STEERING}/meetings/new", steering.record_meeting, name="record_meeting"),
    path(MEETING, steering.meeting, name="meeting"),
    path(f"{MEETING}/minutes", steering.write_minutes, name="write_minutes"),
    path(f"{MEETING}/decisions/new", steering.decide, name="decide"),
    path(
        f"{MEETING}/actions/new",
        steering.give_meeting_action,
        name="meeting_action",
    ),
    path(f"{STEERING}/actions/<uuid:action_id>", steering.end_meeting_action, name="end_meeting_action"),
]
