"""The four rules that the NHS programme Making Data Count reads a control chart by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class RuleSet:
    """Rules as one tool fixed them, since tools of one programme differ.

    shift     how many points in a row on one side of the mean make a shift.
    trend     how many points, each above (or each below) the one before, make a trend.
    screened  whether moving ranges beyond 3.267 times their mean are left out, once, before limits are drawn (Nelson
              1982), so that one wild month does not widen the limits that should show it.
    """

    name: str
    version: str
    shift: int
    trend: int
    screened: bool

    @property
    def words(self) -> str:
        """What the rules are, for a reader who was not there."""
        return (
            f"{self.version}: a point outside the limits; {self.shift} or more points in a row on one side of the "
            f"mean; {self.trend} or more points each above, or each below, the one before; two of three points in a "
            f"row, all three on one side of the mean, beyond two thirds of the way to the limit"
        )

    @property
    def screening(self) -> str:
        """What is left out before the limits of an XmR chart are drawn."""
        return "moving ranges beyond 3.267 times their mean left out once" if self.screened else "no range left out"


PLOT_THE_DOTS = RuleSet("seven", "rules as in NHSRplotthedots 0.2", 7, 7, True)
PLOT_THE_DOTS_SIX = RuleSet("six", "rules as in the Making Data Count spreadsheet set to six points", 6, 6, False)
RULE_SETS = {rules.name: rules for rules in (PLOT_THE_DOTS, PLOT_THE_DOTS_SIX)}


@dataclass(frozen=True)
class Lines:
    """The lines of a chart, each of shape (points,), in the unit of the points. `near` lines are two thirds out."""

    low: np.ndarray
    near_low: np.ndarray
    centre: np.ndarray
    near_high: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Met:
    """Which rules each point meets: four arrays of true and false, shape (points,)."""

    outside: np.ndarray
    shift: np.ndarray
    trend: np.ndarray
    two_of_three: np.ndarray


def rules_met(values: np.ndarray, lines: Lines, rules: RuleSet, levels: np.ndarray | None = None) -> Met:
    """Say which rules each point of a chart meets.

    values   the points in order: shape (points,), no gaps. A point on the mean is on neither side.
    lines    see Lines.
    levels   what the trend rule compares, when points have unlike exposure: rates instead of counts. Same shape.

    Returns  Met. Every point that is part of a shift or trend is marked, and of two in three those near the limit; a
             point outside the limits is not also near one.
    Source   NHS England, Making Data Count; as NHSRplotthedots (NHS-R community) documents and tests them.
    """
    outside = (values < lines.low) | (values > lines.high)
    side = np.sign(values - lines.centre)
    near = ~outside & ((values < lines.near_low) | (values > lines.near_high))
    steps = np.sign(np.diff(values if levels is None else levels))
    rising = _in_run(steps, rules.trend - 1)
    return Met(
        outside,
        shift=_in_run(side, rules.shift),
        trend=np.append(rising, False) | np.insert(rising, 0, False),
        two_of_three=_two_of_three(near, side),
    )


def _in_run(signs: np.ndarray, length: int) -> np.ndarray:
    """Mark each sign that stands in a run of at least so many like signs; zero breaks a run."""
    starts = np.flatnonzero(np.append(True, signs[1:] != signs[:-1])) if len(signs) else np.array([], int)
    lengths = np.diff(np.append(starts, len(signs)))
    return (np.repeat(lengths, lengths) >= length) & (signs != 0)


def _two_of_three(near: np.ndarray, side: np.ndarray) -> np.ndarray:
    marked = np.zeros(len(near), bool)
    for first in range(len(near) - 2):
        window = slice(first, first + 3)
        if abs(side[window].sum()) == 3 and near[window].sum() >= 2:
            marked[window] |= near[window]
    return marked
