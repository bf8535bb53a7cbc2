"""Rows that were set aside: each as it stood, with its line and the reason, so that it can be mended and read again."""

# ruff: noqa: S608  values are quoted by `sql.text`
from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb

from alongside.evidence.intake import sql
from alongside.evidence.intake.opening import Opened, numbered_rows
from alongside.evidence.intake.source import Source


def write_rejects(con: duckdb.DuckDBPyConnection, opened: Opened, source: Source, draft: Path, folder: Path) -> Path:
    """Write the set-aside rows of a draft as a CSV file: the file's own columns, then `line` and `reason`.

    Returns  where it was written. `line` is the line of the CSV file on which the row ends; for a Parquet file, the
             row's number. Where the source keeps no ids, each id is a number here as well.
    """
    path = folder / "rejects.csv"
    marked = con.execute(
        f"SELECT file_row_number, {sql.SET_ASIDE} FROM read_parquet({sql.text(draft)}, file_row_number=true) "
        f"WHERE {sql.SET_ASIDE} IS NOT NULL ORDER BY 1"
    )
    with path.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([*opened.headings, "line", "reason"])
        source_rows = _parquet_rows(opened) if opened.is_parquet else _csv_rows(opened)
        ids = [n for n, heading in enumerate(opened.headings) if source.own_name(heading) in source.ids]
        numbers: dict[str, str] = {}
        row_number, line = -1, 0
        row: list[str] = []
        while batch := marked.fetchmany(10_000):
            for number, reason in batch:
                while row_number < number:
                    line, row = next(source_rows)
                    row_number += 1
                for place in ids:
                    row[place] = _number(row[place], numbers)
                writer.writerow([*row, line, reason])
    return path


def _number(found: str | None, numbers: dict[str, str]) -> str:
    """Give the number of an id, the next one for an id that is new; none stays none."""
    return numbers.setdefault(found, str(len(numbers) + 1)) if found and found.strip() else ""


def _csv_rows(opened: Opened) -> Iterator[tuple[int, list]]:
    return ((line, row) for line, row in numbered_rows(opened.path) if row)


def _parquet_rows(opened: Opened) -> Iterator[tuple[int, list]]:
    with duckdb.connect() as con:
        found = con.execute(f"FROM {sql.rows(opened)}")
        yield from enumerate((list(row) for row in iter(found.fetchone, None)), start=1)
