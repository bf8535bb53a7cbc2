"""The shapes that pass between functions: a figure that can be questioned, and a table that can be checked."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from alongside.evidence.periods import Period

if TYPE_CHECKING:
    import pyarrow as pa

# What a cell can be, besides a number. The signs are those that government statistics use in published tables.
SHOWN, HIDDEN, MISSING = "shown", "hidden", "missing"
SIGNS = {HIDDEN: "[c]", MISSING: "[x]"}
STATE_SUFFIX = "_state"


@dataclass(frozen=True)
class Uncertainty:
    """How far a figure may be off by chance: an interval, its level (0.95) and the method in words."""

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True)
class Figure:
    """A number with everything a reader may ask of it.

    value        the number; None when it is hidden or missing, and `state` says which.
    unit         what was counted, in the plural: "offences", "per cent".
    period       the months it covers.
    source       publisher, table and licence, in words.
    definition   what is in and what is out, in a sentence or two.
    cut_on       the day the records end; later corrections are not in it.
    uncertainty  None for a plain count of records, which says what was recorded and no more.
    """

    value: float | int | None
    unit: str
    period: Period
    source: str
    definition: str
    cut_on: date
    uncertainty: Uncertainty | None = None
    state: str = SHOWN

    def as_dict(self) -> dict[str, Any]:
        """Give the figure in plain values that JSON can hold: the period as YYYY-MM/YYYY-MM, the day as YYYY-MM-DD."""
        return asdict(self) | {"period": str(self.period), "cut_on": self.cut_on.isoformat()}


def checksum(table: pa.Table) -> str:
    """Give a fingerprint of a table's names, types, order and values: the same table gives the same 64 figures.

    How the table is cut into chunks does not matter; the order of its rows and columns does.
    """
    seal = hashlib.sha256()
    for field in table.schema:
        seal.update(json.dumps([field.name, str(field.type)]).encode())
        seal.update(json.dumps(table[field.name].to_pylist(), default=str).encode())
    return seal.hexdigest()


def to_csv(table: pa.Table) -> str:
    """Write a table as CSV text, one line a row, with a heading.

    A column `n` with a companion `n_state` (see `disclosure`) is written as one column: [c] where a number is
    hidden, [x] where it is missing. An empty field elsewhere means missing. Text that a spreadsheet would take for
    a formula gets an apostrophe before it.
    """
    states = {name + STATE_SUFFIX for name in table.column_names}
    names = [name for name in table.column_names if name not in states]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in table.to_pylist():
        writer.writerow([_cell(row, name) for name in names])
    return out.getvalue()


def _cell(row: dict, name: str) -> object:
    sign = SIGNS.get(row.get(name + STATE_SUFFIX, SHOWN))
    value = row[name]
    if sign:
        return sign
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
