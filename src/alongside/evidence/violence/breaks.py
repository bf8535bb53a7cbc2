"""Where a force changed how it counts, and why two years on either side are not simply compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.violence.years import YearOnYear, year_on_year

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.dataset import Dataset

    from alongside.evidence.violence.counts import Counted

NOT_STATED = "not stated"


@dataclass(frozen=True)
class Break:
    """A month from which offences were counted in another way than in the month before.

    before, after   the names of the ways, more than one where a month mixes them.
    """

    month: Month
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def words(self) -> str:
        ways = " and ".join(self.after)
        return f"From {self.month.words} offences are counted by another method ({ways})."


def find_breaks(extract: pa.Table | Dataset) -> tuple[Break, ...]:
    """Find the months from which a force counted in another way, by the method_version of its records.

    Returns  Break, in order. A month that mixes two ways breaks with the month before and with the month after.
    Raises   FigureRefused when the records have no method_version.
    """
    import duckdb

    if "method_version" not in extract.schema.names:
        raise FigureRefused("The records do not say how they were counted (method_version), so breaks cannot be seen.")
    with duckdb.connect() as con:
        con.register("extract", extract)
        rows = con.execute(
            "SELECT DISTINCT period, coalesce(method_version, ?) FROM extract ORDER BY 1, 2", [NOT_STATED]
        ).fetchall()
    ways: dict[str, list[str]] = defaultdict(list)
    for period, way in rows:
        ways[period].append(way)
    months = list(ways.items())
    return tuple(
        Break(Month.parse(period), tuple(before), tuple(after))
        for (_, before), (period, after) in pairwise(months)
        if before != after
    )


def compare_years(counted: Counted, to: Month, breaks: Sequence[Break], despite: str = "") -> YearOnYear:
    """Compare twelve months with the twelve before, unless the counting changed between them.

    counted   a monthly series from those records.
    despite   why the two years may be compared all the same, from a person; "" refuses. It goes into the sentence.

    Returns   YearOnYear, as `years.year_on_year` gives it.
    Raises    FigureRefused when a break lies inside the 24 months; otherwise as `year_on_year`.
    """
    year = twelve_months_to(to)
    both = Period(year.previous().first, year.last)
    crossed = [one for one in breaks if one.month in both and one.month != both.first]
    told = " ".join(one.words for one in crossed)
    if crossed and not despite.strip():
        raise FigureRefused(
            f"{counted.title}, {counted.area}: {told} So {both.words} cannot be compared year with year. Compare "
            "months on one side of the break, or say why the change of method does not matter."
        )
    found = year_on_year(counted, to)
    if not crossed:
        return found
    return replace(found, sentence=f"{found.sentence} {told} Compared all the same: {despite.strip()}")
