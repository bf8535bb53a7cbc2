"""The SQL of the pipeline, written from what a source says. Values that come from a file are quoted here."""

# ruff: noqa: S608  every name and value is quoted by `name` and `text` below
from __future__ import annotations

import re

from alongside.evidence.intake.opening import Opened
from alongside.evidence.intake.source import Column, Source

SET_ASIDE = "set_aside_because"
# The lowest level of compression: on these files it is a sixth faster than the usual one, and no larger.
PARQUET = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"
# What stands around a word without being part of it: spaces, tabs, line ends, and spaces that do not break.
SPACES = " \t\r\n\u00a0"


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


def draft(opened: Opened, source: Source, trimmed: bool = True) -> str:
    """Select the columns we keep from a file's rows, with the reason why a row is set aside.

    trimmed   False takes the fields that are kept word for word as they stand, which is faster; see `dirt`.
    """
    own = {source.own_name(heading): heading for heading in opened.headings}
    months = cells(opened, source)
    as_they_stand = set() if trimmed else {column.sql for column in _words(source)}
    wanted = [n for n in own if n in _mentioned(source) or n in months]
    ids = {column.sql for column in source.columns if column.name == source.identity}
    clean = {n: str if n in as_they_stand else _id if n in ids else _trimmed for n in wanted}
    fields = [f"{clean[n](name(own[n]))} AS {name(n)}" for n in wanted]
    fields += [f"CAST(NULL AS VARCHAR) AS {name(n)}" for n in source.optional if n not in own]
    fields += [f"try_cast({name(own[n]) if n in own else 'NULL'} AS DOUBLE) AS {n}_number" for n in source.numbers]
    if source.name_says:
        fields.append(f"{text(opened.named(source.name_says))} AS named")
    reason = _reason(source, months)
    typed = [f"{_guarded(column.sql)} AS {name(column.name)}" for column in source.columns]
    typed += [f"try_cast(try_cast({name(c)} AS DOUBLE) AS BIGINT) AS {name(c)}" for c in months]
    return (
        f"SELECT {', '.join(typed)}, {SET_ASIDE} FROM "
        f"(SELECT *, {reason} AS {SET_ASIDE} FROM (SELECT {', '.join(fields)} FROM {rows(opened)}))"
    )


def dirt(source: Source, path: object) -> str:
    """Count the fields of an untrimmed draft that hold stray spaces at an end, or nothing but them."""
    each = " UNION ALL ".join(
        f"SELECT {name(column.name)} AS field, count(*) AS times FROM read_parquet({text(path)}) GROUP BY 1"
        for column in _words(source)
    )
    # Written down first, so that each different field is tested once and not each row.
    return f"WITH fields AS MATERIALIZED ({each}) SELECT coalesce(sum(times), 0) FROM fields WHERE {_is_dirty('field')}"


def _words(source: Source) -> list[Column]:
    """Name the columns that are kept word for word as the file has them. Ids are not looked through: all differ."""
    made = {"named", *(f"{n}_number" for n in source.numbers)}
    return [c for c in source.columns if c.sql.isidentifier() and c.sql not in made and c.name != source.identity]


def _is_dirty(field: str) -> str:
    """Say whether a field begins or ends with a space, or is empty text. These tests are much faster than trimming."""
    ends = " OR ".join(f"suffix({field}, {text(space)})" for space in SPACES)
    return f"{field} < '!' OR prefix({field}, {text(SPACES[-1])}) OR {ends}"


def _id(field: str) -> str:
    return f"CASE WHEN {field} < '!' OR suffix({field}, ' ') THEN nullif(trim({field}), '') ELSE {field} END"


def _trimmed(field: str) -> str:
    return f"CASE WHEN {_is_dirty(field)} THEN nullif(trim({field}, {text(SPACES)}), '') ELSE {field} END"


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
    whole = _kept_rows(path)
    if source.numbered:
        return _numbered(source, path, period)
    if not source.cells:
        return f"SELECT * {whole} AND period = {text(period)}"
    keys = ", ".join(name(column.name) for column in source.columns)
    return f"SELECT {keys}, {text(period)} AS period, {name(period.replace('-', ''))} AS count {whole}"


def _numbered(source: Source, path: object, period: str) -> str:
    """Select the kept rows of a month with numbers instead of ids: 1 for the first id in the file, and so on."""
    whole = f"FROM read_parquet({text(path)}, file_row_number=true) WHERE {SET_ASIDE} IS NULL"
    own = name(source.numbered)
    numbers = f"SELECT {own}, row_number() OVER (ORDER BY min(file_row_number)) AS number {whole} GROUP BY 1"
    return (
        f"SELECT d.* REPLACE (n.number AS {own}) FROM read_parquet({text(path)}) d JOIN ({numbers}) n USING ({own}) "
        f"WHERE {SET_ASIDE} IS NULL AND period = {text(period)}"
    )


def months(source: Source, path: object, cells: list[str]) -> str:
    """For each month of the kept rows: rows, rows without a place, repeated ids, and what is told apart in it.

    In a wide table a row is one count that is there; an empty cell is missing and not counted.
    """
    whole = _kept_rows(path)
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


def twice(source: Source, path: object) -> str:
    """Find what stands in more than one row of a period and ought to stand in one: the first."""
    keys = ", ".join(name(column) for column in (*(() if source.cells else ("period",)), *source.once))
    return f"SELECT {keys} {_kept_rows(path)} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"


def kinds_of_area(source: Source, path: object) -> str:
    """Find areas of one period that are of different kinds, one holding another: the first."""
    keys = ", ".join(name(column) for column in ("period", *source.one_kind))
    code = name(source.area_code)
    # Districts of all four kinds stand beside each other; none holds another.
    kind = f"regexp_replace({code}[:3], 'E0[678]', 'E09')"
    return (
        f"SELECT {keys}, min({code}), max({code}) {_kept_rows(path)} "
        f"AND regexp_full_match({code}, '[EWSN][0-9]{{8}}') "
        f"GROUP BY {keys} HAVING count(DISTINCT {kind}) > 1 ORDER BY ALL LIMIT 1"
    )


def why_unplaced(source: Source, path: object) -> str:
    """Count the kept rows without a place by the reason."""
    why = name(source.why_unplaced)
    return f"SELECT {why}, count(*) {_kept_rows(path)} AND {why} IS NOT NULL GROUP BY 1 ORDER BY 1"


def size(path: object) -> str:
    """Count the rows of a Parquet file."""
    return f"SELECT count(*) FROM read_parquet({text(path)})"


def _kept_rows(path: object) -> str:
    return f"FROM read_parquet({text(path)}) WHERE {SET_ASIDE} IS NULL"


def area_codes(source: Source, path: object) -> str:
    """List the area codes of the kept rows, each once."""
    return f"SELECT DISTINCT {source.area_code} {_kept_rows(path)}"


def _period(cell: str) -> str:
    return cell if len(cell) == 4 else f"{cell[:4]}-{cell[4:]}"
