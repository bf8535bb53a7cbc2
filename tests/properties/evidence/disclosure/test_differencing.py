"""Whatever two publications hide, no sum or difference of what both show is a hidden number: looked for one by one."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.evidence.disclosure import Cell, hide_what_subtracts
from alongside.evidence.tables import HIDDEN, SHOWN

PIECES = "abcd"
numbers = st.dictionaries(st.sampled_from(PIECES), st.integers(0, 12), min_size=4, max_size=4)
groups = st.lists(st.frozensets(st.sampled_from(PIECES), min_size=1), min_size=1, max_size=4, unique=True)


def publish(truth, parts):
    total = sum(truth[one] for one in parts)
    return Cell(parts, None, HIDDEN) if 0 < total < 5 else Cell(parts, total)


def can_be_worked_out(wanted, cells):
    """The slow twin: take each shown number once away, once not, once added."""
    shown = [one for one in cells if one.state == SHOWN]
    for signs in product((-1, 0, 1), repeat=len(shown)):
        weight = dict.fromkeys(PIECES, 0)
        for sign, one in zip(signs, shown, strict=True):
            for piece in one.parts:
                weight[piece] += sign
        if all(weight[piece] == (piece in wanted) for piece in PIECES):
            return True
    return False


@given(numbers, groups, groups)
@settings(deadline=None, max_examples=50)
def test_nothing_hidden_can_be_worked_out_that_could_not_be_before(truth, first, second):
    earlier = [publish(truth, parts) for parts in first]
    # a first publication is protected in itself
    earlier = hide_what_subtracts([], earlier, 5)
    later = hide_what_subtracts(earlier, [publish(truth, parts) for parts in second], 5)
    for cell in (*earlier, *later):
        if cell.state == HIDDEN and not can_be_worked_out(cell.parts, earlier):
            known = [one for one in (*earlier, *later) if one.parts != cell.parts]
            assert not can_be_worked_out(cell.parts, known)
