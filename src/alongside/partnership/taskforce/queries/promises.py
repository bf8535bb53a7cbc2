"""Recommendations by heading, and one of them with all that is done for it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce import adding
from alongside.partnership.taskforce.kinds import Heading
from alongside.partnership.taskforce.models import Action, Allocation, Recommendation, RecommendationStatus, Report
from alongside.partnership.taskforce.queries.opening import open_one


@dataclass(frozen=True)
class Promises:
    """A report and its recommendations under their headings; those without a heading come last."""

    report: Report | None
    headings: list[tuple[str, list[Recommendation]]]


@dataclass(frozen=True)
class PromisePage:
    recommendation: Recommendation
    actions: list[Action]
    allocations: list[Allocation]
    total: adding.Total
    statuses: list[RecommendationStatus]


def current_report(by: Acting) -> Report | None:
    """The report that the programme answers: the latest."""
    by.must(Permission.READ_PROGRAMME)
    return Report.objects.order_by("-published_on").first()


def list_recommendations(by: Acting) -> QuerySet[Recommendation]:
    """The recommendations of the current report, by number."""
    rows = Recommendation.objects.filter(report=current_report(by)).select_related("owner")
    return rows.annotate(action_count=Count("actions")).order_by("number")


def list_actions(by: Acting) -> QuerySet[Action]:
    """The actions for the current report, by the recommendation that they serve."""
    rows = Action.objects.filter(recommendation__report=current_report(by))
    return rows.select_related("recommendation").order_by("recommendation__number", "due_on")


def promises(by: Acting) -> Promises:
    report = current_report(by)
    rows = list(list_recommendations(by)) if report else []
    groups = [(str(heading.label), [row for row in rows if row.heading == heading]) for heading in Heading]
    groups.append((_("Heading not entered yet"), [row for row in rows if not row.heading]))
    return Promises(report, [(words, inside) for words, inside in groups if inside])


def promise(recommendation_id: UUID, by: Acting) -> PromisePage:
    recommendation = open_recommendation(recommendation_id, by)
    allocations = list(
        recommendation.allocations.filter(withdrawn_on=None).select_related("commitment__fund", "action")
    )
    return PromisePage(
        recommendation=recommendation,
        actions=list(recommendation.actions.select_related("owner")),
        allocations=allocations,
        total=adding.of_allocations(allocations),
        statuses=list(recommendation.statuses.all()),
    )


def open_recommendation(recommendation_id: UUID, by: Acting) -> Recommendation:
    return open_one(Recommendation.objects.select_related("report", "owner"), recommendation_id, by)


def open_action(action_id: UUID, by: Acting) -> Action:
    rows = Action.objects.select_related("recommendation__report", "owner__controller").prefetch_related("statuses")
    return open_one(rows, action_id, by)
