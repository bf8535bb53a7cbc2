import csv
import gzip
import math

import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, NoVariation, TooFewCells
from alongside.evidence.places.grids import bin_points, grid_box
from alongside.evidence.places.points import Points
from alongside.evidence.violence.hotspots import local_g as room
from alongside.evidence.violence.hotspots.discovery import false_discovery
from alongside.evidence.violence.hotspots.local_g import hotspot_table, local_g, local_g_areas


def binned(cells, cell_m=100, **more):
    """One point in the middle of each named cell, as often as it is named: (row, column)."""
    rows, columns = zip(*cells, strict=True)
    points = Points((np.array(columns) + 0.5) * cell_m, (np.array(rows) + 0.5) * cell_m, np.zeros(len(rows)), **more)
    return bin_points(points, grid_box(0, 0, 7 * cell_m, 6 * cell_m, cell_m))


CELLS = [(0, 0), (2, 3), (2, 3), (3, 3), (5, 6), (5, 6), (5, 6)]


def test_no_neighbours_are_refused():
    with pytest.raises(FigureRefused, match="no neighbours"):
        local_g(binned(CELLS), reach_cells=0)


def test_too_few_cells_or_a_window_over_all_of_them_are_refused():
    few = bin_points(Points([1], [1], [0]), grid_box(0, 0, 5, 5, 1))
    with pytest.raises(TooFewCells, match="at least 30"):
        local_g(few)
    with pytest.raises(TooFewCells, match="more than one window"):
        local_g(binned(CELLS), reach_cells=6)
    with pytest.raises(TooFewCells):
        local_g_areas([], [])


def test_a_map_on_which_every_cell_is_the_same_has_no_hotspot():
    with pytest.raises(NoVariation, match="none stands out"):
        local_g(binned([(r, c) for r in range(6) for c in range(7)]))


@pytest.mark.parametrize(
    ("values", "neighbours", "says"),
    [
        ([1.0] * 30, [[]] * 29, "29 lists of neighbours"),
        ([1.0] * 29 + [math.nan], [[]] * 30, "1 without a number"),
        ([1.0] * 30, [[30]] * 30, "place 30; there are 30"),
        ([1.0] * 30, [[-1]] * 30, "from 0"),
    ],
)
def test_areas_that_do_not_fit_their_lists_are_refused(values, neighbours, says):
    with pytest.raises(FigureRefused, match=says):
        local_g_areas(values, neighbours)


def test_six_points_give_the_published_z(monkeypatch):
    """esda/tests/test_getisord.py: six points, distance band 15, binary, self included: z of the first -1.39727626."""
    monkeypatch.setattr(room, "CELLS_AT_LEAST", 6)
    where = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)]
    near = [[k for k, b in enumerate(where) if math.dist(a, b) <= 15] for a in where]
    found = local_g_areas([2, 3, 3.2, 5, 8, 7], near)
    assert found.z[0] == pytest.approx(-1.39727626, abs=1e-8)


def test_a_weighted_map_differs_from_the_raw_one():
    """A peer took counts although weights were given (mpjashby/sfhotspot, issue 86)."""
    raw, heavy = local_g(binned(CELLS)), local_g(binned(CELLS, weight=[9, 1, 1, 1, 1, 1, 1]))
    assert raw.z[0, 0] < raw.z[5, 6]
    assert heavy.z[0, 0] > heavy.z[5, 6]
    assert heavy.parameters["weighted"]


def test_p_is_two_sided_and_q_is_never_below_it():
    found = local_g(binned(CELLS))
    assert found.p[5, 6] == pytest.approx(math.erfc(abs(found.z[5, 6]) / math.sqrt(2)))
    assert (found.p > 0.5).any()
    assert (found.q >= found.p).all()


def test_the_table_lists_the_hottest_cell_first():
    counted = binned(CELLS)
    table = hotspot_table(local_g(counted), counted)
    assert table.num_rows == 42
    first = table.to_pylist()[0]
    assert (first["row"], first["column"]) in {(5, 6), (5, 5), (4, 6), (4, 5)}
    assert first["easting"] == (first["column"] + 0.5) * 100
    assert table["z"].to_pylist() == sorted(table["z"].to_pylist(), reverse=True)


def test_false_discovery_gives_the_published_example():
    """Benjamini and Hochberg (1995), section 3.3: of 15 p-values four are discoveries at 0.05."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
         0.7590, 1.000]  # fmt: skip
    assert (false_discovery(p) <= 0.05).sum() == 4
    assert np.isnan(false_discovery([np.nan, 0.2])).tolist() == [True, False]
    assert false_discovery([]).size == 0


def lambert(longitude, latitude):
    """Metres of Tennessee's state plane (EPSG:2843): Lambert's conformal cone on GRS80 (Snyder 1987, page 107)."""
    e2 = 0.00669438002290
    e = math.sqrt(e2)
    degrees = np.radians

    def m(phi):
        return np.cos(phi) / np.sqrt(1 - e2 * np.sin(phi) ** 2)

    def t(phi):
        s = e * np.sin(phi)
        return np.tan(np.pi / 4 - phi / 2) / ((1 - s) / (1 + s)) ** (e / 2)

    one, two, origin = degrees(35.25), degrees(36 + 25 / 60), degrees(34 + 1 / 3)
    n = (math.log(m(one)) - math.log(m(two))) / (math.log(t(one)) - math.log(t(two)))
    scale = 6378137 * m(one) / (n * t(one) ** n)
    rho, turn = scale * t(degrees(latitude)) ** n, n * degrees(longitude + 86)
    return 600000 + rho * np.sin(turn), scale * t(origin) ** n - rho * np.cos(turn)


def test_robberies_in_memphis_stand_out_as_the_reference_program_has_it(open_data):
    """R's spdep 1.2-7 (localG) on these points, 500 m: highest 10.8635, 214 cells above 1.96, 3,705 cells."""
    with gzip.open(open_data / "incidents/memphis_robberies_2019.csv.gz", "rt") as file:
        rows = [row for row in csv.DictReader(file) if row["date"].startswith("2019-01")]
    assert len(rows) == 206
    x, y = lambert(*(np.array([float(row[name]) for row in rows]) for name in ("longitude", "latitude")))
    grid = grid_box(x.min(), y.min(), x.max() + 1e-6, y.max() + 1e-6, 500)
    counted = bin_points(Points(x, y, np.zeros(len(x))), grid)
    found = local_g(counted)
    assert (grid.cells, counted.outside) == (3_705, 0)
    assert found.z.max() == pytest.approx(10.8635, abs=5e-5)
    assert (found.z > 1.96).sum() == 214
