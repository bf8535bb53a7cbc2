"""Twins: the split in exact fractions, Garwood's interval and the geometric quantiles by adding up probabilities."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, count

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from alongside.evidence.violence.rare_events import days_between
from alongside.evidence.violence.rolling import garwood
from alongside.evidence.violence.seriousness.split import split_change

YEAR = st.lists(st.lists(st.integers(0, 50), min_size=3, max_size=3), min_size=2, max_size=2)


@settings(deadline=None)
@given(YEAR, YEAR, st.lists(st.integers(0, 5_000), min_size=2, max_size=2))
def test_the_split_is_the_twins_in_fractions_and_has_no_residue(now, before, weights):
    offences = [sum(map(sum, year)) for year in (now, before)]
    assume(all(offences))
    harms = [sum(w * sum(kind) for w, kind in zip(weights, year, strict=True)) for year in (now, before)]
    each = [Fraction(harm, number) for harm, number in zip(harms, offences, strict=True)]
    found = split_change(np.array(now), np.array(before), np.array(weights, float))
    assert found.change == harms[0] - harms[1]
    assert found.more_offences == pytest.approx(float((offences[0] - offences[1]) * sum(each) / 2), abs=1e-6)
    assert found.worse_mix == pytest.approx(float((each[0] - each[1]) * sum(offences) / 2), abs=1e-6)
    assert found.more_offences + found.worse_mix == pytest.approx(found.change, abs=1e-9)
    for value, between in ((found.change, found.of_change), (found.worse_mix, found.of_worse_mix)):
        assert between.low <= value <= between.high


@settings(deadline=None)
@given(st.integers(0, 400))
def test_at_the_ends_of_the_exact_interval_the_count_is_just_unlikely(offences):
    low, high = garwood(offences)
    assert poisson.cdf(offences, high) == pytest.approx(0.025, rel=1e-6)
    if offences:
        assert poisson.sf(offences - 1, low) == pytest.approx(0.025, rel=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(30, 300), min_size=10, max_size=20))
def test_the_limits_between_rare_events_are_where_added_up_probabilities_pass(gaps):
    days = [date(2010, 1, 1) + timedelta(days=day) for day in accumulate(gaps, initial=0)]
    found = days_between(days, days[-1], title="Homicides", area="Fleetwater")
    chance = 1 / (1 + sum(gaps) / len(gaps))
    upper = 1 - 0.0013498980316301
    passed = {}
    for gap, reached in zip(count(), accumulate(chance * (1 - chance) ** day for day in count()), strict=False):
        for share in (0.5, upper):
            if reached >= share - 1e-12:
                passed.setdefault(share, gap)
        if upper in passed:
            break
    assert (found.centre, found.high) == (passed[0.5], passed[upper])
