import pyarrow as pa
import pytest

from alongside.evidence.disclosure import AS_RECORDED, RULES, UNDER_FIVE_HIDDEN, UNDER_TEN_ROUNDED, protect
from alongside.evidence.errors import DisclosureRefused


def states(counts, rule=UNDER_FIVE_HIDDEN, totals_by=((),), **columns):
    table = protect(pa.table({**columns, "n": pa.array(counts, pa.int64())}), "n", rule, totals_by)
    return table["n"].to_pylist(), table["n_state"].to_pylist()


def test_a_number_below_zero_is_refused_with_its_row():
    with pytest.raises(DisclosureRefused, match="Row 2"):
        states([3, -1])


def test_a_rate_is_refused():
    with pytest.raises(DisclosureRefused, match="whole numbers"):
        protect(pa.table({"n": [0.5]}), "n", UNDER_FIVE_HIDDEN)


def test_a_total_that_would_give_the_number_away_is_refused():
    with pytest.raises(DisclosureRefused, match="Publish without that total"):
        states([0, 3])


def test_hidden_missing_and_zero_are_three_things():
    assert states([0, 3, None, 40, 50], totals_by=()) == (
        [0, None, None, 40, 50],
        ["shown", "hidden", "missing", "shown", "shown"],
    )


def test_one_hidden_number_takes_the_next_smallest_with_it():
    assert states([0, 3, 7, 40])[0] == [0, None, None, 40]


def test_two_ones_take_a_third_because_their_total_gives_them_away():
    assert states([1, 1, 9, 40])[0] == [None, None, None, 40]


def test_a_zero_is_hidden_only_when_nothing_else_is_left():
    assert states([0, 0, 3, 3])[0] == [0, 0, None, None]
    assert states([0, 4, 1])[0] == [0, None, None]


def test_every_ward_total_and_every_month_total_is_protected():
    wards = ["A", "A", "A", "B", "B", "B", "C", "C", "C"]
    months = [1, 2, 3] * 3
    counts, _ = states([2, 20, 30, 40, 50, 60, 70, 80, 90], totals_by=(["ward"], ["month"]), ward=wards, month=months)
    assert counts == [None, None, 30, None, None, 60, 70, 80, 90]


def test_a_cell_that_all_totals_together_would_fix_is_covered_by_one_more():
    # two hidden squares joined by one hidden cell (row 2, column 3): its value follows from the other sums, although
    # every row and column hides at least two cells
    small = {(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 3), (3, 4), (4, 3), (4, 4)}
    rows = [row for row in range(1, 5) for _ in range(4)]
    columns = [1, 2, 3, 4] * 4
    counts = [3 if cell in small else 50 for cell in zip(rows, columns, strict=True)]
    protected, _ = states(counts, totals_by=(["row"], ["column"]), row=rows, column=columns)
    hidden = {cell for cell, n in zip(zip(rows, columns, strict=True), protected, strict=True) if n is None}
    assert hidden > small


def test_a_missing_number_belongs_to_no_total():
    assert states([None, 3, 6, 9])[0] == [None, None, None, 9]


def test_rounding_goes_to_the_nearest_multiple():
    assert states([10, 12, 13, 0], rule=UNDER_TEN_ROUNDED)[0] == [10, 10, 15, 0]


def test_open_figures_stay_as_they_were():
    assert states([1, 2, 0], rule=AS_RECORDED) == ([1, 2, 0], ["shown"] * 3)


def test_every_rule_has_a_name_and_says_what_it_does():
    assert all(name == rule.name and rule.words.endswith(".") for name, rule in RULES.items())
