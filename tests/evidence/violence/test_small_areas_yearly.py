"""Violence by small area in a calendar year."""

import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.violence.small_areas_yearly import spread_of_years, violence_by_small_area

HEADING = "level,category,LSOA11CD,LSOA11NM,LAD11CD,LAD11NM,2016,2017,2018"
ROWS = (
    "major,violence,E01000001,Quay 001A,E09000001,Quayside,10,12,11",
    "major,violence,E01000002,Quay 001B,E09000001,Quayside,30,28,31",
    "major,violence,E01000003,Mill 001A,E09000002,Millbank,7,7,7",
    "major,sexual,E01000001,Quay 001A,E09000001,Quayside,0,0,0",
    "minor,violence,E01000001,Quay 001A,E09000001,Quayside,4,4,4",
)
FILE = "mps/lsoa_annual_counts_2011_2021.csv.gz"


@pytest.fixture
def store(tmp_path):
    def read(*rows):
        path = tmp_path / "lsoa.csv"
        path.write_text("\n".join([HEADING, *rows]) + "\n")
        assert not read_files([path], tmp_path / "store").refused
        return Store(tmp_path / "store")

    return read


def test_a_borough_or_a_year_without_a_row_is_refused(store):
    with pytest.raises(NothingToCount, match='no small area of "Fleetwater" in 2018'):
        violence_by_small_area(store(*ROWS), 2018, "Fleetwater")
    with pytest.raises(NothingToCount, match="holds nothing"):
        violence_by_small_area(store(*ROWS), 2020, "Quayside")


def test_a_missing_count_has_no_spread(store):
    with pytest.raises(FigureRefused, match="2017, 2018: the small areas differ"):
        spread_of_years(store(ROWS[0].replace("12,11", ",11"), ROWS[1]), (2017, 2018), "Quayside")


def test_only_the_group_violence_of_the_borough_is_counted_and_no_part_of_it_again(store):
    assert violence_by_small_area(store(*reversed(ROWS)), 2018, "Quayside").to_pylist() == [
        {"area": "E01000001", "count": 11},
        {"area": "E01000002", "count": 31},
    ]


def test_years_that_vary_as_single_offences_do_have_a_spread_of_one(store):
    assert spread_of_years(store(*ROWS), (2016, 2017, 2018), "Quayside") == 1.0


def test_camdens_small_areas_add_up_to_the_pinned_6849(open_data, tmp_path):
    """The README of the open data folder pins it: the borough's file has 6,865, since some offences have no place."""
    read_files([open_data / FILE], tmp_path / "store")
    store = Store(tmp_path / "store")
    found = violence_by_small_area(store, 2018, "Camden")
    assert (found.num_rows, sum(found["count"].to_pylist())) == (133, 6_849)
    assert spread_of_years(store, (2016, 2017, 2018), "Camden") > 1
