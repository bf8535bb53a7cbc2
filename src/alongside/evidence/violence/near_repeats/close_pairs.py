"""All pairs of points that are near each other, a piece at a time, so that memory does not grow with their number.

Points are sorted into strips half a reach high, and by easting within a strip. What is near a point then lies in one
run of each of the strips around its own, and runs are found by bisection. It is a cell list (Allen and Tildesley 1987)
whose cells are as fine along the strip as the points themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Numbers

Indices = NDArray[np.int64]
EUCLIDEAN, MANHATTAN = "euclidean", "manhattan"
# Candidates looked at in one piece: enough to keep NumPy busy, few enough to stay in a processor's cache.
PIECE = 1 << 16


@dataclass(frozen=True, eq=False)
class Strips:
    """Points sorted so that near ones stand near each other. `order` gives their positions before sorting."""

    order: Indices
    x: Numbers
    y: Numbers
    key: Numbers
    wide: float
    reach: float
    metric: str

    def pairs(self) -> Iterator[tuple[Indices, Indices, Numbers]]:
        """Give every pair within the reach once: sorted positions, and the squared (or Manhattan) distance."""
        for owner, other in self._candidates((0, 1, 2)):
            apart = self._apart(owner, other)
            near = apart <= self._limit
            yield owner[near], other[near], apart[near]

    def neighbours(self) -> Iterator[tuple[Indices, Indices]]:
        """Give every point with each of its neighbours, so each pair twice; all of a point's come in one piece."""
        for owner, other in self._candidates((-2, -1, 0, 1, 2)):
            near = (self._apart(owner, other) <= self._limit) & (owner != other)
            yield owner[near], other[near]

    @property
    def _limit(self) -> float:
        return self.reach if self.metric == MANHATTAN else self.reach * self.reach

    def _apart(self, one: Indices, other: Indices) -> Numbers:
        x, y = self.x[one] - self.x[other], self.y[one] - self.y[other]
        return np.abs(x) + np.abs(y) if self.metric == MANHATTAN else x * x + y * y

    def _candidates(self, strips: tuple[int, ...]) -> Iterator[tuple[Indices, Indices]]:
        first, length = self._runs(strips)
        ends = np.cumsum(length)  # by point, then strip
        per_point = ends[len(strips) - 1 :: len(strips)]
        start = 0
        while start < len(self.x):
            done = int(per_point[start - 1]) if start else 0
            stop = max(start + 1, int(np.searchsorted(per_point, done + PIECE, "right")))
            part = slice(start * len(strips), stop * len(strips))
            counts = length[part]
            total = int(counts.sum())
            owner = np.repeat(np.repeat(np.arange(start, stop), len(strips)), counts)
            other = np.arange(total) + np.repeat(first[part] - (ends[part] - counts - done), counts)
            yield owner, other
            start = stop

    def _runs(self, strips: tuple[int, ...]) -> tuple[Indices, Indices]:
        """Say where the candidates of each point begin in each strip, and how many they are."""
        places = np.arange(len(self.x))
        slack = self.reach + 8 * np.spacing(self.key[-1] + 4 * self.wide)
        low, high = [], []
        for offset in strips:
            middle = self.key + offset * self.wide
            from_self = offset == 0 and min(strips) == 0
            low.append(places + 1 if from_self else np.searchsorted(self.key, middle - slack, "left"))
            high.append(np.searchsorted(self.key, middle + slack, "right"))
        first = np.column_stack(low).ravel()
        return first, np.maximum(np.column_stack(high).ravel() - first, 0)


def strips_of(x_m: Numbers, y_m: Numbers, reach: float, metric: str = EUCLIDEAN) -> Strips:
    """Sort points for finding all pairs within a reach.

    x_m, y_m  metres: shape (points,), one or more.
    reach     metres, 0 or more: pairs at exactly this distance are in.
    metric    "euclidean", or "manhattan" for distance along a right-angled street grid.
    """
    if metric not in (EUCLIDEAN, MANHATTAN):
        raise FigureRefused(f'Distance is measured "{EUCLIDEAN}" or "{MANHATTAN}", not "{metric}".')
    x, y = x_m - x_m.min(), y_m - y_m.min()
    # A strip no lower than a ten-thousandth of the area keeps the sorting key exact; a strip of any height is right.
    high = max(reach / 2, float(max(x.max(), y.max())) / 10_000, 1e-9)
    if high > reach / 2:
        high = max(high, reach)
    wide = float(x.max()) + 4 * reach + 1
    key = np.floor(y / high) * wide + x
    order = np.argsort(key, kind="stable")
    return Strips(order, x[order], y[order], key[order], wide, float(reach), metric)


def neighbour_counts(x_m: Numbers, y_m: Numbers, reach: float, metric: str = EUCLIDEAN) -> Indices:
    """Count for each point how many others lie within a reach, without listing them."""
    from scipy.spatial import cKDTree

    if reach < 0:
        return np.zeros(len(x_m), dtype=np.int64)
    where = np.column_stack([x_m - x_m.min(), y_m - y_m.min()])
    power = 1 if metric == MANHATTAN else 2
    # points that come in the order of strips are answered twice as fast: their branches are still in the cache
    return np.asarray(cKDTree(where, leafsize=32).query_ball_point(where, reach, p=power, return_length=True)) - 1
