import numpy as np
import pytest

from alongside.evidence.errors import PlaceRefused, SnappedPoints
from alongside.evidence.places.points import Points, must_be_exact


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (([1.0], [2.0, 3.0], [0]), "one easting, northing, day and weight each"),
        (([np.nan], [2.0], [0]), "Point 1 has no easting"),
        (([1.0], [np.inf], [0]), "Point 1 has no northing"),
        (([1.0], [2.0], [0.5]), "Cut the time of day off"),
        (([1.0], [2.0], np.array(["NaT"], "datetime64[D]")), "Point 1 has no day"),
        (([1.0, 1.0], [2.0, 2.0], [0, 0], [1.0, -1.0]), "Point 2 has a weight below 0"),
        (([1.0], [2.0], [0], [np.nan]), "Point 1 has no weight"),
    ],
)
def test_points_with_a_gap_are_refused_by_number(given, says):
    with pytest.raises(PlaceRefused, match=says):
        Points(*given)


def test_snapped_points_are_refused_with_the_reason_and_a_way_on():
    snapped = Points([1.0], [2.0], [0], snapped=True, source="data.police.uk")
    with pytest.raises(SnappedPoints) as refusal:
        must_be_exact(snapped, "The near-repeat test")
    for words in ("The near-repeat test", "data.police.uk", "shared map point", "by month only", "counts by area"):
        assert words in str(refusal.value)
    must_be_exact(Points([1.0], [2.0], [0]), "The near-repeat test")


def test_dates_become_days_and_each_point_counts_one():
    points = Points([1, 2], [3, 4], np.array(["1970-01-01T23:00", "1970-01-03T00:30"], "datetime64[m]"))
    assert points.day.tolist() == [0, 2]
    assert points.weight.tolist() == [1, 1]
    assert not points.is_weighted
    assert len(Points([], [], [])) == 0


def test_some_of_the_points_keep_what_was_said_of_all():
    points = Points([1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 2, 3], snapped=True, source="Invented")
    some = points.chosen([True, False, True])
    assert (some.x_m.tolist(), some.day.tolist(), some.weight.tolist()) == ([1, 3], [7, 9], [1, 3])
    assert some.snapped
    assert some.source == "Invented"
    assert some.is_weighted
