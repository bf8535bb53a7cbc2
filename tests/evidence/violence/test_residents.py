"""Who lives in the areas that are counted, and that two files speak of the same areas."""

import csv

import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.intake.population import LSOA_POPULATION
from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.violence.residents import (
    borough_residents,
    old_ward_residents,
    small_area_residents,
    with_residents,
)

SMALL_AREAS = [
    ("E01000001", "Quay 001A", "E09000001", "Quayside", "1500"),
    ("E01000002", "Quay 001B", "E09000001", "Quayside", "1700"),
    ("E01000003", "Mill 001A", "E09000002", "Millbank", "900"),
]
WARDS = (
    "Code,Borough,Ward_Name,Year,Population,Hectares\n"
    "E05000128,Quayside,Harbour,2018,14000,78\nE05000129,Quayside,Docks,2018,12000,102.1\n"
    "E05000130,Millbank,Weir,2018,9000,50\nE05000128,Quayside,Harbour,2017,13000,78\n"
)


@pytest.fixture
def store(tmp_path):
    def read(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text)
        found = read_files([tmp_path / f"{name}.csv" for name in files], tmp_path / "store")
        assert not found.refused
        return Store(tmp_path / "store")

    return read


def small_areas(tmp_path, rows=SMALL_AREAS):
    """Every cell of a row is its residents: only those of all ages are asked for here."""
    path = tmp_path / "rows.txt"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(LSOA_POPULATION.needs)
        writer.writerows([*row[:4], *[row[4]] * (len(LSOA_POPULATION.needs) - 4)] for row in rows)
    return path.read_text()


# Refusals


def test_a_year_or_a_borough_that_no_file_tells_of_is_refused(store, tmp_path):
    read = store(mid2019=small_areas(tmp_path), wards=WARDS)
    with pytest.raises(NothingToCount, match="holds nothing"):
        small_area_residents(read, 2011)
    with pytest.raises(NothingToCount, match='no area of "Fleetwater"'):
        small_area_residents(read, 2019, "Fleetwater")
    with pytest.raises(NothingToCount, match='no area of "Fleetwater"'):
        old_ward_residents(read, 2018, "Fleetwater")


def test_two_files_of_one_year_are_not_added(store, tmp_path):
    more = small_areas(tmp_path, [*SMALL_AREAS, ("E01000004", "Mill 001B", "E09000002", "Millbank", "5")])
    with pytest.raises(CountedTwice, match="2019"):
        borough_residents(store(mid2019=small_areas(tmp_path), mid2019_again=more), 2019)


def test_counts_of_other_areas_than_those_with_residents_are_refused(store):
    """Wards since May 2022 have codes of their own: none has residents among the wards before."""
    counts = pa.table({"area": ["E05000128", "E05013652"], "count": [5, 6]})
    with pytest.raises(FigureRefused, match=r"1 areas are counted .* such as E05013652"):
        with_residents(counts, old_ward_residents(store(wards=WARDS), 2018, "Quayside"))


# Residents


def test_small_areas_add_up_to_their_borough(store, tmp_path):
    read = store(mid2019=small_areas(tmp_path))
    assert small_area_residents(read, 2019, "Quayside")["residents"].to_pylist() == [1500, 1700]
    assert small_area_residents(read, 2019).num_rows == 3
    assert borough_residents(read, 2019).to_pylist() == [
        {"area_code": "E09000002", "area_name": "Millbank", "residents": 900},
        {"area_code": "E09000001", "area_name": "Quayside", "residents": 3200},
    ]


def test_wards_have_the_residents_of_their_year_and_a_size(store):
    wards = old_ward_residents(store(wards=WARDS), 2018, "Quayside").to_pylist()
    assert wards[0] == {"area_code": "E05000128", "area_name": "Harbour", "residents": 14_000, "square_km": 0.78}
    assert [ward["area_name"] for ward in wards] == ["Harbour", "Docks"]


def test_counts_find_their_residents_by_name_and_what_is_not_counted_is_missing(store):
    counts = pa.table({"area": ["Docks"], "count": pa.array([7], pa.int64())})
    found = with_residents(counts, old_ward_residents(store(wards=WARDS), 2018, "Quayside"), by="area_name")
    assert found["count"].to_pylist() == [None, 7]


def test_camden_had_about_270_thousand_residents_in_mid_2019(open_data, tmp_path):
    """The Office for National Statistics estimated 270,029 for mid-2019; its 133 small areas add up to them."""
    read_files([open_data / "population" / "lsoa_mid2019_broad_age_london.csv.gz"], tmp_path / "store")
    boroughs = borough_residents(Store(tmp_path / "store"), 2019).to_pylist()
    assert {row["area_name"]: row["residents"] for row in boroughs}["Camden"] == 270_029
    assert len(boroughs) == 33
    assert small_area_residents(Store(tmp_path / "store"), 2019, "Camden").num_rows == 133
