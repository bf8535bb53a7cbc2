import csv
import gzip
import os
import subprocess
from datetime import date

import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, SnappedPoints
from alongside.evidence.places.points import Points
from alongside.evidence.violence.near_repeats import shuffles
from alongside.evidence.violence.near_repeats.bands import Bands, distances, spans
from alongside.evidence.violence.near_repeats.close_pairs import strips_of
from alongside.evidence.violence.near_repeats.knox import near_repeats

FEW = Points([0, 0, 50, 300, 310], [0, 0, 0, 0, 0], [0, 3, 20, 1, 1])


def test_snapped_points_are_refused():
    with pytest.raises(SnappedPoints, match="near-repeat test"):
        near_repeats(Points([1.0] * 9, [1.0] * 9, range(9), snapped=True), distances([0, 1]), spans([0, 7]))


def test_too_few_points_are_refused():
    with pytest.raises(FigureRefused, match="3 points"):
        near_repeats(Points([1, 2, 3], [1, 2, 3], [1, 2, 3]), distances([0, 1]), spans([0, 7]))


@pytest.mark.parametrize("breaks", [(0,), (0, 0), (100, 0), (-1, 5), (0, float("inf")), (0, float("nan"))])
def test_breaks_that_make_no_bands_are_refused(breaks):
    with pytest.raises(FigureRefused, match="rising numbers"):
        Bands(breaks)


def test_a_band_is_closed_on_one_side_and_holds_a_whole_day():
    with pytest.raises(FigureRefused, match='"left" or on the "right"'):
        Bands((0, 1), closed="both")
    with pytest.raises(FigureRefused, match=r"\[0.2, 0.8\)"):
        spans([0, 0.2, 0.8])


def test_distance_is_measured_in_one_of_two_ways():
    with pytest.raises(FigureRefused, match='"euclidean" or "manhattan"'):
        strips_of(FEW.x_m, FEW.y_m, 10, "chessboard")


def test_bands_are_printed_with_the_end_that_belongs_to_them():
    assert spans([0, 7, 14]).labels == ["[0, 7)", "[7, 14)"]
    assert spans([0, 7, 14], closed="right").labels == ["[0, 7]", "(7, 14]"]
    assert distances([50, 100], closed="right").labels == ["(50, 100]"]


def test_pairs_are_counted_as_by_hand():
    """Same spot: days 0 and 3. Within 50 m of each other: those two with day 20. 10 m: two of one day."""
    found = near_repeats(FEW, distances([0, 1, 50.5]), spans([0, 1, 7]))
    assert found.observed.tolist() == [[0, 1], [1, 0]]
    assert np.isnan(found.p).all()
    assert "one unit too high" in found.warnings[0]
    rows = found.table().to_pylist()
    assert rows[1] == {
        "metres": "[0, 1)", "days": "[1, 7)", "observed": 1, "expected": pytest.approx(0.5),
        "sd": pytest.approx(0.5), "ratio": pytest.approx(2), "p": None, "q": None,
    }  # fmt: skip


def test_where_chance_gives_nothing_there_is_no_ratio():
    found = near_repeats(FEW, distances([100, 101]), spans([0, 7]))
    assert found.observed.tolist() == [[0]]
    assert found.table()["ratio"].to_pylist() == [None]


def test_p_is_never_zero_and_comes_from_the_seed():
    """A repeat in each of 30 places on the next day cannot be chance: p is 1 in 100 for 99 permutations, not 0."""
    place = np.repeat(np.arange(30.0) * 1_000, 2)
    points = Points(place, place, np.repeat(np.arange(30) * 30, 2) + np.tile([0, 1], 30))
    told = []
    found = near_repeats(points, distances([0, 1]), spans([0, 7]), permutations=99, seed=4, done=told.append)
    assert found.p.tolist() == [[0.01]]
    assert found.parameters["seed"] == 4
    assert told[-1] == 1
    again = near_repeats(points, distances([0, 500]), spans([0, 50, 400]), permutations=50, seed=7)
    assert (
        again.p.tolist()
        == near_repeats(points, distances([0, 500]), spans([0, 50, 400]), permutations=50, seed=7).p.tolist()
    )


def test_more_deals_than_fit_are_counted_in_further_passes(monkeypatch):
    random = np.random.default_rng(3)
    points = Points(random.uniform(0, 500, 200), random.uniform(0, 500, 200), random.integers(0, 60, 200))
    given = (points, distances([0, 60, 120]), spans([0, 3, 9]))
    at_once = near_repeats(*given, permutations=40, seed=1)
    monkeypatch.setattr(shuffles, "BYTES_OF_DEALS", 1)
    in_passes = near_repeats(*given, permutations=40, seed=1)
    assert in_passes.p.tolist() == at_once.p.tolist()


def test_centuries_of_days_are_counted_too():
    points = Points([0.0] * 5, [0.0] * 5, [0, 1, 100_000, 100_003, 250_000])
    assert near_repeats(points, distances([0, 1]), spans([0, 7])).observed.tolist() == [[2]]


def test_far_points_and_a_tiny_reach_lose_no_pair():
    """Strips of a tiny reach would be too many; they are made higher instead."""
    random = np.random.default_rng(5)
    x = np.round(random.uniform(0, 90_000, 300))
    points = Points(np.r_[x, x], np.r_[x, x + 0.05], np.zeros(600))
    assert near_repeats(points, distances([0, 0.1]), spans([0, 1])).observed[0, 0] >= 300


def test_permutations_agree_with_the_exact_moments():
    """2,000 permutations, seed 2019: mean within four standard errors, spread within 6%."""
    random = np.random.default_rng(2019)
    points = Points(random.uniform(0, 900, 300), random.uniform(0, 900, 300), random.integers(0, 90, 300))
    found = near_repeats(points, distances([0, 60, 120]), spans([0, 4, 8]))
    strips = strips_of(points.x_m, points.y_m, 120.0)
    day = shuffles.small_days(points.day[strips.order])
    deals = shuffles.deal_out([], 2_000, lambda r: r.permutation(day), random)
    pairs = list(strips.pairs())
    one, other = (np.concatenate([piece[k] for piece in pairs]) for k in (0, 1))
    apart = np.concatenate([piece[2] for piece in pairs])
    for k, (low, high) in enumerate([(-1, 60**2), (60**2, 120**2)]):
        band = (apart >= low) & (apart < high)
        counts = np.diff(
            shuffles.count_differences(deals, one[band], other[band], spans([0, 4, 8]).last_days(), signed=False),
            axis=0,
        )
        error = found.sd[k] / np.sqrt(2_000)
        assert (np.abs(counts.mean(axis=1) - found.expected[k]) < 4 * error).all()
        assert counts.std(axis=1) == pytest.approx(found.sd[k], rel=0.06)


def read(path, day, with_heading=True):
    """x, y and day of a file whose first three columns they are."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        rows = list(csv.reader(file))[1 if with_heading else 0 :]
    days = [day(row[2]).toordinal() for row in rows]
    return np.array([float(r[0]) for r in rows]), np.array([float(r[1]) for r in rows]), np.array(days)


def british(text):
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


@pytest.fixture(scope="module")
def burglaries_2016(open_data):
    x, y, day = read(open_data / "incidents/chicago_burglary_2014_2017.csv.gz", british)
    these = (day >= date(2016, 1, 1).toordinal()) & (day <= date(2016, 12, 31).toordinal())
    return Points(x[these], y[these], day[these])


@pytest.mark.parametrize(
    ("closed", "table"),
    [
        ("right", [[225, 50], [260, 142], [457, 341], [715, 567]]),
        ("left", [[202, 51], [189, 143], [290, 343], [456, 526]]),
    ],
)
def test_chicago_burglary_gives_the_published_table_and_the_calculators_shifted_one(burglaries_2016, closed, table):
    """tobydavies/NearRepeat (MIT), the notebook on the Near Repeat Calculator: 2016, 4 bands of metres, 2 of days."""
    found = near_repeats(burglaries_2016, distances([0, 1, 100, 200, 300], closed), spans([0, 2, 4], closed))
    assert found.observed.tolist() == table


@pytest.fixture(scope="module")
def one_month(open_data):
    x, y, day = read(open_data / "incidents/chicago_be_month1.csv", date.fromisoformat, with_heading=False)
    return Points(x, y, day)


def test_a_month_of_burglary_gives_the_near_repeat_calculators_counts(one_month):
    """Near Repeat Calculator 1.3 on this file: 28 5 5 / 44 13 8 / 97 56 19 / 77 67 45; same place, "0 to 7": 1.652."""
    found = near_repeats(
        one_month, distances([0, 1, 100, 200, 300]), spans([0, 7, 14, 21]), metric="manhattan", permutations=199, seed=1
    )
    assert found.observed.tolist() == [[28, 5, 5], [44, 13, 8], [97, 56, 19], [77, 67, 45]]
    # it divides by the mean of 19 permutations, 16.947; ours is exact, so that they differ by chance alone
    assert abs(16.947 - found.expected[0, 0]) < 4 * found.sd[0, 0] / np.sqrt(19)
    assert found.ratio[0, 0] == pytest.approx(1.652, rel=0.2)
    assert found.p[0, 0] <= 0.05


def test_the_vignettes_three_weeks_come_out_with_manhattan_distance(one_month):
    """wsteenbeek/NearRepeat, doc/NearRepeat.html: counts exactly, ratios within the error of its 999 permutations."""
    found = near_repeats(one_month, distances([0, 0.1, 200, 400, 600]), spans([0, 7, 14, 21]), metric="manhattan")
    assert found.observed.tolist() == [[28, 5, 5], [141, 69, 27], [186, 140, 100], [237, 192, 128]]
    published = np.array(
        [
            [1.8027842, 0.4043552, 0.6128082],
            [1.4121203, 0.8621871, 0.5170609],
            [1.0144070, 0.9499294, 1.0511474],
            [0.9754211, 0.9806536, 1.0071754],
        ]
    )
    assert (np.abs(found.observed / published - found.expected) < 4.5 * found.sd / np.sqrt(999)).all()


def test_burkitts_lymphoma_gives_the_published_count_and_expectation():
    """pointpats/tests/test_spacetime.py: 20 km and 5 days, 13 pairs, 10.1438161 expected. The data are in libpysal."""
    peers = os.environ.get("ALONGSIDE_PEERS_PYTHON")
    if not peers:
        pytest.skip("the data come with libpysal: set ALONGSIDE_PEERS_PYTHON to an interpreter that has it")
    script = (
        "import libpysal, geopandas; b = geopandas.read_file(libpysal.examples.get_path('burkitt.shp'))\n"
        "for row in zip(b['X'], b['Y'], b['T']): print(*row)"
    )
    lines = subprocess.run([peers, "-c", script], capture_output=True, text=True, check=True).stdout.splitlines()
    x, y, day = (np.array(column, dtype=float) for column in zip(*(line.split() for line in lines), strict=True))
    found = near_repeats(Points(x, y, day), distances([0, 20], "right"), spans([0, 5], "right"))
    assert found.observed.tolist() == [[13]]
    assert found.expected[0, 0] == pytest.approx(10.1438161, abs=1e-6)


def test_chicago_arson_gives_what_r_surveillance_gives(open_data):
    """R's surveillance::knox, 200 m and 1 day: 14 seen, 0.7032 expected; file chicago_arson.csv of NearRepeat (R)."""
    path = open_data / "incidents/chicago_arson.csv"
    if not path.exists():
        pytest.skip("chicago_arson.csv is not among the open data")
    found = near_repeats(
        Points(*read(path, date.fromisoformat, with_heading=False)),
        distances([0, 200], "right"),
        spans([0, 1], "right"),
    )
    assert found.observed.tolist() == [[14]]
    assert found.expected[0, 0] == pytest.approx(0.7032, abs=5e-5)
