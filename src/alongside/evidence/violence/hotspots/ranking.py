"""Areas by their rate, each with its interval and with how far its rank can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Numbers

if TYPE_CHECKING:
    import pyarrow as pa

METHOD = "gamma posterior of a Poisson rate (Jeffreys prior), simulated; ranks after Goldstein and Spiegelhalter (1996)"


def rank_areas(
    areas: Sequence[str],
    counts: Sequence[int | None],
    exposure: Sequence[float | None],
    *,
    seed: int,
    top: int = 5,
    per: float = 1_000,
    spread: float = 1.0,
    level: float = 0.95,
    draws: int = 10_000,
) -> pa.Table:
    """Rank areas by their rate, and say which other ranks chance alone could have given them.

    areas     codes or names, none twice.
    counts    offences of each in one period; None where missing, which is not 0.
    exposure  what the rate is for each of: residents, square kilometres; None where not known. Above 0.
    seed      of the simulation: the same seed gives the same table.
    top       how many ranks count as the top; the table says how often each area is among them.
    per       the rate is for so many of the exposure: 1,000 residents.
    spread    variance over mean of a count when nothing changes, 1 when offences come alone; larger when they come in
              clusters. Intervals widen by its square root.

    Returns   table by rank: area (string), count (int64), exposure (float64), rate, rate_low, rate_high (float64),
              rank, rank_low, rank_high (int64; 1 is the highest rate), top_share (float64: in how many of the draws the
              area is among the top). An area without a count or exposure stands last, with null rates and ranks.
    Raises    FigureRefused for lists that do not fit, a negative count, an exposure of 0, or fewer than two areas.
    Source    Goldstein and Spiegelhalter (1996) for intervals of ranks; Brown, Cai and DasGupta (2003) for the prior.
    """
    import pyarrow as pa

    known = _known(areas, counts, exposure, spread)
    count = np.array([counts[k] for k in known], dtype=np.float64)
    base = np.array([exposure[k] for k in known], dtype=np.float64) / per
    random = np.random.default_rng(seed)
    drawn = random.gamma((count + 0.5) / spread, spread / base, size=(draws, len(known)))
    ranks = (-drawn).argsort(axis=1, kind="stable").argsort(axis=1) + 1
    found = _judged(count, base, ranks, spread, level) | {"top_share": (ranks <= top).mean(axis=0)}
    order = [known[k] for k in np.argsort(found["rank"])] + [k for k in range(len(areas)) if k not in set(known)]
    at = {k: position for position, k in enumerate(known)}
    columns: dict[str, pa.Array] = {
        "area": pa.array([areas[k] for k in order], pa.string()),
        "count": pa.array([counts[k] for k in order], pa.int64()),
        "exposure": pa.array([exposure[k] for k in order], pa.float64()),
    }
    for name, numbers in found.items():
        kind = pa.int64() if name.startswith("rank") else pa.float64()
        columns[name] = pa.array([numbers[at[k]].item() if k in at else None for k in order]).cast(kind)
    return pa.table(columns).replace_schema_metadata({"method": METHOD, "seed": str(seed), "top": str(top)})


def _judged(count: Numbers, base: Numbers, ranks: NDArray[np.int64], spread: float, level: float) -> dict:
    """Give rate and rank of each area with their intervals."""
    from scipy.special import gammaincinv

    low, high = (1 - level) / 2, (1 + level) / 2
    rate, shape = count / base, (count + 0.5) / spread
    return {
        "rate": rate,
        "rate_low": gammaincinv(shape, low) * spread / base,
        "rate_high": gammaincinv(shape, high) * spread / base,
        "rank": np.argsort(-rate, kind="stable").argsort() + 1,
        "rank_low": np.quantile(ranks, low, axis=0, method="inverted_cdf"),
        "rank_high": np.quantile(ranks, high, axis=0, method="inverted_cdf"),
    }


def rank_sentence(table: pa.Table, top: int = 5) -> str:
    """Say how stable a ranking is: which areas are among the top in nearly every draw, and how many could be."""
    shares = dict(zip(table["area"].to_pylist(), table["top_share"].to_pylist(), strict=True))
    sure = [area for area, share in shares.items() if share is not None and share >= 0.95]
    could = sum(share is not None and share >= 0.05 for share in shares.values())
    named = ", ".join(sure) if sure else "No area"
    return (
        f"{named} {'is' if len(sure) < 2 else 'are'} among the {top} highest whichever way chance falls (95 of 100 "
        f"draws); {could} areas could be. Ranks between areas with overlapping intervals mean little."
    )


def _known(
    areas: Sequence[str], counts: Sequence[int | None], exposure: Sequence[float | None], spread: float
) -> list[int]:
    if not len(areas) == len(counts) == len(exposure) or len(set(areas)) < len(areas):
        raise FigureRefused(
            f"{len(set(areas))} areas, {len(counts)} counts, {len(exposure)} exposures: one of each, no area twice."
        )
    known = [k for k in range(len(areas)) if counts[k] is not None and exposure[k] is not None]
    wrong = [areas[k] for k in known if counts[k] < 0 or exposure[k] <= 0]  # type: ignore[operator]  # none is None
    if wrong:
        raise FigureRefused(f"{wrong[0]}: a count is 0 or more and an exposure above 0.")
    if len(known) < 2:
        raise FigureRefused(f"{len(known)} areas have a count and an exposure: a ranking needs two.")
    if spread < 1:
        raise FigureRefused(f"A spread of {spread} is below that of offences that come alone, which is 1.")
    return known
