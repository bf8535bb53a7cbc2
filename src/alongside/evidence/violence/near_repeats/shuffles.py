"""Days dealt out anew to the same places, many deals side by side, and pairs counted in all of them at once.

Sixteen deals lie beside each other for every point, so that one look-up of a point serves all sixteen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.places.points import Days

DEALS_SIDE_BY_SIDE = 16
PAIRS_AT_ONCE = 1 << 13
ROWS_IN_A_BYTE = 128  # so many ones fit into a byte's sum
# What all deals of one pass may take; more deals are counted in further passes over the pairs.
BYTES_OF_DEALS = 64 << 20

Deal = Callable[[np.random.Generator], NDArray[np.signedinteger]]


@dataclass(frozen=True, eq=False)
class Deals:
    """Days by point and deal, in pieces of shape (points, deals)."""

    pieces: list[NDArray[np.signedinteger]]

    @property
    def count(self) -> int:
        return sum(piece.shape[1] for piece in self.pieces)


def small_days(day: Days) -> NDArray[np.signedinteger]:
    """Give days from 0 in the smallest type that also holds the difference of any two."""
    from_zero = day - day.min()
    return from_zero.astype(np.int16 if from_zero.max() < 2**14 else np.int32)


def deal_out(first: list[NDArray[np.signedinteger]], deals: int, deal: Deal, random: np.random.Generator) -> Deals:
    """Lay out what was given as it is, then so many new deals, each made by `deal`."""
    pieces = []
    columns = [*first, *[None] * deals]
    for start in range(0, len(columns), DEALS_SIDE_BY_SIDE):
        some = columns[start : start + DEALS_SIDE_BY_SIDE]
        made = [deal(random) if given is None else given for given in some]
        pieces.append(np.ascontiguousarray(np.column_stack(made)))
    return Deals(pieces)


def deals_in_a_pass(points: int, day: NDArray[np.signedinteger]) -> int:
    return max(DEALS_SIDE_BY_SIDE, BYTES_OF_DEALS // max(1, points * day.itemsize))


def count_differences(
    deals: Deals, one: NDArray[np.int64], other: NDArray[np.int64], limits: Days, signed: bool
) -> NDArray[np.int64]:
    """Count the pairs whose days differ by at most each limit, in every deal.

    one, other  positions of the two points of each pair.
    limits      rising whole days.
    signed      count by the other's day less the one's, which can be negative, instead of by how far apart they are.

    Returns     shape (limits, deals).
    """
    found = np.zeros((len(limits), deals.count), dtype=np.int64)
    for start in range(0, len(one), PAIRS_AT_ONCE):
        i, j = one[start : start + PAIRS_AT_ONCE], other[start : start + PAIRS_AT_ONCE]
        column = 0
        for piece in deals.pieces:
            # positions are our own; "clip" only spares NumPy a buffer
            apart = np.take(piece, j, axis=0, mode="clip")
            apart -= np.take(piece, i, axis=0, mode="clip")
            if not signed:
                np.abs(apart, out=apart)
            width = piece.shape[1]
            for k, limit in enumerate(limits):
                found[k, column : column + width] += _column_sums(apart <= apart.dtype.type(limit))
            column += width
    return found


def _column_sums(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Add ones up by column: in bytes first, which is many times faster than one column after the other."""
    rows, width = flags.shape
    whole = rows - rows % ROWS_IN_A_BYTE
    ones = flags.view(np.uint8)
    total = ones[whole:].sum(axis=0, dtype=np.int64)
    if whole:
        in_bytes = ones[:whole].reshape(ROWS_IN_A_BYTE, -1).sum(axis=0, dtype=np.uint8)
        total += in_bytes.reshape(-1, width).sum(axis=0, dtype=np.int64)
    return np.asarray(total)
