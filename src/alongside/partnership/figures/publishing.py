"""Counting each agency's records as that agency's own system worker, and storing rows that name nobody."""

from typing import TYPE_CHECKING

from django.db import transaction

from alongside.evidence.periods import Period
from alongside.partnership.agencies.acting import act_as, system_worker_of
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.queries import agencies_with_system_worker
from alongside.partnership.figures import registry
from alongside.partnership.figures.actions import publish_figures

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency
    from alongside.partnership.figures.models import PublishedFigure

RUNS_THE_PROGRAMME = AgencyKind.COMMUNITY_SAFETY


def publish_agency(agency: "Agency", period: Period) -> "list[PublishedFigure]":
    """Count and publish what one agency knows. Another agency's rows are closed to its system worker."""
    with act_as(system_worker_of(agency)) as by:
        counts = registry.run(registry.functions_for(AgencyKind(agency.kind)), period)
        return publish_figures(counts=counts, period=period, by=by)


def publish_partnership(agency: "Agency", period: Period) -> "list[PublishedFigure]":
    """Count and publish what belongs to no single agency, through the system worker of the one that runs it."""
    with act_as(system_worker_of(agency)) as by:
        counts = registry.run(registry.functions_for(None), period)
        return publish_figures(counts=counts, period=period, for_my_agency=False, by=by)


@transaction.atomic
def publish_everything(period: Period) -> "list[PublishedFigure]":
    """Every agency of this site that has a system worker, then the partnership: all or nothing."""
    figures: list[PublishedFigure] = []
    for agency in agencies_with_system_worker():
        figures += publish_agency(agency, period)
        if agency.kind == RUNS_THE_PROGRAMME:
            figures += publish_partnership(agency, period)
    return figures
