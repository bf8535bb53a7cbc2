"""The whole borough, once: founded in 2018, lived through 2019, counted and published, with a little work for today."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import time_machine
from django.db import transaction
from django.utils import timezone

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.founding import is_founded
from alongside.partnership.demo.duty import fill_duty
from alongside.partnership.demo.fill import law, spring, today
from alongside.partnership.demo.fill.borough import AREA, FIRST_DAY, Borough, found_borough
from alongside.partnership.demo.fill.days import live, london
from alongside.partnership.demo.programme import fill_programme
from alongside.partnership.figures.publishing import publish_everything

SPRING_2019 = Period(Month(2019, 2), Month(2019, 4))
A_YEAR = timedelta(days=365)


@transaction.atomic
def fill_fleetwater(*, now: datetime) -> bool:
    """Fill an empty site with Fleetwater, all or nothing. Give False where it stands already."""
    if is_founded(AREA):
        return False
    with time_machine.travel(london(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day)):
        borough = found_borough()
    live(
        [
            law.load_reference(borough, london(2018, 10, 2, 10)),
            law.sign(borough, london(2018, 12, 3, 14), review_on=date(2019, 12, 2)),
            _programme(borough),
            _publication(borough),
            *spring.stories(borough),
        ]
    )
    signed_at = now - timedelta(days=90)
    live(
        [
            law.sign(borough, signed_at, review_on=timezone.localdate(signed_at + A_YEAR)),
            *today.stories(borough, now),
        ]
    )
    return True


def _programme(borough: Borough) -> Iterator[datetime]:
    yield london(2019, 4, 30, 15)
    with act_as(borough.acting("programme")) as by:
        fill_programme(agencies=borough.by_kind, today=timezone.localdate(), by=by)


def _publication(borough: Borough) -> Iterator[datetime]:
    """The counts of the spring, and then the register of duties that rests on them."""
    yield london(2019, 5, 7, 10)
    publish_everything(SPRING_2019)
    with act_as(borough.acting("programme")) as by:
        fill_duty(agencies=borough.by_kind, today=timezone.localdate(), by=by)
