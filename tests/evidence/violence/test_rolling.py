import numpy as np
import pytest

from alongside.evidence.violence.rolling import CLUSTERED, EXACT, garwood, rolling_series, spread_of, year_interval


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390)]
)
def test_the_exact_interval_is_the_published_one(count, low, high):
    """The table of 95% limits of a Poisson count that is printed since Garwood (1936), Biometrika 28."""
    assert garwood(count) == (pytest.approx(low, abs=6e-4), pytest.approx(high, abs=6e-4))


def test_spread_is_worked_out_from_neighbouring_months():
    """By hand: 4 to 12 is 64 / 16 = 4, 12 to 4 the same, 4 to 4 nothing: 8 / 3, and freedom 2 x 9 / 8 = 2.25."""
    assert spread_of([4, 12, 4, 4]) == (pytest.approx(8 / 3), pytest.approx(2.25))


@pytest.mark.parametrize("counts", [[], [5], [None, 5, None], [0, 0, 0]])
def test_months_that_cannot_be_compared_say_nothing_of_spread(counts):
    assert spread_of(counts) == (1, 1)


def test_a_missing_month_leaves_out_its_two_differences():
    assert spread_of([4, 12, None, 4, 12])[0] == 4


@pytest.mark.parametrize(
    ("count", "spread", "freedom", "method"),
    [(0, 5, 20, EXACT), (100, 1, 20, EXACT), (100, 1.5, 20, CLUSTERED), (500, 1.0001, 1e5, EXACT)],
)
def test_the_wider_interval_is_given_and_named(count, spread, freedom, method):
    between = year_interval(count, spread, freedom)
    assert between.method == method
    low, high = garwood(count)
    assert between.high - between.low >= high - low


def test_the_series_of_twelve_months_has_gaps_where_a_month_is_missing(series):
    rows = rolling_series(series([5] * 13 + [None] + [5] * 12)).to_pylist()
    assert [row["count"] for row in rows] == [None] * 11 + [60, 60] + [None] * 12 + [60]
    assert (rows[10]["low"], rows[13]["high"]) == (None, None)
    assert (rows[11]["low"], rows[11]["high"]) == garwood(60)


SEASON = np.array([1.02, 1.06, 1.08, 1.10, 1.02, 1.00, 1.02, 0.98, 0.92, 0.94, 0.90, 0.96])


def held(times, mean, spread, clusters, months):
    """How often the 95% interval of the last twelve months holds the truth."""
    random = np.random.default_rng(2019)
    count = 0
    for _ in range(times):
        wild = random.gamma(1 / spread, spread, months) if spread else 1
        level = mean * np.tile(SEASON, months // 12) * wild
        counts = (random.poisson(level / clusters) * clusters).tolist()
        between = year_interval(sum(counts[-12:]), *spread_of(counts))
        count += between.low <= mean * SEASON.sum() <= between.high
    return count / times


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    assert 0.93 < held(1_000, 44, 0, 4, 36) < 0.97


@pytest.mark.on_demand
@pytest.mark.parametrize(
    ("mean", "spread", "clusters"), [(44, 0, 1), (44, 0.02, 1), (44, 0, 4), (3, 0, 1), (500, 0.01, 1)]
)
def test_the_interval_holds_the_truth_93_to_97_times_in_100_with_three_years(mean, spread, clusters):
    """4,000 series of 36 months, seed 2019. With twelve months alone it is up to 97.6 where every offence comes alone:
    the spread is poorly known then, and the wider of two intervals is given. Without Poisson's as a floor the other
    alone holds the truth 95 to 96 times in 100 in each of these worlds, but is at times narrower than single offences
    would make it, which nobody should be shown."""
    found = held(4_000, mean, spread, clusters, 36)
    print(mean, spread, clusters, found)
    assert 0.93 < found < 0.97
    assert 0.93 < held(4_000, mean, spread, clusters, 12) < 0.98
