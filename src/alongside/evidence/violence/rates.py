"""Rates per 1,000 residents, with the population and its year beneath. Without a population there is no rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.tables import MISSING, SHOWN, Figure, Uncertainty
from alongside.evidence.violence.rolling import garwood, spread_of, year_interval

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.counts import Counted

PER = 1_000


@dataclass(frozen=True)
class ResidentRate:
    """A year's offences per 1,000 residents, and what stands beneath.

    residents, population_year   how many people live there, in which year's estimate.
    sentence  the rate for a person, with its interval, the count and the population.
    """

    rate: Figure
    count: Figure
    residents: int
    population_year: int
    sentence: str


def resident_rate(
    counted: Counted, to: Month, residents: int | None, population_year: int, level: float = 0.95
) -> ResidentRate:
    """Say how many offences there were per 1,000 residents in twelve months.

    counted    monthly counts with those twelve months.
    residents  people who live in the same area; the population is taken as exact.

    Returns    ResidentRate. People who come to work or go out are not in it: a busy centre's rate misleads.
    Raises     FigureRefused for a population that is missing, zero or below; PeriodRefused for missing months.
    Source     Interval: see `rolling.year_interval`.
    """
    if residents is None or residents <= 0:
        raise FigureRefused(
            f"{counted.title}, {counted.area}: no rate, because the population is "
            f"{'missing' if residents is None else residents}. Load a population for this area, or show the count."
        )
    year = twelve_months_to(to)
    months = counted.complete(year)
    between = year_interval(sum(months), *spread_of(counted.months["count"].to_pylist()), level)
    low, high = (end / residents * PER for end in (between.low, between.high))
    definition = f"{counted.definition} Per {PER:,} of {residents:,} residents, estimate of {population_year}."
    carried = (year, counted.source, definition, counted.cut_on)
    value = sum(months) / residents * PER
    rate = Figure(value, "offences per 1,000 residents", *carried, Uncertainty(low, high, level, between.method))
    count = Figure(sum(months), counted.unit, *carried)
    sentence = (
        f"{counted.title}, {counted.area}: {value:,.1f} per 1,000 residents in {year.words} ({level:.0%} interval "
        f"{low:,.1f} to {high:,.1f}), from {sum(months):,} {counted.unit} and {residents:,} residents "
        f"({population_year})."
    )
    return ResidentRate(rate, count, residents, population_year, sentence)


def rate_areas(counts: pa.Table, population: pa.Table, within: Period, level: float = 0.95) -> pa.Table:
    """Give the rate of every area in a whole period, per 1,000 residents.

    counts      table: area (string), count (int64, null where missing), as `counts.count_areas` makes it.
    population  table: area_code (string, each once), residents (int64), year (int64).
    within      the period that was counted; the rate is for all of it and is not turned into one a year.

    Returns     table: area, count, residents, year, rate_per_1000, low, high (float64), rate_per_1000_state ("shown" or
                "missing"), in the order of `counts`. An area with a missing count or a population that is missing or
                zero has no rate, and keeps its row.
    Raises      FigureRefused when an area has two populations, or none of the areas has one.
    Source      Exact Poisson interval of the count (Garwood 1936), the population taken as exact. Offences that come in
                clusters make the true interval wider.
    """
    import pyarrow as pa

    known = {row["area_code"]: row for row in population.to_pylist()}
    if len(known) < population.num_rows:
        raise FigureRefused("The population table has an area twice, of two years perhaps. Choose one year.")
    if not known.keys() & set(counts["area"].to_pylist()):
        raise FigureRefused(
            f"No area counted in {within.words} is in the population table. Check that both use the same areas, of the "
            "same vintage."
        )
    rows = []
    for row in counts.to_pylist():
        of = known.get(row["area"], {})
        residents, count = of.get("residents"), row["count"]
        shown = bool(residents) and count is not None
        low, high = garwood(count, level) if shown else (None, None)
        of_area = {
            name: number / residents * PER if shown else None
            for name, number in (("rate_per_1000", count), ("low", low), ("high", high))
        }
        state = SHOWN if shown else MISSING
        rows.append(row | {"residents": residents, "year": of.get("year")} | of_area | {"rate_per_1000_state": state})
    numbers = [(name, pa.int64()) for name in ("count", "residents", "year")]
    rates = [(name, pa.float64()) for name in ("rate_per_1000", "low", "high")]
    return pa.Table.from_pylist(
        rows, pa.schema([("area", pa.string()), *numbers, *rates, ("rate_per_1000_state", pa.string())])
    )
