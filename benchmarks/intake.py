"""Police rows from CSV to monthly Parquet, and a twelve-month count over them, against bare DuckDB."""

import tempfile
from pathlib import Path
from typing import Any

from benchmarks._child import timed
from benchmarks._measuring import Line, ours

MONTHS, FIRST_YEAR = 36, 2016
INTAKE_TIMES, COUNT_TIMES, MEGABYTES = 1.3, 1.5, 1_000
VIOLENCE = "Violence and sexual offences"


def run(rows: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        made = ours("intake", "make", folder, rows)
        if made.why:
            return [Line(f"Making {rows:,} rows", made)]
        read, bare = ours("intake", "read", folder), ours("intake", "duckdb_convert", folder)
        counted, query = ours("intake", "count", folder), ours("intake", "duckdb_count", folder)
    reading = Line(f"Read {rows:,} police rows into monthly Parquet", read, "DuckDB, month by month", bare)
    counting = Line(f"Twelve months of violence in {rows:,} rows", counted, "bare DuckDB query", query)
    return [
        _judged(reading, INTAKE_TIMES, f", under {MEGABYTES:,} MB", read.peak_mb < MEGABYTES, "rows"),
        _judged(counting, COUNT_TIMES, "", True, "offences"),
    ]


def _judged(line: Line, times: float, more: str, also: bool, unit: str) -> Line:
    goal = f"at most {times} times DuckDB's time{more}"
    if line.ratio is None or line.theirs is None:
        return Line(line.job, line.ours, line.peer, line.theirs, goal)
    same = line.ours.answer == line.theirs.answer
    note = f"{unit}: ours {line.ours.answer:,}, theirs {line.theirs.answer:,}"
    met = 1 / line.ratio <= times and also and same
    return Line(line.job, line.ours, line.peer, line.theirs, goal, met, note)


def make(folder: str, rows: int) -> Any:
    """Write invented street files in the shape of data.police.uk, one a month."""
    import duckdb

    def work() -> int:
        with duckdb.connect() as con:
            for number in range(MONTHS):
                month = f"{FIRST_YEAR + number // 12}-{number % 12 + 1:02d}"
                share = rows // MONTHS + (rows % MONTHS if number == MONTHS - 1 else 0)
                path = Path(folder) / "csv" / month / f"{month}-fleetwater-street.csv"
                path.parent.mkdir(parents=True)
                con.execute("SELECT setseed(0.2019)")
                con.execute(_street_rows(share, month, number) + f" TO '{path}' (HEADER, DELIMITER ',')")
        return rows

    return timed(work)


def _street_rows(rows: int, month: str, number: int) -> str:
    kinds = [VIOLENCE, "Anti-social behaviour", "Other theft", "Drugs", "Robbery", "Burglary", "Public order"]
    return f"""
        COPY (SELECT sha256('{number}-' || i) AS "Crime ID", '{month}' AS "Month",
          'Fleetwater Police' AS "Reported by", 'Fleetwater Police' AS "Falls within",
          round(-0.20 + random() * 0.1, 6) AS "Longitude", round(51.52 + random() * 0.05, 6) AS "Latitude",
          'On or near Invented Road' AS "Location", 'E0100' || (1000 + i % 4835) AS "LSOA code",
          'Fleetwater ' || (1000 + i % 4835) || 'A' AS "LSOA name",
          {kinds!r}[1 + (random() * 6.999)::INT % 7] AS "Crime type",
          'Under investigation' AS "Last outcome category", '' AS "Context"
        FROM range({rows}) t(i))"""  # noqa: S608 (our own numbers)


def read(folder: str) -> Any:
    """Every check, setting aside, area vintage and count of the intake, through its own door."""
    from alongside.evidence.intake.reading import find_files, read_files

    into = Path(folder) / "read"

    def work() -> int:
        done = read_files(find_files([Path(folder) / "csv"], into), into)
        if done.refused:
            raise SystemExit(next(iter(done.refused.values())))
        return sum(one.rows_kept + one.rows_set_aside for one in done.read)

    return timed(work)


def duckdb_convert(folder: str) -> Any:
    import duckdb

    into = Path(folder) / "bare"
    into.mkdir()

    def work() -> int:
        rows = 0
        for path in sorted((Path(folder) / "csv").rglob("*.csv")):
            with duckdb.connect() as con:
                con.execute(
                    f"COPY (SELECT * FROM read_csv('{path}', header=true, all_varchar=true)) "  # noqa: S608
                    f"TO '{into / path.stem}.parquet' (FORMAT parquet, COMPRESSION zstd)"
                )
                found = con.execute(f"SELECT count(*) FROM '{into / path.stem}.parquet'").fetchone()  # noqa: S608
                rows += found[0]
        return rows

    return timed(work)


def count(folder: str) -> Any:
    """The count that every figure starts from, with the files' overlap and gaps checked."""
    import duckdb  # noqa: F401 (a running process has it)
    import pyarrow  # noqa: F401

    from alongside.evidence.intake.store import Store
    from alongside.evidence.periods import Month, twelve_months_to
    from alongside.evidence.violence.counts import count_areas
    from alongside.evidence.violence.measures import POLICE_UK_VIOLENCE

    year = twelve_months_to(Month(FIRST_YEAR + MONTHS // 12 - 1, 12))
    by = "lsoa" if "lsoa" in POLICE_UK_VIOLENCE.areas else next(iter(POLICE_UK_VIOLENCE.areas))

    def work() -> int:
        table = count_areas(Store(Path(folder) / "read"), POLICE_UK_VIOLENCE, by, year)
        return sum(table["count"].to_pylist())

    return timed(work, times=3)


def duckdb_count(folder: str) -> Any:
    import duckdb

    year = FIRST_YEAR + MONTHS // 12 - 1

    def work() -> int:
        with duckdb.connect() as con:
            rows = con.execute(
                f"""SELECT "LSOA code", count(*) FROM '{folder}/bare/{year}-*.parquet'
                    WHERE "Crime type" = '{VIOLENCE}' GROUP BY 1"""  # noqa: S608
            ).fetchall()
        return sum(number for _, number in rows)

    return timed(work, times=3)
