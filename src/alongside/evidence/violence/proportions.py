"""A share of a whole, with the interval that chance alone would give it."""

from __future__ import annotations

import math

from alongside.evidence.tables import Uncertainty

WILSON = "Wilson score interval for a share (Wilson 1927)"


def wilson(share: float, number: float, level: float = 0.95, method: str = WILSON) -> Uncertainty:
    """Say between which ends a share lies.

    share    of the whole, 0 to 1.
    number   how many the share is of, above 0; a fraction where it is an effective number of answers.
    level    how often such an interval holds the truth.
    method   as the figure is to state it, where the number is not a plain count.

    Returns  Uncertainty, both ends from 0 to 1.
    Source   Wilson (1927), Journal of the American Statistical Association 22. Our own, because SciPy's takes whole
             numbers alone.
    """
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    reach = z / (1 + z * z / number) * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    return Uncertainty(max(0.0, middle - reach), min(1.0, middle + reach), level, method)
