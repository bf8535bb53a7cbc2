"""The tables that questions of areas need, out of the folder that files were read into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.intake.store import FileRead, Store
from alongside.evidence.periods import Period

if TYPE_CHECKING:
    import pyarrow as pa


_FROM = "FROM read_parquet(?, filename = true, union_by_name = true)"
# A source, and how it is counted; a sum with a missing part is missing.
_COUNTED = {
    "area_months": "SELECT filename, period, area_code, "
    "CASE WHEN count(count) = count(*) THEN CAST(sum(count) AS BIGINT) END AS count "
    f"{_FROM} WHERE measure = ? GROUP BY 1, 2, 3",
    "force_extract": "SELECT filename, period, area_code, count(*) AS count "
    f"{_FROM} WHERE offence_group = ? GROUP BY 1, 2, 3",
}


@dataclass(frozen=True)
class AreaMonths:
    """Counts by area and month of one thing.

    counts    table: month (YYYY-MM), area_code (string), count (int64, null where missing). In a month that a file
              covers, an area without a row counts 0; a month that no file covers has no row.
    unplaced  offences that name no area; they are in no count.
    """

    what: str
    counts: pa.Table
    unplaced: int


def survey_answers(store: Store, within: Period) -> pa.Table:
    """Give the answers of the residents' survey in a period, as `perception.survey.share_by_area` takes them."""
    files = store.files("residents_survey")
    return _query("SELECT * FROM read_parquet(?) ORDER BY period, respondent_number, question", store, files, within)


def residents_of(store: Store) -> pa.Table:
    """Give the residents of every area in the newest year read.

    Returns  table: area_code, ward_code (string, null where not known), residents, daytime (int64, null where missing).
    Raises   CountedTwice when two files give the same area in that year.
    """
    files = store.files("population")
    found = _query(
        "SELECT area_code, ward_code, residents, daytime FROM read_parquet(?) "
        "QUALIFY period = max(period) OVER () ORDER BY area_code",
        store,
        files,
    )
    codes = found["area_code"].to_pylist()
    if len(set(codes)) < len(codes):
        twice = next(code for code, after in pairwise(codes) if code == after)
        raise CountedTwice(f"Two files give the residents of {twice}. Read one into a folder of its own.")
    return found


def area_months(store: Store, what: str, within: Period | None = None) -> AreaMonths:
    """Count one thing by area and month.

    what     a `measure` of the counts by area and month that partners sent, or an offence group of a force's extract,
             as the file writes it.

    Returns  AreaMonths.
    Raises   NothingToCount when neither knows it; CountedTwice when two files hold the same month of it.
    """
    for source, rows in _COUNTED.items():
        files = store.files(source)
        if files:
            found = _query(rows, store, files, within, what)
            if found.num_rows:
                return _filled(what, found)
    raise NothingToCount(
        f'No counts by area and month are called "{what}", and no offence group of a force\'s extract is. Write it as '
        "the file does, and read that file first."
    )


def together(counted: dict[str, AreaMonths]) -> pa.Table:
    """Lay counts of several things in one table: month, area_code, and a column for each name.

    Only areas that the first two counts both have are kept, so that a neighbouring borough's counts do not come in.
    A month or area that a count does not cover is null there.
    """
    import pyarrow as pa

    found = {
        name: {(row["month"], row["area_code"]): row["count"] for row in one.counts.to_pylist()}
        for name, one in counted.items()
    }
    first, second = list(found.values())[:2]
    areas = {area for _, area in first} & {area for _, area in second}
    months = {month for one in found.values() for month, _ in one}
    places = [(month, area) for month in sorted(months) for area in sorted(areas)]
    columns = {"month": pa.array([month for month, _ in places], pa.string())}
    columns["area_code"] = pa.array([area for _, area in places], pa.string())
    columns |= {name: pa.array([one.get(place) for place in places], pa.int64()) for name, one in found.items()}
    return pa.table(columns)


def by_ward(table: pa.Table, ward_of: dict[str, str | None]) -> pa.Table:
    """Sum counts of small areas to their wards; a sum with a missing part is missing.

    table    month, area_code, count.
    ward_of  the ward of every small area that counts.

    Raises   FigureRefused for a small area without a ward.
    """
    import pyarrow as pa

    sums: dict[tuple[str, str], int | None] = {}
    for month, area, count in zip(*(table[name].to_pylist() for name in ("month", "area_code", "count")), strict=True):
        ward = ward_of.get(area)
        if ward is None:
            raise FigureRefused(f"{area} has no ward in the population file, so it cannot be added to one.")
        before = sums.get((month, ward), 0)
        sums[month, ward] = None if count is None or before is None else before + count
    return pa.table(
        {
            "month": pa.array([month for month, _ in sums], pa.string()),
            "area_code": pa.array([ward for _, ward in sums], pa.string()),
            "count": pa.array(sums.values(), pa.int64()),
        }
    )


def _query(sql: str, store: Store, files: list[FileRead], within: Period | None = None, *more: str) -> pa.Table:
    import duckdb

    with duckdb.connect() as con:
        return con.sql(sql, params=[store.paths(files, within), *more]).to_arrow_table()


def _filled(what: str, found: pa.Table) -> AreaMonths:
    """Put in the zeros of areas without a row in a month that a file covers."""
    import pyarrow as pa

    counts: dict[tuple[str, str], int | None] = {}
    unplaced = 0
    for row in found.to_pylist():
        place = row["period"], row["area_code"]
        if row["area_code"] is None:
            unplaced += row["count"]
        elif place in counts:
            raise CountedTwice(f'Two files count "{what}" in {place[1]} in {place[0]}. Read one into another folder.')
        else:
            counts[place] = row["count"]
    months, areas = ({row[name] for row in found.to_pylist()} - {None} for name in ("period", "area_code"))
    places = [(month, area) for month in sorted(months) for area in sorted(areas)]
    table = pa.table(
        {
            "month": pa.array([month for month, _ in places], pa.string()),
            "area_code": pa.array([area for _, area in places], pa.string()),
            "count": pa.array([counts.get(place, 0) for place in places], pa.int64()),
        }
    )
    return AreaMonths(what, table, unplaced)
