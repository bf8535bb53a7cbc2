"""What a source is: the columns a file must have, the columns we keep with their meaning, and why a row is set aside.

A source says everything in terms of its file's headings, made plain by `plain`: "LSOA code" is lsoa_code. Every field
reaches it as trimmed text, and an empty field as NULL. All sources go through the one pipeline in `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# How much time one period holds. A quarter goes by the month it ends with, so that months can be chosen alike.
MONTHLY, QUARTERLY, YEARLY = "month", "quarter", "year"


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
    needs_either groups of plain headings, of which a file must have one group whole.
    columns      what is kept. One of them is named `period`: YYYY-MM, or YYYY for a yearly source.
    numbers      plain headings that are numbers: the SQL finds `x` again as the number `x_number`, NULL if it is none.
    checks       tried in order; the first that is true gives the row's reason.
    cells        pattern of headings that each hold one period's count (a wide table); "" for one record a row.
    name_says    pattern with one group, the period, which only the file's name says; the SQL finds it as `named`.
    identity     the column that ought not to repeat; "" when rows have no identity.
    once         kept columns that together stand once in a period: a second row would be counted twice.
    one_kind     kept columns within which area codes of a period are of one kind: a borough holds its wards.
    numbered     the kept column whose ids are replaced by numbers, so that nobody's id is kept; "" for none.
    ids          plain headings of such ids, which the rejects do not hold either.
    unplaced     SQL over the kept columns, true where a row says no place; "" when places are not expected.
    why_unplaced the kept column that says why a row has no place; "" when it is not told.
    area_code    the kept column of area codes, to tell their vintage; "" when there is none.
    vintage      the vintage of those codes where the headings state it: "LSOA 2011"; "" where they do not.
    told_apart   kept columns within which the same month must not be counted from two files.
    unfit        why no file of this kind is read at all; "" for a source that is read.
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
    needs_either: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    cells: str = ""
    name_says: str = ""
    identity: str = ""
    once: tuple[str, ...] = ()
    one_kind: tuple[str, ...] = ()
    numbered: str = ""
    ids: tuple[str, ...] = ()
    unplaced: str = ""
    why_unplaced: str = ""
    area_code: str = ""
    vintage: str = ""
    told_apart: tuple[str, ...] = ()
    grain: str = MONTHLY
    unfit: str = ""

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
        if self.needs_either and not any(names.issuperset(group) for group in self.needs_either):
            missing.append(", or ".join(" and ".join(group) for group in self.needs_either))
        return missing

    @property
    def optional(self) -> tuple[str, ...]:
        """Plain headings that a file of this kind can be without."""
        return (*self.may_have, *(name for group in self.needs_either for name in group))


def plain(heading: str) -> str:
    """Make a heading into a plain name: small letters and digits, joined by low lines."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def same(*names: str, meaning: dict[str, str]) -> tuple[Column, ...]:
    """Keep columns as they stand in the file, each with its meaning."""
    return tuple(Column(name, name, meaning[name]) for name in names)
