"""Where and when single incidents happened, and how exactly their places are known."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from alongside.evidence.errors import PlaceRefused, SnappedPoints

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]


@dataclass(frozen=True)
class Points:
    """Incidents as points on a flat grid in metres, one day each.

    x_m, y_m  easting and northing in metres (EPSG:27700 in Great Britain): shape (points,), no gaps.
    day       whole days since any one day: shape (points,). 1970-01-01 is day 0 where they were read from dates.
    weight    how much each counts, 0 or more (harm days, severity score); 1 for each unless given.
    snapped   True when places were moved to shared map points, as data.police.uk does. Point methods refuse those.
    source    publisher and extract, in words.
    """

    x_m: Numbers
    y_m: Numbers
    day: Days
    weight: Numbers = field(default_factory=lambda: np.empty(0))
    snapped: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        set_(self, "x_m", np.asarray(self.x_m, dtype=np.float64))
        set_(self, "y_m", np.asarray(self.y_m, dtype=np.float64))
        set_(self, "day", _whole_days(self.day))
        weight = np.asarray(self.weight, dtype=np.float64)
        set_(self, "weight", weight if weight.size or not self.x_m.size else np.ones(self.x_m.shape))
        self._refuse_gaps()

    def __len__(self) -> int:
        return len(self.x_m)

    @property
    def is_weighted(self) -> bool:
        return bool((self.weight != 1).any())

    def chosen(self, which: ArrayLike) -> Points:
        """Give some of the points: `which` is a mask or a list of positions."""
        picked = np.asarray(which)
        return Points(
            self.x_m[picked], self.y_m[picked], self.day[picked], self.weight[picked], self.snapped, self.source
        )

    def _refuse_gaps(self) -> None:
        lengths = {len(self.x_m), len(self.y_m), len(self.day), len(self.weight)}
        if len(lengths) > 1 or self.x_m.ndim != 1:
            raise PlaceRefused(f"Points need one easting, northing, day and weight each; got {sorted(lengths)}.")
        for name, numbers in (("easting", self.x_m), ("northing", self.y_m), ("weight", self.weight)):
            bad = np.flatnonzero(~np.isfinite(numbers))
            if bad.size:
                raise PlaceRefused(f"Point {bad[0] + 1:,} has no {name}. Set rows without a place aside first.")
        if (self.weight < 0).any():
            raise PlaceRefused(f"Point {np.flatnonzero(self.weight < 0)[0] + 1:,} has a weight below 0.")


def must_be_exact(points: Points, method: str) -> None:
    """Refuse points that were moved to shared map points. Every method that asks how near points are calls this.

    Raises   SnappedPoints, saying why and what to use instead.
    """
    if points.snapped:
        raise SnappedPoints(
            f"{method} needs exact places and days. {points.source or 'These points'}: every offence was moved to a "
            "shared map point and dated by month only, so that offences far apart stand on one spot and nothing can be "
            "said about days. Use counts by area for these, and points only from a partner's own records."
        )


def _whole_days(day: ArrayLike) -> Days:
    given = np.asarray(day)
    if np.issubdtype(given.dtype, np.datetime64):
        if np.isnat(given).any():
            raise PlaceRefused(
                f"Point {np.flatnonzero(np.isnat(given))[0] + 1:,} has no day. Set such rows aside first."
            )
        return given.astype("datetime64[D]").astype(np.int64)
    whole = given.astype(np.int64)
    if given.size and not np.array_equal(whole, given):
        raise PlaceRefused("Days are whole numbers or dates. Cut the time of day off.")
    return whole
