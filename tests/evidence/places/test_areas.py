import pytest
import shapely

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.places.areas import Areas

LEFT, RIGHT = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
PAIR = Areas("LSOA 2011", ("L", "R"), ("Left", "Right"), (LEFT, RIGHT), planar=True)


def test_areas_without_an_area_are_refused():
    with pytest.raises(PlaceRefused, match="hold no area"):
        Areas("LSOA 2011", (), (), ())


def test_a_code_twice_is_refused_by_name():
    with pytest.raises(PlaceRefused, match="the code L twice"):
        Areas("LSOA 2011", ("L", "L"), ("a", "b"), (LEFT, RIGHT))


def test_an_unknown_code_has_no_name():
    with pytest.raises(PlaceRefused, match="Check its vintage"):
        PAIR.name_of("X")


def test_points_are_found_in_their_area_and_others_nowhere():
    assert PAIR.locate([0.5, 1.5, 5, float("nan")], [0.5, 0.5, 5, 0.5]) == ["L", "R", None, None]


def test_a_point_on_a_shared_border_belongs_to_the_first_area():
    assert PAIR.locate([1], [0.5]) == ["L"]


def test_areas_know_their_box_and_names():
    assert PAIR.bounds() == (0, 0, 2, 1)
    assert PAIR.name_of("R") == "Right"
