import numpy as np
import pytest
from scipy.stats import spearmanr

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.association import spearman

TEN = list(range(10))


@pytest.mark.parametrize(
    ("one", "other", "control", "says"),
    [
        ([1, 2, 3], [1, 2, 3], None, "3 areas are too few"),
        ([*TEN[:-1], float("nan")], TEN, None, "An area has no value"),
        (TEN, [4] * 10, None, "the same in every area"),
        (TEN, TEN[::-1], [1] * 10, "the same in every area"),
        (TEN, [3, 1, 2, 0, 5, 4, 9, 7, 8, 6], TEN, "nothing is left to compare"),
    ],
)
def test_what_cannot_be_compared_is_refused(one, other, control, says):
    with pytest.raises(FigureRefused, match=says):
        spearman(one, other, control)


def test_scipys_own_correlation_is_the_same():
    random = np.random.default_rng(2019)
    one, other = random.integers(0, 8, 40), random.integers(0, 8, 40)
    assert spearman(one, other).value == pytest.approx(spearmanr(one, other).statistic, abs=1e-12)


def test_the_same_order_is_one_and_the_reverse_minus_one():
    assert spearman(TEN, [n**3 for n in TEN]).words == "1.00 (1.00 to 1.00)"
    assert spearman(TEN, TEN[::-1]).value == -1


def test_a_control_takes_out_what_both_follow():
    """By hand, Kendall's formula: both at 0.9 with the control and 0.81 with each other leave nothing."""
    random = np.random.default_rng(2019)
    control = random.standard_normal(4_000)
    one, other = (control + 0.5 * random.standard_normal(4_000) for _ in range(2))
    assert spearman(one, other).low > 0.7
    alike = spearman(one, other, control, "searches")
    assert alike.low < 0.05
    assert alike.high > -0.05
    assert alike.held_alike == "searches"


@pytest.mark.on_demand
@pytest.mark.parametrize(("areas", "true"), [(18, 0.0), (18, 0.6), (133, 0.4)])
def test_intervals_hold_the_true_correlation_about_as_often_as_they_say(areas, true):
    """4,000 sets of normal values; Spearman's true value is 6 / pi times the arc-sine of half Pearson's. Seed 2019."""
    random = np.random.default_rng(2019)
    pearson = 2 * np.sin(np.pi / 6 * true)
    held = 0
    for _ in range(4_000):
        one = random.standard_normal(areas)
        found = spearman(one, pearson * one + np.sqrt(1 - pearson**2) * random.standard_normal(areas))
        held += found.low <= true <= found.high
    assert 0.93 < held / 4_000 < 0.97
