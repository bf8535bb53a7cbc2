from datetime import date

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.control_charts.chart import control_chart, days_of
from alongside.evidence.violence.control_charts.decisions import Rebase
from alongside.evidence.violence.control_charts.rules import PLOT_THE_DOTS_SIX

DECIDED = {"by": "Ayo Example, analyst", "on": date(2019, 5, 1), "reason": "A new recording system"}


@pytest.mark.parametrize("counts", [[1] * 11, [1] * 12 + [None]])
def test_too_few_months_or_a_gap_are_refused(series, counts):
    with pytest.raises(FigureRefused, match="12 months without a gap"):
        control_chart(series(counts))


@pytest.mark.parametrize("missing", [{"by": " "}, {"reason": ""}, {"on": None}])
def test_no_limits_start_anew_without_a_person_a_day_and_a_reason(missing):
    with pytest.raises(FigureRefused, match="named person, on a day, for a reason"):
        Rebase(Month(2018, 4), **{**DECIDED, **missing})


@pytest.mark.parametrize("first", [(2017, 3), (2019, 5)])
def test_a_rebase_outside_the_series_is_refused(series, first):
    with pytest.raises(FigureRefused, match="the series is April 2017 to March 2019"):
        control_chart(series([5] * 24), rebases=[Rebase(Month(*first), **DECIDED)])


def test_two_rebases_of_one_month_are_refused(series):
    twice = [Rebase(Month(2018, 4), **DECIDED)] * 2
    with pytest.raises(FigureRefused, match="one start a month"):
        control_chart(series([5] * 24), rebases=twice)


@pytest.mark.parametrize(
    ("baseline", "first", "until"),
    [
        (Period(Month(2017, 4), Month(2018, 2)), None, None),
        (Period(Month(2017, 3), Month(2018, 3)), None, None),
        (Period(Month(2017, 6), Month(2019, 4)), None, None),
        (None, (2018, 5), None),
        (None, (2018, 4), Month(2019, 1)),
        (None, (2018, 4), Month(2018, 1)),
    ],
)
def test_limits_need_twelve_months_inside_their_own_time(series, baseline, first, until):
    rebases = [Rebase(Month(*first), **DECIDED, until=until)] if first else []
    with pytest.raises(FigureRefused, match="need 12 months or more"):
        control_chart(series([5] * 24), baseline=baseline, rebases=rebases)


@pytest.mark.parametrize(("limits", "exposure"), [("xmr", [30] * 12), ("counts", [30] * 11), ("counts", [0] * 12)])
def test_exposure_that_does_not_fit_is_refused(series, limits, exposure):
    with pytest.raises(FigureRefused, match="one number above 0"):
        control_chart(series([5] * 12), limits=limits, exposure=exposure)


def test_a_baseline_without_any_offence_has_no_limits_for_counts(series):
    with pytest.raises(FigureRefused, match="counts no offence"):
        control_chart(series([0] * 12), limits="counts")


def first(chart):
    return chart.points.to_pylist()[0]


def test_limits_are_the_mean_and_two_point_six_six_mean_moving_ranges(series):
    """By hand: 10 and 12 in turn have the mean 11 and moving ranges of 2, so 11 ± 5.32 and, two thirds out, ± 3.547."""
    chart = control_chart(series([10, 12] * 6))
    found = first(chart)
    assert found["centre"] == 11
    assert (found["low"], found["high"]) == (pytest.approx(5.68), pytest.approx(16.32))
    assert (found["near_low"], found["near_high"]) == (pytest.approx(7.453, abs=1e-3), pytest.approx(14.547, abs=1e-3))
    assert chart.sentence == "Months usually lie between 6 and 16 offences, around 11. None was outside that."
    assert "2.66 times the mean moving range" in chart.method
    assert "Rules as in NHSRplotthedots 0.2" in chart.method


def test_one_wild_range_is_left_out_when_the_rules_say_so(series):
    """By hand: 10, 12 five times, then 50, 10: ranges nine of 2, one of 38, one of 40. Their mean is 96 / 11, and 3.267
    times that 28.5, so both wild ones go and 2 remains; kept, 2.66 x 96 / 11 = 23.2."""
    counts = [10, 12] * 5 + [50, 10]
    screened, kept = control_chart(series(counts)), control_chart(series(counts), rules=PLOT_THE_DOTS_SIX)
    mean = 170 / 12
    assert first(screened)["high"] == pytest.approx(mean + 5.32)
    assert first(kept)["high"] == pytest.approx(mean + 2.66 * 96 / 11)
    assert first(kept)["low"] == 0


def test_a_series_that_never_moves_has_its_mean_as_limits(series):
    found = first(control_chart(series([5] * 12)))
    assert (found["low"], found["high"]) == (5, 5)


def test_months_that_meet_a_rule_are_named(series):
    counts = [10, 12] * 12 + [13, 14, 15, 16, 17, 18, 40]
    chart = control_chart(series(counts), baseline=Period(Month(2017, 4), Month(2019, 3)))
    assert chart.sentence == (
        "Months usually lie between 6 and 16 offences, around 11. Outside that: August 2019 (17), September 2019 (18), "
        "October 2019 (40). 7 or more in a row on one side of the mean: March 2019 to October 2019. 7 or more in a row "
        "that rise or fall: February 2019 to October 2019. Two of three in a row near a limit: June 2019 to July 2019."
    )
    rows = chart.points.to_pylist()
    assert [row["month"] for row in rows if row["outside"]] == [date(2019, 8, 1), date(2019, 9, 1), date(2019, 10, 1)]


def test_a_fixed_baseline_is_not_moved_by_later_months(series):
    fixed = Period(Month(2017, 4), Month(2018, 3))
    assert first(control_chart(series([10, 12] * 6 + [90] * 6), baseline=fixed))["centre"] == 11


def test_limits_start_anew_where_a_person_decided_and_no_rule_runs_over_it(series):
    counts = [10, 12] * 6 + [30, 34] * 6
    decided = Rebase(Month(2018, 4), **DECIDED)
    chart = control_chart(series(counts), rebases=[decided])
    centres, which = chart.points["centre"].to_pylist(), chart.points["limits"].to_pylist()
    assert (centres[11], centres[12], which) == (11, 32, [0] * 12 + [1] * 12)
    assert not any(chart.points[rule].to_pylist() != [False] * 24 for rule in ("outside", "shift", "trend"))
    assert chart.rebases == (decided,)
    assert chart.sentence.startswith("Since April 2018, months usually lie between 21 and 43 offences, around 32.")
    assert chart.sentence.endswith(
        "The limits start anew in April 2018: A new recording system (Ayo Example, analyst, 1 May 2019)."
    )


def test_the_new_limits_can_be_fixed_too(series):
    counts = [10, 12] * 6 + [30, 34] * 6 + [99] * 3
    fixed = Rebase(Month(2018, 4), **DECIDED, until=Month(2019, 3))
    assert control_chart(series(counts), rebases=[fixed]).points["centre"].to_pylist()[-1] == 32


def test_counts_that_vary_like_single_offences_get_poisson_limits(series):
    """SciPy's own quantiles around the mean of 4: 0 and 11, the counts that chance alone passes 1 time in 740."""
    chart = control_chart(series([3, 5] * 12), limits="counts")
    found = first(chart)
    assert (found["low"], found["high"]) == (poisson.ppf(0.00135, 4), poisson.ppf(0.99865, 4)) == (0, 11)
    assert "Poisson quantiles" in chart.method


def test_counts_that_vary_more_get_negative_binomial_limits(series):
    """The spread solves Pearson's chi-square = 23: by hand 24 x 400 / (40 + 1600 a) = 23 at a = 0.2359."""
    chart = control_chart(series([20, 60] * 12), limits="counts")
    spread = (24 * 400 / 23 - 40) / 1600
    assert first(chart)["high"] == nbinom.ppf(0.99865, 1 / spread, 1 / (1 + spread * 40))
    assert "negative-binomial quantiles" in chart.method


def test_a_spread_above_one_is_found_as_well(series):
    """By hand: months of 0 and 40 have 24 x 400 / (20 + 400 a) = 23, a = 0.9935; with 0, 0, 60 it is above 1."""
    chart = control_chart(series([0, 0, 60] * 8), limits="counts")
    spread = ((16 * 400 + 8 * 1600) / 23 - 20) / 400
    assert spread > 1
    assert first(chart)["high"] == nbinom.ppf(0.99865, 1 / spread, 1 / (1 + spread * 20))


def test_limits_follow_the_days_of_a_month_and_a_short_month_is_not_taken_for_a_fall(series):
    counted = series([31, 30] * 6)
    days = days_of(counted)
    assert (days[0], days[10]) == (30, 28)
    chart = control_chart(counted, limits="counts", exposure=days)
    centres = chart.points["centre"].to_pylist()
    assert centres[10] / centres[11] == pytest.approx(28 / 31)
    assert sum(centres) == pytest.approx(6 * 61)


@pytest.mark.on_demand
@pytest.mark.parametrize(("mean", "spread"), [(4, 0), (44, 0), (44, 0.05)])
def test_limits_for_counts_cry_wolf_about_as_seldom_as_they_say(series, mean, spread):
    """4,000 series of 36 baseline months and 12 more, seed 2019. True limits would be crossed by at most 0.27% of
    months; fitted ones by somewhat more, and never 1%."""
    random = np.random.default_rng(2019)
    crossed = 0
    for _ in range(4_000):
        rate = random.gamma(1 / spread, mean * spread, 48) if spread else mean
        chart = control_chart(
            series(random.poisson(rate, 48).tolist()), "counts", baseline=Period(Month(2017, 4), Month(2020, 3))
        )
        crossed += sum(chart.points["outside"].to_pylist()[36:])
    print(mean, spread, crossed / 48_000)
    assert 0 < crossed / 48_000 < 0.01
