"""Known answers: the examples by which NHSRplotthedots (NHS-R community, MIT) tests its own rules."""

import numpy as np
import pytest

from alongside.evidence.violence.control_charts.rules import PLOT_THE_DOTS, PLOT_THE_DOTS_SIX, Lines, rules_met


def met(values, rules=PLOT_THE_DOTS, centre=0.0, near=2.0, limit=3.0):
    values = np.array(values, float)
    level = [
        np.full(len(values), line) for line in (centre - limit, centre - near, centre, centre + near, centre + limit)
    ]
    return rules_met(values, Lines(*level), rules)


def marks(found):
    return "".join("x" if one else "." for one in found)


@pytest.mark.parametrize(
    ("values", "shift"),
    [
        ([1] * 6, "......"),
        ([1] * 6 + [-1], "......."),
        ([1] * 8 + [-1], "xxxxxxxx."),
        ([-1] + [1] * 8 + [-1], ".xxxxxxxx."),
        ([1] + [-1] * 8 + [1], ".xxxxxxxx."),
        ([1] * 3 + [0] + [1] * 4, "........"),
        ([], ""),
    ],
)
def test_seven_on_one_side_of_the_mean_are_a_shift_and_a_point_on_it_breaks_it(values, shift):
    assert marks(met(values).shift) == shift


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        (range(1, 7), "......"),
        (range(1, 8), "xxxxxxx"),
        ([1, 2, 3, 3, 4, 5, 6], "......."),
        ([2, *range(1, 8), 3], ".xxxxxxx."),
        (range(7, 0, -1), "xxxxxxx"),
        ([2, *range(7, 0, -1), 3], ".xxxxxxx."),
    ],
)
def test_seven_that_each_rise_or_fall_are_a_trend_and_a_repeat_breaks_it(values, trend):
    assert marks(met(values, centre=20).trend) == trend


@pytest.mark.parametrize(
    ("values", "two_of_three"),
    [
        ([2.5, 1, 2.5], "x.x"),
        ([1, 2.5, 2.5], ".xx"),
        ([2.5, 2.5, 1], "xx."),
        ([2.5, 1, 1, 2.5], "...."),
        ([2.5, 1, 1, 2.5, 2.5], "...xx"),
        ([2.5, -1, 2.5], "..."),
        ([2.5, -2.5, 1], "..."),
        ([-2.5, -2.5, -1], "xx."),
        ([4, 4, 2.5], "..."),
        ([4, 2.5, 2.5], ".xx"),
        ([2.5, 2.5], ".."),
    ],
)
def test_two_of_three_near_a_limit_on_one_side_are_marked_and_points_outside_are_not(values, two_of_three):
    """The last but two are the pair of charts in NHSRplotthedots issue 153; opposite sides are its issue 143."""
    assert marks(met(values).two_of_three) == two_of_three


def test_a_point_on_the_limit_is_inside():
    assert marks(met([3, 3.01, -3, -3.01]).outside) == ".x.x"


def test_the_spreadsheet_set_to_six_marks_what_seven_does_not():
    assert marks(met([1] * 6, PLOT_THE_DOTS_SIX).shift) == "xxxxxx"
    assert marks(met(range(1, 7), PLOT_THE_DOTS_SIX, centre=20).trend) == "xxxxxx"


def test_a_trend_is_sought_in_rates_when_they_are_given():
    counts = np.array([10.0] * 7)
    flat = Lines(*(np.full(7, line) for line in (0, 5, 10, 15, 20)))
    assert marks(rules_met(counts, flat, PLOT_THE_DOTS, counts / np.arange(1, 8)).trend) == "xxxxxxx"


def test_the_rules_say_which_tool_they_follow():
    assert "NHSRplotthedots 0.2: a point outside" in PLOT_THE_DOTS.words
    assert PLOT_THE_DOTS_SIX.screening == "no range left out"
