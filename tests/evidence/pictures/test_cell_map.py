"""A map of cells: every class has its shade, its pattern and its words; nothing counted is in it."""

import pyarrow as pa
import pytest
import shapely

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.cell_map import CROSSES, DOTS, STRIPES, Marked, cell_map
from alongside.evidence.places.areas import Areas

SQUARES = tuple(shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n in range(2))
GROUND = Areas("ward", ("A", "B"), ("Ash", "Birch"), SQUARES, True, "©")
MARKS = {"hot": Marked(STRIPES, "much more"), "warm": Marked(DOTS, "more"), "cold": Marked(CROSSES, "less")}
CELLS = pa.table(
    {"easting": [100.0, 1900.0], "northing": [100.0, 900.0], "stands": ["hot", "warm"], "name": ["Ash", "Birch"]}
)


def test_boundaries_in_degrees_are_refused():
    degrees = Areas("ward", GROUND.codes, GROUND.names, GROUND.shapes, False, "©")
    with pytest.raises(PlaceRefused, match="in degrees"):
        cell_map(degrees, CELLS, 200, MARKS, "neither", "T", "S.")


def test_each_class_has_a_pattern_and_words_and_the_rest_is_said():
    picture = cell_map(GROUND, CELLS, 200, MARKS, "neither", "T", "S.")
    assert "Ash: much more" in picture.svg
    assert "Birch: more" in picture.svg
    for words in (">less<", ">neither<", ">much more<"):
        assert words in picture.svg
    assert picture.svg.count("-stripes)") == 2  # the cell and its line in the legend
    assert picture.svg.count("-crosses)") == 1  # the legend alone
    assert picture.credit == "©"


def test_a_cell_lies_where_its_centre_says():
    """2,000 m are 404 pixels: a cell of 200 m is 40.4 wide, and the one in the south-west ends at the foot."""
    svg = cell_map(GROUND, CELLS, 200, MARKS, "neither", "T", "S.").svg
    assert 'x="0.0" y="161.6" width="40.4" height="40.4"' in svg
    assert 'x="363.6" y="0.0" width="40.4" height="40.4"' in svg
