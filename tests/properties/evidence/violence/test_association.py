import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.violence.association import rank


def slow_rank(values):
    """Count those below, and half of those that are equal."""
    return [sum(v < value for v in values) + (sum(v == value for v in values) + 1) / 2 for value in values]


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=30))
def test_ranks_equal_counting_those_below(values):
    assert rank(np.array(values, float)).tolist() == slow_rank(values)
