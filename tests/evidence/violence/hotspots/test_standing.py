"""Cells that stand out are told in classes, without a count."""

import numpy as np

from alongside.evidence.places.grids import Binned, grid_box
from alongside.evidence.violence.hotspots.local_g import LocalG
from alongside.evidence.violence.hotspots.standing import ABOVE, BELOW, FAR_ABOVE, standing_cells


def test_classes_follow_the_q_value_and_the_side_and_hold_no_count():
    grid = grid_box(0, 0, 400, 100, 100)
    z, q = np.array([[3.0, 2.5, -3.0, 0.5]]), np.array([[0.01, 0.05, 0.02, 0.051]])
    values = np.array([[9.0, 8.0, 0.0, 4.0]])
    table = standing_cells(LocalG(z, q, q, values, {}), Binned(grid, values, 21, 0, False, ""))
    assert table.column_names == ["easting", "northing", "stands", "q"]
    assert table["stands"].to_pylist() == [FAR_ABOVE, ABOVE, BELOW]
    assert table["easting"].to_pylist() == [50.0, 150.0, 250.0]
