import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.violence.gathering import (
    AreaMonths,
    area_months,
    by_ward,
    residents_of,
    survey_answers,
    together,
)

COUNTS = "month,area_code,measure,publisher,count\n"
EXTRACT = (
    "incident_id,recorded_at,occurred_at,offence_code,offence_group,offence_subgroup,easting,northing,domestic_abuse,"
    "knife,knife_injury,victim_age_band,method_version,area_code\n"
)
OFFENCE = "FW-{n},{day} 10:00:00,,FW-1,Robbery,,,,,,,,rules 1,{area}\n"


@pytest.fixture
def read(tmp_path):
    """Read small files into a store of their own."""

    def make(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text)
            read_file(tmp_path / f"{name}.csv", tmp_path / "read")
        return Store(tmp_path / "read")

    return make


def cells(found):
    return {(row["month"], row["area_code"]): row["count"] for row in found.counts.to_pylist()}


def test_what_no_file_counts_is_refused(read):
    offence = OFFENCE.format(n=1, day="2019-01-03", area="F01")
    full = {"counts": COUNTS + "2019-01,F01,stop and search,Police,4\n", "offences": EXTRACT + offence}
    for texts in ({}, full):
        with pytest.raises(NothingToCount, match='No counts by area and month are called "murder"'):
            area_months(read(**texts), "murder")


def test_an_area_without_a_row_counts_nothing_in_a_month_that_is_covered(read):
    store = read(counts=COUNTS + "2019-01,F01,stop and search,Police,4\n2019-02,F02,stop and search,Police,5\n")
    found = cells(area_months(store, "stop and search"))
    assert found == {("2019-01", "F01"): 4, ("2019-01", "F02"): 0, ("2019-02", "F01"): 0, ("2019-02", "F02"): 5}
    only = area_months(store, "stop and search", twelve_months_to(Month(2019, 1)))
    assert cells(only) == {("2019-01", "F01"): 4}


def test_a_month_in_two_files_is_refused(read):
    rows = "2019-01,F01,stop and search,Police,4\n"
    store = read(one=COUNTS + rows, two=COUNTS + rows + "2019-02,F01,stop and search,Police,4\n")
    with pytest.raises(CountedTwice, match='Two files count "stop and search" in F01 in 2019-01'):
        area_months(store, "stop and search")


def test_offences_of_an_extract_are_counted_and_those_of_no_area_told(read):
    rows = [("2019-01-03", "F01"), ("2019-01-09", "F01"), ("2019-02-01", "F02"), ("2019-02-02", "")]
    store = read(offences=EXTRACT + "".join(OFFENCE.format(n=n, day=d, area=a) for n, (d, a) in enumerate(rows)))
    found = area_months(store, "Robbery")
    assert (cells(found)["2019-01", "F01"], cells(found)["2019-02", "F01"], found.unplaced) == (2, 0, 1)


def test_residents_are_of_the_newest_year_and_of_one_file(read):
    heading = "area_code,ward_code,residents,daytime,year\n"
    store = read(old=heading + "F01,W1,90,,2017\n", new=heading + "F01,W1,100,,2018\n")
    assert residents_of(store).to_pylist() == [
        {"area_code": "F01", "ward_code": "W1", "residents": 100, "daytime": None}
    ]
    twice = read(again=heading + "F01,W1,101,,2018\nF02,W1,50,7,2018\n")
    with pytest.raises(CountedTwice, match="Two files give the residents of F01"):
        residents_of(twice)


def test_answers_are_those_of_the_period(read):
    rows = "".join(f"{month},{n},1.0,F01,worry,burglary\n" for n, month in enumerate(("2018-03", "2018-04", "2019-03")))
    store = read(survey="period,respondent_number,weight,area_code,question,answer\n" + rows)
    assert survey_answers(store, twelve_months_to(Month(2019, 3))).num_rows == 2


def counted(**cells_of):
    table = pa.table(
        {
            "month": pa.array(["2019-01"] * len(cells_of), pa.string()),
            "area_code": pa.array(cells_of, pa.string()),
            "count": pa.array(cells_of.values(), pa.int64()),
        }
    )
    return AreaMonths("made up", table, 0)


def test_a_ward_with_a_missing_part_is_missing():
    found = by_ward(counted(F01=3, F02=4, F03=1, F04=None).counts, {"F01": "W1", "F02": "W1", "F03": "W2", "F04": "W2"})
    assert found.to_pylist() == [
        {"month": "2019-01", "area_code": "W1", "count": 7}, {"month": "2019-01", "area_code": "W2", "count": None},
    ]  # fmt: skip
    with pytest.raises(FigureRefused, match="F01 has no ward"):
        by_ward(counted(F01=3).counts, {})


def test_counts_of_another_borough_do_not_come_in():
    found = together({"violence": counted(F01=3, F99=9), "drugs": counted(F01=2), "searches": counted(F02=5)})
    assert found.to_pylist() == [{"month": "2019-01", "area_code": "F01", "violence": 3, "drugs": 2, "searches": None}]
