from datetime import date

import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month
from alongside.evidence.violence.definitions.reading import read_definitions
from alongside.evidence.violence.knife import Break, compare_knife_years, count_knives, find_breaks

SHIPPED = {definition.name: definition for definition in read_definitions()}
FLAGGED, INJURED, CARRIED = (
    SHIPPED[name] for name in ("knife-used-or-threatened", "knife-injury", "weapon-possession")
)  # fmt: skip
ABOUT = {"area": "Fleetwater", "source": "Invented, for a test", "cut_on": date(2019, 3, 31)}
CHANGE = Break(Month(2018, 10), ("1",), ("2",))


def test_the_three_need_a_definition_each(extract):
    with pytest.raises(FigureRefused, match="two of these are the same"):
        count_knives(extract({}), FLAGGED, INJURED, FLAGGED, **ABOUT)


def test_records_that_do_not_say_how_they_were_counted_are_refused(extract):
    with pytest.raises(FigureRefused, match="method_version"):
        find_breaks(extract({}).drop_columns("method_version"))


def test_flag_injury_and_carrying_stand_apart_without_a_sum(extract):
    carried = {"offence_group": "Possession of weapons offences", "offence_subgroup": "Possession of weapons offences"}
    table = extract(
        {"knife": True}, {"knife": True, "knife_injury": True}, {"knife_injury": None}, carried,
        {"period": "2018-05", "method_version": "2"},
    )  # fmt: skip
    found = count_knives(table, FLAGGED, INJURED, CARRIED, **ABOUT)
    assert found.months.column_names == ["month", "flagged", "injured", "carried", "breaks"]
    assert [tuple(row.values())[1:] for row in found.months.to_pylist()] == [(2, 1, 1, False), (0, 0, 0, True)]
    assert found.injured.rows_not_known == 1
    assert "They are not added." in found.sentence
    assert found.sentence.endswith("From May 2018 offences are counted by another method (2).")


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
        compare_knife_years(series([40] * 24), Month(2019, 3), [CHANGE])
    with pytest.raises(FigureRefused, match="cannot be compared"):
        compare_knife_years(series([40] * 24), Month(2019, 3), [CHANGE], despite=" ")


def test_a_person_can_say_why_they_may_be_compared_and_the_sentence_says_it(series):
    found = compare_knife_years(series([40] * 24), Month(2019, 3), [CHANGE], despite="Only the form changed.")
    assert found.sentence.endswith(
        "From October 2018 offences are counted by another method (2). Compared all the same: Only the form changed."
    )


@pytest.mark.parametrize("month", [Month(2017, 3), Month(2017, 4), Month(2019, 4)])
def test_a_break_before_or_after_the_two_years_does_not_matter(series, month):
    found = compare_knife_years(series([40] * 24), Month(2019, 3), [Break(month, ("1",), ("2",))])
    assert found.sentence.endswith("since the interval holds zero.")
