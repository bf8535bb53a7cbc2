from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.periods import Month, Period, financial_year_of, last_whole_month, twelve_months_to

MONTHS = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


def slow_shift(month, by):
    year, number = month.year, month.month
    for _ in range(abs(by)):
        number += 1 if by > 0 else -1
        if number == 13:
            year, number = year + 1, 1
        if number == 0:
            year, number = year - 1, 12
    return Month(year, number)


@given(MONTHS, st.integers(-60, 60))
def test_shifting_is_counting_on_the_fingers(month, by):
    assert month.shift(by) == slow_shift(month, by)


@given(MONTHS)
def test_a_month_is_read_back_from_its_text(month):
    assert Month.parse(str(month)) == month


@given(MONTHS, st.integers(0, 40))
def test_the_period_before_is_as_long_and_ends_where_this_begins(first, months):
    period = Period(first, first.shift(months))
    before = period.previous()
    assert len(before) == len(period) == len(list(period))
    assert before.last.shift(1) == period.first


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_its_own_financial_year(day):
    year = financial_year_of(day)
    assert day in year
    assert year == twelve_months_to(year.last)
    assert last_whole_month(day).last_day < day
