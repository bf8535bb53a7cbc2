"""The named rules for small numbers, and hiding them in one table.

A hidden number shows that it is hidden: it is neither zero nor missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import DisclosureRefused
from alongside.evidence.tables import HIDDEN, MISSING, SHOWN, STATE_SUFFIX

if TYPE_CHECKING:
    import pyarrow as pa

Line = tuple[int, Hashable]


@dataclass(frozen=True)
class Rule:
    """How small numbers are treated in one publication.

    hide_below  counts from 1 up to just below this are hidden; 0 hides nothing. Zero itself is shown.
    round_to    shown counts are rounded to the nearest multiple of this, halves away from zero; 1 rounds nothing.
    """

    name: str
    words: str
    hide_below: int = 0
    round_to: int = 1


AS_RECORDED = Rule("as-recorded", "Every number is shown. For open figures that were published already.")
UNDER_FIVE_HIDDEN = Rule(
    "under-five-hidden",
    "Numbers from 1 to 4 are hidden, and so are others where a hidden number could be worked out from a total.",
    hide_below=5,
)
UNDER_TEN_ROUNDED = Rule(
    "under-ten-hidden-rounded-to-five",
    "Numbers from 1 to 9 are hidden, and others where needed; the rest are rounded to the nearest 5.",
    hide_below=10,
    round_to=5,
)
RULES = {rule.name: rule for rule in (AS_RECORDED, UNDER_FIVE_HIDDEN, UNDER_TEN_ROUNDED)}


def protect(table: pa.Table, value: str, rule: Rule, totals_by: Sequence[Sequence[str]] = ((),)) -> pa.Table:
    """Hide the small numbers of a table, and enough others that no published total gives a hidden one away.

    table      one row a cell. `value` holds whole numbers from 0; null means missing.
    value      the column to protect.
    totals_by  which totals readers can see or already know: () is the total of the whole table, ("ward",) a total for
               each ward. Give every total that is published anywhere, and an empty sequence when there is none.

    Returns    the same rows, `value` null where hidden or missing, and `value`_state with "shown", "hidden" or
               "missing".
    Raises     DisclosureRefused for a number below zero or not whole, and when only hiding a total itself would do.
    Source     Primary and secondary cell suppression, as in Hundepool and others, Statistical Disclosure Control
               (2012), chapter 4. In each line of cells under one total, the hidden cells are at least two and together
               at least `hide_below`; and no hidden cell is fixed by the totals taken together (null space of the sums).
               Two publications of overlapping periods can still be subtracted: see `differencing`.
    """
    import pyarrow as pa

    counts = table[value].to_pylist()
    _check_counts(counts, value)
    lines = _lines(table, counts, totals_by)
    hidden = {i for i, count in enumerate(counts) if count is not None and 0 < count < rule.hide_below}
    if hidden and lines:
        hidden = _hide_more(counts, lines, hidden, rule)

    states = [MISSING if count is None else HIDDEN if i in hidden else SHOWN for i, count in enumerate(counts)]
    shown = [_round(c, rule.round_to) if s == SHOWN else None for c, s in zip(counts, states, strict=True)]
    place = table.column_names.index(value)
    return table.set_column(place, value, pa.array(shown, pa.int64())).append_column(
        value + STATE_SUFFIX, pa.array(states, pa.string())
    )


def _check_counts(counts: list, value: str) -> None:
    for number, count in enumerate(counts, start=1):
        if count is not None and (count < 0 or count != int(count)):
            raise DisclosureRefused(
                f'Row {number}: "{value}" is {count}. Only whole numbers from 0 can be protected; rates and changes '
                "are worked out afterwards, from what is shown."
            )


def _lines(table: pa.Table, counts: list, totals_by: Sequence[Sequence[str]]) -> dict[Line, list[int]]:
    lines: dict[Line, list[int]] = defaultdict(list)
    for which, columns in enumerate(totals_by):
        keys = zip(*(table[c].to_pylist() for c in columns), strict=True) if columns else [()] * len(counts)
        for i, key in enumerate(keys):
            if counts[i] is not None:
                lines[which, key].append(i)
    return lines


def _hide_more(counts: list, lines: dict[Line, list[int]], hidden: set[int], rule: Rule) -> set[int]:
    hidden = set(hidden)
    while True:
        line = _weak_line(counts, lines, hidden, rule)
        if line is None:
            return hidden
        choice = [i for i in line if i not in hidden]
        if not choice:
            raise DisclosureRefused(
                f"A total stands over {len(line)} cells that are all hidden, and would still give them away under the "
                f'rule "{rule.name}". Publish without that total, or join categories so that counts are larger.'
            )
        # the smallest number above zero costs the reader least; a zero is hidden only when nothing else is left
        hidden.add(min(choice, key=lambda i: (counts[i] == 0, counts[i], i)))


def _weak_line(counts: list, lines: dict[Line, list[int]], hidden: set[int], rule: Rule) -> list[int] | None:
    for line in lines.values():
        inside = [i for i in line if i in hidden]
        if inside and (len(inside) < 2 or sum(counts[i] for i in inside) < rule.hide_below):
            return line
    return _line_with_a_fixed_cell(lines, hidden)


def _line_with_a_fixed_cell(lines: dict[Line, list[int]], hidden: set[int]) -> list[int] | None:
    cells = sorted(hidden)
    column = {cell: j for j, cell in enumerate(cells)}
    under = [line for line in lines.values() if any(i in hidden for i in line)]
    sums = np.zeros((len(under), len(cells)))
    for row, line in enumerate(under):
        for i in line:
            if i in column:
                sums[row, column[i]] = 1
    _, size, directions = np.linalg.svd(sums, full_matrices=True)
    free = directions[int((size > 1e-9).sum()) :]
    fixed = np.flatnonzero((np.abs(free) < 1e-9).all(axis=0))
    if not len(fixed):
        return None
    cell = cells[fixed[0]]
    # prefer a line that still has a shown cell to hide
    return min((line for line in under if cell in line), key=lambda line: all(i in hidden for i in line))


def _round(count: int, to: int) -> int:
    return int((2 * count + to) // (2 * to)) * to
