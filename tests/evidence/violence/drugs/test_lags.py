from dataclasses import replace

import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.drugs.lags import centred, lag_table, lags


@pytest.mark.parametrize(("months", "furthest"), [(23, 1), (24, 7), (24, -1)])
def test_too_few_months_for_the_lags_are_refused(borough, months, furthest):
    with pytest.raises(FigureRefused, match=f"{months} months cannot show lags of {furthest}"):
        lags(borough(months=months), furthest)


def test_counts_that_do_not_differ_or_are_the_same_are_refused(borough):
    counts = borough()
    with pytest.raises(FigureRefused, match="hardly differ from month to month"):
        lags(replace(counts, drugs=np.ones_like(counts.drugs)))
    with pytest.raises(FigureRefused, match="are the same counts"):
        lags(replace(counts, drugs=counts.violence))


def test_violence_planted_two_months_after_drug_offences_stands_out_there_alone(borough):
    found = {lag.lag: lag for lag in lags(borough(areas=40, per_drug_offence=0.08, lag=2, months=48), furthest=4)}
    assert found[2].joint_low > 0
    assert all(lag.joint_low <= 0 <= lag.joint_high for n, lag in found.items() if n != 2)


def test_a_month_left_out_stays_a_gap(borough):
    """Leaving a month out must not make its neighbours look one month apart."""
    counts = borough(areas=40, per_drug_offence=0.08, lag=1, months=40)
    kept = [n for n in range(40) if n % 8 != 3]
    gappy = replace(
        counts, months=tuple(counts.months[n] for n in kept), violence=counts.violence[:, kept],
        drugs=counts.drugs[:, kept], searches=counts.searches[:, kept],
    )  # fmt: skip
    found = {lag.lag: lag.correlation for lag in lags(gappy, furthest=3)}
    assert max(found, key=found.get) == 1


def test_searches_that_never_differ_take_nothing_out(borough):
    counts = borough()
    assert len(lags(replace(counts, searches=np.full_like(counts.searches, 4.0)), 2)) == 5


def test_the_table_holds_a_row_a_lag(borough):
    table = lag_table(lags(borough(), furthest=2))
    assert table.column_names == ["lag", "correlation", "low", "high", "joint_low", "joint_high"]
    assert table["lag"].to_pylist() == [-2, -1, 0, 1, 2]


def test_centring_leaves_nothing_of_area_and_month():
    table = centred(np.random.default_rng(1).random((5, 7)))
    assert table.mean(axis=0) == pytest.approx(0)
    assert table.mean(axis=1) == pytest.approx(0)


@pytest.mark.on_demand
@pytest.mark.parametrize("areas", [18, 60])
def test_intervals_hold_no_tie_about_as_often_as_they_say(borough, areas):
    """300 boroughs without a tie, seven lags each, seeds 0 to 299."""
    held = [lag.low <= 0 <= lag.high for seed in range(300) for lag in lags(borough(areas, 36, seed), 3)]
    assert 0.93 < np.mean(held) < 0.97
