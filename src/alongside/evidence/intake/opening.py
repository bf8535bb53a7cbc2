"""Look at a file before reading it: is it whole, is it text, what are its columns. Every doubt gets a sentence."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

import duckdb

from alongside.evidence.errors import DamagedFile, FileRefused, ShiftedColumns, UnknownFile, WrongText

ENDINGS = (".csv", ".csv.gz", ".parquet")
_CHUNK = 1 << 20
_HEADING_AT_MOST = 1 << 16
# What a file starts with when it is something else than its ending says.
_ZIP, _GZIP, _UTF16 = b"PK\x03\x04", b"\x1f\x8b", (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Opened:
    """A file that can be read.

    checksum   SHA-256 of its content, unpacked, so that a plain and a .gz copy are the same.
    headings   its column names as they stand.
    """

    path: Path
    checksum: str
    headings: tuple[str, ...]

    @property
    def is_parquet(self) -> bool:
        return self.path.suffix == ".parquet"

    def named(self, pattern: str) -> str:
        """Find in the file's name what its rows do not say. Raises UnknownFile when the name does not say it either."""
        found = re.search(pattern, self.path.name)
        if found is None:
            raise UnknownFile(
                f"{self.path.name}: neither its rows nor its name say which year it is about. Name it so that "
                f"{pattern} finds the year in it. Nothing was kept."
            )
        return found[1]


def open_file(path: Path) -> Opened:
    """Look through a whole file once and say what it holds.

    path     .csv, .csv.gz or .parquet.

    Returns  Opened.
    Raises   DamagedFile when it is empty, cut short or not what its ending says; WrongText when it is not UTF-8;
             UnknownFile when it is of another kind altogether, or has a heading that cannot be used.
    """
    if not path.name.lower().endswith(ENDINGS):
        raise UnknownFile(f"{path.name} is none of {', '.join(ENDINGS)}. Save it as CSV, or unpack it first.")
    if path.suffix == ".parquet":
        return Opened(path, _checksum(path), _parquet_headings(path))
    checksum = _checksum(path)
    with unpacked(path) as raw:
        first = raw.read(_HEADING_AT_MOST)
    return Opened(path, checksum, _headings(path.name, first))


def unpacked(path: Path) -> BinaryIO:
    """Open a file as bytes, unpacking .gz on the way."""
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _checksum(path: Path) -> str:
    seal = hashlib.sha256()
    try:
        with unpacked(path) as raw:
            while chunk := raw.read(_CHUNK):
                seal.update(chunk)
    except (EOFError, zlib.error):
        raise DamagedFile(f"{path.name} is cut short: its gzip stream has no end. Fetch it again.") from None
    except gzip.BadGzipFile:
        raise DamagedFile(f"{path.name} ends in .gz but is not a gzip file, or is damaged. Fetch it again.") from None
    return seal.hexdigest()


def _parquet_headings(path: Path) -> tuple[str, ...]:
    try:
        with duckdb.connect() as con:
            return tuple(row[0] for row in con.execute("DESCRIBE FROM read_parquet(?)", [str(path)]).fetchall())
    except duckdb.Error:
        raise DamagedFile(f"{path.name} is not a whole Parquet file. Fetch it again.") from None


def _headings(name: str, first: bytes) -> tuple[str, ...]:
    if not first.strip():
        raise DamagedFile(f"{name} is empty. Fetch it again.")
    if first.startswith(_ZIP):
        raise UnknownFile(f"{name} is a zip archive or a workbook. Unpack it, or save its sheet as CSV.")
    if first.startswith(_GZIP):
        raise DamagedFile(f"{name} is packed with gzip but does not say so. Rename it to end in .csv.gz.")
    if first.startswith(_UTF16) or b"\0" in first:
        raise WrongText(f"{name} is UTF-16 text, or not text at all. Save it again as CSV in UTF-8.")
    if first.lstrip()[:1] == b"<":
        raise UnknownFile(f"{name} is a web page, not a table. The download failed: fetch the file itself.")
    line = first.split(b"\n", 1)[0]
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongText(f"{name}: line 1 is not UTF-8 text. Save the file again as CSV in UTF-8.") from None
    headings = tuple(next(csv.reader(io.StringIO(text)), ()))
    if len(headings) < 2 and (";" in text or "\t" in text):
        raise UnknownFile(f"{name} parts its columns with semicolons or tabs. Save it again with commas.")
    if not all(h.strip() for h in headings) or len(set(headings)) < len(headings):
        raise UnknownFile(f"{name}: a column in its heading has no name, or two have the same. Name each column once.")
    return headings


def explain_csv(opened: Opened) -> NoReturn:
    """Find the first line of a CSV file that its reader stumbled over, and say what is wrong there.

    opened   a file whose heading was fine and whose rows could not be read.

    Raises   WrongText for a line that is not UTF-8; ShiftedColumns for one with too many or too few fields, or an
             open quotation mark; FileRefused when nothing of the kind is found.
    """
    name, width = opened.path.name, len(opened.headings)
    with unpacked(opened.path) as raw:
        for number, line in enumerate(raw, start=1):
            if not _is_utf8(line):
                raise WrongText(
                    f"{name}: line {number:,} is not UTF-8 text; perhaps it was saved as Latin-1. Nothing was kept. "
                    "Save the file again as CSV in UTF-8."
                )
    for number, row in numbered_rows(opened.path):
        if row and len(row) != width:
            raise ShiftedColumns(
                f"{name}: the row that ends on line {number:,} has {len(row)} fields where the heading has {width}. "
                "Nothing was kept. Look for a comma, a quotation mark or a line break too many or too few."
            )
    raise FileRefused(f"{name} could not be read as CSV: a quotation mark is out of place. Nothing was kept.")


def numbered_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows of a CSV file under its heading, each with the number of the line it ends on."""
    with unpacked(path) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        next(reader)
        for row in reader:
            yield reader.line_num, row


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
