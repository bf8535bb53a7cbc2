"""Every borough's change from the same police table, and that of all the others together, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.violence.busy_places.elsewhere import AgainstOthers, against_others
from alongside.evidence.violence.counts import count_areas, count_groups, count_together
from alongside.evidence.violence.years import year_on_year

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.counts import Counted
    from alongside.evidence.violence.measures import Measure

# Rows of the police table that are no borough: nobody lives there, and nobody knows where "unknown" was.
NOT_A_BOROUGH = ("unknown", "london heathrow and london city airports")
LEFT_OUT = (
    "Offences of which the table does not know the borough, and those at the airports, are in none. The City of London "
    "has its own police and is not in the table."
)


@dataclass(frozen=True)
class Boroughs:
    """A borough among the others of its police table.

    own      the borough's months, two years.
    changes  table: borough (string), before, now (int64), change, low, high (per cent; null where a year counts 0):
             the borough first, then all others together, then each of the others by its change, the highest first.
    against  how the borough's change lies against the others': never with the borough on both sides.
    months   counts of the later year: table area_code (the borough's name), month, count.
    """

    own: Counted
    changes: pa.Table
    against: AgainstOthers
    months: pa.Table


def among_boroughs(store: Store, measure: Measure, borough: str, to: Month, together: str = "all others") -> Boroughs:
    """Set a borough's change beside that of every other borough, and of all of them together.

    measure   one that knows boroughs.
    to        the last month of the later year.
    together  what all the others are called.

    Returns   Boroughs.
    Raises    NothingToCount for a borough that the table does not know; FigureRefused for fewer than five others;
              PeriodRefused for a missing month; CountedTwice as `count_months`.
    Source    See `years.year_on_year` and `elsewhere.against_others`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    year = twelve_months_to(to)
    within = Period(year.previous().first, to)
    rows_of = count_areas(store, measure, "borough", within)["area"].to_pylist()
    names = [name for name in rows_of if name.casefold() not in NOT_A_BOROUGH]
    if borough not in names:
        raise NothingToCount(f'"{borough}" is not among the {len(names)} boroughs of the table. Check its spelling.')
    others = [name for name in names if name != borough]
    found = count_groups(store, measure, dict(zip(names, names, strict=True)), "borough", within)
    rest = count_together(store, measure, others, together, "borough", within)
    each = {name: replace(rest, area=name, months=_of(found, name)) for name in names}
    rows = [_change(each[name], to) for name in others]
    rows.sort(key=lambda row: (row["change"] is None, -(row["change"] or 0), row["borough"]))
    rows = [_change(each[borough], to), _change(rest, to), *rows]
    kinds = dict.fromkeys(("before", "now"), pa.int64()) | dict.fromkeys(("change", "low", "high"), pa.float64())
    columns = {name: pa.array([row[name] for row in rows], kinds.get(name, pa.string())) for name in rows[0]}
    counted = pa.Table.from_pylist([row for row in rows if row["borough"] != together])
    kept = found.filter(pc.greater_equal(found["month"], year.first.first_day))
    return Boroughs(each[borough], pa.table(columns), against_others(counted, borough, measure.title), kept)


def _of(found: pa.Table, name: str) -> pa.Table:
    import pyarrow.compute as pc

    return found.filter(pc.equal(found["area_code"], name)).select(["month", "count"])


def _change(counted: Counted, to: Month) -> dict:
    year = twelve_months_to(to)
    row = {
        "borough": counted.area,
        "before": sum(counted.complete(year.previous())),
        "now": sum(counted.complete(year)),
    }
    row |= dict.fromkeys(("change", "low", "high"))
    try:
        change = year_on_year(counted, to).change
    except FigureRefused:  # a year without any: the two numbers are said, and no percentage
        return row
    between = change.uncertainty
    return row | {"change": change.value, "low": between and between.low, "high": between and between.high}
