import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.seriousness.split import split_change

WEIGHTS = np.array([5475.0, 365, 10, 10, 365])
# Camden's violence against the person by subgroup, about as it was in the years to March 2018 and 2019.
BEFORE, NOW = np.array([5.0, 2_578, 2_700, 1_345, 4]), np.array([4.0, 2_527, 2_827, 1_406, 2])
SEASON = np.array([1.02, 1.06, 1.08, 1.10, 1.02, 1.00, 1.02, 0.98, 0.92, 0.94, 0.90, 0.96]) / 12


@pytest.mark.parametrize(
    ("now", "before", "says"),
    [
        (np.ones((2, 1), int), np.ones((2, 1), int), "two or more"),
        (np.ones((2, 2), int), np.ones((2, 3), int), "the same months"),
        (np.zeros((2, 2), int), np.ones((2, 2), int), "no harm an offence"),
        (np.ones((2, 2), int), np.zeros((2, 2), int), "no harm an offence"),
    ],
)
def test_years_that_cannot_be_split_are_refused(now, before, says):
    with pytest.raises(FigureRefused, match=says):
        split_change(now, before, np.array([1.0, 2.0]))


def test_the_split_is_kitagawas():
    """By hand: 6 offences of average harm 3 become 8 of 5. In number (8 - 6) x 4 = 8, in mix (5 - 3) x 7 = 14."""
    before, now = np.array([[2, 1], [1, 2]]), np.array([[0, 0], [4, 4]])
    found = split_change(now, before, np.array([1.0, 5.0]))
    assert (found.change, found.more_offences, found.worse_mix) == (22, 8, 14)


def test_more_of_the_same_is_all_number_and_none_mix():
    before = np.array([[3, 4, 5], [6, 8, 10]])
    found = split_change(before * 2, before, np.array([1.0, 5.0]))
    assert (found.more_offences, found.worse_mix) == (found.change, 0)
    assert found.of_worse_mix.low == pytest.approx(0, abs=1e-9)


def held(times, spread, clusters, seed=2019):
    """How often the 95% intervals of change, more offences and worse mix hold the truth."""
    random = np.random.default_rng(seed)
    each = WEIGHTS @ NOW / NOW.sum(), WEIGHTS @ BEFORE / BEFORE.sum()
    change = WEIGHTS @ (NOW - BEFORE)
    more = (NOW.sum() - BEFORE.sum()) * sum(each) / 2
    count = np.zeros(3)
    for _ in range(times):
        lots = [
            np.outer(year, SEASON) * (random.gamma(1 / spread, spread, 12) if spread else 1) for year in (NOW, BEFORE)
        ]
        now, before = (random.poisson(lot / clusters) * clusters for lot in lots)
        found = split_change(now, before, WEIGHTS)
        for i, (between, truth) in enumerate(
            zip(
                (found.of_change, found.of_more_offences, found.of_worse_mix),
                (change, more, change - more),
                strict=True,
            )
        ):
            count[i] += between.low <= truth <= between.high
    return count / times


def test_the_intervals_hold_the_truth_about_as_often_as_they_say():
    assert ((held(400, 0, 1) > 0.92) & (held(400, 0, 1) < 0.98)).all()


@pytest.mark.on_demand
@pytest.mark.parametrize(("spread", "clusters"), [(0, 1), (0.01, 1), (0, 4)])
def test_the_intervals_hold_the_truth_93_to_97_times_in_100(spread, clusters):
    """4,000 pairs of years, seed 2019: offences alone, months that vary by 10% besides, and offences in fours."""
    found = held(4_000, spread, clusters)
    print(spread, clusters, found)
    assert ((found > 0.93) & (found < 0.97)).all()
