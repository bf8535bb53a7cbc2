"""Early Help: agreement, whole-family assessment, family plan, review, closure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.pathway.models import (
    AgreementToHelp,
    Assessment,
    CloseOutcome,
    FamilyHelp,
    FamilyPlan,
    Goal,
    Need,
    PlanAction,
    PlanNote,
    Review,
)
from alongside.partnership.sharing.actions.joint import close_joint_record, open_joint_record
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.families.models import Family

RETENTION = "help"
PLAN_RETENTION = "family_plan"
FAMILY_PLANS = "family_plans"  # the code of the written arrangement under which agencies keep plans together


@dataclass(frozen=True)
class PlannedAction:
    words: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class PlannedGoal:
    need: str
    words: str
    actions: Sequence[PlannedAction]


@transaction.atomic
def open_help(*, family: "Family", opened_on: date, disclosure_id: UUID | None = None, by: Acting) -> FamilyHelp:
    """Begin to help a family. The worker who opens it is its lead practitioner."""
    by.must(Permission.WORK_WITH_FAMILY)
    if FamilyHelp.objects.filter(family=family, closed_on=None).exists():
        raise StepNotAllowed(_("This family is being helped already. Open the help that runs."))
    help = hold(
        FamilyHelp, by=by, retention_class=RETENTION, person_id=family.person_id, family=family,
        disclosure_id=disclosure_id, opened_on=opened_on, lead_practitioner_id=by.posting_id,
    )  # fmt: skip
    record(Did.RECORDED, help, by=by)
    return help


@transaction.atomic
def record_agreement(
    *, help: FamilyHelp, agreed: bool, agreed_by: str, to_what: str, said_on: date, by: Acting
) -> AgreementToHelp:
    """Keep who agreed to what help, or declined it. It gives no right to share anything."""
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(help)
    agreement = hold(
        AgreementToHelp, by=by, retention_class=RETENTION, person_id=help.person_id, help=help, agreed=agreed,
        agreed_by=agreed_by, to_what=to_what, said_on=said_on,
    )  # fmt: skip
    record(Did.AGREED if agreed else Did.RECORDED, agreement, by=by)
    return agreement


@transaction.atomic
def withdraw_agreement(*, agreement: AgreementToHelp, withdrawn_on: date, by: Acting) -> AgreementToHelp:
    """The family no longer agrees. Concern for a child does not end with it."""
    by.must(Permission.WORK_WITH_FAMILY)
    if not agreement.agreed or withdrawn_on < agreement.said_on:
        raise StepNotAllowed(_("Only an agreement can be withdrawn, on or after the day it was given."))
    agreement.withdrawn_on = withdrawn_on
    agreement.save(update_fields=["withdrawn_on"])
    record(Did.WITHDREW, agreement, by=by)
    return agreement


@transaction.atomic
def assess(
    *, help: FamilyHelp, assessed_on: date, worries: str, working_well: str, needs_to_happen: str, childs_views: str,
    needs: Sequence[str], by: Acting,
) -> Assessment:  # fmt: skip
    """Record the whole-family assessment, the children's own views in it."""
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(help)
    if not _agreed(help):
        raise StepNotAllowed(_("Record who in the family agreed to this help before assessing."))
    if not set(needs) <= set(Need.values):
        raise StepNotAllowed(_("Choose the needs from the list."))
    assessment = hold(
        Assessment, by=by, retention_class=RETENTION, person_id=help.person_id, help=help, assessed_on=assessed_on,
        worries=worries, working_well=working_well, needs_to_happen=needs_to_happen, childs_views=childs_views,
        needs=list(needs),
    )  # fmt: skip
    record(Did.RECORDED, assessment, by=by)
    return assessment


@transaction.atomic
def agree_plan(
    *, help: FamilyHelp, agreed_on: date, agreed_with: str, goals: Sequence[PlannedGoal], next_review_on: date,
    arrangement: str = FAMILY_PLANS, by: Acting,
) -> FamilyPlan:  # fmt: skip
    """Record the plan that a family and its worker have agreed: a joint record that others can be named in."""
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(help)
    _refuse_plan(help, goals, agreed_on, next_review_on)
    joint = open_joint_record(kind="family_plan", arrangement_code=arrangement, opened_on=agreed_on, by=by)
    common = {"by": by, "retention_class": PLAN_RETENTION, "person_id": help.person_id, "joint_record": joint}
    plan = hold(
        FamilyPlan, help=help, family_name=help.family.name, agreed_on=agreed_on, agreed_with=agreed_with,
        next_review_on=next_review_on, **common,
    )  # fmt: skip
    for planned in goals:
        goal = hold(Goal, plan=plan, need=planned.need, words=planned.words, **common)
        for action in planned.actions:
            hold(PlanAction, goal=goal, words=action.words, owner=action.owner, due_on=action.due_on, **common)
    record(Did.AGREED, plan, by=by)
    return plan


@transaction.atomic
def finish_action(*, action: PlanAction, done_on: date, words: str = "", by: Acting) -> PlanAction:
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(action.goal.plan.help)
    action.done_on, action.done_words = done_on, words
    action.save(update_fields=["done_on", "done_words"])
    record(Did.CHANGED, action, by=by)
    return action


@transaction.atomic
def meet_goal(*, goal: Goal, done_on: date, words: str = "", by: Acting) -> Goal:
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(goal.plan.help)
    goal.met_on, goal.met_words = done_on, words
    goal.save(update_fields=["met_on", "met_words"])
    record(Did.CHANGED, goal, by=by)
    return goal


@transaction.atomic
def add_note(*, plan: FamilyPlan, words: str, written_on: date, by: Acting) -> PlanNote:
    """A participant, of whichever agency, writes into the plan."""
    by.must(Permission.JOIN_RECORD)
    if not words.strip():
        raise StepNotAllowed(_("Write the note first."))
    note = hold(
        PlanNote, by=by, retention_class=PLAN_RETENTION, person_id=plan.person_id,
        joint_record_id=plan.joint_record_id, plan=plan, words=words, written_on=written_on,
    )  # fmt: skip
    record(Did.RECORDED, note, by=by)
    return note


@transaction.atomic
def review_plan(
    *, plan: FamilyPlan, held_on: date, progress: str, familys_words: str, next_review_on: date | None, by: Acting
) -> Review:
    """Record how the plan is getting on, with the family's own words."""
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(plan.help)
    if held_on < plan.agreed_on:
        raise StepNotAllowed(_("The review is before the plan was agreed. Check the day."))
    if next_review_on is not None and next_review_on <= held_on:
        raise StepNotAllowed(_("The next review must be after this one."))
    review = hold(
        Review, by=by, retention_class=PLAN_RETENTION, person_id=plan.person_id, joint_record_id=plan.joint_record_id,
        plan=plan, held_on=held_on, progress=progress, familys_words=familys_words, next_review_on=next_review_on,
    )  # fmt: skip
    if next_review_on is not None:
        plan.next_review_on = next_review_on
        plan.save(update_fields=["next_review_on"])
    record(Did.REVIEWED, review, by=by)
    return review


@transaction.atomic
def close_help(*, help: FamilyHelp, closed_on: date, outcome: str, words: str, by: Acting) -> FamilyHelp:
    """End the help with its outcome and in words. The plan's participants stop reading it the same day."""
    by.must(Permission.WORK_WITH_FAMILY)
    _refuse_closed(help)
    if closed_on < help.opened_on:
        raise StepNotAllowed(_("Help cannot end before it began."))
    if outcome not in CloseOutcome.values or not words.strip():
        raise StepNotAllowed(_("Choose the outcome and say in words how it ended."))
    help.closed_on, help.close_outcome, help.close_words, help.closed_by_id = closed_on, outcome, words, by.posting_id
    help.save()
    plan = FamilyPlan.objects.filter(help=help).first()
    if plan is not None:
        close_joint_record(joint_record=plan.joint_record, closed_on=closed_on, by=by)
    record(Did.CLOSED, help, by=by)
    return help


def _refuse_closed(help: FamilyHelp) -> None:
    if not help.is_open:
        raise StepNotAllowed(_("Help for this family has ended. Open new help before going on."))


def _agreed(help: FamilyHelp) -> bool:
    return AgreementToHelp.objects.filter(help=help, agreed=True, withdrawn_on=None).exists()


def _refuse_plan(help: FamilyHelp, goals: Sequence[PlannedGoal], agreed_on: date, next_review_on: date) -> None:
    if not Assessment.objects.filter(help=help).exists():
        raise StepNotAllowed(_("Assess with the whole family before agreeing a plan."))
    if FamilyPlan.objects.filter(help=help).exists():
        raise StepNotAllowed(_("This family has a plan. Review it instead of agreeing another."))
    if not goals or not all(goal.actions for goal in goals):
        raise StepNotAllowed(_("A plan has at least one goal, and each goal says who does what by when."))
    if next_review_on <= agreed_on:
        raise StepNotAllowed(_("The first review must be after the plan is agreed."))
    if any(goal.need not in Need.values for goal in goals):
        raise StepNotAllowed(_("Choose the need of each goal from the list."))
