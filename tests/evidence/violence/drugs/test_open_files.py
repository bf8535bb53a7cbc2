"""Violence, drugs and searches by small area and month, from data.police.uk's own files."""

import csv

import pytest
import shapely

from alongside.evidence.errors import NothingToCount
from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.stop_search import STOP_AND_SEARCH
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.places.areas import Areas
from alongside.evidence.places.boundaries import read_boundaries
from alongside.evidence.violence.drugs.open_files import open_counts
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from tests.evidence.conftest import csv_text, street_row

ONE, OTHER = "E01000842", "E01000843"
GROUND = Areas("LSOA 2011", (ONE, OTHER), ("One", "Other"), (shapely.box(0, 51, 1, 52), shapely.box(1, 51, 2, 52)))
WITHIN = Period(Month(2019, 1), Month(2019, 4))
HEADING = [name for name in STOP_AND_SEARCH.needs if name not in ("latitude", "longitude")]


def search(month, place):
    row = dict.fromkeys(HEADING, "x") | {"date": f"{month}-15T12:00:00+00:00", "type": "Person search"}
    return row | {"longitude": "" if place is None else str(place), "latitude": "" if place is None else "51.5"}


@pytest.fixture
def store(tmp_path):
    """Street files cover January, March and April; searches February to April, mostly without a place in April."""

    def read(street=True, searches=True):
        one = [street_row(1, "2019-01", LSOA_code=ONE), street_row(2, "2019-01", LSOA_code=ONE),
               street_row(3, "2019-01", LSOA_code="E01000999"),
               street_row(4, "2019-01", LSOA_code=OTHER, Crime_type="Drugs"),
               street_row(5, "2019-03", LSOA_code=OTHER), street_row(6, "2019-03", LSOA_code=ONE, Crime_type="Drugs"),
               street_row(7, "2019-04", LSOA_code=OTHER)]  # fmt: skip
        other = [search("2019-02", 0.5), search("2019-03", 0.5), search("2019-03", 1.5), search("2019-03", 1.5),
                 search("2019-03", 9.0), search("2019-03", None), search("2019-04", 0.5),
                 *[search("2019-04", None)] * 3]  # fmt: skip
        files = []
        if street:
            files.append(tmp_path / "street.csv")
            files[-1].write_text(csv_text(one))
        if searches:
            files.append(tmp_path / "searches.csv")
            with open(files[-1], "w", newline="") as file:
                writer = csv.DictWriter(file, [*HEADING, "longitude", "latitude"])
                writer.writeheader()
                writer.writerows(other)
        assert not read_files(files, tmp_path / "store").refused
        return Store(tmp_path / "store")

    return read


@pytest.mark.parametrize("absent", ["street", "searches"])
def test_without_one_of_the_files_nothing_is_laid_beside(store, absent):
    with pytest.raises(NothingToCount):
        open_counts(store(**{absent: False}), GROUND, WITHIN)


def test_each_area_has_its_counts_and_what_is_elsewhere_or_nowhere_is_in_none(store):
    rows = open_counts(store(), GROUND, WITHIN).to_pylist()
    march = [row for row in rows if row["month"] == "2019-03"]
    assert march == [
        {"month": "2019-03", "area_code": ONE, "violence": 0, "drugs": 1, "searches": 1},
        {"month": "2019-03", "area_code": OTHER, "violence": 1, "drugs": 0, "searches": 2},
    ]
    assert [row["violence"] for row in rows if row["month"] == "2019-01"] == [2, 0]


def test_a_month_without_a_file_or_without_places_is_missing_and_not_zero(store):
    rows = {(row["month"], row["area_code"]): row for row in open_counts(store(), GROUND, WITHIN).to_pylist()}
    assert len(rows) == 8
    assert (rows["2019-02", ONE]["violence"], rows["2019-02", ONE]["drugs"]) == (None, None)
    assert rows["2019-02", ONE]["searches"] == 1
    assert rows["2019-01", ONE]["searches"] is None
    assert rows["2019-04", ONE]["searches"] is None
    assert rows["2019-04", ONE]["violence"] == 0


def test_camdens_files_have_19_whole_months(open_data, tmp_path):
    """The README: no Camden file for March 2016, and no searches with a place before June 2016."""
    police = open_data / "police_uk"
    names = ("camden_street_2016-01_2017-12.csv.gz", "camden_stop-and-search_2016-06_2019-02.csv.gz")
    read_files([police / name for name in names], tmp_path / "store")
    ground = read_boundaries(open_data / "geo" / "camden_lsoa_2011.geojson")
    counts = open_counts(Store(tmp_path / "store"), ground, Period(Month(2016, 1), Month(2017, 12)))
    laid = lay_side_by_side(counts, dict.fromkeys(ground.codes, 1_000))
    assert (len(laid.areas), len(laid.months)) == (133, 19)
    assert list(map(str, laid.left_out)) == [f"2016-0{month}" for month in range(1, 6)]
