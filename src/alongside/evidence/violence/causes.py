"""What else is high where violence is high: deprivation, school exclusion and others. Of areas, never of people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice, FigureRefused
from alongside.evidence.violence.association import AREAS_AT_LEAST, BONETT_WRIGHT, spearman

if TYPE_CHECKING:
    import pyarrow as pa

OF_AREAS = (
    "This describes areas. That poorer areas have more violence says nothing about any person in them, and most people "
    "in every area are not violent: to read it otherwise is the ecological fallacy (Robinson 1950). Nor does it say "
    "what causes what."
)
CIRCULAR = "holds recorded crime itself, so that it agrees with violence by its making"


@dataclass(frozen=True)
class Causes:
    """Figures of areas beside their rate of violence.

    areas    table, one row an area: area_code, area_name, rate, rate_rank (1 the highest), then for each figure its
             value (double, null where missing) under its name, and its rank under "<name>, rank" (1 the highest value).
    figures  table, one row a figure: figure, year, publisher (string), areas (int64), association, low, high (-1 to 1,
             null when refused), note (string).
    """

    areas: pa.Table
    figures: pa.Table
    method: str
    sentence: str


def beside_rates(rates: pa.Table, figures: pa.Table) -> Causes:
    """Lay what is known of areas beside their rate of violence, and say how far the rankings agree.

    rates     table: area_code, area_name, rate (null where missing).
    figures   table: area_code, figure, value, year, publisher; one value an area and figure. Scores and rates, not
              ranks. A figure whose name holds "crime" or "multiple deprivation" is marked as circular: the Crime domain
              of the indices of deprivation, and the index that holds it, count recorded violence.

    Returns   Causes, the strongest agreement first. Areas that lack a value are left out of that figure and counted.
    Raises    CountedTwice for two values of one area, figure and year; FigureRefused for a figure with two years or
              publishers, for ranks, and when no figure has ten areas.
    Source    Spearman with Bonett and Wright (2000); Robinson (1950), American Sociological Review 15, the fallacy.
    """
    by_figure: dict[str, dict[str, float]] = defaultdict(dict)
    origin: dict[str, tuple[str, str]] = {}
    for row in figures.to_pylist():
        _take(row, by_figure, origin)
    areas = rates.select(["area_code", "area_name", "rate"]).to_pylist()
    told = [_told(name, values, origin[name], areas) for name, values in by_figure.items()]
    if all(row["association"] is None for row in told):
        raise FigureRefused(f"No figure has values for {AREAS_AT_LEAST} areas that have a rate. Check their vintage.")
    told.sort(key=lambda row: (-abs(row["association"] or 0), row["figure"]))
    return Causes(_areas(areas, by_figure), _figures(told), BONETT_WRIGHT, _sentence(told))


def _take(row: dict, by_figure: dict[str, dict[str, float]], origin: dict[str, tuple[str, str]]) -> None:
    name, code, made = row["figure"], row["area_code"], (str(row["year"]), row["publisher"])
    if "rank" in name.casefold().split():
        raise FigureRefused(f'"{name}" is a rank. Give the score or rate: ranks run the other way round.')
    if origin.setdefault(name, made) != made:
        raise FigureRefused(f'"{name}" comes from {origin[name]} and from {made}. Choose one year and publisher.')
    if code in by_figure[name]:
        raise CountedTwice(f'"{name}" has two values for {code}. Keep one.')
    if row["value"] is not None:
        by_figure[name][code] = row["value"]


def _told(name: str, values: dict[str, float], made: tuple[str, str], areas: list[dict]) -> dict:
    both = [(area["rate"], values[area["area_code"]]) for area in areas
            if area["rate"] is not None and area["area_code"] in values]  # fmt: skip
    notes = [f"{len(areas) - len(both)} areas lack a value or a rate"] if len(both) < len(areas) else []
    if any(word in name.casefold() for word in ("crime", "multiple deprivation", "imd")):
        notes.insert(0, CIRCULAR)
    told = {"figure": name, "year": made[0], "publisher": made[1], "areas": len(both)}
    told |= dict.fromkeys(("association", "low", "high"))
    try:
        found = spearman([rate for rate, _ in both] or [0.0], [value for _, value in both] or [0.0])
    except FigureRefused as refusal:
        notes.append(str(refusal))
    else:
        told |= {"association": found.value, "low": found.low, "high": found.high}
    return told | {"note": "; ".join(notes)}


def _areas(areas: list[dict], by_figure: dict[str, dict[str, float]]) -> pa.Table:
    import pyarrow as pa

    codes = [area["area_code"] for area in areas]
    rates = [area["rate"] for area in areas]
    columns = {
        "area_code": pa.array(codes, pa.string()),
        "area_name": pa.array([area["area_name"] for area in areas], pa.string()),
        "rate": pa.array(rates, pa.float64()),
        "rate_rank": pa.array(_from_highest(rates), pa.int64()),
    }
    for name, values in by_figure.items():
        found = [values.get(code) for code in codes]
        columns |= {
            name: pa.array(found, pa.float64()),
            f"{name}, rank": pa.array(_from_highest(found), pa.int64()),
        }
    return pa.table(columns)


def _from_highest(values: list[float | None]) -> list[int | None]:
    known = sorted((value for value in values if value is not None), reverse=True)
    return [None if value is None else known.index(value) + 1 for value in values]


def _figures(told: list[dict]) -> pa.Table:
    import pyarrow as pa

    kinds = {"areas": pa.int64()} | dict.fromkeys(("association", "low", "high"), pa.float64())
    names = ("figure", "year", "publisher", "areas", "association", "low", "high", "note")
    return pa.table({name: pa.array([row[name] for row in told], kinds.get(name, pa.string())) for name in names})


def _sentence(told: list[dict]) -> str:
    first = next((row for row in told if row["association"] is not None and CIRCULAR not in row["note"]), None)
    start = (
        "No figure that stands apart from recorded crime could be compared. "
        if first is None
        else f"Of {len(told)} figures, {first['figure']} ({first['year']}) agrees most with the rate of violence in "
        f"{first['areas']} areas: rank correlation {first['association']:.2f} ({first['low']:.2f} to "
        f"{first['high']:.2f}). With {len(told)} figures compared, the strongest looks stronger than it is. "
    )
    return start + OF_AREAS
