"""A smooth surface of how densely incidents lie, corrected at the borough's edge: kernel density estimation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.places.grids import Grid
from alongside.evidence.places.points import Numbers, Points, must_be_exact

# Points are shared among bins this much finer than the bandwidth: the error stays under 0.1% of the highest value.
BINS_IN_A_BANDWIDTH = 16
PIECE = 1 << 13
SOURCE = (
    "Gaussian kernel on fine bins shared linearly (Silverman 1982; Wand 1994), "
    "edge correction after Diggle (1985) on the borough's cells"
)


@dataclass(frozen=True, eq=False)
class Density:
    """Points, or weight, for each square kilometre around the centre of every cell.

    per_km2     shape (rows, columns); nan outside the area.
    parameters  everything the surface depends on.
    """

    per_km2: Numbers
    parameters: dict[str, Any]


def density(points: Points, grid: Grid, bandwidth_m: float, corrected: bool = True) -> Density:
    """Say how many incidents lie around each cell for each square kilometre, smoothed over a distance.

    points       exact places, in metres. Those outside the grid's area are left out and counted in the parameters.
    grid         where the surface is drawn: at the centre of each cell of the area.
    bandwidth_m  the standard deviation of the smoothing in metres. A wider one shows less and wanders less; say it
                 beside every map.
    corrected    divide by how much of the kernel lies inside the area, so that the edge is not falsely quiet.

    Returns      Density. It describes where recorded incidents lay; it is no forecast and no probability.
    Raises       SnappedPoints; FigureRefused for a bandwidth below half a cell; NothingToCount without a point inside.
    Source       Silverman (1982) and Wand (1994) for binning; Diggle (1985) for the edge.
    """
    must_be_exact(points, "A density surface")
    if not grid.cell_m / 2 <= bandwidth_m < math.inf:
        raise FigureRefused(
            f"A bandwidth of {bandwidth_m} m is below half of a cell of {grid.cell_m} m: draw it on smaller cells."
        )
    parts = max(1, math.ceil(grid.cell_m * BINS_IN_A_BANDWIDTH / bandwidth_m))
    fine, kept = _fine_bins(points, grid, parts)
    if not kept:
        raise NothingToCount("No point lies inside the area. Check that both are in the same coordinates.")
    # Sharing points among bins widens the surface by a sixth of the bin's square on average; take it off again.
    width = math.sqrt(bandwidth_m**2 - (grid.cell_m / parts) ** 2 / 6)
    down, across = _kernel(grid.rows, parts, grid.cell_m, width), _kernel(grid.columns, parts, grid.cell_m, width)
    surface = down @ fine @ across.T * 1e6
    if corrected:
        surface /= _share_inside(grid, bandwidth_m)
    surface[~grid.inside] = np.nan
    return Density(
        surface,
        grid.parameters()
        | {"bandwidth_m": bandwidth_m, "edge_corrected": corrected, "bin_m": grid.cell_m / parts}
        | {"points": kept, "points_outside": len(points) - kept, "weighted": points.is_weighted}
        | {"source": points.source, "source_of_method": SOURCE},
    )


def _fine_bins(points: Points, grid: Grid, parts: int) -> tuple[Numbers, int]:
    """Share each weight among the four nearest bins, by how near they are; one more bin lies along every side.

    Points go in pieces whose arrays stay small: fresh memory for large ones would take longer than the sums.

    Returns   the bins, and how many points lie inside the area.
    """
    step, rows, columns = grid.cell_m / parts, grid.rows * parts + 2, grid.columns * parts + 2
    binned, inside = np.zeros(rows * columns), 0
    for start in range(0, len(points), PIECE):
        piece = slice(start, start + PIECE)
        x, y, weight = points.x_m[piece], points.y_m[piece], points.weight[piece]
        there = grid.locate(x, y) >= 0
        if not there.all():
            x, y, weight = x[there], y[there], weight[there]
        inside += len(x)
        across, up = (x - grid.west) / step + 0.5, (y - grid.south) / step + 0.5
        column, row = across.astype(np.int64), up.astype(np.int64)
        across, up = across - column, (up - row) * weight
        where, both, down = row * columns + column, across * up, weight - up
        np.add.at(binned, where, down - across * down)
        np.add.at(binned, where + 1, across * down)
        np.add.at(binned, where + columns, up - both)
        np.add.at(binned, where + columns + 1, both)
    return binned.reshape(rows, columns), inside


def _kernel(cells: int, parts: int, cell_m: float, width: float) -> Numbers:
    """Give the Gaussian between each cell's centre and each bin's centre along one axis."""
    centres = (np.arange(cells) + 0.5) * cell_m
    bins = (np.arange(cells * parts + 2) - 0.5) * cell_m / parts
    return np.exp(-0.5 * ((centres[:, None] - bins[None, :]) / width) ** 2) / (width * math.sqrt(2 * math.pi))


def _share_inside(grid: Grid, bandwidth_m: float) -> Numbers:
    """Say how much of a kernel at each cell's centre lies inside the area: 1 far from the edge, about half on it."""
    from scipy.special import ndtr

    def along(cells: int) -> Numbers:
        edges = np.arange(cells + 1) * grid.cell_m
        centres = (np.arange(cells) + 0.5) * grid.cell_m
        reached = ndtr((edges[None, :] - centres[:, None]) / bandwidth_m)
        return np.asarray(np.diff(reached, axis=1))

    share = along(grid.rows) @ grid.inside.astype(np.float64) @ along(grid.columns).T
    return np.where(grid.inside, share, 1.0)
