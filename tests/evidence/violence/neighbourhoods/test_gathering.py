import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.gathering import survey_answers
from alongside.evidence.violence.neighbourhoods.gathering import areas_asked, impact_by_area

TWO_MONTHS = Period(Month(2019, 2), Month(2019, 3))
PEOPLE = "area_code,ward_code,residents,year\nF01,W1,1000,2018\nF02,W1,2000,2018\nF03,W2,500,2018\nF04,W2,1500,2018\n"
COUNTS = "month,area_code,measure,publisher,count\n"


@pytest.fixture
def read(tmp_path):
    """Read small files into a store of their own."""

    def make(**texts):
        for name, text in {"people": PEOPLE, **texts}.items():
            (tmp_path / f"{name}.csv").write_text(text)
            read_file(tmp_path / f"{name}.csv", tmp_path / "read")
        return Store(tmp_path / "read")

    return make


def harm(*rows):
    return COUNTS + "".join(f"{month},{area},harm,Made up,{count}\n" for month, area, count in rows)


def by_area(found):
    return {row["area_code"]: (row["count"], row["residents"]) for row in found.areas.to_pylist()}


def survey(*areas):
    rows = (f"2019-03,{n},1.0,{area},unsafe,yes\n" for n, area in enumerate(areas))
    return "period,respondent_number,weight,area_code,question,answer\n" + "".join(rows)


def test_a_survey_of_areas_that_the_population_file_does_not_know_is_refused(read):
    store = read(survey=survey("F01", "E99"))
    with pytest.raises(FigureRefused, match="neither the wards nor the areas"):
        areas_asked(store, survey_answers(store, TWO_MONTHS))


def test_every_ward_is_named_where_the_survey_asked_by_ward(read):
    store = read(survey=survey("W2"))
    assert areas_asked(store, survey_answers(store, TWO_MONTHS)) == {"W1": "W1", "W2": "W2"}


def test_no_area_with_every_month_is_refused(read):
    store = read(counts=harm(("2019-02", "F01", 3), ("2019-02", "F03", 4)))
    with pytest.raises(FigureRefused, match='No area has "harm" in every month of February 2019 to March 2019'):
        impact_by_area(store, "harm", TWO_MONTHS, {"F01": "One", "F03": "Three"})


def test_small_areas_are_summed_to_wards(read):
    """By hand: W2 has 2 + 3 + 3 + 4 = 12 offences for 500 + 1,500 residents, which is 6 per 1,000."""
    counted = [(month, area, n + (month > "2019-02")) for month in ("2019-02", "2019-03")
               for area, n in (("F01", 6), ("F02", 8), ("F03", 2), ("F04", 3))]  # fmt: skip
    found = impact_by_area(read(counts=harm(*counted)), "harm", TWO_MONTHS, {"W1": "West", "W2": "East"})
    assert by_area(found) == {"W1": (30, 3000), "W2": (12, 2000)}
    assert found.areas["rate"].to_pylist() == [10.0, 6.0]


def test_an_area_that_lacks_a_count_in_a_month_has_none(read):
    rows = [("2019-02", "F01", 3), ("2019-02", "F03", 4), ("2019-02", "F04", 4), ("2019-03", "F01", 5),
            ("2019-03", "F03", 1), ("2019-03", "F04", "")]  # fmt: skip
    found = impact_by_area(read(counts=harm(*rows)), "harm", TWO_MONTHS, {"F01": "One", "F03": "Three", "F04": "Four"})
    assert by_area(found) == {"F01": (8, 1000), "F03": (5, 500), "F04": (None, 1500)}
