from datetime import date

import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.variation import usual_variation


@pytest.mark.parametrize("counts", [[1] * 11, [1] * 12 + [None]])
def test_too_few_months_or_a_gap_are_refused(series, counts):
    with pytest.raises(FigureRefused, match="12 months without a gap"):
        usual_variation(series(counts))


def test_limits_are_the_mean_and_two_point_six_six_mean_moving_ranges(series):
    """By hand: 10 and 12 in turn have the mean 11 and moving ranges of 2, so 11 ± 5.32."""
    found = usual_variation(series([10, 12] * 6))
    assert (found.mean, found.low, found.high) == (11, pytest.approx(5.68), pytest.approx(16.32))
    assert found.outside == ()
    assert found.sentence == "Months usually lie between 6 and 16 offences, around 11. None was outside that."


def test_a_month_outside_is_named_and_no_limit_is_below_zero(series):
    found = usual_variation(series([1, 2] * 10 + [30]))
    assert found.low == 0
    assert found.outside == ((date(2018, 12, 1), 30),)
    assert found.sentence.endswith("Outside that: December 2018 (30).")
