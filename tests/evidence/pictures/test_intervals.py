"""Intervals: what is hidden or missing says so, and each number stands in words beside its line."""

import re

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.canvas import broken, in_figures, ticks
from alongside.evidence.pictures.intervals import (
    Reference,
    interval_picture,
    one_place,
    per_cent,
    two_places,
    whole_per_cent,
)


def rows(*cells):
    names = ("name", "value", "low", "high", "value_state")
    return pa.table({name: [cell[n] for cell in cells] for n, name in enumerate(names)})


WHOLE = rows(
    ("Lockgate", 0.4, 0.3, 0.5, "shown"), ("Saltern", None, None, None, "hidden"), ("Quay", 0.2, None, None, "shown")
)


def drawn(table, **more):
    return interval_picture(table, "Unsafe after dark", "share of residents", "S.", written=per_cent, **more).svg


def test_an_empty_table_is_refused():
    with pytest.raises(FigureRefused, match="no row"):
        drawn(WHOLE.slice(0, 0))


def test_a_number_stands_in_words_and_a_hidden_one_has_no_point():
    svg = drawn(WHOLE)
    assert "40% (30% to 50%)" in svg
    assert "hidden" in svg
    assert "20%" in svg
    assert svg.count('r="5"') == 2 + 1  # and one in the legend


def test_without_a_state_an_empty_number_is_missing():
    assert "missing" in drawn(WHOLE.drop(["value_state"]))


def test_the_value_that_all_are_held_against_is_a_line_with_its_words():
    assert "the whole borough" not in drawn(WHOLE)
    assert "the whole borough" in drawn(WHOLE, reference=Reference(0.6, "the whole borough"))


def test_a_long_name_takes_lines_of_its_own_so_that_two_can_be_told_apart():
    long = "drug offences and violence, searches per resident held alike"
    svg = drawn(rows(("drug offences and violence", 0.4, 0.3, 0.5, "shown"), (long, 0.4, 0.3, 0.5, "shown")))
    said = [re.sub("<[^>]*>", "", one) for one in re.findall("<text.*?</text>", svg)]
    assert " ".join(said).count("drug offences and violence") == 2
    assert "held alike" in " ".join(said)
    assert "…" not in svg


def test_a_word_longer_than_its_line_is_cut_and_says_so():
    assert "…" in drawn(rows(("x" * 90, 0.4, 0.3, 0.5, "shown")))
    assert "40% (30% to 50%)" in drawn(rows(("", 0.4, 0.3, 0.5, "shown"), (" " * 90, 0.4, 0.3, 0.5, "shown")))


def test_numbers_below_zero_have_a_true_minus():
    assert (in_figures(-1200), one_place(-2.5), per_cent(-0.25)) == ("−1,200", "−2.5", "−25%")
    assert (two_places(-0.254), whole_per_cent(37.2)) == ("−0.25", "37%")
    assert "−2.0" in interval_picture(rows(("A", -1.0, -2.0, 1.0, "shown")), "T", "u", "S.", written=one_place).svg


def test_ticks_are_round_and_hold_both_ends():
    assert ticks(0, 67) == [0, 20, 40, 60, 80]
    assert ticks(0, 0) == [0]
    assert ticks(-3, 4) == [-4, -2, 0, 2, 4]


def test_words_break_between_words_alone():
    assert broken("counting rules changed here", 14) == ["counting rules", "changed here"]
    assert broken("unbreakable", 4) == ["unbreakable"]


def test_ticks_whose_numbers_would_touch_are_named_one_in_two():
    svg = interval_picture(rows(("A", 9e5, 8e5, 1e6, "shown")), "T", "days", "S.", written=one_place).svg
    assert "200,000.0" not in svg
    assert "400,000.0" in svg


def test_nothing_is_not_written_below_nothing():
    assert (two_places(-0.004), one_place(-0.04), two_places(-1234.5)) == ("0.00", "0.0", "−1,234.50")
