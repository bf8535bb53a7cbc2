"""What a small area's residents probably feel, when few were asked there: an estimate that borrows strength."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.perception.survey import ASKED, AreaShares

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

AREAS_AT_LEAST = 8
BORROWED, SYNTHETIC, NOTHING = "borrows strength", "no one asked: the borough's mean", "no one asked"
EMPIRICAL_BAYES = (
    "empirical Bayes estimate of an area-level model without covariates (Fay and Herriot 1979), on the arc-sine root "
    "scale with Kish's effective number of respondents, a quarter answer added on either side (Bartlett 1947); "
    "interval by Morris (1983), which allows for the estimated variance between areas"
)
BORROWS = (
    "This is an estimate that borrows strength: where few were asked, it leans on the borough's mean. It is steadier "
    "than the area's own answers, and it hides an area that truly stands apart until enough people are asked there."
)


@dataclass(frozen=True)
class Shrunk:
    """Estimates drawn towards their mean.

    values, spreads  for each: the estimate and its standard error, in the unit of what went in.
    kept             for each: the share of its own distance from the mean that it keeps, 0 to 1.
    mean, between    the mean, and the variance between the true values.
    mean_spread      standard error of the mean.
    """

    values: NDArray[np.float64]
    spreads: NDArray[np.float64]
    kept: NDArray[np.float64]
    mean: float
    between: float
    mean_spread: float


@dataclass(frozen=True)
class SmallAreaShares:
    """Small-area estimates of a share.

    areas   table: area_code, area_name, state ("borrows strength", "no one asked" or, on wish, "no one asked: the
            borough's mean"), share, low, high, joint_low, joint_high (0 to 1, null where nothing is said), own_part
            (0 to 1: how much of the estimate is the area's own answers), respondents, effective_respondents.
    """

    question: str
    answer: str
    areas: pa.Table
    method: str
    sentence: str


def shrink(estimates: NDArray[np.float64], variances: NDArray[np.float64]) -> Shrunk:
    """Draw uncertain estimates towards their mean, the more so the less certain each is.

    estimates  shape (areas,), four or more.
    variances  of each estimate's chance error, above 0: shape (areas,).

    Returns    Shrunk.
    Raises     FigureRefused for fewer than four estimates.
    Source     Morris, Parametric Empirical Bayes Inference, Journal of the American Statistical Association 78 (1983),
               sections 1 and 5, with a mean and no regressor; equal variances make it Stein's estimator.
    """
    k = len(estimates)
    if k < 4:
        raise FigureRefused(f"{k} areas are too few to borrow strength from each other: four or more are needed.")
    between, mean, weights = _between(estimates, variances)
    pulled = (k - 3) / (k - 1) * variances / (variances + between)
    usual = float(weights @ variances / weights.sum())
    doubt = 2 / (k - 3) * pulled**2 * (usual + between) / (variances + between)
    spread = variances * (1 - (1 - weights / weights.sum()) * pulled) + doubt * (estimates - mean) ** 2
    values = estimates + pulled * (mean - estimates)
    return Shrunk(values, np.sqrt(spread), 1 - pulled, mean, between, math.sqrt(1 / weights.sum()))


def small_area_shares(shares: AreaShares, level: float = 0.95, show_synthetic: bool = False) -> SmallAreaShares:
    """Estimate the share in every area by its own answers and those of the other areas.

    shares          from `survey.share_by_area`.
    show_synthetic  True shows the borough's mean, and says so, for an area where no one was asked; with an interval as
                    wide as areas differ. False, as usual, leaves it empty.

    Returns         SmallAreaShares. Not made to add up to the borough's share.
    Raises          FigureRefused when fewer than eight areas have respondents.
    Source          See EMPIRICAL_BAYES; Casas-Cordero, Encina and Lahiri (2016) for the arc-sine root with it.
    """
    from scipy.special import ndtri

    rows = shares.areas.to_pylist()
    asked = [row for row in rows if row["state"] == ASKED]
    if len(asked) < AREAS_AT_LEAST:
        raise FigureRefused(
            f"{len(asked)} areas have respondents; an estimate that borrows strength needs {AREAS_AT_LEAST}. "
            "Show the areas' own answers with their intervals instead."
        )
    number = np.array([row["effective_respondents"] for row in asked])
    own = np.array([row["share"] for row in asked])
    shrunk = shrink(np.arcsin(np.sqrt((own * number + 0.25) / (number + 0.5))), 1 / (4 * number + 1))
    reach = float(ndtri((1 + level) / 2)), float(ndtri((1 + level ** (1 / len(rows))) / 2))
    estimates = iter(zip(shrunk.values, shrunk.spreads, shrunk.kept, strict=True))
    told = []
    for row in rows:
        if row["state"] == ASKED:
            value, spread, kept = (float(n) for n in next(estimates))
            told.append(_row(row, BORROWED, value, spread, reach, kept))
        elif show_synthetic:
            spread = math.sqrt(shrunk.between + shrunk.mean_spread**2)
            told.append(_row(row, SYNTHETIC, shrunk.mean, spread, reach, 0.0))
        else:
            told.append(row | dict.fromkeys((*_NUMBERS, "own_part")) | {"state": NOTHING})
    return SmallAreaShares(shares.question, shares.answer, _table(told), EMPIRICAL_BAYES, _sentence(shares, told))


_NUMBERS = ("share", "low", "high", "joint_low", "joint_high")


def _between(
    estimates: NDArray[np.float64], variances: NDArray[np.float64]
) -> tuple[float, float, NDArray[np.float64]]:
    """Find the variance between true values, by Morris's iteration; it is never below 0."""
    k, between = len(estimates), 0.0
    for _ in range(200):  # it settles within a few dozen
        weights = 1 / (variances + between)
        mean = float(weights @ estimates / weights.sum())
        found = weights @ (k / (k - 1) * (estimates - mean) ** 2 - variances) / weights.sum()
        between = max(0.0, float(found))
    weights = 1 / (variances + between)
    return between, float(weights @ estimates / weights.sum()), weights


def _row(row: dict, state: str, value: float, spread: float, reach: tuple[float, float], kept: float) -> dict:
    ends = (0.0, -reach[0], reach[0], -reach[1], reach[1])
    # beyond a quarter turn the sine would come back down
    shares = (math.sin(min(max(value + end * spread, 0.0), math.pi / 2)) ** 2 for end in ends)
    return row | dict(zip(_NUMBERS, shares, strict=True)) | {"state": state, "own_part": kept}


def _table(rows: list[dict]) -> pa.Table:
    import pyarrow as pa

    kinds = {"area_code": pa.string(), "area_name": pa.string(), "state": pa.string(), "respondents": pa.int64()}
    names = ("area_code", "area_name", "state", *_NUMBERS, "own_part", "respondents", "effective_respondents")
    return pa.table({name: pa.array([row[name] for row in rows], kinds.get(name, pa.float64())) for name in names})


def _sentence(shares: AreaShares, rows: list[dict]) -> str:
    estimated = [row for row in rows if row["state"] == BORROWED]
    own = sum(row["own_part"] for row in estimated) / len(estimated)
    return (
        f'Estimated share who answered "{shares.answer}" to "{shares.question}" in {len(estimated)} areas; on average '
        f"{own:.0%} of an estimate is the area's own answers. {BORROWS}"
    )
