"""Near repeats: 10,000 points and 99 permutations 100 times faster than pointpats; 100,000 within 300 MB."""

from typing import Any

from benchmarks._borough import incidents
from benchmarks._child import timed
from benchmarks._measuring import Line, ours, theirs

METRES, DAYS, PERMUTATIONS = 150.0, 14, 99
TIMES_FASTER, MEGABYTES, MOMENTS_S = 100, 300, 2.0


def run(rows: int) -> list[Line]:
    few, they = ours("knox", "alongside", 10_000), theirs("knox", "pointpats", 10_000)
    many, moments = ours("knox", "alongside", 100_000), ours("knox", "exact_moments", 100_000)
    compared = Line(f"Knox, 10,000 points, {PERMUTATIONS} permutations", few, "pointpats", they)
    met = None if compared.ratio is None else compared.ratio >= TIMES_FASTER and few.answer[0] == they.answer
    note = "" if compared.ratio is None else f"pairs: ours {few.answer[0]:,}, theirs {they.answer:,}"
    return [
        Line(compared.job, few, "pointpats", they, f"{TIMES_FASTER} times faster", met, note),
        Line(
            f"Knox, 100,000 points, {PERMUTATIONS} permutations", many, goal=f"within {MEGABYTES} MB",
            met=None if many.why else many.peak_mb <= MEGABYTES,
            note="pointpats, statistic alone: out of memory at 10 GB (measured in an earlier comparison)",
        ),
        Line(
            "Knox, 100,000 points, exact mean and spread", moments, goal=f"{MOMENTS_S:g} s of CPU",
            met=None if moments.why else moments.cpu_s <= MOMENTS_S,
        ),
    ]  # fmt: skip


def alongside(n: int) -> Any:
    import scipy.spatial  # noqa: F401 (a running process has it)

    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.near_repeats.bands import distances, spans
    from alongside.evidence.violence.near_repeats.knox import near_repeats

    points = Points(*incidents(n))
    metres, days = distances([0, METRES], closed="right"), spans([0, DAYS], closed="right")
    cpu, wall, found = timed(
        lambda: near_repeats(points, metres, days, permutations=PERMUTATIONS, seed=1), times=3 if n < 50_000 else 1
    )
    return cpu, wall, [int(found.observed[0, 0]), float(found.expected[0, 0]), float(found.p[0, 0])]


def exact_moments(n: int) -> Any:
    import scipy.spatial  # noqa: F401 (a running process has it)

    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.near_repeats.bands import distances, spans
    from alongside.evidence.violence.near_repeats.close_pairs import EUCLIDEAN, strips_of
    from alongside.evidence.violence.near_repeats.moments import chance_moments

    points = Points(*incidents(n))
    metres, days = distances([0, METRES], closed="right"), spans([0, DAYS], closed="right")

    def work() -> Any:
        strips = strips_of(points.x_m, points.y_m, METRES)
        return chance_moments(strips.x, strips.y, points.day[strips.order], metres, days, EUCLIDEAN)

    cpu, wall, found = timed(work)
    return cpu, wall, [float(found.mean[0, 0]), float(found.sd[0, 0])]


def pointpats(n: int) -> Any:
    import numpy as np
    import pointpats as peer

    x, y, day = incidents(n)
    places, days = np.column_stack([x, y]), day.reshape(-1, 1).astype(float)
    cpu, wall, found = timed(
        lambda: peer.Knox(places, days, delta=METRES, tau=DAYS, permutations=PERMUTATIONS), times=1
    )
    return cpu, wall, int(found.statistic_)
