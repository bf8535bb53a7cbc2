import pytest

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.years import rolling_twelve, total, year_on_year

MARCH_2019 = Month(2019, 3)


def test_a_missing_month_is_named_and_never_taken_for_zero(series):
    with pytest.raises(PeriodRefused, match="because 2018-05 is missing"):
        year_on_year(series([10] * 13 + [None] + [10] * 10), MARCH_2019)


def test_months_before_the_records_begin_are_missing(series):
    with pytest.raises(PeriodRefused, match="2018-02, 2018-03 are missing"):
        total(series([1, 2], first="2018-04"), Period(Month(2018, 2), Month(2018, 5)))


def test_a_year_after_a_year_without_offences_has_no_percentage(series):
    with pytest.raises(FigureRefused):
        year_on_year(series([0] * 12 + [1] * 12), MARCH_2019)


def test_a_year_is_compared_with_the_year_before(series):
    found = year_on_year(series([50] * 12 + [40] * 12), MARCH_2019)
    assert (found.current.value, found.previous.value, found.change.value) == (480, 600, pytest.approx(-20))
    assert (found.current.unit, found.change.unit) == ("offences", "per cent")
    assert found.current.period.words == "April 2018 to March 2019"
    assert found.change.uncertainty.low < -20 < found.change.uncertainty.high < 0
    assert found.sentence.startswith(
        "Knife offences, Fleetwater: 480 offences in April 2018 to March 2019, 600 in the twelve months before, -20.0% "
    )
    assert found.sentence.endswith("more than chance would explain.")


def test_a_change_within_chance_is_called_no_clear_change(series):
    assert "no clear change" in year_on_year(series([50] * 12 + [51] * 12), MARCH_2019).sentence


def test_twelve_months_roll_and_stop_at_a_gap(series):
    sums = rolling_twelve(series([*range(1, 14), None, 5]))["count"].to_pylist()
    assert sums == [None] * 11 + [78, 90, None, None]
