"""Did the hotspots hold? A map of one period is scored on what happened in the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.places.grids import Binned, Grid, bin_points
from alongside.evidence.places.points import Numbers, Points
from alongside.evidence.tables import Uncertainty

HIT_RATE = "exact binomial interval of the share of incidents (Clopper and Pearson 1934), as if each came alone"


@dataclass(frozen=True)
class Score:
    """How much of the next period fell into the chosen cells.

    hit_rate        share of incidents inside the chosen cells, 0 to 1, with its interval.
    area_share      share of the area that the chosen cells are, 0 to 1.
    pai             hit rate over area share: 1 is no better than choosing cells blindly; its interval is that of the
                    hit rate alone.
    pei             pai over the best that as many cells could have reached, 0 to 1.
    hits, incidents counts behind it, in the next period.
    sentence        the same for a person.
    """

    hit_rate: float
    hit_rate_between: Uncertainty
    area_share: float
    pai: float
    pai_between: Uncertainty
    pei: float
    hits: int
    incidents: int
    sentence: str
    parameters: dict[str, Any]


def hottest_cells(values: Numbers, grid: Grid, how_many: int) -> NDArray[np.bool_]:
    """Choose the hottest cells of a map: shape (rows, columns), True where chosen. Ties go to the south, then the west.

    values    anything by cell where more means hotter: a count, a z-score, a density. nan is never chosen.
    Raises    FigureRefused when the area has no so many cells with a value, or none is asked for.
    """
    usable = np.flatnonzero(grid.inside.ravel() & ~np.isnan(values.ravel()))
    if not 0 < how_many <= len(usable):
        raise FigureRefused(f"{how_many} cells were asked for; {len(usable)} have a value. Choose from 1 to that.")
    order = usable[np.argsort(-values.ravel()[usable], kind="stable")]
    chosen = np.zeros(grid.inside.size, dtype=bool)
    chosen[order[:how_many]] = True
    return chosen.reshape(grid.inside.shape)


def score(chosen: NDArray[np.bool_], grid: Grid, following: Points, level: float = 0.95) -> Score:
    """Say how well cells that were chosen on earlier incidents caught the later ones.

    chosen     which cells were called hot, on an earlier period: shape (rows, columns).
    following  exact points of the period after it. Those outside the area are left out. Weights are not used.

    Returns    Score. With incidents that come in clusters the true intervals are wider than those given.
    Raises     NothingToCount when the next period has no incident in the area; FigureRefused when no cell was chosen;
               SnappedPoints.
    Source     PAI: Chainey, Tompson and Uhlig (2008). PEI: Hunt (2016), as in the NIJ forecasting challenge of 2017.
    """
    if not (chosen & grid.inside).any():
        raise FigureRefused("No cell was chosen, so that there is nothing to score.")
    later = _unweighted(following, grid)
    incidents = int(later.values.sum())
    if incidents == 0:
        raise NothingToCount("The following period has no incident in the area: a map cannot be scored on it.")
    cells = int((chosen & grid.inside).sum())
    hits = int(later.values[chosen & grid.inside].sum())
    best = int(np.sort(later.values[grid.inside])[::-1][:cells].sum())
    area_share, hit_rate = cells / grid.cells, hits / incidents
    low, high = _clopper_pearson(hits, incidents, level)
    return Score(
        hit_rate=hit_rate,
        hit_rate_between=Uncertainty(low, high, level, HIT_RATE),
        area_share=area_share,
        pai=hit_rate / area_share,
        pai_between=Uncertainty(low / area_share, high / area_share, level, HIT_RATE),
        pei=hits / best,
        hits=hits,
        incidents=incidents,
        sentence=(
            f"{hits:,} of {incidents:,} later incidents ({hit_rate:.0%}) fell into {cells:,} of {grid.cells:,} cells "
            f"({area_share:.1%} of the area): {hit_rate / area_share:.1f} times what cells chosen blindly would hold, "
            f"and {hits / best:.0%} of what as many cells could have held at best."
        ),
        parameters=later.parameters() | {"cells_chosen": cells},
    )


def _unweighted(following: Points, grid: Grid) -> Binned:
    plain = Points(following.x_m, following.y_m, following.day, snapped=following.snapped, source=following.source)
    return bin_points(plain, grid)


def _clopper_pearson(some: int, every: int, level: float) -> tuple[float, float]:
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    low = float(betaincinv(some, every - some + 1, tail)) if some else 0.0
    high = float(betaincinv(some + 1, every - some, 1 - tail)) if some < every else 1.0
    return low, high
