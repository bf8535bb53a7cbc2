"""Points from a CSV: easting, northing and date in columns that the analyst names. What does not fit is counted."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.errors import NothingToCount, UnknownFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from alongside.evidence.places.points import Points

# Columns of data.police.uk's street files, whose points are snapped.
SNAPPED_HEADING = {"Month", "Falls within", "Location", "Crime type"}
FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class PointColumns:
    """Which columns hold what; weight is empty where every row counts one.

    kind, wanted  a column and what must stand in it for a row to be read; "" for all rows.
    """

    easting: str
    northing: str
    date: str
    weight: str = ""
    kind: str = ""
    wanted: str = ""


def point_options(command: Any) -> Any:
    """Add the options that name the columns of a point file."""
    for option in (
        click.option("--date", "day", default="date", show_default=True, help="Column with the date, YYYY-MM-DD."),
        click.option("--northing", default="northing", show_default=True, help="Column with metres north."),
        click.option("--easting", default="easting", show_default=True, help="Column with metres east (EPSG:27700)."),
    ):
        command = option(command)
    return command


def read_points(path: Path, columns: PointColumns) -> tuple[Points, str]:
    """Read points from a CSV.

    Returns  the points, and a sentence that says how many rows were read, kept and set aside.
    Raises   UnknownFile when a column is not there; NothingToCount when no row has a place and a date. A file of
             data.police.uk gives points marked as snapped, which the point methods refuse.
    """
    import numpy as np

    from alongside.evidence.places.points import Points

    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        heading = list(rows.fieldnames or [])
        if set(heading) >= SNAPPED_HEADING:
            nowhere, no_day = np.zeros(1), np.zeros(1, dtype=np.int64)
            return Points(nowhere, nowhere, no_day, snapped=True, source=f"{path.name} (data.police.uk)"), ""
        wanted = [
            name for name in (columns.easting, columns.northing, columns.date, columns.weight, columns.kind) if name
        ]
        if missing := [name for name in wanted if name not in heading]:
            raise UnknownFile(
                f"{path.name} has no column {', '.join(missing)}; it has {', '.join(heading)}. Name the columns with "
                "--easting, --northing, --date and --weight."
            )
        chosen = (row for row in rows if not columns.kind or row[columns.kind] == columns.wanted)
        read = [_numbers(row, columns) for row in chosen]
    what = f"{columns.wanted} in {path.name}" if columns.kind else path.name
    kept = [numbers for numbers in read if numbers]
    if not kept:
        raise NothingToCount(f"{what}: none of {len(read):,} rows has an easting, a northing and a date.")
    x, y, day, weight = np.array(kept, dtype=np.float64).T
    said = f"{what}: {len(read):,} rows read, {len(kept):,} kept, {len(read) - len(kept):,} set aside."
    return Points(x, y, day.astype(np.int64), weight, source=path.name), said


def _numbers(row: dict[str, str], columns: PointColumns) -> tuple[float, float, int, float] | None:
    """Give easting, northing, day and weight; None where one is missing, cannot be read, or the place is 0, 0."""
    try:
        x, y = float(row[columns.easting]), float(row[columns.northing])
        day = (datetime.fromisoformat(row[columns.date].strip()).date() - FIRST_DAY).days
        weight = float(row[columns.weight]) if columns.weight else 1.0
    except (TypeError, ValueError, AttributeError):
        return None
    usable = abs(x) < 1e8 and abs(y) < 1e8 and 0 <= weight < 1e12 and (x, y) != (0, 0)
    return (x, y, day, weight) if usable else None


def grid_around(points: Points, boundary: Path | None, cell_m: float) -> Any:
    """Lay a grid over the borough's boundary, or over the box of the points where none is given."""
    from alongside.evidence.places.grids import grid_box, grid_over

    if boundary:
        import shapely

        from alongside.evidence.places.boundaries import read_boundaries

        return grid_over(shapely.union_all(list(read_boundaries(boundary).shapes)), cell_m)
    west, south = (float(line.min() // cell_m * cell_m) for line in (points.x_m, points.y_m))
    east, north = float(points.x_m.max()) + 1e-6, float(points.y_m.max()) + 1e-6
    return grid_box(west, south, max(east, west + cell_m), max(north, south + cell_m), cell_m)


def day_words(day: int) -> str:
    return (date.fromordinal(FIRST_DAY.toordinal() + day)).isoformat()


@contextmanager
def progress(title: str, quiet: bool) -> Iterator[Callable[[float], None]]:
    """Show how far long work has come, where somebody watches; the answer goes to another stream."""
    from rich.console import Console
    from rich.progress import Progress

    screen = Console(stderr=True)
    with Progress(console=screen, disable=quiet or not screen.is_terminal, transient=True) as bar:
        task = bar.add_task(title, total=1.0)
        yield lambda share: bar.update(task, completed=share)
