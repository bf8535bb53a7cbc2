from datetime import date

import pytest

from alongside.evidence.errors import PeriodRefused
from alongside.evidence.periods import (
    Month,
    Period,
    financial_year,
    financial_year_of,
    last_whole_month,
    twelve_months_to,
)

MARCH_2019 = Month(2019, 3)


@pytest.mark.parametrize("text", ["2019-13", "2019-00", "2019-3", "March 2019", "", "2019-03-01", "0000-01"])
def test_what_is_not_a_month_is_refused_with_the_right_form(text):
    with pytest.raises(PeriodRefused, match="Write it as YYYY-MM"):
        Month.parse(text)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(PeriodRefused, match="ends before it starts"):
        Period(MARCH_2019, Month(2019, 2))


def test_twelve_months_to_march_2019_start_in_april_2018():
    year = twelve_months_to(MARCH_2019)
    assert str(year) == "2018-04/2019-03"
    assert year.words == "April 2018 to March 2019"
    assert len(year) == len(list(year)) == 12
    assert year.previous() == Period(Month(2017, 4), Month(2018, 3))


def test_both_ends_of_a_period_count():
    year = twelve_months_to(MARCH_2019)
    assert date(2018, 4, 1) in year
    assert date(2019, 3, 31) in year
    assert date(2019, 4, 1) not in year
    assert Month(2018, 3) not in year


def test_the_thirty_first_of_march_belongs_to_the_year_before():
    assert financial_year_of(date(2019, 3, 31)) == financial_year(2018) == twelve_months_to(MARCH_2019)
    assert financial_year_of(date(2019, 4, 1)) == financial_year(2019)


def test_a_month_has_not_ended_on_its_last_day():
    assert last_whole_month(date(2019, 3, 31)) == Month(2019, 2)
    assert last_whole_month(date(2019, 4, 1)) == MARCH_2019


def test_a_month_knows_its_days_and_its_name():
    assert (MARCH_2019.first_day, MARCH_2019.last_day) == (date(2019, 3, 1), date(2019, 3, 31))
    assert Month(2020, 2).last_day == date(2020, 2, 29)
    assert Period(MARCH_2019, MARCH_2019).words == "March 2019"
