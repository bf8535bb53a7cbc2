import pytest
import shapely

from alongside.evidence.errors import PlaceRefused, SnappedPoints
from alongside.evidence.places.grids import bin_points, grid_box, grid_over
from alongside.evidence.places.points import Points


@pytest.mark.parametrize("box", [(0, 0, 0, 10, 1), (0, 5, 10, 5, 1), (0, 0, 10, 10, 0), (0, 0, float("nan"), 10, 1)])
def test_a_box_that_holds_no_grid_is_refused(box):
    with pytest.raises(PlaceRefused, match="No grid"):
        grid_box(*box)


def test_more_cells_than_anybody_could_look_at_are_refused():
    with pytest.raises(PlaceRefused, match="check that the coordinates are metres"):
        grid_box(0, 0, 1e6, 1e6, 10)


def test_a_boundary_in_degrees_or_without_area_is_refused():
    with pytest.raises(PlaceRefused, match="in degrees"):
        grid_over(shapely.box(-0.2, 51.5, -0.1, 51.6), 100)
    with pytest.raises(PlaceRefused, match="no area"):
        grid_over(shapely.Polygon(), 100)


def test_snapped_points_fall_into_no_cell():
    with pytest.raises(SnappedPoints, match="A grid of cells"):
        bin_points(Points([1], [1], [0], snapped=True), grid_box(0, 0, 10, 10, 5))


def test_the_cells_of_a_borough_are_those_that_any_part_of_it_is_in():
    """A triangle over four cells of a 2 by 2 square touches three of them and leaves the north-eastern one out."""
    grid = grid_over(shapely.Polygon([(1010, 1010), (1190, 1010), (1010, 1190)]), 100)
    assert (grid.west, grid.south, grid.rows, grid.columns, grid.cells) == (1000, 1000, 2, 2, 4)
    smaller = grid_over(shapely.Polygon([(1010, 1010), (1180, 1010), (1010, 1180)]), 100)
    assert smaller.inside.tolist() == [[True, True], [True, False]]


def test_points_are_counted_weighed_or_said_to_be_outside():
    grid = grid_over(shapely.Polygon([(1010, 1010), (1180, 1010), (1010, 1180)]), 100)
    points = Points([1000, 1099.9, 1150, 1150, 900], [1000, 1050, 1050, 1150, 1000], [0] * 5, [1, 2, 4, 8, 16])
    weighted = bin_points(points, grid)
    assert weighted.values.tolist() == [[3, 4], [0, 0]]
    assert (weighted.points, weighted.outside) == (3, 2)
    assert weighted.parameters() == {
        "cell_m": 100, "west": 1000, "south": 1000, "rows": 2, "columns": 2, "cells_inside": 3, "points": 3,
        "points_outside": 2, "weighted": True, "source": "",
    }  # fmt: skip
    plain = Points(points.x_m, points.y_m, points.day)
    assert bin_points(plain, grid).values.tolist() == [[2, 1], [0, 0]]
    assert grid.centres()[0].tolist() == [1050, 1150]
