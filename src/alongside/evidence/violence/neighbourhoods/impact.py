"""How much violence each area carries for its residents, and how far chance alone could move that."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Period
from alongside.evidence.violence.rolling import garwood

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

PER = 1_000
GARWOOD = (
    "exact Poisson interval for a count (Garwood 1936), on the count divided by the spread of months: {spread:.2f} "
    "times what offences that come alone would show (quasi-Poisson, McCullagh and Nelder 1989)"
)


@dataclass(frozen=True)
class AreaRates:
    """Offences per 1,000 residents, in every area and in the whole.

    areas   table: area_code, area_name (string), count, residents (int64), rate, low, high, joint_low, joint_high
            (per 1,000 residents, null where the count or the residents are missing). The joint interval holds for all
            areas at once.
    whole   the rate of all areas whose count and residents are known.
    spread  how much more months vary than offences that come alone would make them; 1 when they come alone.
    """

    title: str
    unit: str
    period: Period
    areas: pa.Table
    whole: float
    spread: float
    method: str
    sentence: str


def rates_by_area(
    counts: pa.Table, title: str, period: Period, spread: float = 1.0, unit: str = "offences", level: float = 0.95
) -> AreaRates:
    """Say how many offences each area had per 1,000 residents.

    counts    table, one row an area: area_code, area_name, count (whole, null where missing), residents (above 0, null
              where not known).
    spread    from `spread_of_months`; offences that come in clusters widen the interval by its root. At least 1.

    Returns   AreaRates. A missing count stays missing and is not in the whole.
    Raises    NothingToCount when no area has a count and residents; FigureRefused for an area twice, a count below 0,
              or residents that are not above 0.
    Source    Garwood (1936), Biometrika 28. Dividing count and exposure by the spread is the quasi-Poisson scaling.
    """
    import pyarrow as pa

    rows = counts.select(["area_code", "area_name", "count", "residents"]).to_pylist()
    _check(rows)
    known = [row for row in rows if row["count"] is not None and row["residents"] is not None]
    if not known:
        raise NothingToCount(f"{title}: no area has both a count and a number of residents.")
    whole = sum(row["count"] for row in known) / sum(row["residents"] for row in known) * PER
    spread = max(1.0, spread)
    joint = level ** (1 / len(rows))
    for row in rows:
        row |= dict.fromkeys(("rate", "low", "high", "joint_low", "joint_high"))
        if row in known:
            scale = spread * PER / row["residents"]
            row["rate"] = row["count"] / row["residents"] * PER
            row["low"], row["high"] = (end * scale for end in garwood(row["count"] / spread, level))
            row["joint_low"], row["joint_high"] = (e * scale for e in garwood(row["count"] / spread, joint))
    whole_numbers = {"area_code": pa.string(), "area_name": pa.string(), "count": pa.int64(), "residents": pa.int64()}
    columns = {
        name: pa.array([row[name] for row in rows], whole_numbers.get(name, pa.float64()))
        for name in ("area_code", "area_name", "count", "residents", "rate", "low", "high", "joint_low", "joint_high")
    }
    missing = len(rows) - len(known)
    sentence = (
        f"{title}: {whole:.1f} {unit} per 1,000 residents in {period.words} over {len(known)} areas"
        + (f"; {missing} of {len(rows)} areas have no count or no residents." if missing else ".")
        + " Residents are not those who pass through: busy centres look worse than they are to live in."
    )
    return AreaRates(title, unit, period, pa.table(columns), whole, spread, GARWOOD.format(spread=spread), sentence)


def spread_of_months(counts: NDArray[np.int64]) -> float:
    """Say how much more an area's months vary than offences that come alone would make them.

    counts   offences by area and month: shape (areas, months), two or more of each, no gaps.

    Returns  1 or more: Pearson's chi-square of areas by months, over its degrees of freedom. Areas and months
             without any offence tell nothing and are left out.
    Raises   FigureRefused when fewer than two areas and two months have an offence.
    Source   McCullagh and Nelder, Generalized Linear Models (1989), section 4.5.
    """
    kept = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0].astype(float)
    if min(kept.shape) < 2:
        raise FigureRefused("The spread of months needs two areas and two months with an offence in each.")
    expected = np.outer(kept.sum(axis=1), kept.sum(axis=0)) / kept.sum()
    chi_square = float(((kept - expected) ** 2 / expected).sum())
    return max(1.0, chi_square / ((kept.shape[0] - 1) * (kept.shape[1] - 1)))


def _check(rows: list[dict]) -> None:
    codes = [row["area_code"] for row in rows]
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise FigureRefused(f"The area {twice} has two rows. Give one row an area.")
    for row in rows:
        count, residents = row["count"], row["residents"]
        if count is not None and (count < 0 or count != math.floor(count)):
            raise FigureRefused(f"The count of {row['area_code']} is {count}. A count is a whole number from 0.")
        if residents is not None and residents <= 0:
            raise FigureRefused(f"{row['area_code']} has {residents} residents: leave it empty where not known.")
