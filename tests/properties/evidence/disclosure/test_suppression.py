"""A reader who knows every total must not be able to work out a hidden number. The twin tries every possibility."""

from itertools import product

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN, protect
from alongside.evidence.errors import DisclosureRefused

COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=9)


def possible_values(cells, lines):
    """Every value each hidden cell could have, seen by someone who knows the shown cells and all totals. Slow."""
    hidden = [i for i, (_, state) in enumerate(cells) if state == "hidden"]
    most = max((sum(cells[i][0] for i in line) for line in lines), default=0)
    found = {i: set() for i in hidden}
    for guess in product(range(min(most, 12) + 1), repeat=len(hidden)):
        trial = dict(zip(hidden, guess, strict=True))
        if all(sum(trial.get(i, cells[i][0]) for i in line) == sum(cells[i][0] for i in line) for line in lines):
            for i, value in trial.items():
                found[i].add(value)
    return found


@given(COUNTS)
def test_what_is_shown_is_true_and_what_is_hidden_is_not_there(counts):
    table = pa.table({"n": pa.array(counts, pa.int64())})
    protected = protect(table, "n", UNDER_FIVE_HIDDEN, totals_by=())
    for before, after, state in zip(counts, protected["n"].to_pylist(), protected["n_state"].to_pylist(), strict=True):
        assert state == ("missing" if before is None else "hidden" if 0 < before < 5 else "shown")
        assert after == (before if state == "shown" else None)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=5))
def test_no_hidden_number_follows_from_the_total(counts):
    table = pa.table({"n": counts})
    try:
        protected = protect(table, "n", UNDER_FIVE_HIDDEN)
    except DisclosureRefused:
        assert sum(c for c in counts if c < 5) > 0 or sum(counts) < 5
        return
    cells = list(zip(counts, protected["n_state"].to_pylist(), strict=True))
    for values in possible_values(cells, [list(range(len(counts)))]).values():
        assert len(values) > 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_no_hidden_number_follows_from_row_and_column_totals(counts):
    table = pa.table({"row": [0, 0, 0, 1, 1, 1], "column": [0, 1, 2, 0, 1, 2], "n": counts})
    try:
        protected = protect(table, "n", UNDER_FIVE_HIDDEN, totals_by=(["row"], ["column"]))
    except DisclosureRefused:
        return
    free = [state == "hidden" for state in protected["n_state"].to_pylist()]
    for row in (0, 1):
        assert sum(free[row * 3 : row * 3 + 3]) != 1
    for column in (0, 1, 2):
        assert sum((free[column], free[column + 3])) != 1
