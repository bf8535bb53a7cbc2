"""Near repeats: more pairs of incidents close in space and time than chance would bring together (the Knox test)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Days, Numbers, Points, must_be_exact
from alongside.evidence.violence.hotspots.discovery import false_discovery
from alongside.evidence.violence.near_repeats import moments
from alongside.evidence.violence.near_repeats.bands import CALCULATOR_WARNING, Bands
from alongside.evidence.violence.near_repeats.close_pairs import EUCLIDEAN, MANHATTAN, Strips, strips_of
from alongside.evidence.violence.near_repeats.shuffles import (
    Deals,
    count_differences,
    deal_out,
    deals_in_a_pass,
    small_days,
)

if TYPE_CHECKING:
    import pyarrow as pa

POINTS_AT_LEAST = 4
SOURCE = "Knox (1964); ratios after Johnson and others (2007); " + moments.SOURCE
ShareDone = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class NearRepeats:
    """A Knox table: pairs by band of distance (rows) and of days (columns), seen and expected by chance.

    observed     pairs seen, each once: shape (distances, days).
    expected     exact mean over all ways to deal the days out; sd the exact standard deviation.
    ratio        observed over expected; nan where nothing was expected.
    p            how often chance alone gives as many pairs or more: (count + 1) / (permutations + 1); nan without
                 permutations. q is the same under false-discovery control over the whole table.
    warnings     sentences that must stand beside the table.
    parameters   everything the table depends on.
    """

    places: Bands
    days: Bands
    observed: NDArray[np.int64]
    expected: Numbers
    sd: Numbers
    ratio: Numbers
    p: Numbers
    q: Numbers
    warnings: tuple[str, ...]
    parameters: dict[str, Any]

    def table(self) -> pa.Table:
        """Write it as rows: metres, days (string), observed (int64), expected, sd, ratio, p, q (float64)."""
        import pyarrow as pa

        columns: dict[str, Any] = {
            "metres": np.repeat(self.places.labels, len(self.days)).tolist(),
            "days": self.days.labels * len(self.places),
            "observed": self.observed.ravel(),
        }
        for name in ("expected", "sd", "ratio", "p", "q"):
            numbers = getattr(self, name).ravel()
            columns[name] = pa.array(numbers, pa.float64(), mask=np.isnan(numbers))
        return pa.table(columns)


def near_repeats(
    points: Points,
    places: Bands,
    days: Bands,
    *,
    permutations: int = 0,
    seed: int = 0,
    metric: str = EUCLIDEAN,
    done: ShareDone | None = None,
) -> NearRepeats:
    """Say whether incidents come close to each other in space and time more often than chance would have it.

    points        exact places and days; at least four. Weights are not used.
    places, days  bands of metres and of whole days, from `bands`.
    permutations  how many times the days are dealt out anew for p-values; 0 gives the exact mean and sd alone.
    seed          of the permutations: the same seed gives the same p-values.
    metric        "euclidean" or "manhattan".
    done          told from 0 to 1 how much is done.

    Returns       NearRepeats. A pattern in what was recorded: it does not say why, nor where the next one will be.
                  Where some places had their incidents all in one season, that alone raises the ratio.
    Raises        SnappedPoints; FigureRefused for fewer than four points.
    Source        Knox (1964); exact moments by Barton and David (1966) and Mantel (1967); permutation p after Davison
                  and Hinkley (1997), never 0.
    """
    must_be_exact(points, "The near-repeat test")
    if len(points) < POINTS_AT_LEAST:
        raise FigureRefused(f"{len(points)} points make no near-repeat test: give {POINTS_AT_LEAST} or more.")
    strips = strips_of(points.x_m, points.y_m, float(places.reaches_m()[-1]), metric)
    day = points.day[strips.order]
    chance = moments.chance_moments(strips.x, strips.y, day, places, days, metric)
    counted = _count(strips, small_days(day), places, days, permutations, seed, done)
    observed = counted[:, :, 0]
    at_least = (counted[:, :, 1:] >= observed[:, :, None]).sum(axis=2)
    p = (at_least + 1) / (permutations + 1) if permutations else np.full(observed.shape, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(chance.mean > 0, observed / chance.mean, np.nan)
    parameters = {
        "breaks_m": places.breaks,
        "breaks_days": days.breaks,
        "closed": (places.closed, days.closed),
        "metric": metric,
        "points": len(points),
        "permutations": permutations,
        "seed": seed,
        "source": points.source,
        "source_of_method": SOURCE,
    }
    warnings = (CALCULATOR_WARNING,)
    return NearRepeats(
        places, days, observed, chance.mean, chance.sd, ratio, p, false_discovery(p), warnings, parameters
    )


def _count(
    strips: Strips,
    day: NDArray[np.signedinteger],
    places: Bands,
    days: Bands,
    permutations: int,
    seed: int,
    done: ShareDone | None,
) -> NDArray[np.int64]:
    """Count pairs by band as seen, then in each permutation: shape (distances, days, 1 + permutations)."""
    random = np.random.default_rng(seed)
    at_once = deals_in_a_pass(len(day), day)
    found: list[NDArray[np.int64]] = []
    left = permutations
    while left > 0 or not found:
        first = [day] if not found else []
        deals = deal_out(first, min(left, at_once), lambda r: r.permutation(day), random)
        begun = permutations - left
        left -= min(left, at_once)
        part = (begun / max(1, permutations), (permutations - left) / max(1, permutations))
        found.append(_count_pass(strips, deals, places, days, done, part if permutations else (0.0, 1.0)))
    return np.concatenate(found, axis=2)


def _count_pass(
    strips: Strips, deals: Deals, places: Bands, days: Bands, done: ShareDone | None, part: tuple[float, float]
) -> NDArray[np.int64]:
    reaches = places.reaches_m()
    limits = reaches if strips.metric == MANHATTAN else np.where(reaches < 0, -1.0, reaches * reaches)
    last: Days = days.last_days()
    found = np.zeros((len(places), len(last), deals.count), dtype=np.int64)
    for one, other, apart in strips.pairs():
        if len(places) == 1 and limits[0] < 0:
            found[0] += count_differences(deals, one, other, last, signed=False)
        else:
            band = np.searchsorted(limits, apart, "left") - 1
            for k in range(len(places)):
                these = band == k
                found[k] += count_differences(deals, one[these], other[these], last, signed=False)
        if done and len(one):
            done(part[0] + (part[1] - part[0]) * float(one[-1] + 1) / len(strips.x))
    if done:
        done(part[1])
    return np.diff(found, axis=1)
