"""A control chart of a monthly series: its limits, the points that meet a rule, and who started its limits anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.control_charts.decisions import Rebase
from alongside.evidence.violence.control_charts.limits import XMR, count_lines, xmr_lines
from alongside.evidence.violence.control_charts.rules import PLOT_THE_DOTS, Lines, Met, RuleSet, rules_met
from alongside.evidence.violence.control_charts.words import in_words

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.counts import Counted

# Below this the limits say more about luck than about the series.
MONTHS_AT_LEAST = 12


@dataclass(frozen=True)
class ControlChart:
    """A series with its limits and what they show.

    points    table, one row a month: month (date32), count (int64), low, near_low, centre, near_high, high (float64, in
              the count's unit), outside, shift, trend, two_of_three (bool), limits (int64: 0 for the first, one more
              after each rebase).
    rebases   in order.
    method    how the limits were drawn and which rules were used, in words.
    sentence  what it shows, for a person. A signal is worth a question, and says nothing about a cause.
    """

    points: pa.Table
    rules: RuleSet
    rebases: tuple[Rebase, ...]
    method: str
    sentence: str


def control_chart(
    counted: Counted,
    limits: Literal["xmr", "counts"] = "xmr",
    rules: RuleSet = PLOT_THE_DOTS,
    baseline: Period | None = None,
    rebases: Sequence[Rebase] = (),
    exposure: Sequence[float] | None = None,
) -> ControlChart:
    """Draw a control chart of a monthly count and say which months meet which of the four NHS rules.

    counted   monthly counts, at least twelve, none missing.
    limits    "xmr", from moving ranges, for any steady series; "counts", from the Poisson or negative-binomial
              distribution, better for small counts. Rules never run over a rebase.
    baseline  the months that the first limits are drawn from, fixed; None takes all up to the first rebase.
    rebases   decisions to start anew, see Rebase.
    exposure  for "counts": what each month's count is out of, such as its days; None treats months as alike.

    Returns   ControlChart.
    Raises    FigureRefused for a missing month, fewer than twelve months under any limits, a baseline or rebase outside
              the series, or exposure with "xmr", of another length or not above 0.
    Source    See `limits` and `rules`.
    """
    counts = _complete(counted)
    months = [Month.of(day) for day in counted.months["month"].to_pylist()]
    out_of = _exposure(limits, exposure, len(months))
    ordered = tuple(sorted(rebases, key=lambda rebase: rebase.first))
    drawn: list[Lines] = []
    met: list[Met] = []
    methods: dict[str, None] = {}
    stretches = _stretches(months, baseline, ordered)
    for stretch, base in stretches:
        values, per = counts[stretch], out_of[stretch]
        if limits == "xmr":
            lines, method = xmr_lines(values, base, rules), f"{XMR}, {rules.screening}"
        else:
            lines, method = count_lines(values, base, per)
        methods[method] = None
        drawn.append(lines)
        met.append(rules_met(values, lines, rules, values / per))
    points = _table(counted, stretches, drawn, met)
    method = f"{'; '.join(methods)}. {rules.words[0].upper()}{rules.words[1:]}."
    return ControlChart(points, rules, ordered, method, in_words(points, counted.unit, rules, ordered))


def days_of(counted: Counted) -> list[float]:
    """Give the days of each month of a series, as exposure for a chart: February is a tenth shorter than March."""
    return [float(Month.of(day).last_day.day) for day in counted.months["month"].to_pylist()]


def _complete(counted: Counted) -> np.ndarray:
    counts = counted.months["count"].to_pylist()
    if len(counts) < MONTHS_AT_LEAST or None in counts:
        raise FigureRefused(
            f"{counted.title}, {counted.area}: a control chart needs {MONTHS_AT_LEAST} months without a gap; "
            f"{sum(c is not None for c in counts)} of {len(counts)} are there."
        )
    return np.array(counts, dtype=np.int64)


def _exposure(limits: str, exposure: Sequence[float] | None, months: int) -> np.ndarray:
    if exposure is None:
        return np.ones(months)
    out_of = np.asarray(exposure, dtype=float)
    if limits != "counts" or len(out_of) != months or not (out_of > 0).all():
        raise FigureRefused('Exposure goes with limits "counts", one number above 0 for each month.')
    return out_of


def _stretches(months: list[Month], baseline: Period | None, rebases: tuple[Rebase, ...]) -> list[tuple[slice, slice]]:
    """Cut the series where limits start anew; beside each stretch, the part of it that its limits come from."""
    whole = Period(months[0], months[-1])
    starts = [months[0], *(rebase.first for rebase in rebases)]
    stretches = []
    for number, start in enumerate(starts):
        end = starts[number + 1].shift(-1) if number + 1 < len(starts) else months[-1]
        if start not in whole or end < start:
            raise FigureRefused(f"Limits cannot start anew in {start}: the series is {whole.words}, one start a month.")
        within = Period(start, end)
        until = max(start, rebases[number - 1].until or end) if number else end
        base = baseline if baseline and not number else Period(start, until)
        if base.first not in within or base.last not in within or len(base) < MONTHS_AT_LEAST:
            raise FigureRefused(
                f"Limits for {within.words} cannot be drawn from {base.words}: they need {MONTHS_AT_LEAST} months or "
                "more inside that time. Wait for more months, or choose others."
            )
        place, offset = months.index(start), months.index(base.first) - months.index(start)
        stretches.append((slice(place, place + len(within)), slice(offset, offset + len(base))))
    return stretches


def _table(counted: Counted, stretches: list[tuple[slice, slice]], drawn: list[Lines], met: list[Met]) -> pa.Table:
    import pyarrow as pa

    columns = {"month": counted.months["month"], "count": counted.months["count"]}
    for parts, kind in ((drawn, Lines), (met, Met)):
        for field in fields(kind):
            columns[field.name] = pa.array(np.concatenate([getattr(part, field.name) for part in parts]))
    numbers = [np.full(stretch.stop - stretch.start, i) for i, (stretch, _) in enumerate(stretches)]
    return pa.table(columns | {"limits": pa.array(np.concatenate(numbers), pa.int64())})
