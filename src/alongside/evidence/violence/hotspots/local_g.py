"""Cells and areas that stand above or below the rest together with their neighbours: the Getis-Ord Gi* statistic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from alongside.evidence.errors import FigureRefused, NoVariation, TooFewCells
from alongside.evidence.places.grids import Binned
from alongside.evidence.places.points import Numbers
from alongside.evidence.violence.hotspots.discovery import false_discovery

if TYPE_CHECKING:
    import pyarrow as pa

# Below this the z-scores are far from normal (Ord and Getis 1995 ask for more where counts are uneven).
CELLS_AT_LEAST = 30
SOURCE = "Ord and Getis (1995), Gi* with binary weights; two-sided normal p; Benjamini and Hochberg (1995) q"


@dataclass(frozen=True, eq=False)
class LocalG:
    """How each place, with its neighbours, stands to the whole area.

    z           standard deviations above (or below) what the area's mean would give; nan where there is no place.
    p           two-sided p-value of each z, one test alone; q the same under false-discovery control.
    values      what was counted in each place alone. All have the shape that was asked about.
    parameters  everything the result depends on.
    """

    z: Numbers
    p: Numbers
    q: Numbers
    values: Numbers
    parameters: dict[str, Any]


def local_g(binned: Binned, reach_cells: int = 1) -> LocalG:
    """Say how far each cell, with the cells around it, stands above or below the area's average.

    binned       counts or sums of weights by cell. With weights, it is weights that gather, not offences.
    reach_cells  how many cells to each side are neighbours: 1 gives windows of 3 by 3, itself included.

    Returns      LocalG in the grid's shape. Not a probability of crime, and says nothing about why.
    Raises       TooFewCells when fewer than 30 cells, or a window that covers every cell, would mislead;
                 NoVariation when every cell holds the same.
    Source       Ord and Getis (1995), the G*-i statistic; window sums from a summed-area table (Crow 1984).
    """
    grid = binned.grid
    if reach_cells < 1:
        raise FigureRefused(f"A reach of {reach_cells} cells has no neighbours. Give 1 or more.")
    inside = grid.inside.astype(np.float64)
    sums, sizes = _windows(binned.values, reach_cells), _windows(inside, reach_cells)
    z = _standardised(sums, sizes, sizes, binned.values[grid.inside], grid.inside)
    return _judged(z, binned.values, binned.parameters() | {"reach_cells": reach_cells, "source_of_method": SOURCE})


def local_g_areas(values: ArrayLike, neighbours: Sequence[Sequence[int]]) -> LocalG:
    """Say the same of areas (LSOAs, wards), which need no points: open counts by area can be asked so.

    values      one number for each area, no gaps: a count or, better, a rate.
    neighbours  for each area the positions of its neighbours; each area is its own neighbour whether named or not.

    Returns     LocalG, one value for each area.
    Raises      TooFewCells, NoVariation as `local_g`; FigureRefused for a gap or a list that does not fit.
    Source      Ord and Getis (1995).
    """
    given = np.asarray(values, dtype=np.float64)
    if len(neighbours) != len(given) or np.isnan(given).any():
        raise FigureRefused(
            f"{len(given)} areas with {len(neighbours)} lists of neighbours, {int(np.isnan(given).sum())} without a "
            "number. Give one number and one list for each area."
        )
    together = [np.unique([*near, place]) for place, near in enumerate(neighbours)]
    sizes = np.array([len(near) for near in together], dtype=np.float64)
    joined = np.concatenate(together) if together else np.empty(0, dtype=np.int64)
    if len(joined) and (joined.min() < 0 or joined.max() >= len(given)):
        raise FigureRefused(f"A list of neighbours names place {joined.max()}; there are {len(given)}, from 0.")
    starts = np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(np.int64)
    sums = np.add.reduceat(given[joined], starts) if len(given) else given
    z = _standardised(sums, sizes, sizes, given, np.ones(len(given), dtype=bool))
    return _judged(z, given, {"areas": len(given), "source_of_method": SOURCE})


def _windows(values: Numbers, reach: int) -> Numbers:
    """Sum the square window around every cell, cut off at the grid's edge."""
    rows, columns = values.shape
    summed = np.zeros((rows + 2 * reach + 1, columns + 2 * reach + 1))
    summed[reach + 1 : reach + 1 + rows, reach + 1 : reach + 1 + columns] = values
    summed = summed.cumsum(axis=0).cumsum(axis=1)
    side = 2 * reach + 1
    return summed[side:, side:] - summed[:-side, side:] - summed[side:, :-side] + summed[:-side, :-side]


def _standardised(sums: Numbers, weights: Numbers, squares: Numbers, values: Numbers, where: Any) -> Numbers:
    """Take from each sum what the mean would give, in units of its standard deviation; nan where no place is."""
    n = len(values)
    if n < CELLS_AT_LEAST or weights[where].max() >= n:
        raise TooFewCells(
            f"{n} places are too few for windows of up to {int(weights[where].max()) if n else 0}: at least "
            f"{CELLS_AT_LEAST} are needed, and more than one window. Choose smaller cells or a larger area."
        )
    spread = values.std()
    if spread <= 1e-12 * max(1.0, float(np.abs(values).max())):
        raise NoVariation("Every place holds the same, so that none stands out. Check the months and the filter.")
    z = np.full(sums.shape, np.nan)
    w = weights[where]
    z[where] = (sums[where] - w * values.mean()) / (spread * np.sqrt((n * squares[where] - w * w) / (n - 1)))
    return z


def _judged(z: Numbers, values: Numbers, parameters: dict[str, Any]) -> LocalG:
    from scipy.special import ndtr

    p = np.minimum(1.0, 2 * ndtr(-np.abs(z)))
    return LocalG(z, p, false_discovery(p), values, parameters)


def hotspot_table(found: LocalG, binned: Binned) -> pa.Table:
    """Write the cells of a grid as rows, hottest first.

    Returns  table: row, column (int64), easting, northing (float64, the cell's centre), value, z, p, q (float64).
    """
    import pyarrow as pa

    row, column = np.nonzero(binned.grid.inside)
    order = np.argsort(-found.z[row, column], kind="stable")
    row, column = row[order], column[order]
    x, y = binned.grid.centres()
    columns = {
        "row": row,
        "column": column,
        "easting": x[column],
        "northing": y[row],
        "value": found.values[row, column],
    }
    return pa.table(columns | {name: getattr(found, name)[row, column] for name in ("z", "p", "q")})
