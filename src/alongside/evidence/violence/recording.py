"""How late recording has revised earlier months. It says how complete young months were; it corrects nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Snapshot:
    """A monthly count as it stood on a day. months: table of month (date32, its first day), count (null if missing)."""

    cut_on: date
    months: pa.Table


@dataclass(frozen=True)
class Revisions:
    """How earlier months were revised.

    by_age    table, one row an age: age_months (whole months between a month's end and the snapshot), months (how many
              were compared), counted_then, counted_last (int64), revision (per cent of what was counted then), complete
              (0 to 1: counted then as a part of counted last; above 1 when records were taken out), least, most
              (complete, of single months).
    by_month  table: month (date32), cut_on (date32), age_months, counted_then, counted_last.
    """

    by_age: pa.Table
    by_month: pa.Table
    sentence: str


def revisions(snapshots: Sequence[Snapshot]) -> Revisions:
    """Say by how much later snapshots changed what earlier ones counted, by the age of the month.

    snapshots  two or more of the same count, cut on different days.

    Returns    Revisions. Each earlier count of a month is set against that of the last snapshot which holds it; that
               one can itself still be revised.
    Raises     FigureRefused for fewer than two snapshots, two of one day, or a month that had not ended; NothingToCount
               when no month is in two snapshots.
    Source     The run-off of a reporting delay by age, as in Mack (1993), ASTIN Bulletin 23, without his projection.
    """
    taken = sorted(snapshots, key=lambda snapshot: snapshot.cut_on)
    if len({snapshot.cut_on for snapshot in taken}) < max(2, len(taken)):
        raise FigureRefused(f"{len(taken)} snapshots: give two or more of the same count, each cut on another day.")
    known: dict[Month, list[tuple[date, int]]] = defaultdict(list)
    for snapshot in taken:
        for first_day, count in zip(*(snapshot.months[name].to_pylist() for name in ("month", "count")), strict=True):
            month = Month.of(first_day)
            if month.last_day > snapshot.cut_on:
                raise FigureRefused(f"The snapshot of {snapshot.cut_on} counts {month}, not yet ended. Leave it out.")
            if count is not None:
                known[month].append((snapshot.cut_on, count))
    rows = [
        {"month": month.first_day, "cut_on": cut_on, "age_months": _age(month, cut_on), "counted_then": then}
        | {"counted_last": counts[-1][1]}
        for month, counts in sorted(known.items())
        for cut_on, then in counts[:-1]
    ]
    if not rows:
        raise NothingToCount("No month is counted in two snapshots, so no revision can be seen.")
    by_age = _by_age(rows)
    return Revisions(_age_table(by_age), _month_table(rows), _sentence(by_age))


def _age(month: Month, cut_on: date) -> int:
    last = Month.of(cut_on)
    whole = (last.year - month.year) * 12 + last.month - month.month
    return whole if cut_on == last.last_day else whole - 1


def _by_age(rows: list[dict]) -> list[dict]:
    ages: dict[int, list[dict]] = defaultdict(list)
    for row in rows:
        ages[row["age_months"]].append(row)
    told = []
    for age, group in sorted(ages.items()):
        then, last = (sum(row[name] for row in group) for name in ("counted_then", "counted_last"))
        parts = [row["counted_then"] / row["counted_last"] for row in group if row["counted_last"]]
        told.append(
            {"age_months": age, "months": len(group), "counted_then": then, "counted_last": last}
            | {"revision": (last / then - 1) * 100 if then else None, "complete": then / last if last else None}
            | {"least": min(parts, default=None), "most": max(parts, default=None)}
        )
    return told


def _age_table(by_age: list[dict]) -> pa.Table:
    import pyarrow as pa

    whole = ("age_months", "months", "counted_then", "counted_last")
    names = (*whole, "revision", "complete", "least", "most")
    kinds = {name: pa.int64() if name in whole else pa.float64() for name in names}
    return pa.table({name: pa.array([row[name] for row in by_age], kinds[name]) for name in names})


def _month_table(rows: list[dict]) -> pa.Table:
    import pyarrow as pa

    kinds = {"month": pa.date32(), "cut_on": pa.date32()}
    return pa.table({name: pa.array([row[name] for row in rows], kinds.get(name, pa.int64())) for name in rows[0]})


def _sentence(by_age: list[dict]) -> str:
    youngest = by_age[0]
    end = "Nothing here is corrected for it; the last snapshot may be revised too."
    if youngest["complete"] is None:
        return f"The youngest months compared hold no offence in the last snapshot. {end}"
    age = youngest["age_months"]
    when = f"{age} month{'s' * (age > 1)}" if age else "less than a month"
    return (
        f"Months counted {when} after their end held {youngest['complete']:.1%} of what the last snapshot counts "
        f"({youngest['least']:.1%} to {youngest['most']:.1%} in single months, {youngest['months']} compared). Expect "
        f"the newest months of this series to be revised by as much. {end}"
    )
