"""A change in harm, split exactly into more offences and a worse mix, with an interval for each."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.tables import Uncertainty

DELTA = "delta method over the pairs of months, with Student's t of one degree less than there are pairs"


@dataclass(frozen=True)
class Split:
    """A change in harm and its two parts, in the index's unit. `more_offences` and `worse_mix` add up to `change`."""

    change: float
    more_offences: float
    worse_mix: float
    of_change: Uncertainty
    of_more_offences: Uncertainty
    of_worse_mix: Uncertainty


def split_change(now: np.ndarray, before: np.ndarray, weights: np.ndarray, level: float = 0.95) -> Split:
    """Say how much of a change in harm comes from more offences, and how much from a worse mix of them.

    now, before  offences by category and month: shape (categories, months), the same calendar months in the same
                 order, so that seasons cancel; two months or more.
    weights      harm of one offence of each category: shape (categories,), in days or score.

    Returns      Split. More offences: the change in number times the average harm of an offence in the two years. Worse
                 mix: the change in that harm times the average number. The weights are taken as given: how far an index
                 itself may be off is not in the interval.
    Raises       FigureRefused when a year counts no offence, or for a single month.
    Source       Kitagawa (1955), Journal of the American Statistical Association 50, the split without a residue.
                 Delta method: Cramér (1946). Its coverage was simulated: see the tests.
    """
    if now.shape != before.shape or now.shape[1] < 2:
        raise FigureRefused(f"{now.shape[1]} months against {before.shape[1]}: give the same months, two or more.")
    offences = np.array([now.sum(), before.sum()], float)
    if not offences.all():
        raise FigureRefused("A year without any offence has no harm an offence. Say the two numbers.")
    harms = np.array([weights @ now.sum(axis=1), weights @ before.sum(axis=1)])
    change = float(harms[0] - harms[1])
    each = harms / offences
    more = float((offences[0] - offences[1]) * each.mean())
    slopes = _slopes(offences, each)
    of_change, of_more, of_mix = (
        _interval(value, slope, now, before, weights, level)
        for value, slope in zip((change, more, change - more), slopes, strict=True)
    )
    return Split(change, more, change - more, of_change, of_more, of_mix)


def _slopes(offences: np.ndarray, each: np.ndarray) -> np.ndarray:
    """How change, more offences and worse mix move with one offence more and one unit of harm more.

    Returns shape (3, 4): offences now and before, harm now and before.
    """
    grew, rose, both = offences[0] - offences[1], each[0] - each[1], offences.sum()
    more = [
        each.mean() - grew * each[0] / (2 * offences[0]), -each.mean() - grew * each[1] / (2 * offences[1]),
        grew / (2 * offences[0]), grew / (2 * offences[1]),
    ]  # fmt: skip
    mix = [
        rose / 2 - both * each[0] / (2 * offences[0]), rose / 2 + both * each[1] / (2 * offences[1]),
        both / (2 * offences[0]), -both / (2 * offences[1]),
    ]  # fmt: skip
    return np.array([[0, 0, 1, -1], more, mix])


def _interval(
    value: float, slope: np.ndarray, now: np.ndarray, before: np.ndarray, weights: np.ndarray, level: float
) -> Uncertainty:
    from scipy.special import stdtrit

    months = now.shape[1]
    pulls = (slope[0] + slope[2] * weights) @ now + (slope[1] + slope[3] * weights) @ before
    reach = float(stdtrit(months - 1, (1 + level) / 2)) * math.sqrt(months * pulls.var(ddof=1))
    return Uncertainty(value - reach, value + reach, level, DELTA)
