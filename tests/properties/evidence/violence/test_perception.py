import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.violence.neighbourhoods.impact import spread_of_months
from alongside.evidence.violence.perception.small_areas import shrink
from alongside.evidence.violence.perception.worries import redraw

ESTIMATE = st.tuples(st.integers(-40, 40).map(lambda n: n / 10), st.integers(1, 50).map(lambda n: n / 10))


def slow_shrink(estimates, variances):
    """Morris's formulas area by area, after trying the variance between areas until it stands still."""
    k, between = len(estimates), 0.0
    for _ in range(200):
        weights = [1 / (v + between) for v in variances]
        mean = sum(w * y for w, y in zip(weights, estimates, strict=True)) / sum(weights)
        each = [k / (k - 1) * (y - mean) ** 2 - v for y, v in zip(estimates, variances, strict=True)]
        between = max(0.0, sum(w * e for w, e in zip(weights, each, strict=True)) / sum(weights))
    weights = [1 / (v + between) for v in variances]
    mean = sum(w * y for w, y in zip(weights, estimates, strict=True)) / sum(weights)
    usual = sum(w * v for w, v in zip(weights, variances, strict=True)) / sum(weights)
    told = []
    for y, v, w in zip(estimates, variances, weights, strict=True):
        b = (k - 3) / (k - 1) * v / (v + between)
        doubt = 2 / (k - 3) * b * b * (usual + between) / (v + between)
        told.append(((1 - b) * y + b * mean, (v * (1 - (1 - w / sum(weights)) * b) + doubt * (y - mean) ** 2) ** 0.5))
    return told


@given(st.lists(ESTIMATE, min_size=4, max_size=12))
def test_shrinking_all_at_once_equals_area_by_area(areas):
    estimates, variances = (list(column) for column in zip(*areas, strict=True))
    found = shrink(np.array(estimates), np.array(variances))
    slow = slow_shrink(estimates, variances)
    assert found.values == pytest.approx([value for value, _ in slow], abs=1e-9)
    assert found.spreads == pytest.approx([spread for _, spread in slow], abs=1e-9)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2)), min_size=1, max_size=12), st.integers(0, 99))
def test_redraws_equal_adding_up_who_was_drawn(people, seed):
    weights, which = (np.array(column) for column in zip(*people, strict=True))
    drawn = np.random.default_rng(seed).multinomial(len(people), np.full(len(people), 1 / len(people)), size=5)
    slow = [
        [sum(times * w for times, w, k in zip(row, weights, which, strict=True) if k == kind) for kind in range(3)]
        for row in drawn
    ]
    assert redraw(weights.astype(float), which, 3, seed, 5).tolist() == slow


@given(st.lists(st.lists(st.integers(1, 30), min_size=3, max_size=3), min_size=2, max_size=6))
def test_the_spread_of_months_equals_adding_up_cell_by_cell(counts):
    whole, chi_square = sum(map(sum, counts)), 0.0
    for row in counts:
        for month, count in enumerate(row):
            expected = sum(row) * sum(other[month] for other in counts) / whole
            chi_square += (count - expected) ** 2 / expected
    assert spread_of_months(np.array(counts)) == pytest.approx(max(1.0, chi_square / ((len(counts) - 1) * 2)))
