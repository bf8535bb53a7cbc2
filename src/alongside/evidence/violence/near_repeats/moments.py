"""What chance alone gives: the exact mean and spread of a number of close pairs over all ways to deal out the days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.places.points import Days, Numbers
from alongside.evidence.violence.near_repeats.bands import Bands
from alongside.evidence.violence.near_repeats.close_pairs import neighbour_counts

SOURCE = "exact mean and variance over all permutations of the days (Barton and David 1966; Mantel 1967)"


class Moments(NamedTuple):
    """Mean and standard deviation by band of distance and band of days: shape (distances, days)."""

    mean: Numbers
    sd: Numbers


def chance_moments(x_m: Numbers, y_m: Numbers, day: Days, places: Bands, days: Bands, metric: str) -> Moments:
    """Work out what a Knox table would hold if days were dealt out to places by chance.

    Only how many neighbours each point has in space, and how many in time, is needed; no pair is listed.

    Source   Barton and David (1966), The random intersection of two graphs; Mantel (1967).
    """
    near = np.array([neighbour_counts(x_m, y_m, reach, metric) for reach in places.reaches_m()])
    return moments_of_degrees(np.diff(near, axis=0), np.diff(days_near(day, days.last_days()), axis=0))


def days_near(day: Days, limits: Days) -> NDArray[np.int64]:
    """Count for each point how many others are at most so many days away: shape (limits, points)."""
    sorted_days = np.sort(day)
    found = [
        np.searchsorted(sorted_days, day + limit, "right") - np.searchsorted(sorted_days, day - limit, "left") - 1
        if limit >= 0
        else np.zeros(len(day), dtype=np.int64)
        for limit in limits.tolist()
    ]
    return np.array(found)


def moments_of_degrees(in_space: NDArray[np.int64], in_time: NDArray[np.int64]) -> Moments:
    """Turn neighbour counts by band, shapes (bands, points), into the moments of their joint count.

    Four points or more.
    """
    n = float(in_space.shape[1])
    pairs, pairs_in_time = in_space.sum(axis=1) / 2, in_time.sum(axis=1) / 2
    joined, joined_in_time = _pairs_that_share_a_point(in_space), _pairs_that_share_a_point(in_time)
    apart = pairs * (pairs - 1) - 2 * joined
    apart_in_time = pairs_in_time * (pairs_in_time - 1) - 2 * joined_in_time
    mean = np.outer(pairs, pairs_in_time) / (n * (n - 1) / 2)
    variance = mean - mean**2 + 4 * np.outer(joined, joined_in_time) / (n * (n - 1) * (n - 2))
    variance += 4 * np.outer(apart, apart_in_time) / (n * (n - 1) * (n - 2) * (n - 3))
    return Moments(mean, np.sqrt(np.maximum(variance, 0)))


def _pairs_that_share_a_point(degrees: NDArray[np.int64]) -> Numbers:
    wide = degrees.astype(np.float64)
    return np.asarray((wide * (wide - 1)).sum(axis=1) / 2)
