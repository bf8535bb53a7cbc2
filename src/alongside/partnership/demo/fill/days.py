"""Living days: stories side by side, each step at its own moment, so that every record carries the time it tells of.

A story is a generator: it yields the moment of its next step, and is woken at that moment. The trail alone says when
everything was really written: its clock is the database's, which nobody can set from here.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from heapq import heapify, heappop, heapreplace

import time_machine

from alongside.partnership.pathway.clocks import LONDON, is_working_day

Story = Iterator[datetime]
OPENS, CLOSES = 9, 17


def live(stories: Iterable[Story]) -> None:
    """Wake every story at its moments, in the order of the calendar, until all have ended."""
    ahead = [(moment, place, story) for place, story in enumerate(stories) if (moment := next(story, None))]
    heapify(ahead)
    while ahead:
        moment, place, story = ahead[0]
        with time_machine.travel(moment, tick=True):
            following = next(story, None)
        if following is None:
            heappop(ahead)
        else:
            heapreplace(ahead, (max(following, moment), place, story))


def london(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def in_office_hours(moment: datetime) -> datetime:
    """This moment, if offices are open then; else soon after nine on the next working day."""
    local = moment.astimezone(LONDON)
    if is_working_day(local.date()) and OPENS <= local.hour < CLOSES:
        return moment
    day = local.date() if local.hour < OPENS else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(OPENS, local.minute), LONDON)


def working_days_after(moment: datetime, days: int) -> datetime:
    """Some working days later, in office hours."""
    for _ in range(days):
        moment = in_office_hours(moment + timedelta(days=1))
    return in_office_hours(moment)
