"""What Early Help and a family do together in the invented borough."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill import family_words as words
from alongside.partnership.demo.fill.first_contact import Way
from alongside.partnership.demo.fill.hub import open_share
from alongside.partnership.demo.fill.words import take
from alongside.partnership.families.actions import add_member, record_person
from alongside.partnership.pathway.actions import early_help as actions
from alongside.partnership.pathway.actions.early_help import FAMILY_PLANS
from alongside.partnership.pathway.queries.families import story_of_plan
from alongside.partnership.pathway.queries.records import open_help, open_plan
from alongside.partnership.sharing.actions.joint import add_participant

if TYPE_CHECKING:
    from alongside.partnership.agencies.acting import Acting
    from alongside.partnership.pathway.models import FamilyHelp, FamilyPlan

FIRST_REVIEW_AFTER = timedelta(weeks=4)
GOALS_EACH = 2


@dataclass
class Help:
    """One period of help, and who gives it."""

    way: Way
    worker: str

    @property
    def by(self) -> "Acting":
        return self.way.borough.acting(self.worker)

    def opened(self, by: "Acting") -> "FamilyHelp":
        return open_help(self.way.record["help"], by=by)

    def plan(self, by: "Acting") -> "FamilyPlan":
        return open_plan(self.way.record["plan"], by=by)


def open_family(help: Help) -> None:
    help.way.record["help"] = open_share(help.way, help.way.record["passed_on"], help.worker)


def ask_family(help: Help, *, agreed: bool = True) -> None:
    """Meet the family: who belongs to it, and do they want help?"""
    way = help.way
    with act_as(help.by) as by:
        opened = help.opened(by)
        carer_name, _space, family_name = way.young.carer.rpartition(" ")
        carer = record_person(
            by=by, today=timezone.localdate(), given_name=carer_name, family_name=family_name,
            born_on=way.person.born_on - timedelta(days=365 * 27 + 7 * way.number), birth_date_is_estimated=True,
            home_authority=way.person.home_authority,
        )  # fmt: skip
        relationship = take(("parent", "parent", "carer", "grandparent"), way.number)
        add_member(family=opened.family, person=carer, relationship=relationship, from_on=timezone.localdate(), by=by)
        actions.record_agreement(
            help=opened, agreed=agreed, agreed_by=way.young.carer,
            to_what=take(words.AGREED_TO, way.number) if agreed else words.DECLINED, said_on=timezone.localdate(),
            by=by,
        )  # fmt: skip


def assess(help: Help) -> None:
    number = help.way.number
    with act_as(help.by) as by:
        actions.assess(
            help=help.opened(by), assessed_on=timezone.localdate(), worries=take(words.WORRIES, number),
            working_well=take(words.WORKING_WELL, number), needs_to_happen=take(words.NEEDS_TO_HAPPEN, number),
            childs_views=take(words.CHILDS_VIEWS, number), needs=take(words.NEEDS, number), by=by,
        )  # fmt: skip


def agree_plan(help: Help, *, with_whom: str, review_in: timedelta = FIRST_REVIEW_AFTER) -> None:
    """Agree the plan, and name a worker of another agency in it."""
    way, today = help.way, timezone.localdate()
    with act_as(help.by) as by:
        plan = actions.agree_plan(
            help=help.opened(by), agreed_on=today, agreed_with=way.says("{carer} and {name}"),
            goals=[_goal(help, place) for place in range(GOALS_EACH)], next_review_on=today + review_in,
            arrangement=FAMILY_PLANS, by=by,
        )  # fmt: skip
        way.record["plan"] = plan.pk
        posting = way.borough.postings[with_whom]
        add_participant(joint_record=plan.joint_record, posting=posting, from_on=today, by=by)


def write_note(help: Help, participant: str) -> None:
    with act_as(help.way.borough.acting(participant)) as by:
        plan = open_plan(help.way.record["plan"], by=by)
        actions.add_note(plan=plan, words=words.NOTE, written_on=timezone.localdate(), by=by)


def review(help: Help, *, again_in: timedelta | None) -> None:
    """Review together: what was done is marked, and the family says how it is."""
    number, today = help.way.number, timezone.localdate()
    with act_as(help.by) as by:
        plan = help.plan(by)
        actions.review_plan(
            plan=plan, held_on=today, progress=take(words.PROGRESS, number),
            familys_words=take(words.FAMILYS_WORDS, number + bool(again_in)),
            next_review_on=today + again_in if again_in else None, by=by,
        )  # fmt: skip
        _mark_done(plan, by, only_first=bool(again_in))


def close(help: Help, outcome: str) -> None:
    with act_as(help.by) as by:
        actions.close_help(
            help=help.opened(by), closed_on=timezone.localdate(), outcome=outcome, words=words.CLOSE_WORDS[outcome],
            by=by,
        )  # fmt: skip


def _mark_done(plan: "FamilyPlan", by: "Acting", *, only_first: bool) -> None:
    today = timezone.localdate()
    goals = story_of_plan(plan, by=by).goals
    for goal in goals[:1] if only_first else goals:
        for action in goal.actions.all():
            if action.done_on is None:
                actions.finish_action(action=action, done_on=today, words=take(words.DONE, len(goals)), by=by)
        if not only_first and goal.met_on is None:
            actions.meet_goal(goal=goal, done_on=today, by=by)


def _goal(help: Help, place: int) -> actions.PlannedGoal:
    need, what, step = take(words.GOALS, help.way.number + place)
    owner = help.way.young.carer if place else "Early Help worker"
    due_on = timezone.localdate() + timedelta(weeks=3 + place)
    return actions.PlannedGoal(need=need, words=what, actions=[actions.PlannedAction(step, owner, due_on)])
