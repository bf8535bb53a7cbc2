"""Many tests at once: of a hundred cells, five stand out at p < 0.05 by chance alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from alongside.evidence.places.points import Numbers


def false_discovery(p_values: ArrayLike) -> Numbers:
    """Turn p-values of many tests into q-values: among those with q of 0.05 or less, about one in twenty is false.

    p_values  any shape; nan where there was no test.

    Returns   q-values of the same shape, never below their p-value; nan stays nan.
    Source    Benjamini and Hochberg (1995). It also holds for tests that depend on each other positively, as those of
              neighbouring cells do (Benjamini and Yekutieli 2001).
    """
    given = np.asarray(p_values, dtype=np.float64)
    flat = given.ravel()
    tested = np.flatnonzero(~np.isnan(flat))
    order = tested[np.argsort(flat[tested])[::-1]]
    ranks = np.arange(len(order), 0, -1)
    found = np.full(flat.shape, np.nan)
    found[order] = np.minimum.accumulate(np.minimum(flat[order] * len(order) / np.maximum(ranks, 1), 1.0))
    return found.reshape(given.shape)
