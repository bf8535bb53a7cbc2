import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.violence.near_repeats import circles
from alongside.evidence.violence.near_repeats.circles import scan_circles

# SaTScan 9.4.4's sample of 25 places and 100 cases: place: (x, y, days of its cases). Days run from 0 to 1000.
# QuantCrimAtLeeds/PredictCode, notebooks/satscan_test1 (.geo, .cas and the program's own output, .txt).
SAMPLE = {
    1: (70, 70, [804, 809, 813, 865, 985]),
    2: (70, 30, [811, 849, 976]),
    3: (90, 30, [824]),
    4: (90, 70, [884, 971, 992]),
    5: (30, 70, [845, 893, 937, 989]),
    6: (10, 30, [843, 846, 982, 995]),
    7: (50, 10, [868, 886, 913, 915]),
    8: (50, 70, [808, 860, 862, 936, 951]),
    9: (90, 10, [842, 854, 958, 961]),
    10: (50, 50, [962, 963, 971, 987]),
    11: (50, 30, [843, 948, 951, 986]),
    12: (30, 90, [805, 903, 924]),
    13: (90, 90, [871, 916, 927, 939]),
    14: (10, 70, [815, 837, 877]),
    15: (10, 50, [811, 814, 844, 847, 850, 966, 981]),
    16: (30, 10, [809, 812, 851, 911, 918, 979, 993, 995]),
    17: (10, 90, [838, 940, 976]),
    18: (70, 90, [851, 869, 889, 973, 987]),
    19: (70, 50, [872]),
    20: (10, 10, [802, 902, 930, 933]),
    21: (70, 10, [861, 861, 877, 907, 929, 942, 959, 972]),
    22: (50, 90, [840, 840, 863, 894, 978]),
    23: (30, 30, [924, 967]),
    24: (30, 50, [927]),
    25: (90, 50, [816, 840, 849, 887, 965]),
}


def sample():
    place = [k for k, (_, _, days) in enumerate(SAMPLE.values()) for _ in days]
    days = np.array([day for _, _, some in SAMPLE.values() for day in some])
    x, y = (np.array([place[k] for place in SAMPLE.values()], dtype=float) for k in (0, 1))
    return [str(number) for number in SAMPLE], x, y, place, days


def test_satscans_full_search_comes_out_with_its_clusters_in_its_order():
    """Its output: 23, 6, 16 within 20 from day 993, 3 of .42, 3.352053; then 10 alone from 962, 4 of .96, 2.715606.

    Its p-values are .202 and .581 of 248 replications; why ours are about .29 and .62, the next test shows.
    """
    told = []
    table = scan_circles(*sample(), first_day=0, last_day=1000, seed=2019, simulations=199, done=told.append)
    first, second = table.to_pylist()[:2]
    assert (first["places"], first["radius_m"], first["first_day"], first["last_day"]) == (
        ["23", "6", "16"],
        20,
        993,
        1000,
    )
    assert (second["places"], second["radius_m"], second["first_day"]) == (["10"], 0, 962)
    for row, seen, expected, ratio, p in ((first, 3, 0.42, 3.352053, 0.202), (second, 4, 0.96, 2.715606, 0.581)):
        assert (row["observed"], row["expected"]) == (seen, pytest.approx(expected))
        assert row["log_likelihood_ratio"] == pytest.approx(ratio, abs=5e-7)
        assert row["p"] == pytest.approx(p, abs=0.2)
    assert told[-1] == 1


def satscans_deals(times):
    """Deal the sample's days out as SaTScan does, told in our own words from its source.

    Incidents stand from the latest day back, then by the text of their place. Its random numbers are those of Park and
    Miller (1988) with the multiplier 48271, begun anew for each replication at 12,345,678 and the replication's number.
    """
    _, _, _, place, days = sample()
    text = np.argsort(np.argsort([str(number) for number in SAMPLE]))
    order = np.lexsort((text[place], -days))
    for replication in range(1, times + 1):
        number, drawn = 12_345_678 + replication, []
        for _ in days:
            number = 48_271 * number % (2**31 - 1)
            drawn.append(number)
        dealt = np.empty_like(days)
        dealt[order] = days[order][np.argsort(drawn)]
        yield drawn[0] / (2**31 - 1), dealt


def test_dealt_as_satscan_deals_its_p_values_come_out_to_the_last_figure():
    """It stops once 50 replications are above the best cluster (Besag and Clifford 1991), and counts those above alone:
    50 of 248 is .202, and 144 of 248 is .581.

    Its replications begin with neighbouring numbers, so that the first number hardly moves: in all 248 the latest
    incident goes to about the 51st place, and they are no independent deals. Of 9,999 of its own replications 28.0% and
    60.2% are above, near our own. Ours count ties too and add one, so that p is never too small and never 0.
    """
    _, x, y, place, days = sample()
    nearest, _ = circles._by_distance(x, y)
    starts = np.unique(days)[::-1]
    _, expected, _ = circles._windows(nearest, np.array(place), days, starts, 0.5)
    first, best = [], []
    for number, dealt in satscans_deals(248):
        counts = circles._counts(nearest, np.array(place), dealt, starts)
        best.append(circles.cluster_ratio(counts, expected, 100).max())
        first.append(number)
    above = np.array(best)[:, None] > np.array([3.352053, 2.715606]) + 5e-7
    assert above.sum(axis=0).tolist() == [50, 144]
    assert above[-1, 0]  # the 50th, at which it stopped
    assert (min(first), max(first)) == pytest.approx((0.505, 0.511), abs=5e-4)


def test_no_place_is_in_two_clusters():
    rows = scan_circles(*sample(), first_day=0, last_day=1000, seed=1, simulations=0).to_pylist()
    named = [place for row in rows for place in row["places"]]
    assert len(named) == len(set(named))
    assert {row["p"] for row in rows} == {None}
    assert len(scan_circles(*sample(), first_day=0, last_day=1000, seed=1, simulations=0, at_most=2)) == 2


def test_nothing_days_outside_and_too_many_windows_are_refused(monkeypatch):
    names, x, y, _, _ = sample()
    with pytest.raises(NothingToCount, match="no incident"):
        scan_circles(names, x, y, [], np.array([]), first_day=0, last_day=1000, seed=1)
    with pytest.raises(FigureRefused, match="not all in 0 to 900"):
        scan_circles(*sample(), first_day=0, last_day=900, seed=1)
    monkeypatch.setattr(circles, "MOST_WINDOWS", 100)
    with pytest.raises(FigureRefused, match="squares of a grid"):
        scan_circles(*sample(), first_day=0, last_day=1000, seed=1)


def test_records_without_anything_of_late_have_no_cluster():
    names, x, y, place, days = sample()
    assert scan_circles(names, x, y, place, days, first_day=0, last_day=5000, seed=1, simulations=3).num_rows == 0
