"""The count of the twelve months to each month, with how far chance alone may have moved it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from alongside.evidence.tables import Uncertainty
from alongside.evidence.violence.years import rolling_twelve

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.counts import Counted

EXACT = "exact Poisson interval (Garwood 1936), as if every offence came alone"
CLUSTERED = (
    "quasi-Poisson interval on the log of the count, Student's t; how much more months vary than single offences would "
    "make them is taken from the differences of neighbouring months (von Neumann and others 1941), so that slow "
    "seasons and trends do not widen it"
)


def rolling_series(counted: Counted, level: float = 0.95) -> pa.Table:
    """Give the count of the twelve months to each month, with its interval.

    counted  monthly counts; gaps are allowed.

    Returns  table: month (date32, the last of the twelve), count (int64), low, high (float64; all three null while a
             month of the twelve is missing). The interval is for each value alone: neighbours share eleven months, so
             two that lie apart may still differ by chance, and a smooth line is no sign of a trend.
    Source   See `year_interval`.
    """
    import pyarrow as pa

    sums = rolling_twelve(counted)
    spread, freedom = spread_of(counted.months["count"].to_pylist())
    between = [None if n is None else year_interval(n, spread, freedom, level) for n in sums["count"].to_pylist()]
    for name in ("low", "high"):
        ends = [None if one is None else getattr(one, name) for one in between]
        sums = sums.append_column(name, pa.array(ends, pa.float64()))
    return sums


def year_interval(count: int, spread: float, freedom: float, level: float = 0.95) -> Uncertainty:
    """Say how far a count of twelve months may be off the level that stands behind it.

    spread   how much more months vary than Poisson, 1 or above; freedom its degrees of freedom: see `spread_of`.

    Returns  Uncertainty in the count's unit: the wider of an exact Poisson interval and a quasi-Poisson one. So where
             the spread comes from few months and every offence alone, it is on the wide side: 97 of 100 hold the truth.
    """
    from scipy.special import stdtrit

    low, high = garwood(count, level)
    if count == 0 or spread <= 1:
        return Uncertainty(low, high, level, EXACT)
    reach = float(stdtrit(freedom, (1 + level) / 2)) * math.sqrt(spread / count)
    wide = count * math.exp(-reach), count * math.exp(reach)
    if wide[1] - wide[0] > high - low:
        return Uncertainty(*wide, level, CLUSTERED)
    return Uncertainty(low, high, level, EXACT)


def garwood(count: float, level: float = 0.95) -> tuple[float, float]:
    """Give the exact interval of a Poisson count; a count that was divided by a spread need not be whole.

    Source  Garwood (1936), Biometrika 28: quantiles of the gamma distribution with the count, and the count and one, as
            shape.
    """
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    return float(gammaincinv(count, tail)) if count else 0.0, float(gammaincinv(count + 1, 1 - tail))


def spread_of(counts: Sequence[int | None]) -> tuple[float, float]:
    """Say how much more neighbouring months differ than single offences would make them, and how well that is known.

    counts   a monthly series in order; a missing month leaves out its two differences.

    Returns  the spread, at least 1, and its degrees of freedom, at least 1.
    Source   von Neumann, Kent, Bellinson and Hart (1941), Annals of Mathematical Statistics 12: the mean square
             successive difference, each square here over the sum of its two counts. Freedom 2n² / (3n - 1) of n
             differences.
    """
    squares = [(b - a) ** 2 / (a + b) for a, b in pairwise(counts) if a is not None and b is not None and a + b]
    if not squares:
        return 1.0, 1.0
    n = len(squares)
    return max(1.0, sum(squares) / n), max(1.0, 2 * n * n / (3 * n - 1))
