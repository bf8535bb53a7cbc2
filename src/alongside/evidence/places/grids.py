"""A grid of square cells over a borough, and what falls into each cell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.places.points import Numbers, Points, must_be_exact

if TYPE_CHECKING:
    import shapely

# More cells than this hold less than anybody could look at, and more memory than a worker has.
MOST_CELLS = 16_000_000


@dataclass(frozen=True, eq=False)
class Grid:
    """Square cells in metres; row 0 is the southernmost, column 0 the westernmost.

    west, south  the outer corner of the first cell.
    cell_m       the side of a cell.
    inside       which cells belong to the area: shape (rows, columns), True inside. Methods look at no other cell.
    """

    west: float
    south: float
    cell_m: float
    inside: NDArray[np.bool_]

    @property
    def rows(self) -> int:
        return int(self.inside.shape[0])

    @property
    def columns(self) -> int:
        return int(self.inside.shape[1])

    @property
    def cells(self) -> int:
        """How many cells belong to the area."""
        return int(self.inside.sum())

    def centres(self) -> tuple[Numbers, Numbers]:
        """Give the eastings of the columns' centres and the northings of the rows' centres."""
        column, row = np.arange(self.columns, dtype=np.float64), np.arange(self.rows, dtype=np.float64)
        return self.west + (column + 0.5) * self.cell_m, self.south + (row + 0.5) * self.cell_m

    def locate(self, x_m: Numbers, y_m: Numbers) -> NDArray[np.int64]:
        """Say which cell each point is in: row times columns plus column, or -1 outside the area."""
        across, up = x_m - self.west, y_m - self.south
        across /= self.cell_m
        up /= self.cell_m
        there = (across >= 0) & (across < self.columns) & (up >= 0) & (up < self.rows)
        if not there.all():
            across, up = np.where(there, across, 0), np.where(there, up, 0)
        cell = up.astype(np.int64)
        cell *= self.columns
        cell += across.astype(np.int64)
        there &= self.inside.ravel()[cell]
        cell[~there] = -1
        return cell

    def parameters(self) -> dict[str, Any]:
        return {
            "cell_m": self.cell_m,
            "west": self.west,
            "south": self.south,
            "rows": self.rows,
            "columns": self.columns,
            "cells_inside": self.cells,
        }


@dataclass(frozen=True, eq=False)
class Binned:
    """What fell into each cell of a grid.

    values   count, or sum of weights, of each cell: shape (rows, columns); 0 outside the area.
    points   how many points were counted; `outside` how many were not, because no cell of the area holds them.
    weighted True when the points carried weights other than 1.
    source   where the points came from, in words.
    """

    grid: Grid
    values: Numbers
    points: int
    outside: int
    weighted: bool
    source: str

    def parameters(self) -> dict[str, Any]:
        """Everything that the numbers depend on, to be kept beside every result."""
        return self.grid.parameters() | {
            "points": self.points,
            "points_outside": self.outside,
            "weighted": self.weighted,
            "source": self.source,
        }


def grid_box(west: float, south: float, east: float, north: float, cell_m: float) -> Grid:
    """Lay a grid over a box in metres; every cell belongs to it. The last row and column may reach beyond it.

    Raises   PlaceRefused for a box without extent, a cell of no size, or more cells than MOST_CELLS.
    """
    numbers = (west, south, east, north, cell_m)
    if not all(map(math.isfinite, numbers)) or east <= west or north <= south or cell_m <= 0:
        raise PlaceRefused(
            f"No grid of {cell_m} m cells fits between {west}, {south} and {east}, {north}. Give metres, west before "
            "east and south before north, and a cell above 0."
        )
    columns, rows = math.ceil((east - west) / cell_m), math.ceil((north - south) / cell_m)
    if columns * rows > MOST_CELLS:
        raise PlaceRefused(
            f"{columns:,} by {rows:,} cells of {cell_m} m are more than {MOST_CELLS:,}. Choose larger cells, and check "
            "that the coordinates are metres."
        )
    return Grid(float(west), float(south), float(cell_m), np.ones((rows, columns), dtype=bool))


def grid_over(boundary: shapely.Geometry, cell_m: float) -> Grid:
    """Lay a grid over a borough: the cells that any part of the borough is in.

    boundary  one polygon or multipolygon in metres (EPSG:27700), such as the union of an `Areas`' shapes.
    cell_m    the side of a cell in metres. Lines fall on multiples of it, so that two grids of one size always match.

    Returns   Grid. A cell on the edge counts as inside although only part of it is, so that no offence is lost.
    Raises    PlaceRefused for an empty boundary or one in degrees, and as `grid_box`.
    """
    import shapely

    if boundary.is_empty:
        raise PlaceRefused("The boundary holds no area. Choose the borough's boundary file.")
    west, south, east, north = shapely.total_bounds(boundary)
    if max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90:
        raise PlaceRefused("The boundary is in degrees. Convert it to metres (EPSG:27700) first.")
    box = grid_box(math.floor(west / cell_m) * cell_m, math.floor(south / cell_m) * cell_m, east, north, cell_m)
    x, y = box.centres()
    half = cell_m / 2
    squares = shapely.box(x[None, :] - half, y[:, None] - half, x[None, :] + half, y[:, None] + half)
    shapely.prepare(boundary)
    inside = shapely.intersects(boundary, squares)
    return Grid(box.west, box.south, box.cell_m, np.asarray(inside))


def bin_points(points: Points, grid: Grid) -> Binned:
    """Count points by cell, or add up their weights.

    points   exact places: snapped ones are refused, because whole streets would fall into one cell.

    Returns  Binned; points in no cell of the area are counted as outside and go into no cell.
    Raises   SnappedPoints.
    """
    must_be_exact(points, "A grid of cells")
    cell = grid.locate(points.x_m, points.y_m)
    there = cell >= 0
    weights = points.weight[there] if points.is_weighted else None
    values = np.bincount(cell[there], weights, minlength=grid.inside.size).reshape(grid.inside.shape)
    return Binned(
        grid, values.astype(np.float64), int(there.sum()), int((~there).sum()), points.is_weighted, points.source
    )
