"""What a control chart shows, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.control_charts.decisions import Rebase
from alongside.evidence.violence.control_charts.rules import RuleSet

if TYPE_CHECKING:
    import pyarrow as pa


def in_words(points: pa.Table, unit: str, rules: RuleSet, rebases: Sequence[Rebase]) -> str:
    """Say the latest limits, the months that meet each rule, and who started the limits anew."""
    rows = points.to_pylist()
    last = rows[-1]
    since = f"Since {rebases[-1].first.words}, months" if rebases else "Months"
    sentences = [
        f"{since} usually lie between {last['low']:,.0f} and {last['high']:,.0f} {unit}, around {last['centre']:,.0f}."
    ]
    outside = ", ".join(f"{row['month']:%B %Y} ({row['count']:,})" for row in rows if row["outside"])
    sentences.append(f"Outside that: {outside}." if outside else "None was outside that.")
    for rule, words in (
        ("shift", f"{rules.shift} or more in a row on one side of the mean"),
        ("trend", f"{rules.trend} or more in a row that rise or fall"),
        ("two_of_three", "Two of three in a row near a limit"),
    ):
        found = _stretches([row for row in rows if row[rule]])
        if found:
            sentences.append(f"{words}: {', '.join(found)}.")
    sentences += [
        f"The limits start anew in {rebase.first.words}: {rebase.reason} ({rebase.by}, {rebase.on:%-d %B %Y})."
        for rebase in rebases
    ]
    return " ".join(sentences)


def _stretches(rows: list[dict[str, Any]]) -> list[str]:
    """Name the months of rows, neighbours joined."""
    found: list[Period] = []
    for month in (Month.of(row["month"]) for row in rows):
        if found and found[-1].last.shift(1) == month:
            found[-1] = Period(found[-1].first, month)
        else:
            found.append(Period(month, month))
    return [period.words for period in found]
