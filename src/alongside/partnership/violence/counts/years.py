"""From monthly series to the counts that are published: two years, and how far the one is from the other."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.shares import share_change, share_year_on_year
from alongside.evidence.violence.years import total, year_on_year
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence.kinds import STATED_YEAR

if TYPE_CHECKING:
    from alongside.evidence.violence.counts import Counted as Series

THREE_YEARS = Period(STATED_YEAR.first.shift(-24), STATED_YEAR.last)


def two_years(
    series: "Series", *, code: str, change: str, title: str, to: Month = STATED_YEAR.last, **more: object
) -> list[Count]:
    """The year that was spoken of, the one before, and the change between them with its interval."""
    compared = year_on_year(series, to)
    more |= {"inputs": inputs_of(series)}
    offences = {"code": code, "title": title, "counted": Counted.OFFENCES}
    return [
        Count.of(compared.previous, **offences, **more),
        Count.of(compared.current, **offences, **more),
        Count.of(compared.change, code=change, title=_change_of(title), counted=Counted.RATE, **more),
    ]


def an_earlier_year(series: "Series", year: Period, *, code: str, title: str, **more: object) -> Count:
    figure = total(series, year)
    return Count.of(figure, code=code, title=title, counted=Counted.OFFENCES, inputs=inputs_of(series), **more)


def two_shares(
    part: "Series", whole: "Series", *, code: str, change: str, title: str, to: Month = STATED_YEAR.last, **more: object
) -> list[Count]:
    """Which share of the offences injured somebody, in two years, and how far that share changed."""
    compared = share_year_on_year(part, whole, to)
    more |= {"counted": Counted.RATE, "inputs": [*inputs_of(part), *inputs_of(whole)]}
    unit = _("per cent of these offences")  # so that a share is not written as a change, with a sign
    return [
        replace(Count.of(compared.previous, code=code, title=title, **more), unit=unit),
        replace(Count.of(compared.current, code=code, title=title, **more), unit=unit),
        Count.of(share_change(part, whole, to), code=change, title=_change_of(title), **more),
    ]


def inputs_of(*many: "Series") -> list[str]:
    """What was counted, for its fingerprint: each series' months with their numbers."""
    return [f"{series.title} {row['month']} {row['count']}" for series in many for row in series.months.to_pylist()]


def rows_of(lines: Iterable[dict]) -> list[str]:
    """The same for a table."""
    return [" ".join(str(cell) for cell in line.values()) for line in lines]


def _change_of(title: str) -> str:
    return _("%(title)s: change in a year") % {"title": title}
