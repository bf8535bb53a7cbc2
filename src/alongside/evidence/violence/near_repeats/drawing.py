"""Drawing without replacement: how unusual is a share among some, when they are drawn from all?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.places.points import Numbers


def two_sided_share(seen: NDArray[np.int64], drawn: NDArray[np.int64], marked: int, every: int) -> Numbers:
    """Give for each draw the two-sided p-value of the marked ones seen in it: twice the smaller tail, at most 1.

    seen    marked ones in each draw; drawn: the size of each draw.
    marked  how many of all are marked; every: how many there are.

    Source  hypergeometric distribution; doubling the smaller tail, as Fisher did.
    """
    from scipy.special import gammaln

    sizes, place = np.unique(np.column_stack([drawn, seen]), axis=0, return_inverse=True)
    found = np.empty(len(sizes))

    def choose(n: int, k: NDArray[np.int64]) -> Numbers:
        return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))

    for k, (size, hits) in enumerate(sizes.tolist()):
        possible = np.arange(max(0, size - (every - marked)), min(size, marked) + 1)
        logs = choose(marked, possible) + choose(every - marked, size - possible)
        chances = np.exp(logs - logs.max())
        chances /= chances.sum()
        found[k] = min(1.0, 2 * min(chances[possible >= hits].sum(), chances[possible <= hits].sum()))
    return found[place.reshape(-1)]
