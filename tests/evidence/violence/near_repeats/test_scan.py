import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount, SnappedPoints
from alongside.evidence.places.grids import grid_box
from alongside.evidence.places.points import Points
from alongside.evidence.violence.near_repeats.likelihood import cluster_ratio, fewest_to_reach, log_likelihood_ratio
from alongside.evidence.violence.near_repeats.scan import scan_windows

GRID = grid_box(0, 0, 1_000, 800, 100)
ASKED = {"last_day": 139, "seed": 2019, "simulations": 99, "longest_steps": 4, "widest_cells": 5}


def usual(seed=1, n=600):
    random = np.random.default_rng(seed)
    return random.uniform(0, 1_000, n), random.uniform(0, 800, n), random.integers(0, 140, n)


def with_a_new_cluster(extra=15):
    x, y, day = usual()
    return Points(np.r_[x, [450] * extra], np.r_[y, [350] * extra], np.r_[day, [135] * extra])


def test_the_likelihood_ratio_is_the_one_that_satscan_prints():
    """SaTScan 9.4.4, prospective space-time permutation, 100 cases: 3 seen of .42, and 4 of .96."""
    assert log_likelihood_ratio([3, 4], [0.42, 0.96], 100) == pytest.approx([3.352053, 2.715606], abs=5e-7)


def test_no_more_than_expected_is_no_cluster_and_neither_is_one_alone():
    assert log_likelihood_ratio([3, 2, 0, 5], [3, 2.5, 0, 0], 10).tolist() == [0, 0, 0, 0]
    assert cluster_ratio([1], [0.01], 100).tolist() == [0]
    assert log_likelihood_ratio([10], [4.0], 10) == pytest.approx(10 * np.log(2.5))


def test_the_fewest_that_reach_a_level_do_and_one_fewer_does_not():
    expected = np.array([0.0, 0.05, 3.7, 97.0])
    needed = fewest_to_reach(5.0, expected, 100)
    assert needed[0] == needed[3] == 101
    for mean, fewest in zip(expected[1:3], needed[1:3], strict=True):
        assert log_likelihood_ratio(fewest, mean, 100) >= 5 > cluster_ratio(fewest - 1, mean, 100)


def test_snapped_points_are_refused():
    with pytest.raises(SnappedPoints, match="A space-time scan"):
        scan_windows(Points([1], [1], [0], snapped=True), GRID, last_day=0, seed=1)


@pytest.mark.parametrize(
    "changed",
    [{"widest_cells": 4}, {"widest_cells": 0}, {"longest_steps": 0}, {"days_in_step": 0}, {"simulations": -1}],
)
def test_windows_that_cannot_be_are_refused(changed):
    with pytest.raises(FigureRefused, match="odd number of cells"):
        scan_windows(with_a_new_cluster(), GRID, **ASKED | changed)


def test_windows_as_long_as_the_records_leave_nothing_usual():
    with pytest.raises(FigureRefused, match="no usual time"):
        scan_windows(with_a_new_cluster(), GRID, **ASKED | {"longest_steps": 20})


def test_nothing_inside_is_nothing_to_scan():
    with pytest.raises(NothingToCount, match="nothing to scan"):
        scan_windows(with_a_new_cluster(), GRID, **ASKED | {"last_day": -1})


def test_a_new_cluster_is_found_where_and_when_it_is():
    told = []
    found = scan_windows(with_a_new_cluster(), GRID, **ASKED, done=told.append)
    first = found.windows.to_pylist()[0]
    assert first["west"] <= 450 < first["east"]
    assert first["south"] <= 350 < first["north"]
    assert (first["first_day"], first["last_day"]) == (133, 139)
    assert first["p"] == 0.01
    assert first["observed"] >= 15 > first["expected"]
    assert told[-1] == 1
    assert found.parameters["windows_looked_at"] == 3 * 4 * 10 * 8
    assert found.parameters["points"] == 615


def test_windows_in_the_table_do_not_overlap_and_come_by_how_unlikely_they_are():
    found = scan_windows(with_a_new_cluster(), GRID, **ASKED | {"simulations": 0}, at_most=4)
    rows = found.windows.to_pylist()
    assert len(rows) == 4
    for k, one in enumerate(rows):
        for other in rows[k + 1 :]:
            apart = one["east"] <= other["west"] or other["east"] <= one["west"]
            assert apart or one["north"] <= other["south"] or other["north"] <= one["south"]
    ratios = found.windows["log_likelihood_ratio"].to_pylist()
    assert ratios == sorted(ratios, reverse=True)
    assert found.windows["p"].to_pylist() == [None] * 4


def test_a_map_without_any_excess_has_no_windows():
    """Two places, each busy on its own days long ago and no more: nothing of late."""
    points = Points([50] * 40, [50] * 40, np.arange(40))
    assert scan_windows(points, GRID, **ASKED | {"last_day": 60, "simulations": 5}).windows.num_rows == 0


def test_a_map_made_by_chance_is_called_rare_about_as_often_as_it_says():
    """100 maps without any cluster, seeds 0 to 99, 19 simulations each: p of 0.05 for about 5 of them."""
    small = ASKED | {"simulations": 19}
    rare = 0
    for seed in range(100):
        found = scan_windows(Points(*usual(seed, 200)), GRID, **small | {"seed": seed}, at_most=1).windows
        rare += found["p"].to_pylist()[0] <= 0.05
    assert 0 < rare <= 12
