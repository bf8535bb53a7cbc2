"""Where, just now, is more than usual? A prospective space-time scan over square windows of a grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.places.grids import Grid
from alongside.evidence.places.points import Numbers, Points, must_be_exact
from alongside.evidence.violence.near_repeats.likelihood import by_chance_p, cluster_ratio, fewest_to_reach
from alongside.evidence.violence.near_repeats.windows import Squares

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = (
    "space-time permutation scan (Kulldorff and others 2005), prospective, on square windows of a grid; window sums "
    "from summed-area tables (Crow 1984); p by Monte Carlo (Dwass 1957)"
)


@dataclass(frozen=True, eq=False)
class Scan:
    """The windows that stand out most, none overlapping another on the ground.

    windows      table, most unlikely first: west, south, east, north (float64, metres), first_day, last_day (int64),
                 cells, observed (int64), expected, ratio, log_likelihood_ratio, p (float64). p says how often the most
                 unlikely window of a whole map made by chance is as unlikely: it allows for all windows looked at.
    by_chance    the highest log likelihood ratio of each map made by chance.
    parameters   everything the result depends on.
    """

    windows: pa.Table
    by_chance: Numbers
    parameters: dict[str, Any]


def scan_windows(
    points: Points,
    grid: Grid,
    *,
    last_day: int,
    seed: int,
    simulations: int = 999,
    days_in_step: int = 7,
    longest_steps: int = 12,
    widest_cells: int = 21,
    largest_share: float = 0.5,
    at_most: int = 10,
    done: Callable[[float], None] | None = None,
) -> Scan:
    """Look over every square window that reaches up to the last day for more incidents than place and time explain.

    points         exact places and days; those after the last day, or outside the grid's area, are left out. What is
                   usual is taken from the points themselves: a place that is always busy does not stand out.
    grid           the cells that windows are made of.
    last_day       the day the records end, in the points' own count of days. Windows end with it.
    days_in_step   time is cut into steps of so many days, back from the last day.
    longest_steps  the longest window in steps; widest_cells its widest side in cells, an odd number.
    largest_share  windows holding more than this share of all points are not looked at.
    simulations    maps made by chance, each by dealing the days out to the places anew. seed: the same gives the same.
    at_most        how many windows the table holds.

    Returns        Scan. A window that stands out says where to look, not what is wrong. One with a single incident
                   never does.
    Raises         SnappedPoints; NothingToCount without a point; FigureRefused for windows that cannot be.
    Source         Kulldorff and others (2005), with squares instead of circles.
    """
    must_be_exact(points, "A space-time scan")
    _must_make_sense(widest_cells, longest_steps, days_in_step, simulations)
    cell = grid.locate(points.x_m, points.y_m)
    kept = (cell >= 0) & (points.day <= last_day)
    if not kept.any():
        raise NothingToCount("No point lies inside the area up to the last day: there is nothing to scan.")
    cell, step = cell[kept], (last_day - points.day[kept]) // days_in_step
    _must_leave_usual_time(int(step.max()) + 1, longest_steps)
    squares = Squares(grid.rows, grid.columns, widest_cells, longest_steps)
    expected = squares.expected(cell, step, largest_share)
    seen = squares.counts(cell, step)
    ratios = cluster_ratio(seen, expected, len(cell))
    by_chance = _by_chance(squares, cell, step, expected, simulations, seed, done)
    best = squares.apart_from_each_other(ratios, at_most)
    parameters = grid.parameters() | {
        "last_day": last_day,
        "days_in_step": days_in_step,
        "longest_steps": longest_steps,
        "widest_cells": widest_cells,
        "largest_share": largest_share,
        "windows_looked_at": squares.count,
    }
    parameters |= {"simulations": simulations, "seed": seed, "points": len(cell), "points_left_out": int((~kept).sum())}
    parameters |= {"source": points.source, "source_of_method": SOURCE}
    ends = (last_day, days_in_step)
    return Scan(_table(squares, grid, best, seen, expected, ratios, by_chance, ends), by_chance, parameters)


def _must_make_sense(widest_cells: int, longest_steps: int, days_in_step: int, simulations: int) -> None:
    if widest_cells < 1 or widest_cells % 2 == 0 or longest_steps < 1 or days_in_step < 1 or simulations < 0:
        raise FigureRefused("Give windows an odd number of cells, at least one step of at least one day.")


def _must_leave_usual_time(steps: int, longest_steps: int) -> None:
    if steps <= longest_steps:
        raise FigureRefused(
            f"The points reach back {steps} steps: windows of up to {longest_steps} leave no usual time to compare "
            "with. Give a longer period or shorter windows."
        )


def _by_chance(
    squares: Squares,
    cell: NDArray[np.int64],
    step: NDArray[np.int64],
    expected: Numbers,
    simulations: int,
    seed: int,
    done: Callable[[float], None] | None,
) -> Numbers:
    """Give the highest ratio of each map made by chance.

    What is expected stays the same in all of them, so the number of incidents at which a window reaches a level can be
    worked out once. Logarithms are then taken only of the few windows that reach it.
    """
    random = np.random.default_rng(seed)
    total, recent = len(cell), np.flatnonzero(step < squares.steps)
    recent_steps = step[recent]
    found = np.zeros(simulations)
    level, needed = 0.0, np.zeros(0)
    for k in range(simulations):
        # dealing days out to places is choosing which points are the recent ones
        seen = squares.counts(cell[random.permutation(total)[: len(recent)]], recent_steps)
        best = _highest_above(seen, needed, expected, total) if k else 0.0
        if best == 0.0:
            best = float(cluster_ratio(seen, expected, total).max())
            if k == 0 or best < level:
                level = 0.8 * best
                needed = _as_counts(fewest_to_reach(level, expected, total), seen.dtype)
        found[k] = best
        if done:
            done((k + 1) / simulations)
    return found


def _highest_above(seen: NDArray[Any], needed: NDArray[Any], expected: Numbers, total: int) -> float:
    reached = np.flatnonzero(seen.ravel() >= needed.ravel())
    if not reached.size:
        return 0.0
    return float(cluster_ratio(seen.ravel()[reached], expected.ravel()[reached], total).max())


def _as_counts(needed: Numbers, kind: np.dtype) -> NDArray[Any]:
    return np.minimum(needed, np.iinfo(kind).max).astype(kind)


def _table(
    squares: Squares,
    grid: Grid,
    best: list[int],
    seen: NDArray[Any],
    expected: Numbers,
    ratios: Numbers,
    by_chance: Numbers,
    ends: tuple[int, int],
) -> pa.Table:
    import pyarrow as pa

    rows = []
    for flat in best:
        top, left, bottom, right, steps = squares.extent(flat)
        o, e, ratio = float(seen.ravel()[flat]), float(expected.ravel()[flat]), float(ratios.ravel()[flat])
        rows.append(
            {
                "west": grid.west + left * grid.cell_m,
                "south": grid.south + top * grid.cell_m,
                "east": grid.west + right * grid.cell_m,
                "north": grid.south + bottom * grid.cell_m,
                "first_day": ends[0] - steps * ends[1] + 1,
                "last_day": ends[0],
                "cells": int(grid.inside[top:bottom, left:right].sum()),
                "observed": int(o),
                "expected": e,
                "ratio": o / e,
                "log_likelihood_ratio": ratio,
                "p": by_chance_p(ratio, by_chance),
            }
        )
    kinds = [(name, pa.float64()) for name in ("west", "south", "east", "north")]
    kinds += [(name, pa.int64()) for name in ("first_day", "last_day", "cells", "observed")]
    kinds += [(name, pa.float64()) for name in ("expected", "ratio", "log_likelihood_ratio", "p")]
    return pa.Table.from_pylist(rows, pa.schema(kinds))
