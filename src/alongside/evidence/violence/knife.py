"""Knife offences, knife injuries and carrying: three counts that are never added, and where the counting changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.breaks import Break, find_breaks
from alongside.evidence.violence.definitions.applying import Defined, apply_definition

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.dataset import Dataset

    from alongside.evidence.violence.definitions.reading import Definition

NEVER_ADDED = (
    "These are three counts of different things: an offence that the police flagged can have injured somebody or not, "
    "and carrying a knife is found by searching. They are not added."
)


@dataclass(frozen=True)
class KnifeCounts:
    """Three monthly series of one place, and its breaks.

    months    table: month (date32), flagged, injured, carried (int64, null where missing), breaks (bool: draw a line
              before this month). There is no total, on purpose.
    """

    flagged: Defined
    injured: Defined
    carried: Defined
    breaks: tuple[Break, ...]
    months: pa.Table
    sentence: str


def count_knives(
    extract: pa.Table | Dataset, flagged: Definition, injured: Definition, carried: Definition, *, area: str,
    source: str, cut_on: date, area_code: str = "",
) -> KnifeCounts:  # fmt: skip
    """Count, month by month, offences with a knife, injuries with one, and carrying, each by its own definition.

    extract   as in `definitions.applying.apply_definition`, with method_version: how the force counted.
    The rest as there.

    Returns   KnifeCounts.
    Raises    as `apply_definition`; FigureRefused when two of the three are the same definition.
    """
    import pyarrow as pa

    chosen = (flagged, injured, carried)
    if len({one.name for one in chosen}) < 3:
        raise FigureRefused("Knife offences, injuries and carrying need a definition each; two of these are the same.")
    found = tuple(
        apply_definition(one, extract, area=area, source=source, cut_on=cut_on, area_code=area_code) for one in chosen
    )
    breaks = find_breaks(extract)
    starts = {one.month.first_day for one in breaks}
    days = found[0].counted.months["month"]
    columns = {
        name: one.counted.months["count"] for name, one in zip(("flagged", "injured", "carried"), found, strict=True)
    }
    months = pa.table({"month": days} | columns | {"breaks": [day in starts for day in days.to_pylist()]})
    told = [one.sentence for one in found] + [NEVER_ADDED] + [one.words for one in breaks]
    return KnifeCounts(found[0], found[1], found[2], breaks, months, " ".join(told))
