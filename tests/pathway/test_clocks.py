"""The hub's clocks count working time, bank holidays and both changes of the clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.partnership.pathway.clocks import (
    OpeningHours,
    due_at,
    follow_up_window,
    is_working_day,
    next_working_day,
)

LONDON = ZoneInfo("Europe/London")
HOURS = OpeningHours(time(9), time(17))


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "minutes", "due", "why"),
    [
        ("2019-03-05 10:00", 120, "2019-03-05 12:00", "inside one day"),
        ("2019-03-05 16:00", 120, "2019-03-06 10:00", "the rest is done the next morning"),
        ("2019-03-05 08:00", 120, "2019-03-05 11:00", "before opening counts from opening"),
        ("2019-03-05 18:00", 120, "2019-03-06 11:00", "after closing counts from the next opening"),
        ("2019-03-08 16:00", 120, "2019-03-11 10:00", "a weekend stands still"),
        ("2019-04-18 16:00", 120, "2019-04-23 10:00", "Good Friday and Easter Monday 2019 are bank holidays"),
        ("2019-03-29 16:00", 120, "2019-04-01 10:00", "the clocks go forward on 31 March 2019"),
        ("2019-03-05 09:00", 480, "2019-03-05 17:00", "a whole day ends when the hub closes"),
    ],
)
def test_working_time_stands_still_while_the_hub_is_closed(start: str, minutes: int, due: str, why: str) -> None:
    assert due_at(at(start), minutes=minutes, hours=HOURS) == at(due), why


def test_a_red_clock_runs_past_close() -> None:
    assert due_at(at("2019-03-08 16:30"), minutes=120) == at("2019-03-08 18:30")


def test_a_clock_across_the_change_of_the_hour_counts_real_minutes() -> None:
    start = at("2019-03-31 00:30")
    assert due_at(start, minutes=120).astimezone(UTC) == datetime(2019, 3, 31, 2, 30, tzinfo=UTC)


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 9 * 365 * 24 * 60).map(lambda number: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=number)),
    st.integers(1, 3000),
)
def test_counting_minute_by_minute_gives_the_same_moment(start: datetime, minutes: int) -> None:
    due = due_at(start, minutes=minutes, hours=HOURS)
    moment, left = start, minutes
    while left:
        local = moment.astimezone(LONDON)
        if is_working_day(local.date()) and HOURS.opens_at <= local.time() < HOURS.closes_at:
            left -= 1
            moment += timedelta(minutes=1)
        else:
            moment += timedelta(minutes=1 if local.time() < HOURS.closes_at or local.minute else 30)
    assert due == moment


def test_one_working_day_after_a_friday_is_monday() -> None:
    assert next_working_day(at("2019-03-08 15:20")) == at("2019-03-11 15:20")


def test_the_follow_up_lies_between_24_and_48_hours_after_release() -> None:
    released = at("2019-03-08 23:00")
    assert follow_up_window(released) == (released + timedelta(hours=24), released + timedelta(hours=48))
