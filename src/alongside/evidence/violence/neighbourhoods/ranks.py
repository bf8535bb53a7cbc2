"""Which place an area has in a ranking, and between which places it could truly be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

KLEIN = (
    "places by joint intervals that do not overlap (Klein, Wright and Wieczorek 2020): with 95% intervals that hold "
    "for all areas at once, all places hold at once"
)


class Rank(NamedTuple):
    """A place, 1 the highest; all None for an area without a value."""

    rank: int | None
    low: int | None
    high: int | None


def ranks(values: Sequence[float | None], lows: Sequence[float | None], highs: Sequence[float | None]) -> list[Rank]:
    """Rank values from the highest, each with the places that its interval leaves open.

    values, lows, highs  one for each area; None in all three where an area has no value.

    Returns   one Rank an area. Equal values share the better place. Areas without a value take no place.
    Source    Klein, Wright and Wieczorek (2020), Journal of the Royal Statistical Society A 183: an area is above
              those whose whole interval is below its own, and below those whose whole interval is above its own.
    """
    known = [n for n, value in enumerate(values) if value is not None]
    value, low, high = (np.array([column[n] for n in known], float) for column in (values, lows, highs))
    above = len(known) - np.searchsorted(np.sort(value), value, side="right")
    surely_above = len(known) - np.searchsorted(np.sort(low), high, side="right")
    surely_below = np.searchsorted(np.sort(high), low, side="left")
    found = [Rank(None, None, None)] * len(values)
    for n, better, best, worse in zip(known, above, surely_above, surely_below, strict=True):
        found[n] = Rank(int(better) + 1, int(best) + 1, len(known) - int(worse))
    return found
