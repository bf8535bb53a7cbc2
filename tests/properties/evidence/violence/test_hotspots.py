"""Each fast way of looking at places has a slow, obvious twin: loops over cells, over windows, over points."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from alongside.evidence.errors import NoVariation, TooFewCells
from alongside.evidence.places.grids import Binned, Grid
from alongside.evidence.places.points import Points
from alongside.evidence.violence.hotspots.density import density
from alongside.evidence.violence.hotspots.discovery import false_discovery
from alongside.evidence.violence.hotspots.local_g import local_g, local_g_areas
from alongside.evidence.violence.hotspots.scoring import hottest_cells, score

SHAPES = st.tuples(st.integers(5, 9), st.integers(6, 9))


@st.composite
def maps(draw):
    shape = draw(SHAPES)
    values = draw(arrays(np.float64, shape, elements=st.integers(0, 9).map(float)))
    inside = draw(arrays(np.bool_, shape, elements=st.integers(0, 9).map(bool)))
    values[~inside] = 0
    return Binned(Grid(0.0, 0.0, 10.0, inside), values, 0, 0, False, "")


def slow_g(binned, reach):
    """The formula of Ord and Getis, cell by cell and neighbour by neighbour."""
    cells = [tuple(cell) for cell in np.argwhere(binned.grid.inside)]
    n = len(cells)
    mean = sum(binned.values[c] for c in cells) / n
    s = math.sqrt(sum(binned.values[c] ** 2 for c in cells) / n - mean**2)
    found = {}
    for row, column in cells:
        near = [c for c in cells if abs(c[0] - row) <= reach and abs(c[1] - column) <= reach]
        w = len(near)
        found[row, column] = (sum(binned.values[c] for c in near) - w * mean) / (
            s * math.sqrt((n * w - w * w) / (n - 1))
        )
    return found


@settings(deadline=None, max_examples=60)
@given(maps(), st.integers(1, 3))
def test_gi_star_is_the_formula_cell_by_cell(binned, reach):
    try:
        fast = local_g(binned, reach).z
    except (TooFewCells, NoVariation):
        assume(False)
    for cell, z in slow_g(binned, reach).items():
        assert fast[cell] == pytest.approx(z, abs=1e-9)
    assert np.isnan(fast[~binned.grid.inside]).all()


@settings(deadline=None, max_examples=60)
@given(maps())
def test_areas_and_cells_give_the_same(binned):
    cells = [tuple(cell) for cell in np.argwhere(binned.grid.inside)]
    near = [[k for k, b in enumerate(cells) if max(abs(a[0] - b[0]), abs(a[1] - b[1])) == 1] for a in cells]
    try:
        by_cell = local_g(binned)
    except (TooFewCells, NoVariation):
        assume(False)
    by_area = local_g_areas([binned.values[c] for c in cells], near)
    assert by_area.z == pytest.approx([by_cell.z[c] for c in cells], abs=1e-9)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_false_discovery_is_the_smallest_level_at_which_it_is_found(p_values):
    """Twin: at level q, Benjamini and Hochberg keep the k smallest with p(k) <= q k / m."""
    found = false_discovery(p_values)
    m = len(p_values)
    for p, q in zip(p_values, found, strict=True):
        slow = min(min(1.0, other * m / sum(x <= other for x in p_values)) for other in p_values if other >= p)
        assert q == pytest.approx(slow)


POINTS = st.lists(st.tuples(st.floats(0, 99.9), st.floats(0, 79.9), st.integers(0, 5)), min_size=1, max_size=25)


@settings(deadline=None, max_examples=60)
@given(POINTS, st.floats(8, 60))
def test_the_density_is_the_sum_of_a_bell_for_every_point(given_points, bandwidth):
    """Within 0.1% of the peak of a single bell for each unit of weight, whatever the points."""
    x, y, weight = (np.array(column, dtype=float) for column in zip(*given_points, strict=True))
    assume(weight.sum() > 0)
    grid = Grid(0.0, 0.0, 10.0, np.ones((8, 10), dtype=bool))
    fast = density(Points(x, y, np.zeros(len(x)), weight), grid, bandwidth, corrected=False).per_km2
    peak = 1e6 / (2 * math.pi * bandwidth**2)
    for row in range(8):
        for column in range(10):
            slow = sum(
                w * peak * math.exp(-((column * 10 + 5 - px) ** 2 + (row * 10 + 5 - py) ** 2) / (2 * bandwidth**2))
                for px, py, w in given_points
            )
            assert abs(fast[row, column] - slow) <= 0.001 * peak * weight.sum()


@given(maps(), st.integers(1, 5), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=30))
def test_the_score_is_counted_on_the_fingers(binned, how_many, later):
    grid = binned.grid
    assume(grid.cells >= how_many)
    chosen = hottest_cells(binned.values, grid, how_many)
    inside = [c for c in later if c[0] < grid.rows and c[1] < grid.columns and grid.inside[c]]
    assume(inside)
    points = Points([c * 10 + 5 for _, c in later], [r * 10 + 5 for r, _ in later], [0] * len(later))
    found = score(chosen, grid, points)
    hits = sum(bool(chosen[c]) for c in inside)
    best = sum(sorted((inside.count(c) for c in set(inside)), reverse=True)[:how_many])
    assert (found.hits, found.incidents) == (hits, len(inside))
    assert found.pai == pytest.approx(hits / len(inside) * grid.cells / how_many)
    assert found.pei == pytest.approx(hits / best)
    least = min(binned.values[tuple(c)] for c in np.argwhere(chosen))
    assert all(binned.values[tuple(c)] <= least for c in np.argwhere(grid.inside & ~chosen))
