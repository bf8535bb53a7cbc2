"""Counting at night. A job's arguments are references only: which agency, which months."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.evidence.periods import Month, Period, last_whole_month, twelve_months_to
from alongside.partnership.agencies.queries import agencies_with_system_worker, open_agency
from alongside.partnership.figures import publishing


@app.task(name="figures.publish_agency", queue="figures")
def publish_agency(agency_id: str, first: str, last: str) -> None:
    agency = open_agency(UUID(agency_id))
    period = Period(Month.parse(first), Month.parse(last))
    publishing.publish_agency(agency, period)
    if agency.kind == publishing.RUNS_THE_PROGRAMME:
        publishing.publish_partnership(agency, period)


@app.periodic(cron="10 4 * * *")
@app.task(name="figures.publish_last_twelve_months", queue="figures", queueing_lock="figures.last_twelve_months")
def publish_last_twelve_months(timestamp: int) -> None:
    """Every night, one job an agency, so that one agency's trouble does not keep the others' figures back."""
    period = twelve_months_to(last_whole_month(timezone.localdate()))
    for agency in agencies_with_system_worker():
        publish_agency.defer(agency_id=str(agency.pk), first=str(period.first), last=str(period.last))
