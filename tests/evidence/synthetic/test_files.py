"""Every file of Fleetwater comes in by the same door as any partner's, whole."""

import json

import pytest

from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.places.boundaries import read_boundaries
from alongside.evidence.synthetic.files import SOURCES, write_fleetwater
from alongside.evidence.synthetic.fleetwater import DEFINITIONS, KNIFE, PUBLISHER, count_fleetwater
from alongside.evidence.violence.counts import count_months
from alongside.evidence.violence.measures import area_measure


@pytest.fixture(scope="module")
def folder(borough, tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    write_fleetwater(borough, folder)
    return folder


@pytest.fixture(scope="module")
def reading(folder):
    return read_files([folder / name for name in SOURCES], folder / "store")


def test_every_file_is_read_as_its_source_and_nothing_is_set_aside(reading):
    assert reading.refused == {}
    assert {read.file: read.source for read in reading.read} == SOURCES
    assert [read.file for read in reading.read if read.rows_set_aside] == []


def test_the_extract_comes_back_as_it_was_made(folder, reading, incidents):
    import duckdb

    store = Store(folder / "store")
    paths = store.paths(store.files("force_extract"))
    columns = ", ".join(incidents.extract.column_names)
    kept = duckdb.sql(f"SELECT {columns} FROM read_parquet({paths}) ORDER BY incident_id").to_arrow_table()
    assert kept.to_pylist() == incidents.extract.to_pylist()


def test_months_that_were_not_delivered_are_missing_and_not_zero(folder, reading):
    import duckdb

    store = Store(folder / "store")
    paths = store.paths([read for read in reading.read if read.file == "fleetwater_other_agencies.csv"])
    months = duckdb.sql(
        f"SELECT measure, count(DISTINCT period) FROM read_parquet({paths}) WHERE measure LIKE 'ambulance%' GROUP BY 1"
    ).fetchall()
    assert {n for _, n in months} == {35}


def test_knife_offences_are_counted_from_the_files_as_from_the_borough(borough, folder, reading):
    definition = area_measure(KNIFE, DEFINITIONS[KNIFE], PUBLISHER)
    knife = count_months(Store(folder / "store"), definition, "all areas", "all")
    assert knife.months.equals(count_fleetwater(borough, KNIFE).months)


def test_boundaries_and_truth_stand_beside_the_sources(borough, folder):
    areas = read_boundaries(folder / "fleetwater_small_areas.geojson")
    assert (areas.codes, areas.kind) == (borough.geography.areas.codes, "Fleetwater small area")
    assert areas.credit == borough.geography.areas.credit
    truth = json.loads((folder / "fleetwater_truth.json").read_text())
    assert truth["knife"] == [574, 549, 526]
    assert truth["survey"]["wards"]["hit_not_feared"] == truth["area_figures"]["busy_centre"]
    assert truth["other_agencies"]["markets"] == truth["incidents"]["markets"]
