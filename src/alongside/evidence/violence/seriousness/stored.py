"""Severity weights as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store

SOURCES = ("severity_weights", "cchi_subgroups")
COLUMNS = ("index_name", "version", "level", "category", "weight", "unit")


def read_weights(store: Store) -> pa.Table:
    """Give every severity weight that was read into a folder.

    Returns  table: index_name, version, level, category, weight, unit, as `weights.read_indices` takes it. Where a
             source also gives the Metropolitan Police's names for a category, each name has its row.
    Raises   NothingToCount when no weights were read.
    """
    import duckdb
    import pyarrow as pa

    rows: list[tuple] = []
    with duckdb.connect() as con:
        for source in SOURCES:
            files = store.files(source)
            if files:
                also = "mps_minor" if source == "cchi_subgroups" else "NULL"
                rows += con.execute(
                    f"SELECT DISTINCT {', '.join(COLUMNS)}, {also} FROM read_parquet(?) ORDER BY ALL",  # noqa: S608
                    [store.paths(files)],
                ).fetchall()
    if not rows:
        raise NothingToCount(
            f"No severity weights were read into {store.folder}. Read a table of weights first: alongside read"
        )
    found: dict[tuple, None] = {}
    for index, version, level, category, weight, unit, also in rows:
        names = {name.strip().casefold(): name.strip() for name in [category, *(also or "").split("|")] if name.strip()}
        found |= dict.fromkeys((index, version, level, name, weight, unit) for name in names.values())
    return pa.Table.from_pylist([dict(zip(COLUMNS, row, strict=True)) for row in found])
