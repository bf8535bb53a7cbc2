"""How unlikely a window with so many incidents is, if incidents fell into it by chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from alongside.evidence.places.points import Numbers

FEWEST_IN_A_CLUSTER = 2


def log_likelihood_ratio(seen: ArrayLike, expected: ArrayLike, total: int) -> Numbers:
    """Say how much better "more here" explains a window than "as everywhere": 0 where it holds no more than expected.

    seen, expected  incidents in each window, and how many were expected; any shape.
    total           incidents everywhere.

    Returns         natural logarithms, 0 or more.
    Source          Kulldorff and others (2005), A space-time permutation scan statistic for disease outbreak detection.
    """
    o, e = np.broadcast_arrays(np.asarray(seen, dtype=np.float64), np.asarray(expected, dtype=np.float64))
    found = np.zeros(o.shape)
    more = (o > e) & (e > 0)
    inside, mean = o[more], e[more]
    outside = total - inside
    found[more] = inside * np.log(inside / mean)
    rest = outside > 0
    elsewhere = np.zeros(inside.shape)
    elsewhere[rest] = outside[rest] * np.log(outside[rest] / (total - mean[rest]))
    found[more] += elsewhere
    return found


def cluster_ratio(seen: ArrayLike, expected: ArrayLike, total: int) -> Numbers:
    """Say the same of windows that could be clusters: 0 for those that hold fewer than two incidents."""
    return np.where(np.asarray(seen) >= FEWEST_IN_A_CLUSTER, log_likelihood_ratio(seen, expected, total), 0.0)


def by_chance_p(ratio: float, by_chance: Numbers) -> float | None:
    """Say how often the best of a map made by chance is as high: (count + 1) / (maps + 1); None without maps."""
    return float((by_chance >= ratio).sum() + 1) / (len(by_chance) + 1) if len(by_chance) else None


def fewest_to_reach(level: float, expected: Numbers, total: int) -> Numbers:
    """Say for each window how many incidents it must hold to reach a level; more than all, where none can.

    The ratio rises with the number once that is above what was expected, so that bisection finds it.
    """
    low = np.floor(expected)  # never reaches a level above 0
    high = np.full(expected.shape, float(total + 1))  # stands for "cannot"
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        reached = log_likelihood_ratio(middle, expected, total) >= level
        high = np.where(reached, middle, high)
        low = np.where(reached, low, middle)
    return np.maximum(high, FEWEST_IN_A_CLUSTER)
