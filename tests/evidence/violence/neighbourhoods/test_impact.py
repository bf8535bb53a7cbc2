import numpy as np
import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months
from alongside.evidence.violence.rolling import garwood

YEAR = twelve_months_to(Month(2019, 3))


def areas(*rows):
    names = ("area_code", "area_name", "count", "residents")
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows])


def rates(*rows, **more):
    return rates_by_area(areas(*rows), "Violence", YEAR, **more)


@pytest.mark.parametrize(
    ("rows", "refusal", "says"),
    [
        ([("F01", "A", None, 1_000)], NothingToCount, "no area has both"),
        ([("F01", "A", 3, None)], NothingToCount, "no area has both"),
        ([("F01", "A", 3, 1_000), ("F01", "A", 3, 1_000)], FigureRefused, "The area F01 has two rows"),
        ([("F01", "A", -1, 1_000)], FigureRefused, "whole number from 0"),
        ([("F01", "A", 1.5, 1_000)], FigureRefused, "whole number from 0"),
        ([("F01", "A", 1, 0)], FigureRefused, "leave it empty where not known"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(rows, refusal, says):
    with pytest.raises(refusal, match=says):
        rates(*rows)


def test_a_missing_count_stays_missing_and_is_not_in_the_whole():
    found = rates(("F01", "A", 30, 1_000), ("F02", "B", None, 9_000), ("F03", "C", 10, None))
    assert found.whole == 30
    assert found.areas["rate"].to_pylist() == [30, None, None]
    assert found.areas["high"].to_pylist()[1:] == [None, None]
    assert "2 of 3 areas have no count or no residents" in found.sentence


def test_no_offence_is_zero_and_not_missing():
    row = rates(("F01", "A", 0, 1_000)).areas.to_pylist()[0]
    assert (row["rate"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(3.69, abs=0.005)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.69), (1, 0.0253, 5.57), (5, 1.62, 11.67), (10, 4.80, 18.39)]
)
def test_the_interval_is_garwoods(count, low, high):
    """Pearson and Hartley, Biometrika Tables for Statisticians I, table 40: limits for the mean of a Poisson count."""
    assert garwood(count) == pytest.approx((low, high), abs=0.005)


def test_the_interval_of_all_areas_together_is_wider():
    row = rates(("F01", "A", 30, 1_000), ("F02", "B", 30, 1_000)).areas.to_pylist()[0]
    assert row["joint_low"] < row["low"] < row["rate"] < row["high"] < row["joint_high"]


def test_offences_in_clusters_widen_the_interval():
    """Four times the variance is twice the width, nearly."""
    alone = rates(("F01", "A", 400, 1_000)).areas.to_pylist()[0]
    clustered = rates(("F01", "A", 400, 1_000), spread=4.0).areas.to_pylist()[0]
    assert (clustered["high"] - clustered["low"]) / (alone["high"] - alone["low"]) == pytest.approx(2, abs=0.05)
    assert clustered["rate"] == alone["rate"]


def test_spread_is_one_when_months_follow_their_areas_and_more_when_not():
    assert spread_of_months(np.array([[10, 20], [20, 40], [0, 0]])) == 1
    # by hand: every cell expects 10, so chi-square is 4 times 10 over one degree of freedom
    assert spread_of_months(np.array([[20, 0], [0, 20]])) == 40


@pytest.mark.parametrize("counts", [[[0, 0], [1, 2]], [[1, 0], [2, 0]], [[0]]])
def test_a_spread_of_one_area_or_month_is_refused(counts):
    with pytest.raises(FigureRefused, match="two areas and two months"):
        spread_of_months(np.array(counts))


@pytest.mark.on_demand
@pytest.mark.parametrize("cluster", [1, 3])
def test_intervals_hold_the_true_rate_about_as_often_as_they_say(cluster):
    """300 boroughs of 18 areas with 30 to 300 offences a year, singly or in threes, seed 2019."""
    random = np.random.default_rng(2019)
    held = []
    for _ in range(300):
        true = random.uniform(30, 300, 18)
        months = random.poisson(true[:, None] / 12 / cluster, (18, 12)) * cluster
        rows = [(f"F{n:02}", "", int(count), 1_000) for n, count in enumerate(months.sum(axis=1))]
        found = rates(*rows, spread=spread_of_months(months)).areas
        low, high = found["low"].to_numpy(), found["high"].to_numpy()
        held.append(np.mean((low <= true) & (true <= high)))
    assert 0.93 < np.mean(held) < 0.97
