"""Counts of older areas given to newer ones. Where an area was split this is an estimate, and it is marked as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.common_areas import CommonArea, CommonAreas

if TYPE_CHECKING:
    import pyarrow as pa


def shared_out(
    counts: pa.Table, common: CommonAreas, weights: Mapping[str, float] | None = None, weighted_by: str = ""
) -> pa.Table:
    """Give counts of older areas to newer ones; the count of a split area is shared out by weights.

    Offences do not fall where residents live, so the parts of a split area can be far off. Compare common areas where
    you can (`common_areas.onto_common`), which needs no estimate.

    counts       table: month, area_code (string, of either vintage), count (null where missing).
    weights      of the newer areas that a split area became, such as residents: 0 or more, not all 0.
    weighted_by  what the weights are, in words: "residents in 2021, Census".

    Returns      table: month, area_code (string, newer codes), count (float64, null when a part is missing) and
                 is_estimate (bool: a share of a split area is in it), by month and code. Its total is kept, but for
                 counts that are missing.
    Raises       PlaceRefused for a code of neither vintage; FigureRefused for split areas without weights.
    Source       Proportional (dasymetric) areal weighting: Goodchild and Lam (1980), Geo-Processing 1.
    """
    import pyarrow as pa

    given: dict[tuple, list[float | None]] = defaultdict(list)
    estimated: dict[tuple, bool] = defaultdict(bool)
    for row in counts.to_pylist():
        home = common.holding(row["area_code"])
        exact = row["area_code"] in home.newer
        shares = {row["area_code"]: 1.0} if exact else _shares(home, weights)
        for code, share in shares.items():
            given[row["month"], code].append(None if row["count"] is None else row["count"] * share)
            estimated[row["month"], code] |= len(shares) > 1
    order = sorted(given)
    columns = {
        "month": pa.array([month for month, _ in order], counts["month"].type),
        "area_code": pa.array([code for _, code in order], pa.string()),
        "count": pa.array([_sum(given[key]) for key in order], pa.float64()),
        "is_estimate": pa.array([estimated[key] for key in order], pa.bool_()),
    }
    return pa.table(columns).replace_schema_metadata({"weighted_by": weighted_by})


def _shares(home: CommonArea, weights: Mapping[str, float] | None) -> dict[str, float]:
    if len(home.newer) == 1:
        return {home.newer[0]: 1.0}
    given = [(weights or {}).get(code) for code in home.newer]
    known = [weight for weight in given if weight is not None and weight >= 0]
    if len(known) < len(given) or not sum(known):
        raise FigureRefused(
            f"{home.name} was split, and no record says which part an offence fell in. Give a weight for each of "
            f"{', '.join(home.newer)}, such as its residents, and call the result an estimate; or count common areas, "
            "which needs none."
        )
    return {code: weight / sum(known) for code, weight in zip(home.newer, known, strict=True)}


def _sum(parts: list[float | None]) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
