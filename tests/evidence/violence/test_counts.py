import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.counts import count_areas, count_months
from alongside.evidence.violence.measures import (
    MEASURES,
    MPS_VIOLENCE,
    POLICE_UK_VIOLENCE,
    POLICE_UK_VIOLENCE_BY_WARD,
    area_measure,
)

YEAR = Period(Month(2019, 1), Month(2019, 4))


@pytest.fixture
def store(tmp_path):
    """Read made-up files into a store."""

    def make(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text)
        assert read_files([tmp_path], tmp_path / "store").refused == {}
        return Store(tmp_path / "store")

    return make


def wards(*rows):
    return "\n".join(["Epoch,Category,Ward Name", *(f"{m}-01,{c},{w}" for m, c, w in rows)]) + "\n"


VIOLENCE = "Violence and sexual offences"
TWO_WARDS = wards(("2019-01", VIOLENCE, "Belsize"), ("2019-01", VIOLENCE, "Kilburn"), ("2019-03", VIOLENCE, "Kilburn"))


def counts(counted):
    return counted.months["count"].to_pylist()


def test_an_area_that_no_row_is_about_is_refused(store):
    with pytest.raises(NothingToCount, match='no row is about "Hampstead"'):
        count_months(store(a=TWO_WARDS), POLICE_UK_VIOLENCE_BY_WARD, "Hampstead", "ward")


def test_a_kind_of_area_that_the_source_does_not_know_is_refused(store):
    with pytest.raises(FigureRefused, match="by borough, ward, not by lsoa"):
        count_months(store(a=TWO_WARDS), POLICE_UK_VIOLENCE_BY_WARD, "Belsize", "lsoa")


def test_two_files_of_the_same_months_are_not_added(store):
    both = store(a=TWO_WARDS, b=wards(("2019-01", VIOLENCE, "Kilburn")))
    with pytest.raises(CountedTwice, match=r"a.csv and b.csv both hold 2019-01. "):
        count_months(both, POLICE_UK_VIOLENCE_BY_WARD, "Kilburn", "ward")
    assert counts(count_months(both, POLICE_UK_VIOLENCE_BY_WARD, "Kilburn", "ward", files=("b.csv",))) == [1]
    march = Period(Month(2019, 3), Month(2019, 3))
    assert counts(count_months(both, POLICE_UK_VIOLENCE_BY_WARD, "Kilburn", "ward", march)) == [1]


def test_a_covered_month_without_a_row_is_zero_and_an_uncovered_one_is_missing(store):
    found = count_months(store(a=TWO_WARDS), POLICE_UK_VIOLENCE_BY_WARD, "belsize", "ward", YEAR)
    assert counts(found) == [1, None, 0, None]
    assert found.cut_on == Month(2019, 3).last_day
    assert found.files == ("a.csv",)


def test_two_forces_may_share_a_month_and_a_file_of_burglaries_makes_no_zeros(tmp_path, row, street_csv):
    street_csv([row(1, month="2019-01")], name="a.csv")
    street_csv([row(2, month="2019-01", **{"Reported by": "British Transport Police"})], name="b.csv")
    street_csv([row(3, month="2019-02", **{"Crime type": "Burglary"})], name="c.csv")
    read_files([tmp_path], tmp_path / "store")
    found = count_months(Store(tmp_path / "store"), POLICE_UK_VIOLENCE, "E01000842", "lsoa", YEAR)
    assert counts(found) == [2, None, None, None]
    street_csv([row(1, month="2019-01"), row(9, month="2019-01")], name="d.csv")
    read_files([tmp_path], tmp_path / "store")
    with pytest.raises(CountedTwice, match="both hold 2019-01 for Fleetwater Police"):
        count_months(Store(tmp_path / "store"), POLICE_UK_VIOLENCE, "E01000842", "lsoa", YEAR)


def test_a_missing_count_in_a_wide_table_makes_its_month_missing(store):
    text = (
        "MajorText,MinorText,BoroughName,201901,201902\n"
        "VIOLENCE AGAINST THE PERSON,HOMICIDE,Camden,0,\n"
        "VIOLENCE AGAINST THE PERSON,VIOLENCE WITH INJURY,Camden,5,6\n"
    )
    assert counts(count_months(store(a=text), MPS_VIOLENCE, "Camden", "borough")) == [5, None]


def test_areas_are_counted_over_a_whole_period_or_called_missing(store):
    one = store(a=TWO_WARDS)
    january = Period(Month(2019, 1), Month(2019, 1))
    assert count_areas(one, POLICE_UK_VIOLENCE_BY_WARD, "ward", january).to_pydict() == {
        "area": ["Belsize", "Kilburn"],
        "count": [1, 1],
    }
    assert count_areas(one, POLICE_UK_VIOLENCE_BY_WARD, "ward", YEAR)["count"].to_pylist() == [None, None]


def test_a_partners_own_counts_can_be_counted(store):
    text = (
        "month,area_code,area_name,measure,publisher,count\n"
        "2019-01,FW-A001,Quay,resident's calls,Fleetwater Council,4\n"
        "2019-01,FW-A002,Mill,resident's calls,Fleetwater Council,3\n"
    )
    calls = area_measure("resident's calls", "Calls to the council.", publisher="Fleetwater Council")
    one = store(a=text)
    assert counts(count_months(one, calls, "all areas", "all")) == [7]
    assert counts(count_months(one, area_measure("resident's calls", ""), "FW-A002", "area")) == [3]


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_names_its_source_and_says_what_is_in_and_out(measure):
    assert measure.source.words
    assert len(measure.definition) > 60
    assert measure.areas
