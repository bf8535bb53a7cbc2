"""Whether two things stand high in the same areas: a description of areas, never of people, and never a cause."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.evidence.errors import FigureRefused

AREAS_AT_LEAST = 10
BONETT_WRIGHT = (
    "Spearman's rank correlation; interval on Fisher's scale with the variance of Bonett and Wright (2000), if areas "
    "were independent. Neighbouring areas are alike, so the true interval is wider"
)


@dataclass(frozen=True)
class Association:
    """How far two rankings of the same areas agree: 1 fully, 0 not at all, -1 the other way round.

    low, high  95% interval.
    areas      how many areas it rests on.
    held_alike what was held alike between areas, in words; "" for nothing.
    """

    value: float
    low: float
    high: float
    areas: int
    held_alike: str
    method: str

    @property
    def words(self) -> str:
        """The number with its interval, as it stands in a sentence: 0.42 (0.10 to 0.66)."""
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


def spearman(
    one: Sequence[float], other: Sequence[float], control: Sequence[float] | None = None, held_alike: str = ""
) -> Association:
    """Say how far two measures rank the same areas alike; with a control, among areas alike in that.

    one, other  a value for each area, in the same order, ten areas or more, no gaps.
    control     what is to be held alike; taken out of both rankings by its own rank.

    Returns     Association.
    Raises      FigureRefused for fewer than ten areas, a gap, or a measure that is the same everywhere.
    Source      Spearman (1904); Bonett and Wright (2000), Psychometrika 65, for the interval. Partial: Kendall (1942)'s
                formula on ranks, one observation less for the control.
    """
    from scipy.special import ndtri

    columns = [np.asarray(column, float) for column in (one, other, control) if column is not None]
    areas = len(columns[0])
    if areas < AREAS_AT_LEAST:
        raise FigureRefused(f"{areas} areas are too few for a correlation: {AREAS_AT_LEAST} or more are needed.")
    if any(not np.isfinite(column).all() for column in columns):
        raise FigureRefused("An area has no value. Leave it out of all measures before they are compared.")
    if any(len(set(column)) == 1 for column in columns):
        raise FigureRefused("A measure is the same in every area, so nothing can go along with it.")
    between = np.corrcoef([rank(column) for column in columns])
    value = float(between[0, 1])
    if control is not None:
        value = _partial(value, float(between[0, 2]), float(between[1, 2]))
    if 1 - abs(value) < 1e-12:
        value = float(round(value))
        return Association(value, value, value, areas, held_alike, BONETT_WRIGHT)
    reach = float(ndtri(0.975)) * math.sqrt((1 + value * value / 2) / (areas - 3 - (control is not None)))
    low, high = (math.tanh(math.atanh(value) + end) for end in (-reach, reach))
    return Association(value, low, high, areas, held_alike, BONETT_WRIGHT)


def rank(values: np.ndarray) -> np.ndarray:
    """Rank from the lowest, 1; equal values share the mean of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


def _partial(both: float, one: float, other: float) -> float:
    left = (1 - one * one) * (1 - other * other)
    if left < 1e-12:
        raise FigureRefused("The control ranks the areas exactly as a measure does: nothing is left to compare.")
    return (both - one * other) / math.sqrt(left)
