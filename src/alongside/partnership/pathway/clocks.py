"""When an answer falls due: minutes of working time, or of the clock, from a start.

Working time is the hub's opening hours on days that are neither weekends nor bank holidays of England. The bank
holidays come from a library that carries them, so that nothing is asked of the network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
SATURDAY = 5
FOLLOW_UP_AFTER = timedelta(hours=24)
FOLLOW_UP_WITHIN = timedelta(hours=48)


@dataclass(frozen=True)
class OpeningHours:
    """When the hub is open on a working day, by London clocks."""

    opens_at: time
    closes_at: time


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def due_at(start: datetime, *, minutes: int, hours: OpeningHours | None = None) -> datetime:
    """The moment when `minutes` have passed since `start`: of opening hours when given, else of the clock.

    Minutes are real ones: sums are made in UTC, because London's clocks jump twice a year.
    """
    left = timedelta(minutes=minutes)
    if hours is None:
        return start.astimezone(UTC) + left
    for opens, closes in _working_spans(start, hours):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("working days do not end")  # pragma: no cover


def next_working_day(start: datetime) -> datetime:
    """The same clock time on the next working day: one working day for a decision or a governance record."""
    moment = start.astimezone(LONDON)
    day = moment.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return _london(day, moment.time())


def follow_up_window(released_at: datetime) -> tuple[datetime, datetime]:
    """Meet again between 24 and 48 hours after release."""
    return released_at + FOLLOW_UP_AFTER, released_at + FOLLOW_UP_WITHIN


def _working_spans(start: datetime, hours: OpeningHours) -> Iterator[tuple[datetime, datetime]]:
    """Every stretch of opening hours from `start` on, in UTC."""
    day = start.astimezone(LONDON).date()
    while True:
        if is_working_day(day):
            opens, closes = (_london(day, clock).astimezone(UTC) for clock in (hours.opens_at, hours.closes_at))
            if start < closes:
                yield max(start.astimezone(UTC), opens), closes
        day += timedelta(days=1)


def _london(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON)
