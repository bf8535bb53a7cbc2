"""When it happened and when it was recorded, on Fleetwater's clocks, which are London's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alongside.evidence.synthetic.fleetwater import MONTHS

DAY, HOUR = np.timedelta64(86_400, "s"), 3_600
NIGHT, AFTER_SCHOOL, EVENING, DAYTIME = range(4)
AUGUST = 8
# How many are recorded late, and how late: whole weeks, with a long tail.
RECORDED_LATE, MEAN_WEEKS_LATE, MOST_WEEKS_LATE = 0.13, 3.0, 26
_MONTH_STARTS = np.array([str(month) for month in MONTHS] + [str(MONTHS.last.shift(1))], "datetime64[M]")
STARTS = _MONTH_STARTS[:-1].astype("datetime64[s]")
ENDS = _MONTH_STARTS[1:].astype("datetime64[s]")


@dataclass(frozen=True)
class Moments:
    """When each offence occurred and was recorded: naive local moments, datetime64[s]. Never recorded before it was."""

    occurred: np.ndarray
    recorded: np.ndarray


def choose_hours(mix: tuple[float, ...], month: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Choose for each offence one of NIGHT, AFTER_SCHOOL, EVENING, DAYTIME.

    mix     share of each, in that order. In August, without school, what would fall after school falls in the evening.
    month   number of the month in MONTHS of each offence.
    """
    chosen = random.choice(4, len(month), p=mix)
    calendar = (_MONTH_STARTS[month].astype(int) % 12) + 1
    chosen[(chosen == AFTER_SCHOOL) & (calendar == AUGUST)] = EVENING
    return chosen


def draw_moments(
    month: np.ndarray, hours: np.ndarray, random: np.random.Generator, late: float = RECORDED_LATE
) -> Moments:
    """Draw a moment within the given hours, and when it was recorded: in the given month, some of it weeks later.

    month   number of the month in MONTHS in which each was recorded.
    hours   for each, one of NIGHT, AFTER_SCHOOL, EVENING, DAYTIME.
    late    the share that is recorded weeks later.
    """
    slots = np.arange(168)
    weekly = np.array([random.choice(slots, len(month), p=profile) for profile in _PROFILES])
    slot = weekly[hours, np.arange(len(month))]
    occurred = _in_month(month, slot, random)
    lag = random.exponential(8 * HOUR, len(month)).astype("timedelta64[s]")
    recorded = occurred + lag
    over = recorded >= ENDS[month]
    occurred[over] -= 7 * DAY
    recorded = np.clip(occurred + lag, STARTS[month], ENDS[month] - 60)
    weeks = np.minimum(random.geometric(1 / MEAN_WEEKS_LATE, len(month)), MOST_WEEKS_LATE)
    occurred -= weeks * (random.random(len(month)) < late) * 7 * DAY
    return Moments(occurred, np.maximum(recorded, occurred))


def is_after_school(occurred: np.ndarray) -> np.ndarray:
    """Say of each naive local moment whether it is from 15 to 18 o'clock on a day from Monday to Friday."""
    day = occurred.astype("datetime64[D]")
    hour = (occurred - day) // np.timedelta64(HOUR, "s")
    return ((day.astype(int) + 3) % 7 < 5) & (hour >= 15) & (hour < 18)


def recorded_soon(occurred: np.ndarray, month: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Say when an offence was recorded that was reported within a day, in the month it is counted in."""
    lag = random.exponential(5 * HOUR, len(month)).astype("timedelta64[s]")
    return np.maximum(np.clip(occurred + lag, STARTS[month], ENDS[month] - 60), occurred)


def _in_month(month: np.ndarray, slot: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Find a moment in the month at this hour of the week, Monday's first hour being 0."""
    first_weekday = (STARTS[month].astype("datetime64[D]").astype(int) + 3) % 7
    first = (slot // 24 - first_weekday) % 7
    days = (ENDS[month] - STARTS[month]) // DAY
    week = (random.random(len(month)) * ((days - 1 - first) // 7 + 1)).astype(int)
    seconds = (slot % 24) * HOUR + random.integers(0, 60, len(month)) * 60
    return STARTS[month] + (first + 7 * week) * DAY + seconds.astype("timedelta64[s]")


def _profile(days: tuple[float, ...], hours: dict[int, float]) -> np.ndarray:
    """Weigh the 168 hours of a week by day and by hour of the day; what is not named weighs nothing."""
    day = np.array([hours.get(hour, 0.0) for hour in range(24)])
    week = np.outer(days, day).ravel()
    return week / week.sum()


_PROFILES = np.array(
    [
        # The small hours of Saturday and Sunday belong to Friday's and Saturday's night.
        _profile((0.6, 0.4, 0.4, 0.5, 0.8, 2.0, 2.0), {22: 1, 23: 1.4, 0: 1.3, 1: 1.1, 2: 0.9, 3: 0.6}),
        _profile((1, 1, 1, 1, 1.1, 0, 0), {15: 1.3, 16: 1.2, 17: 0.6}),
        _profile((0.9, 0.9, 1, 1, 1.2, 1.2, 0.9), {18: 1, 19: 1, 20: 1, 21: 1}),
        _profile((1, 1, 1, 1, 1, 1.1, 0.9), dict.fromkeys(range(8, 18), 1.0) | {6: 0.3, 7: 0.5}),
    ]
)
