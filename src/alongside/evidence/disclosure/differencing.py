"""Publications can be subtracted from each other. What would give a small number away then is hidden too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from alongside.evidence.disclosure.reader import Equation, Reader, join_pieces
from alongside.evidence.tables import HIDDEN, SHOWN


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

    earlier     every number that went out before and shares pieces with these, the newest first; hidden ones too. They
                may stand in many tables: wards by year, wards by quarter, small areas, the total.
    later       the numbers that are about to go out, protected among themselves (`suppression.protect`).
    hide_below  the strictest of the rules in both: 5 protects 1 to 4; 0 protects nothing.

    Returns     the later cells in their order, more of them hidden. Nothing that is out already is taken back.
    Source      Differencing and interval disclosure: Hundepool and others, Statistical Disclosure Control (2012),
                chapters 4 and 5.3. Given away is
                - a hidden number that some combination of the shown ones fixes (the row space of their sums);
                - a hidden number that cannot be more than `hide_below` - 1 and need not be nothing (linear programs);
                - the same of a piece that no publication names. So however long the chain of numbers that leaves a
                  small rest, and whatever pieces the rest is made of, each of them is small and is found;
                - the difference of two shown numbers, one inside the other, as they stood on any two days.
                The numbers of two days are taken as if nothing had been corrected in between, as a reader would; where
                that cannot be, the fewest corrections are assumed. A total whose number is not given here is in the
                first of these alone.
    """
    cells = list(later)
    if hide_below < 2:
        return cells
    known = list(dict.fromkeys(earlier))
    if {cell for cell in cells if cell.state == SHOWN} <= set(known):
        return cells
    seen = _Seen(known, join_pieces([cell.parts for cell in (*known, *cells)]), hide_below)
    while through := next(seen.ways(cells), None):
        # the smallest number costs the reader least; a zero, or a total that we need not know, goes last
        place = min(through, key=lambda i: (not cells[i].value, cells[i].value or 0, i))
        cells[place] = replace(cells[place], value=None, state=HIDDEN)
    return cells


class _Seen:
    """What readers have seen before, and what they would see now."""

    def __init__(self, earlier: list[Cell], pieces: list[frozenset[int]], hide_below: int) -> None:
        self.earlier, self.pieces, self.hide_below = earlier, pieces, hide_below
        self.out = {(cell.parts, cell.value) for cell in earlier if cell.state == SHOWN}
        self.before = self._reader(earlier)

    def ways(self, later: list[Cell]) -> Iterator[list[int]]:
        """For each small number that is given away, the later cells that it takes. Those that are out do not count."""
        numbers = [*self.earlier, *later]
        first = len(self.earlier)
        new = [place for place, cell in enumerate(numbers)
               if place >= first and cell.state == SHOWN and (cell.parts, cell.value) not in self.out]  # fmt: skip
        found = ([place - first for place in new if place in used] for used in self._all_ways(numbers, new))
        return filter(None, found)

    def _all_ways(self, numbers: list[Cell], new: list[int]) -> Iterator[frozenset[int]]:
        yield from self._small_rests(numbers, new)
        now = self._reader(numbers)
        touched = now.touched_by(set(new))
        hidden = {self.pieces[place] for place, cell in enumerate(numbers) if cell.state == HIDDEN}
        for pieces in sorted((one for one in hidden if one & touched), key=sorted):
            way = self._gives_away(self._without_grown(numbers, new, pieces) or now, pieces)
            if way and not self._gives_away(self.before, pieces):
                yield way
        named = hidden | {self.pieces[place] for place, cell in enumerate(numbers) if cell.state == SHOWN}
        alone = (frozenset([piece]) for piece in sorted(touched))
        yield from self._unnamed(now, [one for one in alone if one not in named])

    def _small_rests(self, numbers: list[Cell], new: list[int]) -> Iterator[frozenset[int]]:
        """Two numbers of which one lies inside the other, and their difference is small."""
        valued = sorted((cell.value, place) for place, cell in enumerate(numbers) if cell.value is not None)
        values = [value for value, _ in valued]
        for place in new:
            value = numbers[place].value
            if value is None:
                continue
            near = slice(bisect_right(values, value - self.hide_below), bisect_left(values, value + self.hide_below))
            inside = self.pieces[place]
            for other_value, other in valued[near]:
                if other_value != value and (inside < self.pieces[other] or self.pieces[other] < inside):
                    yield frozenset([place])

    def _unnamed(self, now: Reader, pieces: list[frozenset[int]]) -> Iterator[frozenset[int]]:
        """Pieces that stand in no publication by themselves, and are small."""
        for alone in pieces:
            way = now.small(alone, self.hide_below)
            if way and not self.before.small(alone, self.hide_below):
                yield way

    def _gives_away(self, reader: Reader, pieces: frozenset[int]) -> frozenset[int] | None:
        return reader.way_to(pieces) or reader.small(pieces, self.hide_below)

    def _without_grown(self, numbers: list[Cell], new: list[int], pieces: frozenset[int]) -> Reader | None:
        """A hidden number that was shown later, once it had grown, says itself and not what it was before."""
        grown = {place for place in new if self.pieces[place] == pieces and _is_large(numbers[place], self.hide_below)}
        return self._reader(numbers, grown) if grown else None

    def _reader(self, numbers: list[Cell], leave_out: Set[int] = frozenset()) -> Reader:
        """A reader of these numbers: the newest first, so that where two differ the newest is believed."""
        earlier = len(self.earlier)
        order = [*range(earlier, len(numbers)), *range(min(earlier, len(numbers)))]
        return Reader(
            Equation(self.pieces[place], numbers[place].value, frozenset([place]))
            for place in order
            if numbers[place].state == SHOWN and place not in leave_out
        )


def _is_large(cell: Cell, hide_below: int) -> bool:
    return cell.value is not None and cell.value >= hide_below
