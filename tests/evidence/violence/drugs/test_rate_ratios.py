from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.special import stdtrit

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.drugs.rate_ratios import between_areas, dispersion, fit_counts, within_areas


def test_drug_offences_that_never_differ_are_refused(borough):
    counts = borough()
    with pytest.raises(FigureRefused, match="hardly differ from month to month"):
        within_areas(replace(counts, drugs=np.full_like(counts.drugs, 3)))


def test_a_planted_tie_within_areas_is_found(borough):
    found = within_areas(borough(per_drug_offence=0.05, areas=30))
    assert found.low < np.exp(0.05) < found.high
    assert found.low > 1
    assert found.held_alike == "the area, the month, and the searches in it"


def test_a_tie_that_police_work_makes_goes_when_searches_are_held_alike(borough):
    """Drug offences and violence both follow searches here, and not each other."""
    counts = borough(areas=60, shared=1.0, seed=3)
    raw, alike = between_areas(counts, held_alike=False), between_areas(counts)
    assert raw.low > 1
    assert alike.low < 1 < alike.high
    assert (raw.held_alike, alike.held_alike) == ("", "searches per resident")


def test_areas_and_months_without_violence_are_passed_over(borough):
    counts = borough(areas=20)
    violence = counts.violence.copy()
    violence[0], violence[:, 0] = 0, 0
    without = replace(
        counts, violence=violence[1:, 1:], drugs=counts.drugs[1:, 1:], searches=counts.searches[1:, 1:],
        areas=counts.areas[1:], months=counts.months[1:],
    )  # fmt: skip
    assert within_areas(replace(counts, violence=violence)).ratio == pytest.approx(within_areas(without).ratio)


def test_the_interval_between_areas_is_hc3_of_statsmodels(borough):
    """One step of iterated least squares from the fit is a linear model, for which statsmodels has HC3 of its own."""
    counts = borough(areas=25)
    found = between_areas(counts, held_alike=False)
    x = np.column_stack([np.log2((counts.drugs.sum(axis=1) + 0.5) / counts.residents), np.ones(25)])
    x[:, 0] -= x[:, 0].mean()
    y, offset = counts.violence.sum(axis=1), np.log(counts.residents)
    mean = sm.GLM(y, x, family=sm.families.Poisson(), offset=offset).fit().mu
    alpha = max(dispersion(y, mean, 23), 1e-9)
    fit = sm.GLM(y, x, family=sm.families.NegativeBinomial(alpha=alpha), offset=offset).fit()
    weighted = x * np.sqrt(fit.mu / (1 + alpha * fit.mu))[:, None]
    rest = (y - fit.mu) / np.sqrt(fit.mu * (1 + alpha * fit.mu))
    twin = sm.OLS(weighted @ fit.params + rest, weighted).fit(cov_type="HC3")
    width = np.log(found.high / found.low) / 2 / stdtrit(23, 0.975)
    assert found.ratio == pytest.approx(np.exp(fit.params[0]))
    assert width == pytest.approx(twin.bse[0], rel=1e-6)


def test_the_interval_within_areas_is_that_of_leaving_out_each_area_by_hand(borough):
    """One step from the fit is a weighted linear model: it is fitted anew here without each area, months and all."""
    counts = borough(areas=12, months=15, per_drug_offence=0.03)
    found = within_areas(counts)
    area, month = np.repeat(np.arange(12), 15), np.tile(np.arange(15), 12)
    steps = [counts.drugs.ravel(), counts.searches.ravel()]
    x = np.column_stack([*steps, area[:, None] == np.arange(12), month[:, None] == np.arange(1, 15)]).astype(float)
    y = counts.violence.ravel()
    alpha = dispersion(y, fit_counts(y, x, np.zeros(180)).mean, 180 - x.shape[1])
    fit = fit_counts(y, x, np.zeros(180), alpha)
    working = x @ fit.slopes + (y - fit.mean) / fit.mean
    without = []
    for left_out in range(12):
        kept = area != left_out
        columns = np.delete(x[kept], 2 + left_out, axis=1)
        without.append(sm.WLS(working[kept], columns, fit.weights[kept]).fit().params[0])
    spread = np.sqrt(11 / 12 * np.square(np.array(without) - fit.slopes[0]).sum())
    assert found.ratio == pytest.approx(np.exp(fit.slopes[0]))
    assert np.log(found.high / found.low) / 2 == pytest.approx(stdtrit(11, 0.975) * spread, rel=1e-6)


@pytest.mark.parametrize("alpha", [0.0, 0.3])
def test_the_fit_is_that_of_statsmodels(alpha):
    random = np.random.default_rng(2019)
    x = np.column_stack([random.standard_normal((80, 2)), np.ones(80)])
    y, offset = random.poisson(4, 80).astype(float), random.random(80)
    family = sm.families.NegativeBinomial(alpha=alpha) if alpha else sm.families.Poisson()
    twin = sm.GLM(y, x, family, offset=offset).fit(tol=1e-14)
    assert fit_counts(y, x, offset, alpha).slopes == pytest.approx(twin.params)


def test_a_fit_that_does_not_settle_is_refused():
    with pytest.raises(FigureRefused, match="does not settle"):
        fit_counts(np.zeros(5), np.ones((5, 1)), np.zeros(5))


def test_dispersion_is_nothing_for_counts_that_come_alone_and_what_was_planted_else():
    random = np.random.default_rng(2019)
    mean = np.full(4_000, 20.0)
    assert dispersion(mean.copy(), mean, 3_999) == 0
    assert dispersion(random.poisson(mean * random.gamma(5, 1 / 5, 4_000)), mean, 3_999) == pytest.approx(0.2, abs=0.02)
    assert dispersion(np.array([0.0, 0, 0, 90]), np.full(4, 22.5), 1) > 1


@pytest.mark.on_demand
@pytest.mark.parametrize("areas", [18, 60])
def test_intervals_within_areas_hold_the_planted_tie_about_as_often_as_they_say(borough, areas):
    """1,000 boroughs of 36 months with the truth of 3% more violence for each drug offence, seeds 0 to 999."""
    held = sum(
        found.low <= np.exp(0.03) <= found.high
        for found in (within_areas(borough(areas, 36, seed, per_drug_offence=0.03, base=3)) for seed in range(1_000))
    )
    assert 0.93 < held / 1_000 < 0.97


@pytest.mark.on_demand
@pytest.mark.parametrize("areas", [18, 60])
def test_intervals_between_areas_hold_no_tie_about_as_often_as_they_say(borough, areas):
    """1,000 boroughs in which violence follows searches alone and areas differ besides, seeds 0 to 999."""
    held = 0
    for seed in range(1_000):
        counts = borough(areas, 12, seed)
        random = np.random.default_rng(seed)
        by_searches = counts.searches.sum(axis=1) * random.gamma(7, 1 / 7, areas)
        made = random.poisson(by_searches[:, None] / 12, counts.violence.shape).astype(float)
        found = between_areas(replace(counts, violence=made))
        held += found.low <= 1 <= found.high
    assert 0.93 < held / 1_000 < 0.97
