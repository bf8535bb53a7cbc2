"""Whether violence goes along with drug offences of the same month, of months before, or of months after."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.drugs.side_by_side import SideBySide

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

MONTHS_AT_LEAST = 24
JACKKNIFE = (
    "cross-correlation of counts less their area's mean, their month's mean and what searches of the month explain; "
    "interval by leaving out one area at a time (Quenouille 1949; Tukey 1958), on Fisher's scale, with Student's t"
)


class Lag(NamedTuple):
    """How violence goes along with drug offences so many months earlier; below 0, so many months later.

    joint_low, joint_high  the interval that holds for all lags at once.
    """

    lag: int
    correlation: float
    low: float
    high: float
    joint_low: float
    joint_high: float


def lags(counts: SideBySide, furthest: int = 6) -> list[Lag]:
    """Correlate violence with drug offences of earlier and of later months, within areas.

    counts    24 months or more. The months that were left out stay gaps: no pair of months reaches over them wrongly.
    furthest  months before and after: 0 to a quarter of the months.

    Returns   one Lag a month, from -furthest to furthest.
    Raises    FigureRefused for too few months, and when a count follows its area and month exactly.
    Source    See JACKKNIFE. All lags at once: Šidák (1967). Taking the month's mean out removes season and trend of
              the whole borough, so that areas do not seem to move together because all do.
    """
    months = len(counts.months)
    if months < MONTHS_AT_LEAST or not 0 <= furthest <= months // 4:
        raise FigureRefused(
            f"{months} months cannot show lags of {furthest}: {MONTHS_AT_LEAST} months and four times the furthest lag "
            "are needed."
        )
    searches = centred(counts.searches)
    drugs, violence = (_without(centred(column), searches) for column in (counts.drugs, counts.violence))
    ordinal = np.array([month.year * 12 + month.month for month in counts.months])
    parts = {lag: _sums(drugs, violence, ordinal, lag) for lag in range(-furthest, furthest + 1)}
    return [_lag(lag, sums, len(parts)) for lag, sums in parts.items()]


def lag_table(found: list[Lag]) -> pa.Table:
    """Give the lags as a table: lag (int64, months that drug offences come earlier), and the numbers of `Lag`."""
    import pyarrow as pa

    return pa.Table.from_pylist([lag._asdict() for lag in found])


def centred(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take the area's mean and the month's mean out of counts: shape (areas, months) in and out."""
    return counts - counts.mean(axis=1, keepdims=True) - counts.mean(axis=0, keepdims=True) + counts.mean()


def leave_one_out(sums: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Give the correlation of all areas, and that without each area.

    sums  for each area the sum of products, of squares of one and of the other: shape (areas, 3).
    """
    whole = sums.sum(axis=0)
    without = whole - sums
    if (without[:, 1:] <= 1e-9 * whole[1:]).any():
        raise FigureRefused("Drug offences or violence hardly differ from month to month, but for one area or none.")
    value = float(whole[0] / math.sqrt(whole[1] * whole[2]))
    if abs(value) > 1 - 1e-9:
        raise FigureRefused("Drug offences and violence are the same counts. Give two different columns.")
    return value, without[:, 0] / np.sqrt(without[:, 1] * without[:, 2])


def _without(counts: NDArray[np.float64], searches: NDArray[np.float64]) -> NDArray[np.float64]:
    square = float((searches * searches).sum())
    return counts - searches * (float((counts * searches).sum()) / square if square else 0.0)


def _sums(
    drugs: NDArray[np.float64], violence: NDArray[np.float64], ordinal: NDArray[np.int64], lag: int
) -> NDArray[np.float64]:
    """Sum products and squares of the pairs of months that are so far apart, for each area."""
    _, later, earlier = np.intersect1d(ordinal, ordinal + lag, return_indices=True)
    x, y = drugs[:, earlier], violence[:, later]
    return np.column_stack([(x * y).sum(axis=1), (x * x).sum(axis=1), (y * y).sum(axis=1)])


def _lag(lag: int, sums: NDArray[np.float64], lags_in_all: int) -> Lag:
    from scipy.special import stdtrit

    value, without = leave_one_out(sums)
    areas = len(sums)
    z = np.arctanh(without)
    spread = math.sqrt((areas - 1) / areas * float(((z - z.mean()) ** 2).sum()))
    ends = []
    for level in (0.95, 0.95 ** (1 / lags_in_all)):
        reach = float(stdtrit(areas - 1, (1 + level) / 2)) * spread
        ends += [math.tanh(math.atanh(value) - reach), math.tanh(math.atanh(value) + reach)]
    return Lag(lag, value, *ends)
