"""How serious: the share of offences in which something worse happened, this year and last."""

from __future__ import annotations

import math
from dataclasses import dataclass

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.tables import Figure, Uncertainty
from alongside.evidence.violence.counts import Counted

WILSON = "Wilson score interval for a share (Wilson 1927)"


@dataclass(frozen=True)
class ShareYearOnYear:
    """A share in per cent in twelve months and in the twelve before, and the sentence that says both."""

    current: Figure
    previous: Figure
    sentence: str


def share_year_on_year(part: Counted, whole: Counted, to: Month) -> ShareYearOnYear:
    """Say which share of the offences were of the more serious kind, in two years.

    part, whole  monthly counts of the same area and source, the part inside the whole.
    to           the last month of the later year.

    Returns      ShareYearOnYear, in per cent, each share with its 95% interval.
    Raises       PeriodRefused for missing months; FigureRefused when a year counts 0 or the part is above the whole.
    Source       Wilson (1927).
    """
    year = twelve_months_to(to)
    current, now = _share(part, whole, year)
    previous, before = _share(part, whole, year.previous())
    return ShareYearOnYear(
        current,
        previous,
        f"{part.title} was {now} of {whole.title.lower()} in {year.words} and {before} in the twelve months before.",
    )


def _share(part: Counted, whole: Counted, year: Period) -> tuple[Figure, str]:
    some, every = sum(part.complete(year)), sum(whole.complete(year))
    if every == 0 or some > every:
        raise FigureRefused(
            f"{part.title} ({some:,}) is not a share of {whole.title.lower()} ({every:,}) in {year.words}."
        )
    share = some / every * 100
    low, high = (end * 100 for end in _wilson(some, every))
    definition = f"{part.title} as a share of {whole.title.lower()}. {part.definition}"
    interval = Uncertainty(low, high, 0.95, WILSON)
    figure = Figure(share, "per cent", year, part.source, definition, part.cut_on, interval)
    return figure, f"{share:.1f}% ({low:.1f}% to {high:.1f}%)"


def _wilson(some: int, every: int) -> tuple[float, float]:
    z = 1.959963984540054
    share = some / every
    middle = (share + z * z / (2 * every)) / (1 + z * z / every)
    reach = z / (1 + z * z / every) * math.sqrt(share * (1 - share) / every + z * z / (4 * every * every))
    return middle - reach, middle + reach
