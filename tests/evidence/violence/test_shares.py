import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month
from alongside.evidence.violence.shares import share_change, share_year_on_year

MARCH_2019 = Month(2019, 3)


@pytest.mark.parametrize(("part", "whole"), [([0] * 24, [0] * 24), ([2] * 24, [1] * 24)])
def test_a_share_of_nothing_or_of_less_is_refused(series, part, whole):
    with pytest.raises(FigureRefused, match="is not a share of"):
        share_year_on_year(series(part), series(whole), MARCH_2019)


def test_a_share_is_given_for_two_years_with_its_interval(series):
    injury = series([30] * 12 + [36] * 12, title="Violence with injury")
    found = share_year_on_year(injury, series([100] * 24, title="Violence"), MARCH_2019)
    assert (found.previous.value, found.current.value) == (pytest.approx(30), pytest.approx(36))
    assert found.current.uncertainty.low < 36 < found.current.uncertainty.high
    assert found.sentence.startswith("Violence with injury was 36.0% (33.")
    assert ") of violence in April 2018 to March 2019 and 30.0% (" in found.sentence


@pytest.mark.parametrize(("part", "whole"), [([0] * 12 + [1] * 12, [2] * 24), ([1] * 12 + [0] * 12, [2] * 24)])
def test_the_change_of_no_share_is_refused(series, part, whole):
    with pytest.raises(FigureRefused, match="have no ratio"):
        share_change(series(part), series(whole), MARCH_2019)


def test_the_change_of_a_share_is_what_statsmodels_says(series):
    from statsmodels.stats.proportion import confint_proportions_2indep

    before, now = [30] * 12, [36] * 12
    injury = series(before + now, title="Violence with injury")
    change = share_change(injury, series([90] * 12 + [100] * 12, title="Violence"), MARCH_2019)
    low, high = confint_proportions_2indep(432, 1200, 360, 1080, method="log", compare="ratio")
    assert change.value == pytest.approx((0.36 / (1 / 3) - 1) * 100)
    assert change.uncertainty.low == pytest.approx((low - 1) * 100)
    assert change.uncertainty.high == pytest.approx((high - 1) * 100)
    assert (change.unit, change.period.words) == ("per cent", "April 2018 to March 2019")
