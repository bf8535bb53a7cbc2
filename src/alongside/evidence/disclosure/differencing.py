"""Two publications can be subtracted from each other. What would give a hidden number away then is hidden too."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.tables import HIDDEN, SHOWN

_NOTHING, _SMALL = 1e-9, 1e-6  # what rounding leaves of a zero


@dataclass(frozen=True)
class Cell:
    """One number of a publication.

    parts  the smallest pieces that it adds up, each named by whatever tells it apart: (area, month), (code, month).
    value  None where it is hidden or missing, or where a reader may know it and we need not.
    state  "shown", "hidden" or "missing".
    """

    parts: frozenset[Hashable]
    value: int | None
    state: str = SHOWN


def hide_what_subtracts(earlier: Sequence[Cell], later: Sequence[Cell], hide_below: int) -> list[Cell]:
    """Hide the numbers of a publication with which a reader could work out what is hidden in it or in an earlier one.

    earlier     every number that went out before and shares pieces with these; hidden ones too.
    later       the numbers that are about to go out, protected among themselves (`suppression.protect`).
    hide_below  the strictest of the rules in both: 5 protects 1 to 4; 0 protects nothing.

    Returns     the later cells in their order, more of them hidden. Nothing that is out already is taken back.
    Source      Differencing: Hundepool and others, Statistical Disclosure Control (2012), section 5.3. A hidden number
                is given away when a sum of shown ones, each taken some times, is that number (the row space of the
                sums). Two shown numbers of which one lies inside the other may not differ by 1 to `hide_below` - 1.
                The numbers of two days are taken as if nothing had been corrected in between, as a reader would.
                Longer chains of shown numbers that leave a small rest are not searched for.
    """
    cells = list(later)
    if hide_below < 2:
        return cells
    known = list(dict.fromkeys(earlier))
    while through := _way_to_a_small_number(known, cells, hide_below):
        # the smallest number costs the reader least; a zero, or a total that we need not know, goes last
        place = min(through, key=lambda i: (not cells[i].value, cells[i].value or 0, i))
        cells[place] = replace(cells[place], value=None, state=HIDDEN)
    return cells


def _way_to_a_small_number(earlier: list[Cell], later: list[Cell], hide_below: int) -> list[int]:
    """Find the later cells of one sum that gives a small number away; none when nothing does."""
    for place, cell in enumerate(later):
        for other in (*earlier, *later):
            if _leaves_a_small_rest(cell, other, hide_below):
                return [place]
    return next(_ways_to_a_hidden_number(earlier, later, hide_below), [])


def _leaves_a_small_rest(one: Cell, other: Cell, hide_below: int) -> bool:
    if one.value is None or other.value is None:
        return False
    if not 0 < abs(one.value - other.value) < hide_below:
        return False
    return one.parts < other.parts or other.parts < one.parts


def _ways_to_a_hidden_number(earlier: list[Cell], later: list[Cell], hide_below: int) -> Iterator[list[int]]:
    """For each hidden number that the shown ones fix, the later cells that it takes to work it out."""
    numbers = [*earlier, *later]
    sums = _sums(numbers)
    shown = np.array([cell.state == SHOWN for cell in numbers], bool)
    hidden = np.flatnonzero([cell.state == HIDDEN for cell in numbers])
    new = np.arange(len(numbers)) >= len(earlier)
    for place in hidden[_are_fixed(sums[shown], sums[hidden])]:
        # the same number, grown since: it says itself and not what it was before
        same = [one.parts == numbers[place].parts and _is_large(one, hide_below) for one in numbers]
        usable = shown & ~(new & np.array(same, bool))
        wanted = sums[[place]]
        if _are_fixed(sums[usable], wanted).any() and not _are_fixed(sums[usable & ~new], wanted).any():
            taken = np.linalg.lstsq(sums[usable].T, wanted[0], rcond=None)[0]
            used = np.flatnonzero(usable)[np.abs(taken) > _NOTHING]
            yield [int(i) - len(earlier) for i in used if new[i]]


def _is_large(cell: Cell, hide_below: int) -> bool:
    return cell.value is not None and cell.value >= hide_below


def _sums(cells: list[Cell]) -> NDArray[np.float64]:
    """One row a number, one column a piece: 1 where the number holds the piece. Pieces always together are one."""
    where: dict[Hashable, list[int]] = {}
    for place, cell in enumerate(cells):
        for part in cell.parts:
            where.setdefault(part, []).append(place)
    together = dict.fromkeys(map(tuple, where.values()))
    sums = np.zeros((len(cells), len(together)))
    for column, places in enumerate(together):
        sums[list(places), column] = 1
    return sums


def _are_fixed(sums: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say of each wanted sum whether some combination of the known sums is that sum."""
    _, size, directions = np.linalg.svd(sums, full_matrices=False)
    reached = directions[size > _NOTHING]
    left = wanted - (wanted @ reached.T) @ reached
    return np.abs(left).max(axis=1, initial=0) < _SMALL
