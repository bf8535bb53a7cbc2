"""The SQL of the pipeline, written from what a source says. Values that come from a file are quoted here."""

# ruff: noqa: S608  every name and value is quoted by `name` and `text` below
from __future__ import annotations

import re

from alongside.evidence.intake.opening import Opened
from alongside.evidence.intake.source import Source

SET_ASIDE = "set_aside_because"


def text(value: object) -> str:
    """Quote a value as an SQL text."""
    return "'" + str(value).replace("'", "''") + "'"


def name(identifier: str) -> str:
    """Quote a name."""
    return '"' + identifier.replace('"', '""') + '"'


def rows(opened: Opened) -> str:
    """Read a file's rows, every field as text."""
    if opened.is_parquet:
        return f"(SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet({text(opened.path)}))"
    columns = ", ".join(f"{text(heading)}: 'VARCHAR'" for heading in opened.headings)
    return (
        f"read_csv({text(opened.path)}, auto_detect=false, columns={{{columns}}}, header=true, delim=',', "
        "quote='\"', escape='\"', strict_mode=true)"
    )


def draft(opened: Opened, source: Source) -> str:
    """Select the columns we keep from a file's rows, with the reason why a row is set aside."""
    own = {source.own_name(heading): heading for heading in opened.headings}
    months = cells(opened, source)
    wanted = [n for n in own if n in _mentioned(source) or n in months]
    fields = [f"nullif(trim({name(own[n])}), '') AS {name(n)}" for n in wanted]
    fields += [f"CAST(NULL AS VARCHAR) AS {name(n)}" for n in source.may_have if n not in own]
    reason = _reason(source, months)
    typed = [f"{_guarded(column.sql)} AS {name(column.name)}" for column in source.columns]
    typed += [f"try_cast(try_cast({name(c)} AS DOUBLE) AS BIGINT) AS {name(c)}" for c in months]
    return (
        f"SELECT {', '.join(typed)}, {SET_ASIDE} FROM "
        f"(SELECT *, {reason} AS {SET_ASIDE} FROM (SELECT {', '.join(fields)} FROM {rows(opened)}))"
    )


def _guarded(made: str) -> str:
    """Work an expression out for kept rows alone, where it cannot fail. A plain column needs no guard."""
    return made if made.isidentifier() else f"CASE WHEN {SET_ASIDE} IS NULL THEN {made} END"


def cells(opened: Opened, source: Source) -> list[str]:
    """Name the columns of a wide table that each hold one period's count; none for one record a row."""
    return [h for h in map(source.own_name, opened.headings) if source.cells and re.fullmatch(source.cells, h)]


def _mentioned(source: Source) -> set[str]:
    """Names that any expression of the source may use."""
    everything = " ".join([*(c.sql for c in source.columns), *(c.sql for c in source.checks), *source.needs])
    return set(re.findall(r"[a-z_][a-z0-9_]*", everything))


def _reason(source: Source, cells: list[str]) -> str:
    checks = [f"WHEN {check.sql} THEN {text(check.reason)}" for check in source.checks]
    for cell in cells:
        number = f"try_cast({name(cell)} AS DOUBLE)"
        bad = f"NOT coalesce({number} >= 0 AND {number} = floor({number}), {name(cell)} IS NULL)"
        checks.append(f"WHEN {bad} THEN {text(f'the count under {cell} is not a whole number from 0')}")
    return f"CASE {' '.join(checks)} END"


def reasons(path: object) -> str:
    """Count the draft's rows by reason; NULL stands for the kept."""
    return f"SELECT {SET_ASIDE}, count(*) FROM read_parquet({text(path)}) GROUP BY 1"


def kept(source: Source, path: object, period: str) -> str:
    """Select the kept rows of one month or year from a draft."""
    whole = f"FROM read_parquet({text(path)}) WHERE {SET_ASIDE} IS NULL"
    if not source.cells:
        return f"SELECT * {whole} AND period = {text(period)}"
    keys = ", ".join(name(column.name) for column in source.columns)
    return f"SELECT {keys}, {text(period)} AS period, {name(period.replace('-', ''))} AS count {whole}"


def months(source: Source, path: object, cells: list[str]) -> str:
    """For each month of the kept rows: rows, rows without a place, repeated ids, and what is told apart in it.

    In a wide table a row is one count that is there; an empty cell is missing and not counted.
    """
    whole = f"FROM read_parquet({text(path)}) WHERE {SET_ASIDE} IS NULL"
    apart = " || ' | ' || ".join(f"coalesce({name(column)}, '')" for column in source.told_apart)
    told_apart = f"list(DISTINCT {apart})" if apart else "NULL"
    if cells:
        each = (f"SELECT {text(_period(c))}, count({name(c)}), 0, 0, {told_apart} {whole}" for c in cells)
        return " UNION ALL ".join(each) + " ORDER BY 1"
    unplaced = f"count(*) FILTER ({source.unplaced})" if source.unplaced else "0"
    repeated = "0"
    if source.identity:
        distinct = f"count(DISTINCT hash({source.identity})) FILTER ({source.identity} IS NOT NULL)"
        repeated = f"count({source.identity}) - {distinct}"
    return f"SELECT period, count(*), {unplaced}, {repeated}, {told_apart} {whole} GROUP BY 1 ORDER BY 1"


def area_codes(source: Source, path: object) -> str:
    """List the area codes of the kept rows, each once."""
    return f"SELECT DISTINCT {source.area_code} FROM read_parquet({text(path)}) WHERE {SET_ASIDE} IS NULL"


def _period(cell: str) -> str:
    return cell if len(cell) == 4 else f"{cell[:4]}-{cell[4:]}"
