"""What was kept, as tables for the functions that calculate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount
from alongside.evidence.intake.area_figures import AREA_FIGURES, IMD_2019, INDICES
from alongside.evidence.intake.overlaps import refuse_overlap
from alongside.evidence.intake.source import Source
from alongside.evidence.intake.sql import name
from alongside.evidence.intake.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period


def kept_table(
    store: Store, source: Source, within: Period | None = None, files: tuple[str, ...] = (), years: tuple[str, ...] = ()
) -> pa.Table:
    """Give the kept rows of one source.

    store    where files were read into.
    within   only these months, for a source by month or quarter; None for all.
    files    only these files, by name; () for all of the source.
    years    only these, for a source by year; () for all.

    Returns  table with the source's columns in their order; a wide table comes with `period` and `count` at its end.
    Raises   NothingToCount when there is no such row; CountedTwice when two files hold the same.
    """
    import duckdb

    chosen = [read for read in store.files(source.name) if not files or read.file in files]
    wanted = [str(month) for month in within] if within else [*years] or None
    refuse_overlap(source.title, chosen, wanted)
    paths = [
        str(store.parquet(read, period)) for read in chosen for period in read.periods if not wanted or period in wanted
    ]
    if not paths:
        raise NothingToCount(
            f"{store.folder} holds nothing of {source.words} for what was asked. Read its files first: alongside read"
        )
    columns = [column.name for column in source.columns] + (["period", "count"] if source.cells else [])
    with duckdb.connect() as con:
        select = f"SELECT {', '.join(map(name, columns))} FROM read_parquet(?)"  # noqa: S608  our own columns
        return con.sql(select, params=[sorted(paths)]).to_arrow_table()


def area_figures(store: Store) -> pa.Table:
    """Give every figure that describes areas: those that partners gave, and the scores of the Indices of Deprivation.

    Returns  table: area_code, figure (string), value (double, null where missing), year (string), publisher. Scores
             only: ranks are national and say nothing of how far areas lie apart.
    Raises   NothingToCount when neither was read; CountedTwice as `kept_table`.
    """
    import pyarrow as pa

    parts = []
    if store.files(AREA_FIGURES.name):
        given = kept_table(store, AREA_FIGURES)
        parts.append(
            given.rename_columns({"period": "year"}).select(["area_code", "figure", "value", "year", "publisher"])
        )
    if store.files(IMD_2019.name):
        deprivation = kept_table(store, IMD_2019)
        parts += [_scores(deprivation, own, words) for own, (_, _, words) in INDICES.items()]
    if not parts:
        raise NothingToCount(f"{store.folder} holds no figures by area. Read them first: alongside read")
    return pa.concat_tables(parts)


def _scores(deprivation: pa.Table, own: str, words: str) -> pa.Table:
    import pyarrow as pa

    rows = len(deprivation)
    return pa.table(
        {
            "area_code": deprivation["area_code"],
            "figure": pa.array([f"{words}, score"] * rows, pa.string()),
            "value": deprivation[f"{own}_score"],
            "year": deprivation["period"],
            "publisher": pa.array([IMD_2019.publisher] * rows, pa.string()),
        }
    )
