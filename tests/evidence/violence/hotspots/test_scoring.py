import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount, SnappedPoints
from alongside.evidence.places.grids import Grid, grid_box
from alongside.evidence.places.points import Points
from alongside.evidence.violence.hotspots.scoring import hottest_cells, score

GRID = grid_box(0, 0, 10, 10, 1)


def later(cells):
    return Points([c + 0.5 for _, c in cells], [r + 0.5 for r, _ in cells], [0] * len(cells))


def chosen(*cells):
    mask = np.zeros((10, 10), dtype=bool)
    for cell in cells:
        mask[cell] = True
    return mask


def test_a_map_without_choice_or_without_a_following_incident_has_no_score():
    with pytest.raises(FigureRefused, match="nothing to score"):
        score(chosen(), GRID, later([(0, 0)]))
    with pytest.raises(NothingToCount, match="cannot be scored"):
        score(chosen((0, 0)), GRID, later([(20, 20)]))
    with pytest.raises(SnappedPoints):
        score(chosen((0, 0)), GRID, Points([1], [1], [0], snapped=True))


@pytest.mark.parametrize("how_many", [0, 101])
def test_no_more_cells_than_there_are_can_be_chosen(how_many):
    with pytest.raises(FigureRefused, match="100 have a value"):
        hottest_cells(np.zeros((10, 10)), GRID, how_many)


def test_the_hottest_cells_lie_inside_and_have_a_value():
    values = np.arange(100.0).reshape(10, 10)
    values[9, 9] = np.nan
    inside = np.ones((10, 10), dtype=bool)
    inside[9, 8] = False
    assert np.argwhere(hottest_cells(values, Grid(0, 0, 1, inside), 2)).tolist() == [[9, 6], [9, 7]]


def test_the_score_is_the_one_worked_out_by_hand():
    """Five of eight incidents in 2 of 100 cells: hit rate .625, PAI 31.25; the best two cells hold 4 + 2: PEI 5 / 6."""
    found = score(chosen((0, 0), (5, 5)), GRID, later([(0, 0)] * 4 + [(5, 5)] + [(3, 3)] * 2 + [(4, 4)]))
    assert (found.hits, found.incidents, found.hit_rate, found.area_share) == (5, 8, 0.625, 0.02)
    assert (found.pai, found.pei) == (pytest.approx(31.25), pytest.approx(5 / 6))
    assert found.hit_rate_between.low < 0.625 < found.hit_rate_between.high
    assert found.pai_between.low == pytest.approx(found.hit_rate_between.low / 0.02)
    assert "5 of 8 later incidents (62%) fell into 2 of 100 cells (2.0% of the area): 31.2 times" in found.sentence
    assert found.parameters["cells_chosen"] == 2


def test_none_and_all_have_intervals_that_end_where_shares_do():
    none = score(chosen((9, 9)), GRID, later([(0, 0)] * 3)).hit_rate_between
    every = score(chosen((0, 0)), GRID, later([(0, 0)] * 3)).hit_rate_between
    assert (none.low, every.high) == (0, 1)
    assert none.high == pytest.approx(1 - 0.025 ** (1 / 3))
    assert every.low == pytest.approx(0.025 ** (1 / 3))
