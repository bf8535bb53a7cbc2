import pytest
from scipy.stats import binomtest

from alongside.evidence.violence.proportions import WILSON, wilson


@pytest.mark.parametrize(
    ("some", "every", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(some, every, low, high):
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson score)."""
    found = wilson(some / every, every)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert found.method == WILSON


@pytest.mark.parametrize(("some", "every", "level"), [(0, 4, 0.95), (7, 9, 0.99), (9, 9, 0.9), (300, 7860, 0.95)])
def test_of_a_plain_count_it_is_what_scipy_says(some, every, level):
    twin = binomtest(some, every).proportion_ci(level, method="wilson")
    found = wilson(some / every, every, level)
    assert (found.low, found.high) == (pytest.approx(twin.low, abs=1e-12), pytest.approx(twin.high, abs=1e-12))


def test_a_figure_can_say_what_its_number_stands_for():
    assert wilson(0.5, 61.3, method="on an effective number of answers").method == "on an effective number of answers"
