"""Nothing is counted twice: rows that stand twice, and areas that hold other areas of the same file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alongside.evidence.errors import FileRefused
from alongside.evidence.intake import sql
from alongside.evidence.intake.source import Source

if TYPE_CHECKING:
    import duckdb


def refuse_doubles(con: duckdb.DuckDBPyConnection, file_name: str, source: Source, draft: Path) -> None:
    """Refuse a file whose kept rows would count something twice.

    draft    the file's draft; see `sql.draft`.

    Raises   FileRefused with the first row that stands twice, or the first two areas of which one may hold the other.
    """
    twice = con.execute(sql.twice(source, draft)).fetchone() if source.once else None
    if twice:
        raise FileRefused(
            f"{file_name}: {_words(twice)} stands in more than one row, which would be counted twice. Nothing was "
            "kept. Keep one of the rows, or name the measures apart."
        )
    mixed = con.execute(sql.kinds_of_area(source, draft)).fetchone() if source.one_kind else None
    if mixed:
        *within, one, other = mixed
        raise FileRefused(
            f"{file_name}: {_words(within)} has rows of different kinds of area, such as {one} and {other}; the larger "
            "hold the smaller, so all would be counted twice. Nothing was kept. Part it in one file for each kind."
        )


def _words(key: tuple | list) -> str:
    return ", ".join(str(part) for part in key if part is not None)
