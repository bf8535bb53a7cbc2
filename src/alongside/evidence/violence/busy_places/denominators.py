"""Offences per resident, per person there by day, and per square kilometre: three readings of the same count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused

if TYPE_CHECKING:
    import pyarrow as pa

DIFFERS_BY = 0.25  # of the areas: two ranks further apart than this are told


@dataclass(frozen=True)
class Denominators:
    """One count over three denominators.

    areas  table: area_code, area_name (string), count (int64), per_1000_residents, per_1000_daytime, per_km2 (double,
           null where count or denominator is missing), count_rank, residents_rank, daytime_rank, km2_rank (int64, 1 the
           highest), ranks_differ (bool, null where fewer than two rates are known).
    """

    areas: pa.Table
    sentence: str


def beside_residents(counts: pa.Table, title: str) -> Denominators:
    """Lay rates per resident, per person there by day and per square kilometre beside each other.

    counts   table, one row an area: area_code, area_name, count, residents, daytime (people there by day), square_km;
             null where missing.

    Returns  Denominators. An area whose ranks lie further apart than a quarter of the areas is marked: which
             denominator is meant decides how it looks.
    Raises   FigureRefused for a denominator that is 0 or less: leave it empty where nobody lives or is.
    """
    import pyarrow as pa

    rows = counts.to_pylist()
    for row in rows:
        row |= {name: _rate(row, under, per) for name, (under, per) in _RATES.items()}
    ranked = {name: _from_highest([row[name] for row in rows]) for name in ("count", *_RATES)}
    most = DIFFERS_BY * len(rows)
    differ: list[bool | None] = []
    for n in range(len(rows)):
        places = [place for name in _RATES if (place := ranked[name][n]) is not None]
        differ.append(max(places) - min(places) > most if len(places) > 1 else None)
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in ("area_code", "area_name")}
    columns["count"] = pa.array([row["count"] for row in rows], pa.int64())
    columns |= {name: pa.array([row[name] for row in rows], pa.float64()) for name in _RATES}
    for name, heading in zip(("count", *_RATES), _RANKS, strict=True):
        columns[heading] = pa.array(ranked[name], pa.int64())
    columns["ranks_differ"] = pa.array(differ, pa.bool_())
    named = [row["area_name"] or row["area_code"] for row, apart in zip(rows, differ, strict=True) if apart]
    compared = [words for name, words in _WORDS.items() if any(row[name] is not None for row in rows)]
    return Denominators(pa.table(columns), _sentence(title, named, differ, compared))


_RATES = {
    "per_1000_residents": ("residents", 1_000),
    "per_1000_daytime": ("daytime", 1_000),
    "per_km2": ("square_km", 1),
}
_WORDS = {
    "per_1000_residents": "residents",
    "per_1000_daytime": "people there by day",
    "per_km2": "square kilometres",
}
_RANKS = ("count_rank", "residents_rank", "daytime_rank", "km2_rank")


def _rate(row: dict, under: str, per: int) -> float | None:
    if row[under] is not None and row[under] <= 0:
        raise FigureRefused(f"{row['area_code']} has {row[under]} in {under}: leave it empty where there is none.")
    return None if row["count"] is None or row[under] is None else row["count"] / row[under] * per


def _from_highest(values: list[float | None]) -> list[int | None]:
    known = sorted((value for value in values if value is not None), reverse=True)
    return [None if value is None else known.index(value) + 1 for value in values]


def _sentence(title: str, named: list[str], differ: list[bool | None], by: list[str]) -> str:
    compared = sum(apart is not None for apart in differ)
    if not compared:
        return f"{title}: no area has two denominators, so its rate cannot be checked against another."
    if not named:
        return f"{title}: in {compared} areas the rank is much the same whichever denominator is taken."
    return (
        f"{title}: {len(named)} of {compared} areas stand at very different ranks by "
        f"{', '.join(by[:-1])} or {by[-1]}, so that a rate per resident misleads there: {', '.join(named)}."
    )
