"""Count, severity score and harm days of two years side by side, and what changed: more offences, or a worse mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.violence.seriousness.split import DELTA, Split, split_change
from alongside.evidence.violence.seriousness.weights import LACKING_AT_MOST, SeverityIndex, refuse_coarse

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Seriousness:
    """Two years of offences by several measures of how serious they were.

    measures  table, the count first and then one row an index: measure, version, unit (strings), before, now (float64),
              change, change_low, change_high, more_offences, more_offences_low, more_offences_high, worse_mix,
              worse_mix_low, worse_mix_high (float64 in `unit`, null for the count), change_percent (float64).
    categories  table: category, before, now (int64), and for each index a column of weights, null where it has none.
    lacking   share of offences, of both years, that an index gives no weight, by index; see `weights.LACKING_AT_MOST`.
    method    how the intervals were made, in words.
    sentence  the comparison for a person, with each index's name and version.
    """

    measures: pa.Table
    categories: pa.Table
    lacking: dict[str, float]
    period: Period
    source: str
    cut_on: date
    method: str
    sentence: str


def compare_seriousness(
    counts: pa.Table, indices: Sequence[SeverityIndex], to: Month, *, title: str, area: str, source: str, cut_on: date
) -> Seriousness:
    """Set twelve months of offences beside the twelve before, by number and by weight, and split each change.

    counts   table: month (date32, its first day), category (string), count (int64). A month of a category that has no
             row counts 0 when another category has one; null is missing.
    indices  see `weights.read_indices`; one or more.
    to       the last month of the later year.
    title, area, source, cut_on   as in `Counted`.

    Returns  Seriousness. An offence whose category has no weight is in the count and in no score.
    Raises   PeriodRefused for missing months; FigureRefused for categories as coarse as those of data.police.uk, when
             an index lacks a weight for more than 1% of offences, naming them, and when a year counts 0.
    Source   See `split.split_change`.
    """
    refuse_coarse(counts["category"].to_pylist())
    year = twelve_months_to(to)
    categories, now, before = _by_category(counts, year, title, area)
    told = [_counts(now, before)]
    lacking: dict[str, float] = {}
    sentences = [_of_counts(title, area, year, told[0])]
    for index in indices:
        weights = [index.of(category) for category in categories]
        lacking[index.name], without = _lacking(index, categories, weights, now + before)
        known = np.array([weight is not None for weight in weights])
        chosen = np.array([weight for weight in weights if weight is not None])
        split = split_change(now[known], before[known], chosen)
        told.append(_weighed(index, split, chosen, now[known], before[known]))
        sentences.append(_of_index(index, told[-1], split) + without)
    return Seriousness(
        _table(told), _categories(categories, now, before, indices), lacking, year, source, cut_on, DELTA,
        " ".join(sentences),
    )  # fmt: skip


def _by_category(counts: pa.Table, year: Period, title: str, area: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the categories, and their counts in both years: shape (categories, 12) each."""
    both = Period(year.previous().first, year.last)
    rows = [row for row in counts.to_pylist() if Month.of(row["month"]) in both]
    known = {row["month"] for row in rows} - {row["month"] for row in rows if row["count"] is None}
    missing = [str(month) for month in both if month.first_day not in known]
    if missing:
        raise PeriodRefused(
            f"{title}, {area}: {', '.join(missing)} missing. Read those months, or choose another year."
        )
    categories = sorted({row["category"] for row in rows})
    table = np.zeros((len(categories), 24), dtype=np.int64)
    place = {month.first_day: i for i, month in enumerate(both)}
    for row in rows:
        table[categories.index(row["category"]), place[row["month"]]] += row["count"]
    return categories, table[:, 12:], table[:, :12]


def _lacking(
    index: SeverityIndex, categories: list[str], weights: list[float | None], counts: np.ndarray
) -> tuple[float, str]:
    """Give the share of offences without a weight and the words for it. Raises FigureRefused when it is too large."""
    sums, total = counts.sum(axis=1), counts.sum()
    shares = {
        category: float(n / total)
        for category, weight, n in zip(categories, weights, sums, strict=True)
        if weight is None and n
    }
    if not shares:
        return 0.0, ""
    named = ", ".join(f"{category} ({share:.1%})" for category, share in shares.items())
    share = sum(shares.values())
    if share > LACKING_AT_MOST:
        raise FigureRefused(
            f"{index.words} has no weight for {share:.1%} of the offences: {named}. More than {LACKING_AT_MOST:.0%} "
            "would bend the score. Add their weights, or name the categories as the index does."
        )
    return share, f" Without a weight, so in the count alone: {named}."


def _counts(now: np.ndarray, before: np.ndarray) -> dict[str, Any]:
    later, earlier = float(now.sum()), float(before.sum())
    if not earlier:
        raise FigureRefused("The earlier year counts 0: say the two numbers, not a change.")
    return {
        "measure": "offences", "version": "", "unit": "offences", "before": earlier, "now": later,
        "change": later - earlier, "change_percent": (later / earlier - 1) * 100,
    }  # fmt: skip


def _weighed(
    index: SeverityIndex, split: Split, weights: np.ndarray, now: np.ndarray, before: np.ndarray
) -> dict[str, Any]:
    later, earlier = float(weights @ now.sum(axis=1)), float(weights @ before.sum(axis=1))
    row = {"measure": index.name, "version": index.version, "unit": index.unit, "before": earlier, "now": later}
    row["change_percent"] = (later / earlier - 1) * 100 if earlier else None
    for name in ("change", "more_offences", "worse_mix"):
        between = getattr(split, f"of_{name}")
        row |= {name: getattr(split, name), f"{name}_low": between.low, f"{name}_high": between.high}
    return row


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    parts = [f"{name}{end}" for name in ("change", "more_offences", "worse_mix") for end in ("", "_low", "_high")]
    numbers = ["before", "now", *parts, "change_percent"]
    texts = [(name, pa.string()) for name in ("measure", "version", "unit")]
    return pa.Table.from_pylist(rows, pa.schema([*texts, *((name, pa.float64()) for name in numbers)]))


def _categories(
    categories: list[str], now: np.ndarray, before: np.ndarray, indices: Sequence[SeverityIndex]
) -> pa.Table:
    import pyarrow as pa

    columns = {"category": pa.array(categories, pa.string()), "before": before.sum(axis=1), "now": now.sum(axis=1)}
    for index in indices:
        columns[index.name] = pa.array([index.of(category) for category in categories], pa.float64())
    return pa.table(columns)


def _of_counts(title: str, area: str, year: Period, row: dict[str, Any]) -> str:
    return (
        f"{title}, {area}: {row['now']:,.0f} offences in {year.words} and {row['before']:,.0f} in the twelve months "
        f"before ({row['change_percent']:+.1f}%)."
    )


def _of_index(index: SeverityIndex, row: dict[str, Any], split: Split) -> str:
    mix = split.of_worse_mix
    clear = "more than chance would explain" if mix.low > 0 or mix.high < 0 else "no clear change in the mix"
    in_percent = "" if row["change_percent"] is None else f" ({row['change_percent']:+.1f}%)"
    return (
        f"Weighed by {index.name} (version {index.version}): {row['now']:,.0f} {index.unit} and {row['before']:,.0f} "
        f"before{in_percent}. Of the change of {split.change:+,.0f}, {split.more_offences:+,.0f} comes from the number "
        f"of offences and {split.worse_mix:+,.0f} from their mix ({mix.level:.0%} interval {mix.low:+,.0f} to "
        f"{mix.high:+,.0f}): {clear}."
    )
