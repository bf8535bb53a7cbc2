"""The folder that files are read into.

    manifest/<checksum>.json               one a file that was read: its source, its rows, its months
    <source>/<period>/<checksum>.parquet   what was kept
    rejects/<file>.rejects.csv             what was set aside, with line and reason

A file's manifest line is written last, in one step. Parquet that no manifest names is the rest of a reading that was
broken off; nobody counts it, and reading the file again replaces it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month, Period


@dataclass(frozen=True)
class FileRead:
    """What reading one file came to. rows_kept + rows_set_aside = rows_read, always.

    reasons         why rows were set aside, and how many for each reason.
    periods         rows kept for each month, YYYY-MM, or year, YYYY; a quarter goes by its last month. For a wide
                    table: counts, one a row and month.
    missing         months, quarters or years between its first and last of which it holds nothing.
    cleaned         fields from whose ends stray spaces were taken away; ids are trimmed and not counted.
    repeated_ids    rows whose id another row of the same month has; kept, since one crime can have several victims.
    unplaced        rows kept that say no place.
    why_unplaced    why they say none, and how many for each reason, where the source tells.
    mostly_unplaced months of which more than half the rows say no place: never draw these on a map.
    areas           the vintage of its area codes, as a sentence.
    told_apart      for each month, the forces or areas it speaks of, so that nothing is counted from two files.
    was_known       True when the same content had been read before, under whatever name; nothing was changed.
    """

    file: str
    checksum: str
    source: str
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    reasons: dict[str, int] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    cleaned: int = 0
    repeated_ids: int = 0
    unplaced: int = 0
    why_unplaced: dict[str, int] = field(default_factory=dict)
    mostly_unplaced: list[str] = field(default_factory=list)
    areas: str = ""
    told_apart: dict[str, list[str]] = field(default_factory=dict)
    rejects: str = ""
    was_known: bool = False


class Store:
    """A folder of files that were read. Making one touches nothing; `publish` makes the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def known(self, checksum: str) -> FileRead | None:
        """Give what reading this content came to, or None when it was never read."""
        path = self.folder / "manifest" / f"{checksum}.json"
        return FileRead(**json.loads(path.read_text())) if path.exists() else None

    def files(self, source: str | None = None) -> list[FileRead]:
        """List what was read, by file name; of one source, or of all."""
        read = [FileRead(**json.loads(p.read_text())) for p in (self.folder / "manifest").glob("*.json")]
        return sorted((f for f in read if source in (None, f.source)), key=lambda f: (f.file, f.checksum))

    def parquet(self, read: FileRead, period: str) -> Path:
        """Say where the rows of one file and one month or year are kept."""
        return self.folder / read.source / period / f"{read.checksum[:16]}.parquet"

    def paths(self, files: list[FileRead], within: Period | None = None) -> list[str]:
        """List the Parquet of these files, all of it or that of some months.

        Raises NothingToCount when there is none.
        """
        months = None if within is None else {str(month) for month in within}
        found = [str(self.parquet(f, p)) for f in files for p in f.periods if months is None or p in months]
        if not found:
            when = within.words if within else "any month"
            raise NothingToCount(f"{self.folder} holds nothing for {when}. Read the files first: alongside read")
        return sorted(found)

    def publish(self, read: FileRead, staged: dict[str, Path], rejects: Path | None) -> None:
        """Make one file's rows visible, all at once: move them to their place, then name them in the manifest."""
        for period, path in staged.items():
            place = self.parquet(read, period)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, place)
        if rejects is not None:
            place = self.folder / "rejects" / read.rejects
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(rejects, place)
        line = self.folder / "manifest" / f"{read.checksum}.json"
        line.parent.mkdir(parents=True, exist_ok=True)
        draft = line.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(read), indent=1, sort_keys=True) + "\n")
        os.replace(draft, line)

    def forget(self, read: FileRead) -> None:
        """Take one file's rows away, what was set aside too: first its line, so that nobody counts half of it."""
        (self.folder / "manifest" / f"{read.checksum}.json").unlink(missing_ok=True)
        for period in read.periods:
            self.parquet(read, period).unlink(missing_ok=True)
        if read.rejects:
            (self.folder / "rejects" / read.rejects).unlink(missing_ok=True)


class Chosen(Store):
    """A store as if it held only these files: a corrected file is not counted beside what it corrects."""

    def __init__(self, folder: Path, read: list[FileRead]) -> None:
        super().__init__(folder)
        self._read = read

    def files(self, source: str | None = None) -> list[FileRead]:
        return sorted((f for f in self._read if source in (None, f.source)), key=lambda f: (f.file, f.checksum))


def gaps(periods: list[str], step: int = 1) -> list[str]:
    """Name the months (YYYY-MM) or years (YYYY) between the first and the last that are not among these.

    step   months from one period to the next: 3 for quarters that go by their last month.
    """
    if not periods:
        return []
    if len(periods[0]) == 4:
        every = [str(year) for year in range(int(min(periods)), int(max(periods)) + 1)]
    else:
        every = [str(month) for month in Period(Month.parse(min(periods)), Month.parse(max(periods)))][::step]
    return [period for period in every if period not in set(periods)]
