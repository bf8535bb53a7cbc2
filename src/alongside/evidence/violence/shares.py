"""How serious: the share of offences in which something worse happened, this year and last."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.tables import Figure, Uncertainty
from alongside.evidence.violence.counts import Counted
from alongside.evidence.violence.proportions import wilson

_Z = 1.959963984540054  # reach of a 95% interval, in standard errors
KATZ = "interval on the logarithm of the ratio of two shares, if every offence came alone (Katz and others 1978)"


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


def share_change(part: Counted, whole: Counted, to: Month) -> Figure:
    """Say by how many per cent the share of the more serious offences changed: from 35% to 38% is +8.6%.

    part, whole, to  as in `share_year_on_year`.

    Returns      Figure in per cent of the earlier share, with its 95% interval. Offences that come in clusters make
                 the true interval wider.
    Raises       as `share_year_on_year`; FigureRefused too when the part counts 0 in either year.
    Source       Katz, Baptista, Azen and Pike (1978): the log of a ratio of two proportions.
    """
    year = twelve_months_to(to)
    (now, every_now), (before, every_before) = (_counts(part, whole, when) for when in (year, year.previous()))
    if not now or not before:
        raise FigureRefused(f"{part.title}: {now} and {before} in two years have no ratio. Say the two numbers.")
    ratio = (now / every_now) / (before / every_before)
    reach = _Z * math.sqrt(1 / now - 1 / every_now + 1 / before - 1 / every_before)
    low, high = ((ratio * math.exp(end) - 1) * 100 for end in (-reach, reach))
    definition = (
        f"How far the share of {whole.title.lower()} that is {part.title.lower()} changed against the twelve months "
        f"before, in per cent of that earlier share. {part.definition}"
    )
    between = Uncertainty(low, high, 0.95, KATZ)
    return Figure((ratio - 1) * 100, "per cent", year, part.source, definition, part.cut_on, between)


def _share(part: Counted, whole: Counted, year: Period) -> tuple[Figure, str]:
    some, every = _counts(part, whole, year)
    share, between = some / every * 100, wilson(some / every, every)
    low, high = between.low * 100, between.high * 100
    definition = f"{part.title} as a share of {whole.title.lower()}. {part.definition}"
    interval = replace(between, low=low, high=high)
    figure = Figure(share, "per cent", year, part.source, definition, part.cut_on, interval)
    return figure, f"{share:.1f}% ({low:.1f}% to {high:.1f}%)"


def _counts(part: Counted, whole: Counted, year: Period) -> tuple[int, int]:
    some, every = sum(part.complete(year)), sum(whole.complete(year))
    if every == 0 or some > every:
        raise FigureRefused(
            f"{part.title} ({some:,}) is not a share of {whole.title.lower()} ({every:,}) in {year.words}."
        )
    return some, every
