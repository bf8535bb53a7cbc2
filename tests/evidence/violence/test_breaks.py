import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month
from alongside.evidence.violence.breaks import Break, compare_years, find_breaks

CHANGE = Break(Month(2018, 10), ("1",), ("2",))


def test_records_that_do_not_say_how_they_were_counted_are_refused(extract):
    with pytest.raises(FigureRefused, match="method_version"):
        find_breaks(extract({}).drop_columns("method_version"))


def test_a_break_is_where_the_method_differs_from_the_month_before(extract):
    rows = [("2018-04", "1"), ("2018-05", "1"), ("2018-06", "1"), ("2018-06", "2"), ("2018-07", "2"), ("2018-09", None)]
    found = find_breaks(extract(*({"period": period, "method_version": way} for period, way in rows)))
    assert found == (
        Break(Month(2018, 6), ("1",), ("1", "2")),
        Break(Month(2018, 7), ("1", "2"), ("2",)),
        Break(Month(2018, 9), ("2",), ("not stated",)),
    )
    assert found[0].words == "From June 2018 offences are counted by another method (1 and 2)."


def test_two_years_with_a_break_between_them_are_not_compared(series):
    with pytest.raises(FigureRefused, match=r"From October 2018 .* So April 2017 to March 2019 cannot be compared"):
        compare_years(series([40] * 24), Month(2019, 3), [CHANGE])
    with pytest.raises(FigureRefused, match="cannot be compared"):
        compare_years(series([40] * 24), Month(2019, 3), [CHANGE], despite=" ")


def test_a_person_can_say_why_they_may_be_compared_and_the_sentence_says_it(series):
    found = compare_years(series([40] * 24), Month(2019, 3), [CHANGE], despite="Only the form changed.")
    assert found.sentence.endswith(
        "From October 2018 offences are counted by another method (2). Compared all the same: Only the form changed."
    )


@pytest.mark.parametrize("month", [Month(2017, 3), Month(2017, 4), Month(2019, 4)])
def test_a_break_before_or_after_the_two_years_does_not_matter(series, month):
    found = compare_years(series([40] * 24), Month(2019, 3), [Break(month, ("1",), ("2",))])
    assert found.sentence.endswith("since the interval holds zero.")
