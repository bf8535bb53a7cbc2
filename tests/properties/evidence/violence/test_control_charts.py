"""The twin: each rule asked of every window of points, in plain Python."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.evidence.violence.control_charts.rules import Lines, RuleSet, rules_met

POINTS = st.lists(st.integers(-4, 4), max_size=30)


def sign(number):
    return (number > 0) - (number < 0)


def every_window(values, length):
    return [range(first, first + length) for first in range(len(values) - length + 1)]


def twin(values, shift, trend):
    """Limits at ±3, near them beyond ±2, mean 0."""
    met = {"outside": {i for i, v in enumerate(values) if abs(v) > 3}}
    near = {i for i, v in enumerate(values) if 2 < abs(v) <= 3}
    met["shift"] = {
        i for w in every_window(values, shift) if {sign(values[j]) for j in w} in ({1}, {-1}) for i in w
    }  # fmt: skip
    met["trend"] = {
        i for w in every_window(values, trend)
        if {sign(b - a) for a, b in pairwise([values[j] for j in w])} in ({1}, {-1}) for i in w
    }  # fmt: skip
    met["two_of_three"] = {
        i for w in every_window(values, 3)
        if {sign(values[j]) for j in w} in ({1}, {-1}) and len(near & set(w)) >= 2 for i in near & set(w)
    }  # fmt: skip
    return met


@settings(deadline=None)
@given(POINTS, st.integers(3, 8), st.integers(3, 8))
def test_the_rules_mark_what_the_twin_marks(values, shift, trend):
    lines = Lines(*(np.full(len(values), line) for line in (-3, -2, 0, 2, 3)))
    found = rules_met(np.array(values, float), lines, RuleSet("any", "any", shift, trend, False))
    for rule, marked in twin(values, shift, trend).items():
        assert set(np.flatnonzero(getattr(found, rule)).tolist()) == marked, rule
