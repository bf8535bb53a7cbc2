"""Places on the British National Grid. Worked examples: Ordnance Survey, and centroids that the ONS publishes twice."""

import gzip
import json

import numpy as np
import pytest
import shapely

from alongside.evidence.places.areas import Areas
from alongside.evidence.places.national_grid import _project, on_the_grid, to_national_grid


def test_the_projection_gives_the_worked_example():
    """Ordnance Survey, A guide to coordinate systems in Great Britain, annexe C: Caister water tower on Airy 1830."""
    latitude, longitude = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600
    found = _project(np.radians(longitude), np.radians(latitude))
    assert found == pytest.approx((651_409.903, 313_177.270), abs=0.001)


@pytest.mark.parametrize(
    ("latitude", "longitude", "easting", "northing"),
    [
        (49.92226393730, -6.29977752014, 91_492.146, 11_318.804),
        (50.43885825610, -4.10864563561, 250_359.811, 62_016.569),
        (50.57563665000, -1.29782277240, 449_816.371, 75_335.861),
        (51.40078220140, -3.55128349240, 292_184.870, 168_003.465),
        (51.48936564950, -0.11992557180, 530_624.974, 178_388.464),
        (52.25529381630, -2.15458614387, 389_544.190, 261_912.153),
        (53.77911025760, -3.04045490691, 331_534.564, 431_920.794),
        (57.13902518960, -2.04856030746, 397_160.491, 805_349.736),
    ],
)
def test_points_are_within_five_metres_of_the_exact_way(latitude, longitude, easting, northing):
    """Ordnance Survey's test points of OSTN15, from Scilly to Aberdeen."""
    (east,), (north,) = to_national_grid([longitude], [latitude])
    assert np.hypot(east - easting, north - northing) < 5


def test_no_place_stays_no_place():
    east, north = to_national_grid([np.nan, -0.1], [51.5, 51.5])
    assert np.isnan(east).tolist() == np.isnan(north).tolist() == [True, False]


def test_areas_are_moved_onto_the_grid_once():
    square = shapely.box(-0.15, 51.52, -0.14, 51.53)
    moved = on_the_grid(Areas("Ward 2025", ("W1",), ("One",), (square,)))
    assert moved.planar
    assert moved.codes == ("W1",)
    # A hundredth of a degree is 1,113 m northwards, and 693 m eastwards at this latitude.
    assert moved.shapes[0].area == pytest.approx(1_113 * 693, rel=0.005)
    assert on_the_grid(moved) is moved


def test_published_centroids_agree(open_data):
    """The ONS gives the centroid of every ward of London in degrees and in metres."""
    with gzip.open(open_data / "geo" / "london_wards_2025.geojson.gz") as text:
        wards = [feature["properties"] for feature in json.load(text)["features"]]
    east, north = to_national_grid([w["LONG"] for w in wards], [w["LAT"] for w in wards])
    off = np.hypot(east - [w["BNG_E"] for w in wards], north - [w["BNG_N"] for w in wards])
    assert len(off) == 704
    assert off.max() < 3
