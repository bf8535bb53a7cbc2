"""The one way in: a partner's file becomes monthly Parquet, or nothing at all.

DuckDB streams the file into one draft with a column that says why a row is set aside. The draft is counted, split by
month and moved into place in one step. What does not fit in memory never has to.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from alongside.evidence.errors import DamagedFile, FileRefused, ShiftedColumns
from alongside.evidence.intake import sql
from alongside.evidence.intake.catalogue import recognise
from alongside.evidence.intake.doubles import refuse_doubles
from alongside.evidence.intake.grid_points import add_national_grid
from alongside.evidence.intake.opening import ENDINGS, Opened, explain_csv, open_file
from alongside.evidence.intake.personal import refuse_personal
from alongside.evidence.intake.rejects import write_rejects
from alongside.evidence.intake.source import QUARTERLY, Source
from alongside.evidence.intake.store import FileRead, Store, gaps
from alongside.evidence.places.vintages import vintage_of

# DuckDB's own share; the whole stays under a gigabyte.
MEMORY_LIMIT = "500MB"
# When more than this share of a file is set aside, the file is not what it seems.
SET_ASIDE_AT_MOST = 0.5


@dataclass(frozen=True)
class Reading:
    """What reading several files came to: the files read, and for each refused one the sentence that says why."""

    read: list[FileRead] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def find_files(paths: Iterable[Path], into: Path) -> list[Path]:
    """List the files to read: a file as it is, a folder with everything in it that can be read, by name.

    What lies in `into` itself is passed over, so that a store inside the folder is not read as a source.

    Raises   FileRefused for a path that is not there, and for a folder with nothing to read.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_file():
            found.append(path)
            continue
        inside = sorted(p for p in path.rglob("*") if _is_readable(p, into))
        if not inside:
            raise FileRefused(f"{path} holds no file ending in {', '.join(ENDINGS)}. Check the path.")
        found.extend(inside)
    return found


def _is_readable(path: Path, into: Path) -> bool:
    return path.is_file() and path.name.lower().endswith(ENDINGS) and into.resolve() not in path.resolve().parents


def read_files(paths: Iterable[Path], into: Path, told: Callable[[Path], None] = lambda path: None) -> Reading:
    """Read files and folders into a store. One refused file does not stop the others.

    paths    files and folders, as `find_files` takes them.
    into     the store's folder; made when it is not there.
    told     called with each file before it is read, for a progress bar.

    Returns  Reading.
    Raises   FileRefused as `find_files` does.
    """
    reading = Reading()
    for path in find_files(paths, into):
        told(path)
        try:
            reading.read.append(read_file(path, into))
        except FileRefused as refusal:
            reading.refused[str(path)] = str(refusal)
    return reading


def read_file(path: Path, into: Path) -> FileRead:
    """Read one file into a store: all of it, or nothing.

    path     .csv, .csv.gz or .parquet of a source in the catalogue.
    into     the store's folder.

    Returns  FileRead: rows kept and set aside, months, gaps, repeated ids. Content that was read before changes
             nothing and comes back with `was_known`.
    Raises   FileRefused, one of its kinds, with what is wrong, where, and what to do.
    """
    opened = open_file(path)
    refuse_personal(path.name, opened.headings)
    source = recognise(path.name, opened.headings)
    store = Store(into)
    known = store.known(opened.checksum)
    if known:
        return replace(known, was_known=True)
    draft_folder = into / f".reading-{opened.checksum[:16]}"
    shutil.rmtree(draft_folder, ignore_errors=True)
    draft_folder.mkdir(parents=True)
    try:
        with _connect(draft_folder, source) as con:
            draft = draft_folder / "draft.parquet"
            cleaned = _stage(con, opened, source, draft)
            read = replace(_count(con, opened, source, draft), cleaned=cleaned)
            refuse_doubles(con, path.name, source, draft)
            rejects = write_rejects(con, opened, source, draft, draft_folder) if read.rows_set_aside else None
            staged, read = _split(con, opened, source, read, draft)
            _refuse_loss(con, source, read, staged)
        store.publish(read, staged, rejects)
    finally:
        shutil.rmtree(draft_folder, ignore_errors=True)
    return read


def _connect(draft_folder: Path, source: Source) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(draft_folder / "spill")})
    add_national_grid(con, source)
    return con


def _stage(con: duckdb.DuckDBPyConnection, opened: Opened, source: Source, draft: Path) -> int:
    """Write the draft, and give how many fields had stray spaces.

    Taking spaces off every field costs a sixth of a reading, and most files have none. So the draft is written as the
    fields stand and looked through, which Parquet makes cheap; only a file with stray spaces is gone through again.
    """
    _draft(con, opened, source, draft, trimmed=False)
    (cleaned,) = con.execute(sql.dirt(source, draft)).fetchall()[0]
    if cleaned:
        _draft(con, opened, source, draft, trimmed=True)
    return int(cleaned)


def _draft(con: duckdb.DuckDBPyConnection, opened: Opened, source: Source, draft: Path, trimmed: bool) -> None:
    select = sql.draft(opened, source, trimmed)
    try:
        con.execute(f"COPY ({select}) TO {sql.text(draft)} ({sql.PARQUET})")
    except duckdb.Error:
        if opened.is_parquet:
            raise DamagedFile(f"{opened.path.name} is damaged inside. Nothing was kept. Fetch it again.") from None
        explain_csv(opened)


def _count(con: duckdb.DuckDBPyConnection, opened: Opened, source: Source, draft: Path) -> FileRead:
    name = opened.path.name
    reasons = dict(con.execute(sql.reasons(draft)).fetchall())
    kept = reasons.pop(None, 0)
    set_aside = sum(reasons.values())
    if kept + set_aside == 0:
        raise DamagedFile(f"{name} has a heading and no row under it. Nothing was kept. Fetch it again.")
    if set_aside > SET_ASIDE_AT_MOST * (kept + set_aside):
        reason, times = max(reasons.items(), key=lambda item: item[1])
        raise ShiftedColumns(
            f"{name}: {set_aside:,} of {kept + set_aside:,} rows cannot be used; for {times:,} of them {reason}. "
            f"Nothing was kept. It was taken for {source.words}: check that its columns stand under the right headings."
        )
    return FileRead(
        file=name,
        checksum=opened.checksum,
        source=source.name,
        rows_read=kept + set_aside,
        rows_kept=kept,
        rows_set_aside=set_aside,
        reasons=reasons,
        rejects=f"{name.split('.')[0]}.{opened.checksum[:8]}.rejects.csv" if set_aside else "",
    )


def _split(
    con: duckdb.DuckDBPyConnection, opened: Opened, source: Source, read: FileRead, draft: Path
) -> tuple[dict[str, Path], FileRead]:
    """Part the draft by month, and add to `read` what the months hold."""
    months = [m for m in con.execute(sql.months(source, draft, sql.cells(opened, source))).fetchall() if m[1]]
    read = replace(
        read,
        periods={period: rows for period, rows, *_ in months},
        missing=gaps([period for period, *_ in months], 3 if source.grain == QUARTERLY else 1),
        unplaced=sum(unplaced for _, _, unplaced, *_ in months),
        mostly_unplaced=[period for period, rows, unplaced, *_ in months if unplaced > rows / 2],
        repeated_ids=sum(repeated for _, _, _, repeated, _ in months),
        told_apart={period: sorted(apart) for period, *_, apart in months if apart},
        why_unplaced=dict(con.execute(sql.why_unplaced(source, draft)).fetchall()) if source.why_unplaced else {},
        areas=_areas(con, source, draft, months),
    )
    if len(months) == 1 and not (read.rows_set_aside or source.cells or source.numbered):
        return {months[0][0]: draft}, read
    staged = {period: draft.parent / f"{period}.parquet" for period in read.periods}
    for period, path in staged.items():
        select = sql.kept(source, draft, period)
        con.execute(f"COPY ({select}) TO {sql.text(path)} ({sql.PARQUET})")
    return staged, read


def _refuse_loss(con: duckdb.DuckDBPyConnection, source: Source, read: FileRead, staged: dict[str, Path]) -> None:
    """Count what is about to be kept once more: in a wide table every period has all rows, else they add up."""
    counts = [con.execute(sql.size(path)).fetchall()[0][0] for path in staged.values()]
    right = all(n == read.rows_kept for n in counts) if source.cells else sum(counts) == read.rows_kept
    if not right:
        raise FileRefused(
            f"{read.file}: {read.rows_kept:,} rows were to be kept and {sum(counts):,} are there. That is a fault of "
            "this program and not of the file. Nothing was kept. Tell whoever looks after it."
        )


def _areas(con: duckdb.DuckDBPyConnection, source: Source, draft: Path, months: list[tuple]) -> str:
    if not source.area_code:
        return ""
    codes = [code for (code,) in con.execute(sql.area_codes(source, draft)).fetchall()]
    return vintage_of(codes, months[0][0], months[-1][0], source.vintage).sentence
