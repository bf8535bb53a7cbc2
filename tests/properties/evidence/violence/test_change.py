"""The twins: SciPy's own exact binomial interval, and the quasi-Poisson model fitted by statsmodels."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, t

from alongside.evidence.violence.change import clustered_interval, exact_interval

MONTHS = st.lists(st.integers(1, 200), min_size=3, max_size=12)


@given(st.integers(0, 5_000), st.integers(1, 5_000))
def test_the_exact_interval_is_the_binomial_one_turned_into_a_ratio(now, before):
    share = binomtest(now, now + before).proportion_ci(0.95, "exact")
    interval = exact_interval(now, before)
    assert interval.low == pytest.approx((share.low / (1 - share.low) - 1) * 100, rel=1e-6, abs=1e-6)
    assert interval.high == pytest.approx((share.high / (1 - share.high) - 1) * 100, rel=1e-6, abs=1e-6)
    assert interval.low <= (now / before - 1) * 100 <= interval.high


@settings(max_examples=30, deadline=None)
@given(MONTHS, MONTHS)
def test_the_clustered_interval_is_the_fitted_models(now, before):
    import statsmodels.api as sm  # slow to import

    months = min(len(now), len(before))
    now, before = now[:months], before[:months]
    design = np.zeros((2 * months, months + 1))
    design[range(months), range(months)] = design[range(months, 2 * months), range(months)] = 1
    design[:months, months] = 1
    with warnings.catch_warnings():  # years in the same proportion fit without a rest, and it warns of that
        warnings.simplefilter("ignore")
        fitted = sm.GLM([*now, *before], design, family=sm.families.Poisson()).fit(tol=1e-12, maxiter=200)
    spread = max(1.0, fitted.pearson_chi2 / fitted.df_resid)
    reach = t.ppf(0.975, months - 1) * fitted.bse[-1] * math.sqrt(spread)
    interval = clustered_interval(now, before)
    assert interval.low == pytest.approx((math.exp(fitted.params[-1] - reach) - 1) * 100, rel=1e-3, abs=1e-3)
    assert interval.high == pytest.approx((math.exp(fitted.params[-1] + reach) - 1) * 100, rel=1e-3, abs=1e-3)
