"""Bands of distance and of days, said without doubt about which end belongs to them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Days, Numbers

CALCULATOR_WARNING = (
    "The bands are printed with the end that belongs to them: [0, 7) holds pairs 0 to 6 days apart. The Near Repeat "
    'Calculator counts the same pairs and labels them "0 to 7", and pairs 7 to 13 days apart "8 to 14": its labels '
    "stand one unit too high. Shift them before comparing with a table that it made."
)


@dataclass(frozen=True)
class Bands:
    """Bands between breaks, in one unit.

    breaks  rising, from 0 or more: (0, 100, 200) makes two bands.
    closed  which end belongs to a band: "left" is [0, 100) [100, 200), "right" is [0, 100] (100, 200]. 0 always belongs
            to a band that begins at it.
    """

    breaks: tuple[float, ...]
    closed: str = "left"

    def __post_init__(self) -> None:
        given = tuple(float(edge) for edge in self.breaks)
        object.__setattr__(self, "breaks", given)
        rising = all(low < high for low, high in pairwise(given))
        if len(given) < 2 or not rising or given[0] < 0 or not math.isfinite(given[-1]):
            raise FigureRefused(f"Breaks {given} make no bands. Give rising numbers from 0, like 0 100 200.")
        if self.closed not in ("left", "right"):
            raise FigureRefused(f'Bands are closed on the "left" or on the "right", not "{self.closed}".')

    def __len__(self) -> int:
        return len(self.breaks) - 1

    @property
    def labels(self) -> list[str]:
        pairs = pairwise(self.breaks)
        if self.closed == "left":
            return [f"[{low:g}, {high:g})" for low, high in pairs]
        return [f"{'[' if low == 0 else '('}{low:g}, {high:g}]" for low, high in pairs]

    def reaches_m(self) -> Numbers:
        """Give for each break the largest distance below it: what is at most this far belongs to a lower band."""
        edges = np.array(self.breaks)
        below = np.nextafter(edges, -np.inf) if self.closed == "left" else edges
        return np.where(edges == 0, -1.0, below)

    def last_days(self) -> Days:
        """Give for each break the largest whole number of days below it."""
        edges = np.array(self.breaks)
        below = np.ceil(edges) - 1 if self.closed == "left" else np.floor(edges)
        return np.where(edges == 0, -1, below).astype(np.int64)


def distances(breaks: Sequence[float], closed: str = "left") -> Bands:
    """Make bands of metres."""
    return Bands(tuple(breaks), closed)


def spans(breaks: Sequence[float], closed: str = "left") -> Bands:
    """Make bands of whole days. Raises FigureRefused for a band that no whole number of days falls into."""
    bands = Bands(tuple(breaks), closed)
    last = bands.last_days()
    empty = np.flatnonzero(np.diff(last) == 0)
    if empty.size:
        raise FigureRefused(f"No whole number of days lies in the band {bands.labels[empty[0]]}. Widen it.")
    return bands
