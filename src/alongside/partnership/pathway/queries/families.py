"""The story of one period of help, and of one family plan, for their pages."""

from dataclasses import dataclass

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.models import (
    AgreementToHelp,
    Assessment,
    FamilyHelp,
    FamilyPlan,
    Goal,
    Need,
    PlanNote,
    Review,
)
from alongside.partnership.sharing.queries.joint import list_my_joint_records


@dataclass(frozen=True)
class HelpStory:
    agreements: list[AgreementToHelp]
    assessments: list[Assessment]
    plan: FamilyPlan | None

    @property
    def is_agreed(self) -> bool:
        return any(one.agreed and one.withdrawn_on is None for one in self.agreements)

    @property
    def needs(self) -> list[str]:
        """The needs of the newest assessment, in words."""
        return [str(Need(code).label) for code in self.assessments[0].needs] if self.assessments else []


@dataclass(frozen=True)
class PlanStory:
    goals: list[Goal]
    notes: list[PlanNote]
    reviews: list[Review]


def story_of(help: FamilyHelp, *, by: Acting) -> HelpStory:
    by.must(Permission.LOOK_AT_RECORDS)
    return HelpStory(
        agreements=list(AgreementToHelp.objects.filter(help=help).order_by("said_on")),
        assessments=list(Assessment.objects.filter(help=help).order_by("-assessed_on", "-recorded_at")),
        plan=FamilyPlan.objects.filter(help=help).first(),
    )


def plans_with_me(*, by: Acting) -> list[FamilyPlan]:
    """The running plans in which I am named today, whichever agency holds them; what is due first comes first."""
    by.must(Permission.JOIN_RECORD)
    joint = list_my_joint_records(by=by)
    return list(FamilyPlan.objects.filter(joint_record__in=joint).order_by("next_review_on"))


def story_of_plan(plan: FamilyPlan, *, by: Acting) -> PlanStory:
    """What the holder and every named participant read."""
    by.must(Permission.JOIN_RECORD)
    notes = PlanNote.objects.filter(plan=plan).select_related("recorded_by__worker", "held_by")
    return PlanStory(
        goals=list(Goal.objects.filter(plan=plan).prefetch_related("actions").order_by("recorded_at")),
        notes=list(notes.order_by("recorded_at")),
        reviews=list(Review.objects.filter(plan=plan).order_by("-held_on")),
    )
