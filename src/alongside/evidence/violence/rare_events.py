"""Days between rare events such as homicides, where a count by month is mostly zeros and shows nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused

if TYPE_CHECKING:
    import pyarrow as pa

GAPS_AT_LEAST = 10
# With less than this between events on average, a chart by month sees more: see `control_charts`.
RARE_FROM_DAYS = 30
IN_A_ROW = 7
_TAIL = 0.0013498980316301  # one-sided area beyond three standard deviations of a normal curve
METHOD = (
    "g chart of the days between events: exact quantiles of the geometric distribution at 0.135% and 99.865%, its "
    "median as the centre (Kaminsky and others 1992; Benneyan 2001), and seven in a row on one side of the median"
)


@dataclass(frozen=True)
class DaysBetween:
    """The days between rare events and between which limits they usually lie.

    gaps      table, one row an event after the first: event (date32), days (int64) since the one before, outside and
              in_run (bool): longer or shorter than the limits; in a run of seven or more above or below the centre.
    low, centre, high   days.
    open_days days without an event up to the end of the records.
    sentence  what it shows, for a person.
    """

    gaps: pa.Table
    low: int
    centre: int
    high: int
    open_days: int
    method: str
    sentence: str


def days_between(
    events: Sequence[date], until: date, *, title: str, area: str, baseline_until: date | None = None
) -> DaysBetween:
    """Say how long it usually is between rare events, and whether they have come closer or stayed away.

    events   the day of each event; one attack with two victims is one event. Any order.
    until    the last day that the records cover.
    title, area      for the sentence.
    baseline_until   limits from the gaps that end by this day, fixed; None takes all.

    Returns  DaysBetween. With events about two months apart the lower limit is 0 days, so a single short gap never
             signals: events that come closer show as a run.
    Raises   FigureRefused for fewer than ten gaps, for events less than 30 days apart on average, and for an event
             after the records end.
    Source   Kaminsky, Benneyan, Davis and Burke (1992), Journal of Quality Technology 24; Benneyan (2001), Health Care
             Management Science 4. The chance of an event a day is 1 / (1 + mean days between).
    """
    import pyarrow as pa

    days = sorted(events)
    if days and days[-1] > until:
        raise FigureRefused(f"{title}, {area}: an event on {days[-1]} is after the records end, on {until}.")
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    base = [gap for gap, day in zip(gaps, days[1:], strict=True) if baseline_until is None or day <= baseline_until]
    _refuse(base, title, area)
    chance = 1 / (1 + sum(base) / len(base))
    low, centre, high = (_quantile(share, chance) for share in (_TAIL, 0.5, 1 - _TAIL))
    table = pa.table(
        {
            "event": pa.array(days[1:], pa.date32()),
            "days": pa.array(gaps, pa.int64()),
            "outside": [not low <= gap <= high for gap in gaps],
            "in_run": _in_run([(gap > centre) - (gap < centre) for gap in gaps]),
        }
    )
    open_days = (until - days[-1]).days
    return DaysBetween(
        table, low, centre, high, open_days, METHOD, _sentence(title, area, table, (centre, high), open_days)
    )


def _refuse(gaps: list[int], title: str, area: str) -> None:
    if len(gaps) < GAPS_AT_LEAST:
        raise FigureRefused(
            f"{title}, {area}: {len(gaps)} times between events are too few for limits; {GAPS_AT_LEAST} are needed. "
            "List the events."
        )
    mean = sum(gaps) / len(gaps)
    if mean < RARE_FROM_DAYS:
        raise FigureRefused(
            f"{title}, {area}: {mean:.0f} days lie between events on average, so they are not rare. Draw a control "
            "chart of months."
        )


def _quantile(share: float, chance: float) -> int:
    """Give the fewest days that a gap stays at or under with this probability, when each day has the same chance."""
    return max(0, math.ceil(math.log1p(-share) / math.log1p(-chance)) - 1)


def _in_run(sides: list[int]) -> list[bool]:
    runs = [(side, len(list(group))) for side, group in groupby(sides)]
    return [side != 0 and length >= IN_A_ROW for side, length in runs for _ in range(length)]


def _sentence(title: str, area: str, table: pa.Table, usual: tuple[int, int], open_days: int) -> str:
    centre, high = usual
    told = [
        f"{title}, {area}: half of the times between events are up to {centre:,} days, hardly any is above {high:,}."
    ]
    rows = table.to_pylist()
    apart = [f"{row['days']:,} days to {row['event']:%-d %B %Y}" for row in rows if row["outside"]]
    told.append(f"Outside that: {', '.join(apart)}." if apart else "None was outside that.")
    for side, words in ((-1, "closer together"), (1, "further apart")):
        run = [row for row in rows if row["in_run"] and (row["days"] > centre) - (row["days"] < centre) == side]
        if run:
            told.append(f"Seven or more in a row were {words} than usual, in the time to {run[-1]['event']:%B %Y}.")
    told.append(
        f"The last event was {open_days:,} days before the records end"
        + (", longer than usual." if open_days > high else ".")
    )
    return " ".join(told)
