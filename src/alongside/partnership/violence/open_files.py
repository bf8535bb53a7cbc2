"""The open files behind the See page: which are wanted, which are there, and reading them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.evidence.intake.opening import ENDINGS
from alongside.evidence.intake.reading import Reading, read_files
from alongside.evidence.intake.store import Chosen, Store
from alongside.evidence.places.boundaries import read_boundaries

if TYPE_CHECKING:
    from alongside.evidence.intake.store import FileRead
    from alongside.evidence.places.areas import Areas

LIST = Path(__file__).with_name("open_files.toml")


@dataclass(frozen=True)
class Wanted:
    """A file that the page needs: where it lies, what it is, and what the page goes without when it is not there."""

    path: str
    words: str
    without: str

    def find(self, folder: Path) -> list[Path]:
        inside = (path for path in folder.glob("*/*") if path.is_file())
        return sorted(path for path in inside if fnmatchcase(path.relative_to(folder).as_posix().lower(), self.path))


@dataclass(frozen=True)
class Found:
    """What reading the wanted files came to, the store to count them from, and boundaries by their name in the list."""

    reading: Reading
    store: Store
    ground: "dict[str, Areas]"
    absent: tuple[Wanted, ...]


def read_wanted(folder: Path, into: Path) -> Found:
    """Read the files that the page is made from. Content that was read before changes nothing.

    Raises  PlaceRefused for boundaries that cannot be used. Files that cannot be read stand in `reading.refused`.
    """
    content = tomllib.loads(LIST.read_text(encoding="utf-8"))
    files = {wanted: wanted.find(folder) for wanted in (Wanted(**one) for one in content["files"])}
    drawn_on = {name: Wanted(**one) for name, one in content["ground"].items()}
    boundaries = {name: wanted.find(folder) for name, wanted in drawn_on.items()}
    drawn = {wanted: boundaries[name] for name, wanted in drawn_on.items()}
    readable = [path for paths in files.values() for path in paths if path.name.lower().endswith(ENDINGS)]
    reading = read_files(readable, into)
    return Found(
        reading=reading,
        store=Chosen(into, reading.read),
        ground={name: read_boundaries(paths[0]) for name, paths in boundaries.items() if paths},
        absent=tuple(wanted for wanted, paths in {**files, **drawn}.items() if not paths),
    )


def told(found: Found) -> Iterator[str]:
    """Say in a line each what was read, what was set aside, what is not there."""
    yield from (_line(read) for read in found.reading.read)
    yield from (f"Not there: {wanted.words} ({wanted.path}). The page goes without {wanted.without}."
                for wanted in found.absent)  # fmt: skip


def _line(read: "FileRead") -> str:
    rows = f"{read.rows_read:,} rows read, {read.rows_kept:,} kept, {read.rows_set_aside:,} set aside"
    aside = f" in {read.rejects}" if read.rejects else ""
    months = f"{min(read.periods)} to {max(read.periods)}, "
    missing = f"missing: {', '.join(read.missing)}" if read.missing else "no month missing"
    again = " Read before: nothing changed." if read.was_known else ""
    return f"{read.file}: {rows}{aside}; {months}{missing}.{again}"
