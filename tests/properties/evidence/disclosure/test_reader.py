"""What a reader can work out, beside a slow twin: exact fractions for what is fixed, every corner for bounds."""

from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.evidence.disclosure import Cell, hide_what_subtracts
from alongside.evidence.disclosure.reader import Equation, Reader, join_pieces
from alongside.evidence.tables import HIDDEN, SHOWN

PIECES = range(5)
BELOW = 5
numbers = st.lists(st.integers(0, 9), min_size=5, max_size=5)
groups = st.lists(st.frozensets(st.sampled_from(PIECES), min_size=1), min_size=1, max_size=5, unique=True)
SETS = [frozenset(one) for one in chain.from_iterable(combinations(PIECES, size) for size in (1, 2, 3))]


def sum_of(truth, parts):
    return sum(truth[piece] for piece in parts)


def solved(rows):
    """Rows of [coefficients, value] in reduced echelon form, by Gauss and Jordan, without a rounding."""
    rows = [[Fraction(cell) for cell in row] for row in rows]
    done = 0
    for column in range(len(rows[0]) - 1 if rows else 0):
        pivot = next((place for place in range(done, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [cell / rows[done][column] for cell in rows[done]]
        for place in range(len(rows)):
            if place != done and rows[place][column]:
                factor = rows[place][column]
                rows[place] = [a - factor * b for a, b in zip(rows[place], rows[done], strict=True)]
        done += 1
    return rows[:done]


def row_of(parts):
    return [int(piece in parts) for piece in PIECES]


def slow_is_fixed(wanted, shown):
    """Adding the wanted sum to the equations adds nothing to their rank."""
    rows = [[*row_of(parts), 0] for parts in shown]
    return len(solved(rows)) == len(solved([*rows, [*row_of(wanted), 0]]))


def slow_most(wanted, shown, truth):
    """The largest value of the wanted sum over every corner of what the equations leave possible; None without end."""
    if not wanted <= frozenset().union(*shown):
        return None
    rows = solved([[*row_of(parts), sum_of(truth, parts)] for parts in shown])
    found = []
    for basis in combinations(PIECES, len(rows)):
        corner = solved([[*(row[piece] for piece in basis), row[-1]] for row in rows])
        values = {piece: row[-1] for piece, row in zip(basis, corner, strict=False)}
        whole = [values.get(piece, Fraction(0)) for piece in PIECES]
        held = all(sum(a * x for a, x in zip(row[:-1], whole, strict=True)) == row[-1] for row in rows)
        if held and min(whole) >= 0:
            found.append(sum_of(whole, wanted))
    return max(found)


def reader_of(shown, truth):
    pieces = join_pieces([*shown, *SETS])
    made = [Equation(pieces[place], sum_of(truth, parts), frozenset([place])) for place, parts in enumerate(shown)]
    return Reader(made), dict(zip(SETS, pieces[len(shown) :], strict=True))


@given(numbers, groups)
@settings(deadline=None, max_examples=50)
def test_a_sum_is_fixed_when_it_adds_nothing_to_the_rank(truth, shown):
    reader, pieces = reader_of(shown, truth)
    for wanted in SETS:
        assert (reader.way_to(pieces[wanted]) is not None) == slow_is_fixed(wanted, shown), wanted


@given(numbers, groups)
@settings(deadline=None, max_examples=40)
def test_the_most_that_a_sum_can_be_is_its_value_at_some_corner(truth, shown):
    reader, pieces = reader_of(shown, truth)
    for wanted in SETS:
        most, (found, _) = slow_most(wanted, shown, truth), reader.most(pieces[wanted], BELOW)
        if most is not None and most < BELOW:
            assert found == pytest.approx(float(most), abs=1e-6), wanted
        else:
            assert found > BELOW - 1e-6, wanted


@given(numbers, groups, groups)
@settings(deadline=None, max_examples=50)
def test_whatever_the_chain_no_set_of_pieces_that_nobody_named_is_given_away(truth, first, second):
    def publish(parts):
        total = sum_of(truth, parts)
        return Cell(parts, None, HIDDEN) if 0 < total < BELOW else Cell(parts, total)

    earlier = hide_what_subtracts([], [publish(parts) for parts in first], BELOW)
    later = hide_what_subtracts(earlier, [publish(parts) for parts in second], BELOW)
    before = [cell.parts for cell in earlier if cell.state == SHOWN]
    now = [*before, *(cell.parts for cell in later if cell.state == SHOWN)]
    assume(len(now) > len(before))
    for wanted in SETS:
        if 0 < sum_of(truth, wanted) < BELOW:
            assert not slow_is_fixed(wanted, now) or slow_is_fixed(wanted, before), wanted
