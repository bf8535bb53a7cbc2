"""Counts by month and by area, from the files that were read. Missing is never zero, and nothing is counted twice."""

# ruff: noqa: S608  measures are our own; values go in as parameters

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alongside.evidence.errors import FigureRefused, NothingToCount, PeriodRefused
from alongside.evidence.intake.overlaps import refuse_overlap
from alongside.evidence.intake.store import FileRead, Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.measures import Measure

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Counted:
    """A monthly series with what a figure made from it must carry.

    months  table: month (date32, its first day), count (int64, null where no file covers the month). One row a month,
            in order, without a gap.
    files   the files it came from, by name.
    The rest goes into every figure: see `tables.Figure`.
    """

    months: pa.Table
    title: str
    area: str
    unit: str
    source: str
    definition: str
    cut_on: date
    files: tuple[str, ...] = ()

    def between(self, period: Period) -> list[int | None]:
        """Give the count of each month of a period, in order; None where it is missing."""
        known = dict(zip(self.months["month"].to_pylist(), self.months["count"].to_pylist(), strict=True))
        return [known.get(month.first_day) for month in period]

    def within(self, period: Period) -> Counted:
        """Give the series for these months alone; a month that was not counted is null."""
        import pyarrow as pa

        months = {
            "month": pa.array([month.first_day for month in period], pa.date32()),
            "count": pa.array(self.between(period), pa.int64()),
        }
        return replace(self, months=pa.table(months))

    def complete(self, period: Period) -> list[int]:
        """Give the count of each month of a period. Raises PeriodRefused, naming them, when months are missing."""
        found = dict(zip(period, self.between(period), strict=True))
        missing = [str(month) for month, count in found.items() if count is None]
        if missing:
            raise PeriodRefused(
                f"{self.title}, {self.area}: {period.words} cannot be counted, because {', '.join(missing)} "
                f"{'is' if len(missing) == 1 else 'are'} missing. Read the missing months, or choose another period."
            )
        return [count for count in found.values() if count is not None]


def count_months(
    store: Store, measure: Measure, area: str, by: str, within: Period | None = None, files: tuple[str, ...] = ()
) -> Counted:
    """Count a measure month by month for one area.

    store    where files were read into.
    area     name or code of the area, as the source writes it; capitals do not matter.
    by       the kind of area: one of `measure.areas`.
    within   only these months; None for all that were read.
    files    only these files, by name; () for all of the measure's source.

    Returns  Counted. A month that a file covers and that has no row for the area counts 0; a month that no file
             covers, or of which a count is missing, is null. A file covers the area when any of its rows of this
             measure is about it; so a file of burglaries, or of another borough, makes no zeros.
    Raises   NothingToCount when no row is about this area; CountedTwice when two files hold the same month of the same
             force or area; FigureRefused for a kind of area that the source does not know.
    """
    return count_together(store, measure, (area,), area, by, within, files)


def count_together(
    store: Store,
    measure: Measure,
    areas: Iterable[str],
    name: str,
    by: str,
    within: Period | None = None,
    files: tuple[str, ...] = (),
) -> Counted:
    """Count a measure month by month for several areas taken together, which must not overlap.

    areas    names or codes; those that no row is about add nothing, as long as one of them has a row.
    name     what they are called together.

    The rest as `count_months`.
    """
    wanted = {area.casefold() for area in areas}
    rows = [row for row in _rows(store, measure, by, within, files) if row.place.casefold() in wanted]
    if not rows:
        raise NothingToCount(
            f'{measure.title}: no row is about "{name}" ({by}). Check its spelling, its vintage and the months.'
        )
    read = _files_of(rows, measure, within)
    counts: dict[str, int | None] = dict.fromkeys((p for f in read for p in f.periods if _asked(p, within)), 0)
    for row in rows:
        counts[row.period] = _sum([counts[row.period], row.number])
    return Counted(
        months=_month_table(counts, within),
        title=measure.title,
        area=name,
        unit=measure.unit,
        source=measure.source.words,
        definition=measure.definition,
        cut_on=max(Month.parse(p) for f in read for p in f.periods).last_day,
        files=tuple(sorted({f.file for f in read})),
    )


def count_groups(
    store: Store, measure: Measure, groups: Mapping[str, str], by: str, within: Period, files: tuple[str, ...] = ()
) -> pa.Table:
    """Count a measure by month and by groups of areas that do not overlap.

    groups   which group each area is in, by the area's code as the source writes it.
    within   the months to count.
    Other arguments and refusals as `count_months`.

    Returns  table: month (date32, its first day), area_code (string, the group), count (int64), by group and month:
             every month for every group that any row is about, 0 in a month that its files cover, else null. Metadata:
             `files`, and as `set_aside` and `such_as` how many stand under a code that is in no group, and one of them.
    Raises   NothingToCount when no row is about any group; and as `count_months`.
    """
    import pyarrow as pa

    rows = _rows(store, measure, by, None, files)
    read = _files_of(rows, measure, within)
    of_group: dict[str, list[_Row]] = {}
    for row in rows:
        if row.place in groups:
            of_group.setdefault(groups[row.place], []).append(row)
    if not of_group:
        raise NothingToCount(f"{measure.title}: no row is about these areas ({by}). Check their vintage and the files.")
    others = [row for row in rows if row.place not in groups and _asked(row.period, within)]
    tables = []
    for group, its_rows in sorted(of_group.items()):
        covered = {period for row in its_rows for period in row.file.periods}
        counts: dict[str, int | None] = dict.fromkeys(covered, 0)
        for row in its_rows:
            counts[row.period] = _sum([counts[row.period], row.number])
        table = _month_table(counts, within)
        tables.append(table.add_column(1, "area_code", pa.array([group] * table.num_rows, pa.string())))
    told = {"files": ", ".join(sorted(file.file for file in read))}
    told |= {
        "set_aside": str(sum(row.number or 0 for row in others)),
        "such_as": min((r.place for r in others), default=""),
    }
    return pa.concat_tables(tables).combine_chunks().replace_schema_metadata(told)


def count_areas(store: Store, measure: Measure, by: str, within: Period, files: tuple[str, ...] = ()) -> pa.Table:
    """Count a measure over a whole period for every area that has a row.

    Arguments and refusals as `count_months`.

    Returns  table: area (string), count (int64, null when a month of the period is missing), by area. An area with no
             row in the period is not in the table: whoever draws it on a map decides between zero and missing.
    """
    import pyarrow as pa

    chosen, query = _query(store, measure, by, files)
    rows = query("filename, NULL, counted_in", "GROUPING SETS ((filename), (counted_in))", store.paths(chosen, within))
    covered = {period for f in _files_of(_told_by_file(rows, chosen), measure, within) for period in f.periods}
    whole = all(str(month) in covered for month in within)
    sums = {place: number if whole else None for _, _, place, number in sorted(rows, key=_place) if place is not None}
    return pa.table({"area": pa.array(sums.keys(), pa.string()), "count": pa.array(sums.values(), pa.int64())})


class _Row(NamedTuple):
    file: FileRead
    period: str
    place: str
    number: int | None


def _rows(store: Store, measure: Measure, by: str, within: Period | None, names: tuple[str, ...]) -> list[_Row]:
    """Count by file, month and area; rows that name no area are passed over."""
    chosen, query = _query(store, measure, by, names)
    return _told_by_file(query("filename, period, counted_in", "1, 2, 3", store.paths(chosen, within)), chosen)


def _query(
    store: Store, measure: Measure, by: str, names: tuple[str, ...]
) -> tuple[list[FileRead], Callable[[str, str, list[str]], list[tuple]]]:
    """Give the files to count from, and a count over them: (columns, groups, paths) to rows."""
    import duckdb

    if by not in measure.areas:
        raise FigureRefused(f"{measure.title} can be counted by {', '.join(measure.areas)}, not by {by}.")
    chosen = [f for f in store.files(measure.source_name) if not names or f.file in names]
    count = "count(*)" if measure.each_row else "CASE WHEN count(count) = count(*) THEN CAST(sum(count) AS BIGINT) END"

    def query(columns: str, groups: str, paths: list[str]) -> list[tuple]:
        with duckdb.connect() as con:
            return list(
                con.execute(
                    f"SELECT {columns}, {count} FROM (SELECT *, {measure.areas[by]} AS counted_in "
                    f"FROM read_parquet(?, filename=true) WHERE {measure.where}) "
                    f"WHERE counted_in IS NOT NULL GROUP BY {groups}",
                    [paths],
                ).fetchall()
            )

    return chosen, query


def _told_by_file(rows: list[tuple], chosen: list[FileRead]) -> list[_Row]:
    """Name the file of each row that has one."""
    by_stem = {f.checksum[:16]: f for f in chosen}
    files = {name: by_stem[Path(name).stem] for name in {row[0] for row in rows} if name is not None}
    return [_Row(files[name], *rest) for name, *rest in rows if name is not None]


def _place(row: tuple) -> str:
    return row[2] or ""


def _files_of(rows: list[_Row], measure: Measure, within: Period | None) -> list[FileRead]:
    read = sorted({row.file.checksum: row.file for row in rows}.values(), key=lambda file: file.file)
    periods = {period for file in read for period in file.periods if _asked(period, within)}
    refuse_overlap(measure.title, read, periods)
    return read


def _sum(numbers: list[int | None]) -> int | None:
    """Add numbers; with one missing, the sum is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _asked(period: str, within: Period | None) -> bool:
    return within is None or Month.parse(period) in within


def _month_table(counts: dict[str, int | None], within: Period | None) -> pa.Table:
    import pyarrow as pa

    months = [Month.parse(period) for period in counts]
    every = within or Period(min(months), max(months))
    return pa.table(
        {
            "month": pa.array([month.first_day for month in every], pa.date32()),
            "count": pa.array([counts.get(str(month)) for month in every], pa.int64()),
        }
    )
