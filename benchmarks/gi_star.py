"""Gi*: 47 by 47 cells from 10,000 points at least 20 times faster than esda's analytic z, and the same to 1e-12."""

from typing import Any

from benchmarks._borough import SIDE_M, incidents
from benchmarks._child import timed
from benchmarks._measuring import Line, Took, ours, theirs

TIMES_FASTER, SAME_TO = 20, 1e-12
ON_A_BOROUGH, ON_A_CITY = (47, 10_000), (400, 1_000_000)


def run(rows: int) -> list[Line]:
    lines = []
    for cells, points in (ON_A_BOROUGH, ON_A_CITY):
        we, they = ours("gi_star", "alongside", cells, points), theirs("gi_star", "esda", cells, points)
        promised = (cells, points) == ON_A_BOROUGH
        goal = f"{TIMES_FASTER} times faster, same to {SAME_TO:g}" if promised else ""
        line = Line(f"Gi*, {cells * cells:,} cells, {points:,} points", we, "esda, analytic", they, goal)
        lines.append(_judged(line) if line.ratio else line)
    return lines


def _judged(line: Line) -> Line:
    assert line.theirs is not None  # noqa: S101
    assert line.ratio is not None  # noqa: S101
    apart = _furthest(line.ours, line.theirs)
    met = line.ratio >= TIMES_FASTER and apart <= SAME_TO if line.goal else None
    return Line(line.job, line.ours, line.peer, line.theirs, line.goal, met, f"largest difference of z {apart:.1e}")


def _furthest(one: Took, other: Took) -> float:
    return max(abs(a - b) for a, b in zip(one.answer, other.answer, strict=True))


def alongside(cells: int, n: int) -> Any:
    """Binning, z, p and q."""
    import scipy.special  # noqa: F401 (a running process has it)

    from alongside.evidence.places.grids import bin_points, grid_box
    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.hotspots.local_g import local_g

    points = Points(*incidents(n))
    # one cell more than fits would reach beyond the square
    cell_m = SIDE_M / cells * (1 + 1e-12)
    cpu, wall, found = timed(lambda: local_g(bin_points(points, grid_box(0, 0, SIDE_M, SIDE_M, cell_m))), times=5)
    return cpu, wall, _some(found.z)


def esda(cells: int, n: int) -> Any:
    """Binning, weights and z, without permutations."""
    import esda as peer
    import libpysal
    import numpy as np

    x, y, _ = incidents(n)
    cell_m = SIDE_M / cells * (1 + 1e-12)

    def work() -> Any:
        flat = (y / cell_m).astype(int) * cells + (x / cell_m).astype(int)
        counts = np.bincount(flat, minlength=cells * cells).astype(float)
        around = libpysal.weights.fill_diagonal(libpysal.weights.lat2W(cells, cells, rook=False), 1.0)
        return peer.G_Local(counts, around, star=None, transform="B", permutations=0, n_jobs=1).Zs

    cpu, wall, z = timed(work, times=3 if cells < 100 else 1)
    return cpu, wall, _some(z.reshape(cells, cells))


def _some(z: Any) -> list[float]:
    """Every cell of a small map, every 37th of a large one: what goes through the pipe between processes."""
    flat = z.ravel()
    return [float(value) for value in flat[:: 1 if flat.size < 10_000 else 37]]
