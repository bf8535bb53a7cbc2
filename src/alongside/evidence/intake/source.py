"""What a source is: the columns a file must have, the columns we keep with their meaning, and why a row is set aside.

A source says everything in terms of its file's headings, made plain by `plain`: "LSOA code" is lsoa_code. Every field
reaches it as trimmed text, and an empty field as NULL. All sources go through the one pipeline in `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

MONTHLY, YEARLY = "month", "year"


@dataclass(frozen=True)
class Column:
    """One column of the Parquet we keep: its name, the SQL that makes it from the file's text, and what it means."""

    name: str
    sql: str
    meaning: str


@dataclass(frozen=True)
class Check:
    """A row for which `sql` is true is set aside, and `reason` tells a person why."""

    sql: str
    reason: str


@dataclass(frozen=True)
class Source:
    """One kind of file from one publisher.

    needs        plain headings without which a file is not of this kind.
    may_have     plain headings that some editions of the file have; NULL where absent.
    also_called  other plain headings that publishers have used for the same column: {"borough": ("boroughname",)}.
    columns      what is kept. One of them is named `period`: YYYY-MM, or YYYY for a yearly source.
    checks       tried in order; the first that is true gives the row's reason.
    cells        pattern of headings that each hold one period's count (a wide table); "" for one record a row.
    identity     the column that ought not to repeat; "" when rows have no identity.
    unplaced     SQL over the kept columns, true where a row says no place; "" when places are not expected.
    area_code    the kept column of area codes, to tell their vintage; "" when there is none.
    told_apart   kept columns within which the same month must not be counted from two files.
    """

    name: str
    title: str
    publisher: str
    licence: str
    unit: str
    needs: tuple[str, ...]
    columns: tuple[Column, ...]
    checks: tuple[Check, ...] = ()
    may_have: tuple[str, ...] = ()
    also_called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cells: str = ""
    identity: str = ""
    unplaced: str = ""
    area_code: str = ""
    told_apart: tuple[str, ...] = ()
    grain: str = MONTHLY

    @property
    def words(self) -> str:
        """The source as a figure names it."""
        return f"{self.publisher}, {self.title} ({self.licence})"

    def own_name(self, heading: str) -> str:
        """Give this source's name for a file's heading: its plain form, or the column it is another name of."""
        name = plain(heading)
        return next((own for own, others in self.also_called.items() if name in others), name)

    def lacks(self, headings: Sequence[str]) -> list[str]:
        """Say which needed headings a file has not got; none means that the file is of this kind."""
        names = {self.own_name(heading) for heading in headings}
        missing = [need for need in self.needs if need not in names]
        if self.cells and not any(re.fullmatch(self.cells, name) for name in names):
            missing.append("one column for each period")
        return missing


def plain(heading: str) -> str:
    """Make a heading into a plain name: small letters and digits, joined by low lines."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def same(*names: str, meaning: dict[str, str]) -> tuple[Column, ...]:
    """Keep columns as they stand in the file, each with its meaning."""
    return tuple(Column(name, name, meaning[name]) for name in names)


def not_a_month(column: str, words: str) -> Check:
    """Set aside rows whose month is not YYYY-MM, including those without one."""
    ok = f"length({column}) = 7 AND try_cast({column} || '-01' AS DATE) IS NOT NULL"
    return Check(f"NOT coalesce({ok}, false)", f'"{words}" is not a month written as YYYY-MM')


def not_a_count(column: str, words: str) -> Check:
    """Set aside rows whose count is not a whole number from 0, including those without one."""
    number = f"try_cast({column} AS DOUBLE)"
    ok = f"{number} >= 0 AND {number} = floor({number})"
    return Check(f"NOT coalesce({ok}, false)", f'"{words}" is not a whole number from 0')


def not_filled(column: str, words: str) -> Check:
    """Set aside rows that leave this column empty."""
    return Check(f"{column} IS NULL", f'"{words}" is empty')


# Longitude and latitude that hold both the British Isles and the sea around them.
UNITED_KINGDOM = (-9.0, 49.0, 2.5, 61.5)


def impossible_points(longitude: str = "longitude", latitude: str = "latitude") -> tuple[Check, ...]:
    """Set aside points that are half given, not numbers, at 0,0 or outside the United Kingdom. No point is fine."""
    x, y = f"try_cast({longitude} AS DOUBLE)", f"try_cast({latitude} AS DOUBLE)"
    west, south, east, north = UNITED_KINGDOM
    return (
        Check(
            f"({longitude} IS NULL) <> ({latitude} IS NULL) OR "
            f"({longitude} IS NOT NULL AND ({x} IS NULL OR {y} IS NULL))",
            "longitude and latitude are not two numbers",
        ),
        Check(f"{x} = 0 AND {y} = 0", "the point is 0,0, in the sea off Africa: no place"),
        Check(
            f"{x} NOT BETWEEN {west} AND {east} OR {y} NOT BETWEEN {south} AND {north}",
            "the point is outside the United Kingdom",
        ),
    )
