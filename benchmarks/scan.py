"""The space-time scan of 10,000 points over 291,588 windows, 999 simulations: under 7 seconds of CPU."""

from typing import Any

from benchmarks._borough import DAYS, SIDE_M, incidents
from benchmarks._child import timed
from benchmarks._measuring import Line, ours

POINTS, SIMULATIONS, SECONDS = 10_000, 999, 7.0


def run(rows: int) -> list[Line]:
    took = ours("scan", "alongside")
    windows = "" if took.why else f"{took.answer[0]:,} windows; no maintained Python package was found to compare with"
    return [
        Line(
            f"Scan, {POINTS:,} points, {SIMULATIONS} simulations", took, goal=f"{SECONDS:g} s of CPU",
            met=None if took.why else took.cpu_s <= SECONDS, note=windows,
        )
    ]  # fmt: skip


def alongside() -> Any:
    import pyarrow  # noqa: F401 (a running process has it)

    from alongside.evidence.places.grids import grid_box
    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.near_repeats.scan import scan_windows

    points, grid = Points(*incidents(POINTS)), grid_box(0, 0, SIDE_M, SIDE_M, 100)
    cpu, wall, found = timed(
        lambda: scan_windows(points, grid, last_day=DAYS - 1, seed=1, simulations=SIMULATIONS), times=1
    )
    return cpu, wall, [found.parameters["windows_looked_at"], found.windows["log_likelihood_ratio"].to_pylist()[:3]]
