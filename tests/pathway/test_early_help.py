"""Early Help: agreement before assessment, assessment before plan; a plan read by its participants and nobody else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from alongside.partnership.agencies.acting import act_as, acting_through
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.queries import posting_of
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families.actions import form_family
from alongside.partnership.pathway.actions import early_help as actions
from alongside.partnership.pathway.actions.early_help import PlannedAction, PlannedGoal
from alongside.partnership.pathway.models import FamilyHelp, FamilyPlan, Goal, PlanAction, PlanNote
from alongside.partnership.pathway.queries.families import story_of, story_of_plan
from alongside.partnership.pathway.queries.records import open_action, open_goal, open_help, open_plan
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.sharing.actions.joint import add_participant
from tests.partnership import Partnership, acting, make_posting
from tests.pathway.conftest import NOW, TODAY

pytestmark = pytest.mark.usefixtures("law")
Make = Callable[..., Any]
GOAL = PlannedGoal("education", "Back in school.", [PlannedAction("Ring the school", "Aunt", TODAY)])
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def help(partnership: Partnership, make_person: Make) -> FamilyHelp:
    with act_as(partnership.family_worker) as by:
        family = form_family(name="Invented family", around=make_person(by), from_on=TODAY, by=by)
        return actions.open_help(family=family, opened_on=TODAY, by=by)


def agree(help: FamilyHelp, by: Any, **details: Any) -> Any:
    fixed = {"agreed": True, "agreed_by": "Her mother", "to_what": "Help with school.", "said_on": TODAY}
    return actions.record_agreement(help=help, by=by, **(fixed | details))


def assess(help: FamilyHelp, by: Any, **details: Any) -> Any:
    fixed = {
        "assessed_on": TODAY, "worries": "School.", "working_well": "Family.", "needs_to_happen": "A talk.",
        "childs_views": "I want friends.", "needs": ["education", "money"],
    }  # fmt: skip
    return actions.assess(help=help, by=by, **(fixed | details))


def make_plan(help: FamilyHelp, by: Any, **details: Any) -> FamilyPlan:
    fixed = {
        "agreed_on": TODAY, "agreed_with": "Her mother", "goals": [GOAL], "next_review_on": LATER,
        "arrangement": "family_plans",
    }  # fmt: skip
    return actions.agree_plan(help=help, by=by, **(fixed | details))


@pytest.fixture
def plan(partnership: Partnership, help: FamilyHelp) -> FamilyPlan:
    with act_as(partnership.family_worker) as by:
        agree(help, by)
        assess(help, by)
        return make_plan(help, by)


def test_a_youth_worker_opens_no_help(partnership: Partnership, help: FamilyHelp) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(NotAllowed):
        actions.open_help(family=help.family, opened_on=TODAY, by=by)


def test_a_family_is_not_helped_twice_at_a_time(partnership: Partnership, help: FamilyHelp) -> None:
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="helped already"):
        actions.open_help(family=help.family, opened_on=TODAY, by=by)


def test_agreement_comes_before_assessment_and_a_withdrawn_one_counts_no_more(
    partnership: Partnership, help: FamilyHelp
) -> None:
    with act_as(partnership.family_worker) as by:
        with pytest.raises(StepNotAllowed, match="Record who in the family agreed"):
            assess(help, by)
        declined = agree(help, by, agreed=False, to_what="Not now.")
        with pytest.raises(StepNotAllowed, match="Only an agreement"):
            actions.withdraw_agreement(agreement=declined, withdrawn_on=TODAY, by=by)
        agreed = agree(help, by)
        with pytest.raises(StepNotAllowed, match="Only an agreement"):
            actions.withdraw_agreement(agreement=agreed, withdrawn_on=TODAY - timedelta(days=1), by=by)
        actions.withdraw_agreement(agreement=agreed, withdrawn_on=TODAY, by=by)
        assert not story_of(help, by=by).is_agreed
        with pytest.raises(StepNotAllowed, match="Record who in the family agreed"):
            assess(help, by)


def test_assessment_comes_before_the_plan(partnership: Partnership, help: FamilyHelp) -> None:
    with act_as(partnership.family_worker) as by:
        agree(help, by)
        with pytest.raises(StepNotAllowed, match="Assess with the whole family"):
            make_plan(help, by)
        with pytest.raises(StepNotAllowed, match="from the list"):
            assess(help, by, needs=["invented"])
        assess(help, by)
        story = story_of(help, by=by)
        assert story.needs == ["Getting a good education", "Financial stability"]
        assert story_of(FamilyHelp(pk=by.posting_id), by=by).needs == []


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"goals": []}, "at least one goal"),
        ({"goals": [PlannedGoal("education", "School", [])]}, "who does what by when"),
        ({"goals": [PlannedGoal("invented", "School", GOAL.actions)]}, "need of each goal"),
        ({"next_review_on": TODAY}, "after the plan is agreed"),
        ({"arrangement": "invented"}, "No arrangement called invented"),
    ],
)
def test_a_plan_is_whole_or_is_not_agreed(
    partnership: Partnership, help: FamilyHelp, details: dict[str, Any], sentence: str
) -> None:
    with act_as(partnership.family_worker) as by:
        agree(help, by)
        assess(help, by)
        with pytest.raises(StepNotAllowed, match=sentence):
            make_plan(help, by, **details)


def test_a_family_has_one_plan(partnership: Partnership, plan: FamilyPlan) -> None:
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="Review it instead"):
        make_plan(open_help(plan.help_id, by=by), by)


def test_a_named_participant_reads_and_writes_the_plan_and_nothing_else(
    partnership: Partnership, plan: FamilyPlan
) -> None:
    stranger = acting(partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER)
    with act_as(partnership.family_worker) as by:
        joining = make_posting(partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER)
        add_participant(joint_record=plan.joint_record, posting=joining, from_on=TODAY, by=by)
    with act_as(acting_through(joining)) as by:
        opened = open_plan(plan.pk, by=by)
        note = actions.add_note(plan=opened, words="I take him to football.", written_on=TODAY, by=by)
        assert [goal.words for goal in story_of_plan(opened, by=by).goals] == ["Back in school."]
        with pytest.raises(StepNotAllowed, match="Write the note"):
            actions.add_note(plan=opened, words=" ", written_on=TODAY, by=by)
        with pytest.raises(NotFoundHere):
            open_help(plan.help_id, by=by)
    with act_as(stranger) as by, pytest.raises(NotFoundHere):
        open_plan(plan.pk, by=by)
    with act_as(partnership.family_worker) as by:
        assert list(PlanNote.objects.all()) == [note]
        assert posting_of(by).agency_id == plan.held_by_id


def test_steps_are_finished_and_goals_met(partnership: Partnership, plan: FamilyPlan) -> None:
    with act_as(partnership.family_worker) as by:
        action = open_action(PlanAction.objects.get().pk, by=by)
        actions.finish_action(action=action, done_on=TODAY, words="Done.", by=by)
        actions.meet_goal(goal=open_goal(Goal.objects.get().pk, by=by), done_on=TODAY, by=by)
        assert (PlanAction.objects.get().done_on, Goal.objects.get().met_on) == (TODAY, TODAY)


def test_a_review_moves_the_next_one(partnership: Partnership, plan: FamilyPlan) -> None:
    words = {"progress": "Slow.", "familys_words": "We try."}
    with act_as(partnership.family_worker) as by:
        with pytest.raises(StepNotAllowed, match="before the plan was agreed"):
            actions.review_plan(plan=plan, held_on=TODAY - timedelta(days=1), next_review_on=None, by=by, **words)
        with pytest.raises(StepNotAllowed, match="after this one"):
            actions.review_plan(plan=plan, held_on=LATER, next_review_on=LATER, by=by, **words)
        actions.review_plan(plan=plan, held_on=LATER, next_review_on=None, by=by, **words)
        assert FamilyPlan.objects.get().next_review_on == LATER
        further = LATER + timedelta(days=42)
        actions.review_plan(plan=plan, held_on=LATER, next_review_on=further, by=by, **words)
        assert FamilyPlan.objects.get().next_review_on == further
        assert [one.what for one in my_work(by=by, now=NOW)] == ["Review the family plan"]


def test_help_ends_once_with_its_outcome_and_closes_the_plan(partnership: Partnership, plan: FamilyPlan) -> None:
    with act_as(partnership.family_worker) as by:
        help = open_help(plan.help_id, by=by)
        with pytest.raises(StepNotAllowed, match="before it began"):
            actions.close_help(
                help=help, closed_on=TODAY - timedelta(days=1), outcome="goals_met", words="All well.", by=by
            )
        for wrong in ({"outcome": "invented"}, {"words": " "}):
            with pytest.raises(StepNotAllowed, match="how it ended"):
                actions.close_help(
                    help=help, closed_on=TODAY, by=by, **({"outcome": "goals_met", "words": "All well."} | wrong)
                )
        actions.close_help(help=help, closed_on=TODAY, outcome="goals_met", words="All well.", by=by)
        for again in (agree, assess, make_plan):
            with pytest.raises(StepNotAllowed, match="Help for this family has ended"):
                again(help, by)
        assert open_plan(plan.pk, by=by).joint_record.closed_on == TODAY
        assert my_work(by=by, now=NOW) == []


def test_help_without_a_plan_can_end(partnership: Partnership, help: FamilyHelp) -> None:
    with act_as(partnership.family_worker) as by:
        actions.close_help(help=help, closed_on=TODAY, outcome="not_reached", words="Three visits.", by=by)
        assert not FamilyHelp.objects.get().is_open
