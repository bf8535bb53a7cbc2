"""Counts by month and kind of offence, from the files that were read: what weights are put to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount
from alongside.evidence.violence.counts import count_months

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.periods import Period
    from alongside.evidence.violence.measures import Measure


def count_categories(
    store: Store, measure: Measure, area: str, by: str, column: str, within: Period, files: tuple[str, ...] = ()
) -> pa.Table:
    """Count a measure by month and by the categories of one column.

    column   the kept column that names the kind of offence, such as "minor" in the Metropolitan Police's tables.
    The rest as in `counts.count_months`.

    Returns  table: month (date32), category (string), count (int64, null where missing), every category in every month.
    Raises   as `counts.count_months`.
    """
    import duckdb
    import pyarrow as pa

    whole = count_months(store, measure, area, by, within, files)
    chosen = [file for file in store.files(measure.source_name) if file.file in whole.files]
    with duckdb.connect() as con:
        found = con.execute(
            f"SELECT DISTINCT {column} FROM read_parquet(?) WHERE {measure.where} AND {column} IS NOT NULL ORDER BY 1",  # noqa: S608
            [store.paths(chosen, within)],
        ).fetchall()
    tables = []
    for (name,) in found:
        quoted = name.replace("'", "''")
        one = replace(measure, where=f"{measure.where} AND {column} = '{quoted}'")
        try:
            counted = count_months(store, one, area, by, within, files).months
        except NothingToCount:
            continue  # a category of other areas
        tables.append(counted.append_column("category", pa.array([name] * counted.num_rows, pa.string())))
    return pa.concat_tables(tables).select(["month", "category", "count"])
