"""What a reader can work out from all numbers that are shown: which sums they fix, and how small the others must be.

The numbers are sums of pieces. Each shown one is an equation. A sum is fixed when some combination of the equations is
that sum (it lies in their row space); and where it is not fixed, the most that it can be follows from the equations and
from nothing being below zero (a linear program). Shown parts are taken out of the totals above them first: then what is
unknown falls apart into small blocks that know nothing of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NOTHING, _SMALL = 1e-9, 1e-6  # what rounding leaves of a zero


@dataclass(frozen=True)
class Equation:
    """A sum that is shown.

    pieces  the places of its pieces.
    value   None for a total that readers know and we need not.
    uses    which numbers it was made from.
    """

    pieces: frozenset[int]
    value: int | None
    uses: frozenset[int]


def join_pieces(sums: Sequence[frozenset[Hashable]]) -> list[frozenset[int]]:
    """The same sums with their pieces numbered; pieces that are in the same sums are one."""
    where: dict[Hashable, list[int]] = defaultdict(list)
    for place, parts in enumerate(sums):
        for part in parts:
            where[part].append(place)
    numbered = [set[int]() for _ in sums]
    for piece, places in enumerate(dict.fromkeys(map(tuple, where.values()))):
        for place in places:
            numbered[place].add(piece)
    return [frozenset(pieces) for pieces in numbered]


def without_shown_parts(equations: Iterable[Equation]) -> list[Equation]:
    """Take out of each sum the shown sums inside it, the largest first. What they say together stays the same."""
    ordered = sorted(equations, key=lambda one: len(one.pieces))
    holding: dict[int, list[Equation]] = defaultdict(list)
    left: list[Equation] = []
    for one in ordered:
        rest = _less_parts(one, holding)
        if rest.pieces:
            left.append(rest)
        for piece in one.pieces:
            holding[piece].append(one)
    return left


def _less_parts(one: Equation, holding: dict[int, list[Equation]]) -> Equation:
    pieces, value, uses = set(one.pieces), one.value, set(one.uses)
    for piece in sorted(one.pieces):
        if piece not in pieces:
            continue
        for part in reversed(holding[piece]):
            if part.pieces <= pieces and (value is None or part.value is not None):
                pieces -= part.pieces
                value = None if value is None or part.value is None else value - part.value
                uses |= part.uses
                break
    return Equation(frozenset(pieces), value, frozenset(uses))


class Block:
    """Equations that share pieces, and no piece with any other block."""

    def __init__(self, equations: list[Equation]) -> None:
        self.equations = equations
        self.pieces = sorted(frozenset().union(*(one.pieces for one in equations)))
        self.column = {piece: place for place, piece in enumerate(self.pieces)}
        self._with_room: dict[int, frozenset[int]] = {}

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """One row an equation, one column a piece: 1 where the sum holds the piece."""
        return np.array([self.row(one.pieces) for one in self.equations])

    def row(self, pieces: Iterable[int]) -> NDArray[np.float64]:
        row = np.zeros(len(self.pieces))
        row[[self.column[piece] for piece in pieces if piece in self.column]] = 1
        return row

    def way_to(self, wanted: NDArray[np.float64]) -> frozenset[int] | None:
        """The numbers that it takes to work out a sum; None when it is not fixed."""
        taken = np.linalg.lstsq(self.sums.T, wanted, rcond=None)[0]
        if np.abs(taken @ self.sums - wanted).max(initial=0) > _SMALL:
            return None
        return self._uses(taken)

    def most(self, wanted: NDArray[np.float64]) -> tuple[float, frozenset[int]]:
        """The most that a sum can be, and the numbers that say so."""
        found = _program(-wanted, self._valued, self._values)
        return -found.fun, self._uses_of_valued(found.eqlin.marginals)

    def with_room(self, room: int) -> frozenset[int]:
        """The pieces that may each be `room` or more; a sum that holds one need not be smaller."""
        if room not in self._with_room:
            self._with_room[room] = frozenset(self.pieces[place] for place in self._find_room(room))
        return self._with_room[room]

    def _find_room(self, room: int) -> set[int]:
        """Fill as many pieces as possible up to `room` at once, then those that are left, until none more is filled."""
        many, rows = len(self.pieces), len(self._valued)
        each, nothing = np.eye(many), np.zeros((rows, many))
        sums = np.hstack([self._valued, nothing, nothing])
        filled = np.hstack([each, -each, -each])  # a piece is what is filled of it, up to `room`, and the rest
        found: set[int] = set()
        while len(found) < many:
            cost = np.zeros(3 * many)
            cost[[many + place for place in range(many) if place not in found]] = -1
            point = _program(cost, np.vstack([sums, filled]), np.concatenate([self._values, np.zeros(many)]), room).x
            more = set(np.flatnonzero(point[:many] > room - _SMALL).tolist()) - found
            if not more:
                break
            found |= more
        return found

    @cached_property
    def _with_value(self) -> list[int]:
        return [place for place, one in enumerate(self.equations) if one.value is not None]

    @cached_property
    def _valued(self) -> NDArray[np.float64]:
        return self.sums[self._with_value]

    @cached_property
    def _values(self) -> NDArray[np.float64]:
        """What the equations say; where corrections make them contradict each other, changed as little as will do."""
        said = np.array([float(self.equations[place].value or 0) for place in self._with_value])
        return said if _is_possible(self._valued, said) else _nearest(self._valued, said)

    def _uses(self, taken: NDArray[np.floating]) -> frozenset[int]:
        used = (one.uses for one, share in zip(self.equations, taken, strict=True) if abs(share) > _NOTHING)
        return frozenset().union(*used)

    def _uses_of_valued(self, taken: NDArray[np.floating]) -> frozenset[int]:
        whole = np.zeros(len(self.equations))
        whole[self._with_value] = taken
        return self._uses(whole)


def blocks_of(equations: Sequence[Equation]) -> list[Block]:
    """Equations that share pieces, directly or through others, together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    first: dict[int, int] = {}
    shared = [(place, first.setdefault(piece, place)) for place, one in enumerate(equations) for piece in one.pieces]
    ends = np.array(shared, np.int64).reshape(-1, 2).T
    many = len(equations)
    _, labels = connected_components(coo_array((np.ones(len(shared)), tuple(ends)), (many, many)), directed=False)
    together: dict[int, list[Equation]] = defaultdict(list)
    for label, one in zip(labels.tolist(), equations, strict=True):
        together[label].append(one)
    return [Block(members) for members in together.values()]


class Reader:
    """Somebody who has every shown number and takes nothing as corrected in between."""

    def __init__(self, equations: Iterable[Equation]) -> None:
        self.blocks = blocks_of(without_shown_parts(equations))
        self.block_of = {piece: block for block in self.blocks for piece in block.pieces}

    def touched_by(self, numbers: Set[int]) -> frozenset[int]:
        """The pieces of which something else is known for these numbers."""
        touched = (block for block in self.blocks if any(one.uses & numbers for one in block.equations))
        return frozenset(piece for block in touched for piece in block.pieces)

    def way_to(self, pieces: frozenset[int]) -> frozenset[int] | None:
        """The numbers that it takes to work out a sum; None when it cannot be worked out."""
        ways = [block.way_to(block.row(pieces)) for block in self._blocks(pieces)]
        if not pieces <= self.block_of.keys() or None in ways:
            return None
        return frozenset().union(*(way for way in ways if way is not None))

    def small(self, pieces: frozenset[int], hide_below: int) -> frozenset[int] | None:
        """The numbers that say of a sum that it is at most `hide_below` - 1 and not nothing; None for any other."""
        most, uses = self.most(pieces, hide_below)
        return uses if 1 - _SMALL < most < hide_below - 1 + _SMALL else None

    def most(self, pieces: frozenset[int], hide_below: int) -> tuple[float, frozenset[int]]:
        """The most that a sum can be, and the numbers that say so; without end where it has room for `hide_below`."""
        blocks = self._blocks(pieces)
        if not pieces <= self.block_of.keys() or any(pieces & block.with_room(hide_below) for block in blocks):
            return np.inf, frozenset()
        found = [block.most(block.row(pieces)) for block in blocks]
        return sum(most for most, _ in found), frozenset().union(*(uses for _, uses in found))

    def _blocks(self, pieces: frozenset[int]) -> list[Block]:
        return list(dict.fromkeys(self.block_of[piece] for piece in sorted(pieces) if piece in self.block_of))


def _program(
    cost: NDArray[np.float64], sums: NDArray[np.float64], values: NDArray[np.float64], room: int | None = None
) -> Any:
    """The least cost with which the sums have these values and nothing is below zero.

    room  bounds the second third of what is looked for.
    """
    from scipy.optimize import linprog

    # what no sum holds may be as large as it likes; a bound keeps the program from saying that it has no end
    most = np.full(len(cost), 1e6 + values.sum())
    if room is not None:
        most[len(cost) // 3 : 2 * len(cost) // 3] = room
    return linprog(cost, A_eq=sums, b_eq=values, bounds=np.stack([np.zeros(len(cost)), most], axis=1), method="highs")


def _is_possible(sums: NDArray[np.float64], values: NDArray[np.float64]) -> bool:
    return bool(_program(np.zeros(sums.shape[1]), sums, values).success)


def _nearest(sums: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values nearest to these that can all be true at once: the fewest corrections, counted in offences."""
    each = np.eye(len(values))
    cost = np.concatenate([np.zeros(sums.shape[1]), np.ones(2 * len(values))])
    found = _program(cost, np.hstack([sums, each, -each]), values)
    return sums @ found.x[: sums.shape[1]]
