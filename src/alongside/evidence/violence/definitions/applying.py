"""A definition put to police records, month by month. What a record does not say is told, never guessed."""

# ruff: noqa: S608  columns are our own; a definition's words go in as parameters

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.counts import Counted
from alongside.evidence.violence.definitions.reading import AGE_BANDS, Definition, Part

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from pyarrow.dataset import Dataset

_FLAGS = {"domestic_abuse": "domestic abuse", "knife": "knife", "knife_injury": "knife injury"}
_OFFENCES = {"groups": "offence_group", "subgroups": "offence_subgroup", "codes": "offence_code"}
_WORDS = {
    "offence_group": "offence group",
    "offence_subgroup": "offence subgroup",
    "offence_code": "offence code",
    "victim_age_band": "victim's age",
    **_FLAGS,
}


@dataclass(frozen=True)
class Defined:
    """What a definition counts, and what it could not decide.

    counted     the monthly series; offences that cannot be decided are not in it.
    not_known   table: month (date32), not_known (int64): offences that may or may not count, since a field is empty.
    why         how many of those lack which field; one offence can lack several.
    no_area     offences that say no area and so were left out; 0 when the whole place was counted.
    rows_read   rows of the place; rows_counted + rows_left_out + rows_not_known always equal it.
    not_found   names in the definition that no record bears.
    sentence    all of this for a person; `advice` for whoever wrote the definition.
    """

    counted: Counted
    not_known: pa.Table
    rows_read: int
    rows_counted: int
    rows_left_out: int
    rows_not_known: int
    why: dict[str, int]
    no_area: int
    not_found: tuple[str, ...]
    sentence: str

    @property
    def advice(self) -> str:
        return f"No record bears the name {', '.join(self.not_found)}: check the spelling." if self.not_found else ""


def apply_definition(
    definition: Definition, extract: pa.Table | Dataset, *, area: str, source: str, cut_on: date, area_code: str = ""
) -> Defined:
    """Count what a definition means, month by month, in police records of single offences.

    extract    one row an offence: period (YYYY-MM of recording), offence_code, offence_group, offence_subgroup,
               domestic_abuse, knife, knife_injury (true, false or null), victim_age_band, area_code. A pyarrow Table,
               or a Dataset over files that do not fit in memory.
    area       name of the place, for the figure; `area_code` picks one small area, "" takes every row.
    source, cut_on   as in `Counted`.

    Returns    Defined. Its series has every month from the first to the last of the extract; a month without any row
               in the extract is null. An empty field does not matter where another field already decides: a burglary is
               no violence, domestic abuse or not (Kleene's logic of the unknown).
    Raises     FigureRefused for a missing column or an age band that no definition knows; NothingToCount for no row.
    """
    import duckdb

    with duckdb.connect() as con:
        con.register("extract", extract)
        _check(con)
        used, rows = _count(con, definition, "area_code = $area" if area_code else "TRUE", area_code)
        not_found = _not_found(con, definition)
        (no_area,) = con.execute("SELECT count(*) FROM extract WHERE area_code IS NULL").fetchone() or (0,)
    lacks = {words: sum(row[4 + i] for row in rows) for i, words in enumerate(_WORDS[column] for column in used)}
    counted, left_out, not_known = (sum(row[i] for row in rows) for i in (1, 2, 3))
    why = {words: count for words, count in lacks.items() if count}
    no_area = no_area if area_code else 0
    series = Counted(_months(rows, 1, "count"), definition.title, area, "offences", source, definition.stated, cut_on)
    sentence = _sentence(definition, area, counted, not_known, why, no_area)
    read = counted + left_out + not_known
    months = _months(rows, 3, "not_known")
    return Defined(series, months, read, counted, left_out, not_known, why, no_area, not_found, sentence)


def apply_to_categories(
    definition: Definition, extract: pa.Table | Dataset, column: str = "offence_subgroup", area_code: str = ""
) -> pa.Table:
    """Count what a definition means by month and kind of offence, for weighing how serious they are.

    definition, extract, area_code   as in `apply_definition`.
    column   "offence_subgroup" or "offence_code": the one that the severity weights are by.

    Returns  table: month (date32), category (string; "not recorded" where the column is empty), count (int64). Offences
             that cannot be decided are not in it: see `apply_definition`, which tells them.
    Raises   as `apply_definition`; FigureRefused for another column.
    """
    import duckdb
    import pyarrow as pa

    if column not in ("offence_subgroup", "offence_code"):
        raise FigureRefused(f'Offences are weighed by offence_subgroup or offence_code, not by "{column}".')
    condition, values = _condition(definition)
    here = "area_code = $area" if area_code else "TRUE"
    with duckdb.connect() as con:
        con.register("extract", extract)
        _check(con)
        rows = con.execute(
            f"SELECT period, coalesce(trim({column}), 'not recorded'), "
            f"count(*) FILTER (({condition}) AND {here}) FROM extract GROUP BY 1, 2 ORDER BY 1, 2",
            values | ({"area": area_code} if area_code else {}),
        ).fetchall()
    months, categories, counts = zip(*rows, strict=True) if rows else ((), (), ())
    days = pa.array([Month.parse(month).first_day for month in months], pa.date32())
    return pa.table(
        {"month": days, "category": pa.array(categories, pa.string()), "count": pa.array(counts, pa.int64())}
    )


def apply_to_area_months(definition: Definition, extract: pa.Table | Dataset) -> pa.Table:
    """Count what a definition means for every small area and month that has a row.

    definition, extract   as in `apply_definition`.

    Returns  table: month (date32), area (string, null for offences that say none), count, not_known (int64), by month
             and area.
    Raises   as `apply_definition`.
    """
    import duckdb
    import pyarrow as pa

    condition, values = _condition(definition)
    with duckdb.connect() as con:
        con.register("extract", extract)
        _check(con)
        rows = con.execute(
            f"SELECT period, area_code, count(*) FILTER (state), count(*) FILTER (state IS NULL) "
            f"FROM (SELECT period, area_code, ({condition}) AS state FROM extract) "
            "GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST",
            values,
        ).fetchall()
    months, areas, counts, not_known = zip(*rows, strict=True) if rows else ((), (), (), ())
    return pa.table(
        {"month": pa.array([Month.parse(month).first_day for month in months], pa.date32()),
         "area": pa.array(areas, pa.string()), "count": pa.array(counts, pa.int64()),
         "not_known": pa.array(not_known, pa.int64())}
    )  # fmt: skip


def offences_that_count(definition: Definition, extract: pa.Table | Dataset) -> pa.Table:
    """Give the offences that a definition means, one row each, for questions of their hours and places.

    definition, extract   as in `apply_definition`.

    Returns  the extract's rows and columns, by incident and offence code, so that a seed always meets the same order.
             Offences that cannot be decided are not among them: see `apply_definition`, which tells them.
    Raises   as `apply_definition`.
    """
    import duckdb

    condition, values = _condition(definition)
    with duckdb.connect() as con:
        con.register("extract", extract)
        _check(con)
        return con.sql(
            f"SELECT * FROM extract WHERE {condition} ORDER BY incident_id, offence_code", params=values
        ).to_arrow_table()


def _check(con: duckdb.DuckDBPyConnection) -> None:
    held = {row[0] for row in con.execute("DESCRIBE extract").fetchall()}
    missing = [column for column in ("period", "area_code", *_WORDS) if column not in held]
    if missing:
        raise FigureRefused(f"The records have no column {', '.join(missing)}. Read them as a force extract first.")
    bands = [row[0] for row in con.execute("SELECT DISTINCT victim_age_band FROM extract ORDER BY 1").fetchall()]
    strange = [band for band in bands if band is not None and band not in AGE_BANDS]
    if strange:
        raise FigureRefused(
            f'The records hold the age band "{strange[0]}", which would count for no definition. The bands are '
            f"{', '.join(AGE_BANDS)}."
        )


def _count(
    con: duckdb.DuckDBPyConnection, definition: Definition, where: str, area_code: str
) -> tuple[list[str], list[tuple]]:
    """Count by month: those that count, that do not, that cannot be decided, and which field these lack."""
    condition, values = _condition(definition)
    used = [column for column in _WORDS if re.search(rf"\b{column}\b", condition)]
    lacks = "".join(f", count(*) FILTER (state IS NULL AND here AND {column} IS NULL)" for column in used)
    rows = con.execute(
        f"SELECT period, count(*) FILTER (state AND here), count(*) FILTER (NOT state AND here), "
        f"count(*) FILTER (state IS NULL AND here){lacks} "
        f"FROM (SELECT *, ({condition}) AS state, coalesce({where}, FALSE) AS here FROM extract) GROUP BY 1 ORDER BY 1",
        values | ({"area": area_code} if area_code else {}),
    ).fetchall()
    if not any(sum(row[1:4]) for row in rows):
        raise NothingToCount(
            f"{definition.title}: no record {f'of area {area_code} ' if area_code else ''}is there. Check the file "
            "and the area's code."
        )
    return used, rows


def _condition(definition: Definition) -> tuple[str, dict[str, object]]:
    """Give the definition as SQL that is true, false, or null where the record does not say."""
    values: dict[str, object] = {}
    parts = [_part(part, f"p{number}", values) for number, part in enumerate(definition.parts)]
    return " OR ".join(f"({part})" for part in parts), values


def _part(part: Part, name: str, values: dict[str, object]) -> str:
    def one_of(column: str, key: str, words: tuple[str, ...]) -> str:
        values[f"{name}_{key}"] = [word.lower() for word in words]
        return f"list_contains(${name}_{key}, lower(trim({column})))"

    named = [one_of(column, key, getattr(part, key)) for key, column in _OFFENCES.items() if getattr(part, key)]
    conditions = [f"({' OR '.join(named)})"] if named else []
    if part.without_codes:
        conditions.append(f"NOT {one_of('offence_code', 'without', part.without_codes)}")
    if part.victim_ages:
        conditions.append(one_of("victim_age_band", "ages", part.victim_ages))
    for flag in _FLAGS:
        wanted = getattr(part, flag)
        if wanted is not None:
            conditions.append(flag if wanted else f"NOT {flag}")
    return " AND ".join(conditions)


def _not_found(con: duckdb.DuckDBPyConnection, definition: Definition) -> tuple[str, ...]:
    missing: dict[str, None] = {}
    for key, column in _OFFENCES.items():
        held = {row[0] for row in con.execute(f"SELECT DISTINCT lower(trim({column})) FROM extract").fetchall()}
        for part in definition.parts:
            missing |= dict.fromkeys(word for word in getattr(part, key) if word.lower() not in held)
    return tuple(missing)


def _months(rows: list[tuple], column: int, name: str) -> pa.Table:
    import pyarrow as pa

    held = {Month.parse(row[0]): row[column] for row in rows}
    every = list(Period(min(held), max(held)))
    months = pa.array([month.first_day for month in every], pa.date32())
    return pa.table({"month": months, name: pa.array([held.get(month) for month in every], pa.int64())})


def _sentence(
    definition: Definition, area: str, counted: int, not_known: int, why: dict[str, int], no_area: int
) -> str:
    told = f"{definition.title}, {area}: {counted:,} offences count."
    if not_known:
        lacking = ", ".join(f"{words} ({count:,})" for words, count in why.items())
        told += (
            f" Of {not_known:,} more it is not known, since the record does not say: {lacking}; so the true count is "
            f"between {counted:,} and {counted + not_known:,}."
        )
    if no_area:
        told += f" {no_area:,} records say no area and are not in it."
    return told
