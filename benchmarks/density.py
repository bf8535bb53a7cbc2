"""Density of 100,000 points on 187 by 187 cells: under a third of KDEpy's FFT time, within 0.1% of the exact peak."""

from typing import Any

from benchmarks._borough import incidents
from benchmarks._child import timed
from benchmarks._measuring import Line, ours, theirs

POINTS, CELLS, CELL_M, BANDWIDTH_M = 100_000, 187, 25.0, 200.0
SHARE_OF_THEIRS, ERROR_AT_MOST = 1 / 3, 0.001


def run(rows: int) -> list[Line]:
    we, they = ours("density", "alongside"), theirs("density", "kdepy")
    line = Line(f"Density, {POINTS:,} points, {CELLS} x {CELLS} cells", we, "KDEpy, FFT", they)
    goal = "under a third of KDEpy's time, error up to 0.1% of the peak"
    if we.why:
        return [line]
    met = None if line.ratio is None else line.ratio > 1 / SHARE_OF_THEIRS and we.answer <= ERROR_AT_MOST
    note = f"error of the peak {we.answer:.3%}" + (f", KDEpy's {they.answer:.2%}" if not they.why else "")
    return [Line(line.job, we, line.peer, they, goal, met, note)]


def alongside() -> Any:
    import scipy.special  # noqa: F401 (a running process has it)

    from alongside.evidence.places.grids import grid_box
    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.hotspots.density import density

    points = Points(*incidents(POINTS))
    grid = grid_box(0, 0, CELLS * CELL_M, CELLS * CELL_M, CELL_M)
    cpu, wall, found = timed(lambda: density(points, grid, BANDWIDTH_M, corrected=False), times=15)
    x, y = grid.centres()
    return cpu, wall, _error(lambda row, column: found.per_km2[row, column] / 1e6 / POINTS, x, y)


def kdepy() -> Any:
    """KDEpy wants a grid that encloses all points, so that its grid is a little larger."""
    import KDEpy
    import numpy as np

    x, y, _ = incidents(POINTS)
    axis = -1_000 + (np.arange(CELLS + 81) + 0.5) * CELL_M
    grid = np.array(np.meshgrid(axis, axis, indexing="ij")).reshape(2, -1).T
    places = np.column_stack([y, x])
    cpu, wall, found = timed(
        lambda: KDEpy.FFTKDE(kernel="gaussian", bw=BANDWIDTH_M).fit(places).evaluate(grid), times=15
    )
    surface = np.asarray(found).reshape(len(axis), len(axis))[40:-41, 40:-41]
    return cpu, wall, _error(lambda row, column: surface[row, column], axis[40:-41], axis[40:-41])


def _error(at: Any, x: Any, y: Any) -> float:
    """Give the largest error at 60 cells against the sum of a bell for every point, as a share of the highest."""
    import numpy as np

    px, py, _days = incidents(POINTS)
    random = np.random.default_rng(7)
    exact, found = [], []
    for row, column in random.integers(0, len(x), (60, 2)).tolist():
        square = (px - x[column]) ** 2 + (py - y[row]) ** 2
        exact.append(np.exp(-square / (2 * BANDWIDTH_M**2)).sum() / (2 * np.pi * BANDWIDTH_M**2 * POINTS))
        found.append(at(row, column))
    return float(np.abs(np.array(found) - np.array(exact)).max() / max(exact))
