"""Rates per 1,000 residents, with the population and its year beneath. Without a population there is no rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.tables import Figure, Uncertainty
from alongside.evidence.violence.rolling import spread_of, year_interval

if TYPE_CHECKING:
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
