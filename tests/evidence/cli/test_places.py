"""An analyst's own points, from a CSV to an answer."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from alongside.evidence.cli import main
from alongside.evidence.cli.point_files import PointColumns, progress, read_points


def run(*arguments):
    return CliRunner().invoke(main, [str(part) for part in arguments])


@pytest.fixture
def offences(tmp_path):
    """300 invented offences in a square of 2 km over 200 days, and 150 in one corner in the last week."""
    random = np.random.default_rng(2019)
    x, y = np.r_[random.uniform(1_000, 3_000, (300, 2)), random.uniform(1_100, 1_700, (150, 2))].T
    day = np.datetime64("2018-01-01") + np.r_[random.integers(0, 200, 300), random.integers(194, 200, 150)]
    lines = [f"{a:.1f},{b:.1f},{d},{w}" for a, b, d, w in zip(x, y, day, random.integers(1, 9, 450), strict=True)]
    path = tmp_path / "offences.csv"
    path.write_text("\n".join(["easting,northing,date,harm", *lines, ",1200,2018-01-01,1", "1,2,yesterday,1"]) + "\n")
    return path


@pytest.fixture
def boundary(tmp_path):
    square = {"type": "Polygon", "coordinates": [[[900, 900], [3100, 900], [3100, 3100], [900, 3100], [900, 900]]]}
    one = {"type": "Feature", "properties": {"code": "F1", "name": "Fleetwater", "kind": "Borough"}, "geometry": square}
    path = tmp_path / "fleetwater.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "planar": True, "features": [one]}))
    return path


@pytest.mark.parametrize("command", ["hotspots", "near-repeats", "scan"])
def test_snapped_points_are_refused_by_every_command(tmp_path, command):
    path = tmp_path / "2019-03-street.csv"
    path.write_text("Crime ID,Month,Falls within,Longitude,Latitude,Location,Crime type\n")
    answer = run(command, path)
    assert answer.exit_code == 1
    assert "shared map point" in answer.output
    assert "Traceback" not in answer.output


def test_a_column_that_is_not_there_is_named(offences):
    answer = run("hotspots", offences, "--easting", "x")
    assert answer.exit_code == 1
    assert "no column x" in answer.output


def test_a_file_without_a_usable_row_is_refused(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("easting,northing,date\n0,0,2019-01-01\nnan,1,2019-01-01\n")
    assert "none of 2 rows" in run("scan", path).output


def test_breaks_that_are_none_are_refused(offences):
    assert "not a list of breaks" in run("near-repeats", offences, "--metres", "near").output


def test_rows_kept_and_set_aside_are_the_rows_read(offences):
    points, said = read_points(offences, PointColumns("easting", "northing", "date", "harm"))
    assert said == "offences.csv: 452 rows read, 450 kept, 2 set aside."
    assert points.is_weighted


def test_hotspots_are_told_and_scored_on_the_next_period(offences, boundary):
    answer = run("hotspots", offences, "--boundary", boundary, "--next", offences)
    assert "cells of 250 m stand out" in answer.output
    assert "later incidents" in answer.output
    found = json.loads(run("hotspots", offences, "--weight", "harm", "--json").output)
    assert found["cells"][0]["easting"] < 1_800
    assert found["parameters"]["weighted"] is True
    assert found["held"] is None


def test_where_nothing_stands_out_there_is_nothing_to_score(offences):
    answer = run("hotspots", offences, "--q", "1e-300", "--next", offences)
    assert answer.output.splitlines()[1].startswith("0 of")
    assert "later incidents" not in answer.output


def test_near_repeats_are_told_with_the_warning_about_labels(offences):
    answer = run("near-repeats", offences, "--metres", "0,0.001,100", "--days", "0,7,14", "--permutations", 19)
    assert "[0, 0.001) m, [0, 7) days: 0 pairs" in answer.output
    assert "no ratio" in answer.output
    assert "one unit too high" in answer.output
    found = json.loads(run("near-repeats", offences, "--permutations", 0, "--manhattan", "--json").output)
    assert found["parameters"]["metric"] == "manhattan"
    assert found["table"][0]["p"] is None
    assert ", p " not in run("near-repeats", offences, "--permutations", 0).output


def test_the_scan_finds_the_last_week_and_names_its_days(offences, boundary):
    asked = (offences, "--cell", 200, "--longest", 4, "--widest", 5, "--simulations", 19, "--boundary", boundary)
    answer = run("scan", *asked)
    assert "since 2018-07-13" in answer.output
    found = json.loads(run("scan", *asked, "--json").output)
    assert (found["windows"][0]["last_day"], found["windows"][0]["p"]) == ("2018-07-19", 0.05)
    assert ", p " not in run("scan", *asked, "--simulations", 0).output


def test_a_single_place_still_has_a_grid(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("easting,northing,date\n" + "500,500,2019-01-01\n" * 5)
    assert "too few" in run("hotspots", path).output


def test_progress_is_told_to_whoever_watches():
    with progress("Waiting", quiet=True) as done:
        done(0.5)
