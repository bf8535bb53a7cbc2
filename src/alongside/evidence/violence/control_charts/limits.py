"""Between which limits a monthly count usually moves: from its moving ranges, or from how counts vary by chance."""

from __future__ import annotations

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.control_charts.rules import Lines, RuleSet

XMR = (
    "XmR chart: mean ± 2.66 times the mean moving range of the baseline, not below 0 "
    "(Wheeler, Understanding Variation, 1993)"
)
POISSON = (
    "limits for counts: exact Poisson quantiles at 0.135% and 99.865% around the baseline's mean (c-chart, or u-chart "
    "where exposure is given)"
)
NEGATIVE_BINOMIAL = (
    "limits for counts that vary more than single offences would make them: exact negative-binomial quantiles at "
    "0.135% and 99.865%, the spread from the baseline by Pearson's chi-square (Breslow 1984), since under Poisson that "
    "chi-square was beyond its 95% point"
)
# One-sided areas beyond three and two standard deviations of a normal curve.
_THREE, _TWO = 0.0013498980316301, 0.0227501319481792


def xmr_lines(values: np.ndarray, baseline: slice, rules: RuleSet) -> Lines:
    """Draw the lines of an XmR chart.

    values    monthly counts: shape (months,), no gaps.
    baseline  which of them the limits come from.
    rules     says whether wild moving ranges are left out.

    Returns   Lines of shape (months,), all level.
    Source    Wheeler (1993): 2.66 is 3 / 1.128. Screening: Nelson (1982), Journal of Quality Technology 14.
    """
    base = values[baseline].astype(float)
    moving = np.abs(np.diff(base))
    if rules.screened and moving.any():
        moving = moving[moving < 3.267 * moving.mean()]
    mean, reach = base.mean(), 2.66 * moving.mean()
    level = [max(0.0, mean - reach), max(0.0, mean - reach * 2 / 3), mean, mean + reach * 2 / 3, mean + reach]
    return Lines(*(np.full(len(values), line) for line in level))


def count_lines(counts: np.ndarray, baseline: slice, exposure: np.ndarray) -> tuple[Lines, str]:
    """Draw limits fit for counts: Poisson, or negative binomial where the baseline's months vary more than Poisson.

    counts    whole numbers: shape (months,), no gaps.
    baseline  which of them the limits come from.
    exposure  what each month's count is out of (days, residents), above 0: shape (months,). All ones for a c-chart.

    Returns   Lines of shape (months,), following the exposure, and the method in words. They take the baseline's
              mean as known; with 36 months of it, simulated steady series crossed them in 0.2% to 0.4% of months.
    Raises    FigureRefused when the baseline counts 0.
    Source    Montgomery, Introduction to Statistical Quality Control, c- and u-charts; quantiles in place of ±3
              standard deviations, since small counts lean.
    """
    from scipy.stats import chi2, nbinom, poisson

    total = counts[baseline].sum()
    if total == 0:
        raise FigureRefused("The baseline counts no offence, so no limit can be drawn. Choose a longer one.")
    expected = exposure * (total / exposure[baseline].sum())
    base, fitted = counts[baseline], expected[baseline]
    freedom = len(base) - 1
    spread = 0.0
    if _chi_square(base, fitted, 0.0) > chi2.ppf(0.95, freedom):
        spread = _spread(base, fitted, freedom)

    def at(share: float) -> np.ndarray:
        if not spread:
            return poisson.ppf(share, expected)
        return nbinom.ppf(share, 1 / spread, 1 / (1 + spread * expected))

    lines = Lines(at(_THREE), at(_TWO), expected, at(1 - _TWO), at(1 - _THREE))
    return lines, NEGATIVE_BINOMIAL if spread else POISSON


def _chi_square(counts: np.ndarray, expected: np.ndarray, spread: float) -> float:
    return float(((counts - expected) ** 2 / (expected + spread * expected**2)).sum())


def _spread(counts: np.ndarray, expected: np.ndarray, freedom: int) -> float:
    """Find the spread at which Pearson's chi-square is what it should be; it only falls as the spread grows."""
    low, high = 0.0, 1.0
    while _chi_square(counts, expected, high) > freedom:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _chi_square(counts, expected, middle) > freedom else (low, middle)
    return high
