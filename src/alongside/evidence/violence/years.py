"""Twelve months against the twelve before: the comparison that boroughs and the police publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.tables import Figure, Uncertainty
from alongside.evidence.violence.change import change_in_per_cent, clustered_interval, exact_interval
from alongside.evidence.violence.counts import Counted

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class YearOnYear:
    """Twelve months, the twelve before, and the change in per cent with its interval.

    change    its uncertainty is the wider of two: offences alone by chance, and offences in clusters.
    sentence  the comparison for a person, with the two numbers, the change and what can be said of it.
    """

    current: Figure
    previous: Figure
    change: Figure
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        """Give the comparison in plain values that JSON can hold."""
        figures = {"current": self.current, "previous": self.previous, "change": self.change}
        return {name: figure.as_dict() for name, figure in figures.items()} | {"sentence": self.sentence}


def total(counted: Counted, period: Period) -> Figure:
    """Count a whole period.

    Returns  Figure in `counted.unit`, without an interval: it is what was recorded.
    Raises   PeriodRefused, naming them, when months of the period are missing.
    """
    count = sum(counted.complete(period))
    return Figure(count, counted.unit, period, counted.source, counted.definition, counted.cut_on)


def year_on_year(counted: Counted, to: Month, level: float = 0.95) -> YearOnYear:
    """Compare the twelve months to a month with the twelve before.

    counted  monthly counts with at least those 24 months.
    to       the last month of the later year.

    Returns  YearOnYear.
    Raises   PeriodRefused when a month is missing; FigureRefused when a year counts 0.
    Source   See `change.exact_interval` and `change.clustered_interval`; the wider of the two is given.
    """
    year = twelve_months_to(to)
    now, before = counted.complete(year), counted.complete(year.previous())
    intervals = (exact_interval(sum(now), sum(before), level), clustered_interval(now, before, level))
    wider = max(intervals, key=lambda interval: interval.high - interval.low)
    current, previous = total(counted, year), total(counted, year.previous())
    change = replace(current, value=change_in_per_cent(sum(now), sum(before)), unit="per cent", uncertainty=wider)
    return YearOnYear(current, previous, change, _sentence(counted, current, previous, change, wider))


def rolling_twelve(counted: Counted) -> pa.Table:
    """Give the count of the twelve months to each month.

    Returns  table: month (date32, the last of the twelve), count (int64, null while a month of the twelve is missing).
             Neighbouring values share eleven months, so a smooth line is no sign of a trend.
    """
    import pyarrow as pa

    counts = counted.months["count"].to_pylist()
    windows = (counts[max(0, i - 11) : i + 1] for i in range(len(counts)))
    sums = [sum(window) if len(window) == 12 and None not in window else None for window in windows]
    return pa.table({"month": counted.months["month"], "count": pa.array(sums, pa.int64())})


def _sentence(counted: Counted, current: Figure, previous: Figure, change: Figure, between: Uncertainty) -> str:
    clear = between.low > 0 or between.high < 0
    verdict = "more than chance would explain" if clear else "no clear change, since the interval holds zero"
    return (
        f"{counted.title}, {counted.area}: {current.value:,} {counted.unit} in {current.period.words}, "
        f"{previous.value:,} in the twelve months before, {change.value:+.1f}% "
        f"({between.level:.0%} interval {between.low:+.1f}% to {between.high:+.1f}%): {verdict}."
    )
