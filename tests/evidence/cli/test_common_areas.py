"""`alongside common-areas` and `count --onto common`: like ground meets like ground, or the reason why not."""

import csv
import json

import pytest
import shapely

from alongside.evidence.places.areas import Areas
from alongside.evidence.places.boundaries import read_boundaries, write_boundaries
from tests.evidence.conftest import csv_text, street_row

LOOKUP = """LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
E01000001,Fleet A,E01000001,Fleet A,U,E06000099,Fleetwater
E01000002,Fleet B,E01035001,Fleet E,S,E06000099,Fleetwater
E01000002,Fleet B,E01035002,Fleet F,S,E06000099,Fleetwater
"""


@pytest.fixture
def folder(tmp_path, run):
    """Two years of invented offences: two a month in A, one in B, which from 2022 carries a code of 2021."""
    rows = []
    for month in range(24):
        when = f"{2021 + month // 12}-{month % 12 + 1:02d}"
        for code in ("E01000001", "E01000001", "E01000002" if month < 12 else "E01035001"):
            rows.append(street_row(len(rows), when, LSOA_code=code))
    (tmp_path / "street.csv").write_text(csv_text(rows))
    (tmp_path / "lookup.csv").write_text(LOOKUP)
    assert run("read", tmp_path / "street.csv", tmp_path / "lookup.csv", "--into", tmp_path / "read").exit_code == 0
    return tmp_path / "read"


def test_a_measure_that_is_none_is_refused(run, folder):
    assert "no measure" in run("common-areas", "knives", "--in", folder, "--to", "2022-12").output


def test_boundaries_and_where_to_draw_go_together(run, folder, tmp_path):
    told = run(
        "common-areas", "police-uk-violence", "--in", folder, "--to", "2022-12", "--draw", tmp_path / "x.geojson"
    )
    assert "both or neither" in told.output


def test_wards_are_refused_with_the_reason(run, folder):
    told = run("count", "police-uk-violence", "--in", folder, "--to", "2022-12", "--by", "ward", "--area", "E05000128",
               "--onto", "common")  # fmt: skip
    assert told.exit_code == 1
    assert "best fit, not exact" in told.output


def test_one_area_is_counted_on_the_ground_that_both_vintages_share(run, folder):
    asked = ("count", "police-uk-violence", "--in", folder, "--to", "2022-12", "--by", "lsoa", "--area", "E01035001")
    assert "earlier count is 0" in run(*asked).output  # its code did not exist
    assert (
        "Fleet B (in LSOA 2021: Fleet E and Fleet F) [E01000002]: 12 offences" in run(*asked, "--onto", "common").output
    )


def test_all_areas_are_counted_written_and_drawn(run, folder, tmp_path):
    squares = (shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1))
    newer = Areas("LSOA 2021", ("E01000001", "E01035001", "E01035002"), ("a", "e", "f"), squares)
    (tmp_path / "newer.geojson").write_text(write_boundaries(newer))
    asked = ("common-areas", "police-uk-violence", "--in", folder, "--to", "2022-12", "--borough", "E06000099")
    told = run(*asked, "--csv", tmp_path / "by.csv", "--boundaries", tmp_path / "newer.geojson", "--draw",
               tmp_path / "common.geojson")  # fmt: skip
    assert "Fleet A [E01000001]: 24 before, 24 now" in told.output
    assert "72 offences in 2 common areas of LSOA 2011 and 2021, January 2021 to December 2022." in told.output
    with (tmp_path / "by.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["now"] for row in rows] == ["24", "12"]
    drawn = read_boundaries(tmp_path / "common.geojson")
    assert drawn.codes == ("E01000001", "E01000002")
    assert drawn.shapes[1].area == 2
    found = json.loads(run(*asked, "--json").output)
    assert (found["total"], found["elsewhere"], found["unplaced"]) == (72, 0, 0)
    assert found["areas"][1]["before"] == 12


def test_a_year_that_is_not_whole_is_missing_and_not_small(run, folder):
    told = run("common-areas", "police-uk-violence", "--in", folder, "--to", "2023-01")
    assert "Fleet A [E01000001]: 24 before, missing now" in told.output
