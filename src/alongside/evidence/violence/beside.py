"""Two measures of violence side by side, police records and hospital attendances for one. They are never added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.counts import Counted

NEVER_ADDED = (
    "The two are shown beside each other and never added: much that is treated in hospital is never told to the "
    "police, much that the police record needs no treatment, and one attack can be in both."
)


@dataclass(frozen=True)
class Beside:
    """Two monthly series of one area.

    months    table: month (date32), first, second (int64, null where missing); every month that either has.
    """

    months: pa.Table
    first: Counted
    second: Counted
    sentence: str


def set_beside(first: Counted, second: Counted) -> Beside:
    """Set a second measure beside the first, month by month, each in its own column and unit.

    first, second   monthly series of the same area, of different units: "offences" and "attendances".

    Returns  Beside. There is no total, on purpose.
    Raises   FigureRefused for two series of one unit, which would invite a sum, or of two areas.
    """
    import pyarrow as pa

    if first.unit.casefold() == second.unit.casefold():
        raise FigureRefused(
            f"{first.title} and {second.title} both count {first.unit}. A second measure counts something else, such "
            "as attendances; two counts of one thing belong in one definition."
        )
    if first.area.casefold() != second.area.casefold():
        raise FigureRefused(
            f"{first.title} is about {first.area}, {second.title} about {second.area}. Choose one area."
        )
    known = [
        dict(zip(*(one.months[c].to_pylist() for c in ("month", "count")), strict=True)) for one in (first, second)
    ]
    months = sorted(known[0].keys() | known[1].keys())
    columns = {
        name: pa.array([one.get(m) for m in months], pa.int64())
        for name, one in zip(("first", "second"), known, strict=True)
    }
    told = f"{first.title} ({first.unit}) and {second.title} ({second.unit}), {first.area}. {NEVER_ADDED}"
    return Beside(pa.table({"month": pa.array(months, pa.date32())} | columns), first, second, told)
