"""What two publications together would tell, worked out by hand."""

import pytest

from alongside.evidence.disclosure import Cell, hide_what_subtracts
from alongside.evidence.tables import HIDDEN, MISSING, SHOWN

SPRING = [("a", 2), ("a", 3), ("a", 4)]


def cell(value, *parts, state=None):
    return Cell(frozenset(parts), value, state or (HIDDEN if value is None else SHOWN))


def told(cells):
    return [one.value if one.state == SHOWN else one.state for one in cells]


def hide(earlier, later, below=5):
    return told(hide_what_subtracts(earlier, later, below))


def test_a_longer_period_may_not_leave_a_small_rest():
    # February and March were 17; with April 20, so April is 3
    assert hide([cell(17, *SPRING[:2])], [cell(20, *SPRING)]) == ["hidden"]
    assert hide([cell(20, *SPRING)], [cell(17, *SPRING[:2])]) == ["hidden"]


def test_a_large_rest_and_no_rest_give_nothing_away():
    assert hide([cell(17, *SPRING[:2])], [cell(22, *SPRING)]) == [22]
    assert hide([cell(17, *SPRING[:2])], [cell(17, *SPRING)]) == [17]


def test_periods_that_overlap_without_one_inside_the_other_cannot_be_subtracted():
    assert hide([cell(17, *SPRING[:2])], [cell(18, *SPRING[1:])]) == [18]


def test_a_part_shown_later_does_not_give_away_the_part_that_was_hidden_beside_it():
    # first: 3 and 7 hidden under a total of 20; then the 7 alone would say 20 - 10 - 7 = 3
    first = [cell(20, "a", "b", "c"), cell(None, "a"), cell(None, "b"), cell(10, "c")]
    assert hide(first, [cell(7, "b")]) == ["hidden"]
    assert hide(first, [cell(12, "a", "c")]) == ["hidden"]


def test_what_is_hidden_now_may_not_be_the_rest_of_what_was_shown_before():
    first = [cell(10, "b")]
    now = [cell(13, "a", "b"), cell(None, "a")]
    assert hide(first, now) == ["hidden", "hidden"]


def test_a_total_that_readers_know_counts_without_its_number():
    first = [cell(None, "a"), cell(None, "b"), cell(None, "a", "b", state=SHOWN)]
    assert hide(first, [cell(7, "b")]) == ["hidden"]


def test_a_hidden_number_that_has_grown_may_be_shown():
    assert hide([cell(None, "a")], [cell(6, "a")]) == [6]


def test_a_hidden_number_may_not_be_shown_under_a_laxer_rule():
    assert hide([cell(None, "a")], [cell(3, "a")]) == ["hidden"]


def test_a_number_that_was_shown_before_is_out_and_takes_nothing_with_it():
    assert hide([cell(3, "a")], [cell(None, "a"), cell(40, "b")]) == ["hidden", 40]


def test_of_two_numbers_that_would_do_the_smaller_is_hidden():
    first = [cell(None, "a"), cell(30, "a", "b", "c")]
    assert hide(first, [cell(9, "b"), cell(18, "c")]) == ["hidden", 18]


def test_missing_is_not_protected_and_not_a_zero():
    assert hide([cell(None, "a", state=MISSING)], [cell(12, "b"), cell(40, "a", "b")]) == [12, 40]


@pytest.mark.parametrize("below", [0, 1])
def test_without_a_rule_nothing_is_hidden(below):
    assert hide([cell(17, *SPRING[:2])], [cell(20, *SPRING)], below) == [20]


def test_with_nothing_before_it_what_was_protected_stays_as_it_is():
    assert hide([], [cell(None, "a"), cell(None, "b"), cell(30, "a", "b")]) == ["hidden", "hidden", 30]
    assert hide([], [cell(41, "a")]) == [41]


# Chains, and tables that share their pieces


def test_a_total_less_two_parts_may_not_leave_a_small_rest():
    # 41 in the year; 20 in the first quarter and 18 in the second leave 3, in two quarters that nobody named
    year, first, second = cell(41, "q1", "q2", "q3", "q4"), cell(20, "q1"), cell(18, "q2")
    assert hide([year, first], [second]) == ["hidden"]
    assert hide([year, first], [cell(12, "q2")]) == [12]


def test_the_parts_of_a_small_rest_are_guarded_though_other_numbers_run_through_them():
    # 3 are left in q3 and q4, and two further sums hold one of them each, so that neither is fixed
    shown = [cell(41, "q1", "q2", "q3", "q4"), cell(20, "q1"), cell(30, "q3", "x"), cell(40, "q4", "y")]
    assert hide(shown, [cell(18, "q2")]) == ["hidden"]


def test_a_chain_of_publications_is_followed_from_one_to_the_next():
    # a + b, then b + c, then c + d: with a hidden, the last two numbers together give it away
    chain = [cell(None, "a"), cell(13, "a", "b"), cell(19, "b", "c")]
    assert hide(chain, [cell(9, "c")]) == ["hidden"]
    assert hide([*chain, cell(22, "c", "d")], [cell(13, "d")]) == ["hidden"]


def test_wards_by_year_and_by_quarter_and_small_areas_are_read_together():
    # ward W: small areas s and t; W's year is 30; t's year is 26, so s has 4, which stood hidden under no total
    ward_by_quarter = [cell(16, ("s", 1), ("t", 1)), cell(14, ("s", 2), ("t", 2))]
    areas = [cell(None, ("s", 1), ("s", 2)), cell(26, ("t", 1), ("t", 2))]
    assert hide(ward_by_quarter, areas) == ["hidden", "hidden"]


def test_a_hidden_number_may_not_be_known_to_be_small():
    # a and b are 6 together, and b and c are 8; that c with d is 17 and d is 12 leaves b at 3
    known = [cell(None, "a"), cell(None, "b"), cell(6, "a", "b"), cell(None, "c"), cell(8, "b", "c")]
    assert hide(known, [cell(17, "c", "d"), cell(12, "d")]) == [17, "hidden"]
    # that a, b and c are 9 together leaves c at 3 and a at 1; 16 leave all of them room
    assert hide(known, [cell(9, "a", "b", "c")]) == ["hidden"]
    assert hide([cell(None, "a"), cell(None, "b")], [cell(2, "a", "b", "z")]) == ["hidden"]
    assert hide([cell(None, "a"), cell(None, "b")], [cell(6, "a", "b")]) == [6]


def test_corrections_that_contradict_each_other_are_taken_at_their_smallest():
    # a and b were 10 together and with c they are 7: c is then held to be nothing, and d says nothing new
    before = [cell(10, "a", "b"), cell(7, "a", "b", "c")]
    assert hide(before, [cell(30, "c", "d")]) == [30]
    assert hide([cell(20, "a", "b"), cell(12, "a")], [cell(5, "b"), cell(40, "c")]) == [5, 40]


def test_a_total_whose_number_we_need_not_know_is_hidden_last():
    total = cell(None, "a", "b", state=SHOWN)
    assert hide([], [total, cell(9, "a"), cell(None, "b")]) == [None, "hidden", "hidden"]


def test_what_is_out_already_is_not_hidden_again():
    out = [cell(41, "a", "b"), cell(38, "a")]
    assert hide(out, [cell(41, "a", "b"), cell(12, "c")]) == [41, 12]
