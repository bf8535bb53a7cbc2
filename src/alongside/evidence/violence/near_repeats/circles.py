"""The same scan over circles around known places (stations, estates, small areas) instead of squares of a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.places.points import Days, Numbers
from alongside.evidence.violence.near_repeats.likelihood import by_chance_p, cluster_ratio

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = "prospective space-time permutation scan with circles (Kulldorff and others 2005); p by Monte Carlo"
# Windows are held for all places and all days at once; a grid of squares serves where there are more.
MOST_WINDOWS = 20_000_000


def scan_circles(
    names: Sequence[str],
    x_m: Numbers,
    y_m: Numbers,
    place: Sequence[int],
    day: Days,
    *,
    first_day: int,
    last_day: int,
    seed: int,
    simulations: int = 999,
    largest_share: float = 0.5,
    longest_share: float = 0.5,
    at_most: int = 10,
    done: Callable[[float], None] | None = None,
) -> pa.Table:
    """Look over circles of every size around every place, and every time up to the last day, for more than is usual.

    A window with a single incident is no cluster, as in SaTScan.

    names, x_m, y_m  the places, in metres. Counts by area can be scanned so, at the areas' centres.
    place, day       for each incident its place's position in `names`, and its day.
    first_day        the first day of the records, in the same count of days; last_day the day they end.
    largest_share    circles holding more than this share of all incidents are not looked at.
    longest_share    windows longer than this share of the period are not looked at.
    simulations      maps made by chance, days dealt out to incidents anew. seed: the same gives the same table.

    Returns          table, most unlikely first, none sharing a place with a better one: places (list of string, by
                     distance), radius_m (float64), first_day, last_day, observed (int64), expected,
                     log_likelihood_ratio, p (float64; null without simulations).
    Raises           NothingToCount without an incident; FigureRefused for too many windows or days out of the period.
    Source           Kulldorff and others (2005). Places equally far are added one by one, west before east and then
                     south before north, as SaTScan's own output shows (version 9.4.4).
    """
    where, when = np.asarray(place, dtype=np.int64), np.asarray(day, dtype=np.int64)
    if not len(where):
        raise NothingToCount("There is no incident to scan.")
    _must_lie_within(when, first_day, last_day)
    nearest, reach = _by_distance(np.asarray(x_m, dtype=np.float64), np.asarray(y_m, dtype=np.float64))
    longest = int((last_day - first_day + 1) * longest_share)
    starts = np.unique(when[when > last_day - longest])[::-1]
    if nearest.size * len(starts) > MOST_WINDOWS:
        raise FigureRefused(f"{nearest.size * len(starts):,} windows are too many: scan squares of a grid instead.")
    seen, expected, ratios = _windows(nearest, where, when, starts, largest_share)
    by_chance = _by_chance(nearest, where, when, starts, expected, simulations, seed, done)
    best = _apart(ratios, nearest, at_most)
    rows = [
        {
            "places": [names[k] for k in nearest[window[0], : window[1] + 1]],
            "radius_m": float(reach[window[:2]]),
            "first_day": int(starts[window[2]]),
            "last_day": last_day,
            "observed": int(seen[window]),
            "expected": float(expected[window]),
            "log_likelihood_ratio": float(ratios[window]),
            "p": by_chance_p(float(ratios[window]), by_chance),
        }
        for window in best
    ]
    return _table(rows, seed, simulations)


def _must_lie_within(when: Days, first_day: int, last_day: int) -> None:
    if when.min() < first_day or when.max() > last_day:
        raise FigureRefused(f"Days {when.min()} to {when.max()} are not all in {first_day} to {last_day}.")


def _windows(
    nearest: NDArray[np.int64], where: NDArray[np.int64], when: Days, starts: Days, largest_share: float
) -> tuple[NDArray[np.int64], Numbers, Numbers]:
    """Give what each window holds, what it would hold by chance (0 where too large), and its ratio."""
    expected = _expected(nearest, where, when, starts, largest_share)
    seen = _counts(nearest, where, when, starts)
    return seen, expected, cluster_ratio(seen, expected, len(where))


def _by_chance(
    nearest: NDArray[np.int64],
    where: NDArray[np.int64],
    when: Days,
    starts: Days,
    expected: Numbers,
    simulations: int,
    seed: int,
    done: Callable[[float], None] | None,
) -> Numbers:
    random = np.random.default_rng(seed)
    found = np.zeros(simulations)
    for k in range(simulations):
        dealt = _counts(nearest, where, random.permutation(when), starts)
        found[k] = cluster_ratio(dealt, expected, len(where)).max(initial=0.0)
        if done:
            done((k + 1) / simulations)
    return found


def _expected(
    nearest: NDArray[np.int64], where: NDArray[np.int64], when: Days, starts: Days, largest_share: float
) -> Numbers:
    """Say what each window would hold if place and day had nothing to do with each other; 0 where too large."""
    in_space = np.bincount(where, minlength=len(nearest))[nearest].cumsum(axis=1)
    in_time = (when[:, None] >= starts[None, :]).sum(axis=0)
    expected = in_space[:, :, None] * (in_time / len(where))[None, None, :]
    expected[in_space > largest_share * len(where)] = 0
    return np.asarray(expected)


def _table(rows: list[dict], seed: int, simulations: int) -> pa.Table:
    import pyarrow as pa

    kinds = [("places", pa.list_(pa.string())), ("radius_m", pa.float64())]
    kinds += [(name, pa.int64()) for name in ("first_day", "last_day", "observed")]
    kinds += [(name, pa.float64()) for name in ("expected", "log_likelihood_ratio", "p")]
    found = pa.Table.from_pylist(rows, pa.schema(kinds))
    return found.replace_schema_metadata({"method": SOURCE, "seed": str(seed), "simulations": str(simulations)})


def _by_distance(x: Numbers, y: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """Give for each place all places from the nearest on, itself first, and how far they are."""
    apart = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
    fixed = np.lexsort((y, x))
    nearest = fixed[np.argsort(apart[:, fixed], axis=1, kind="stable")]
    return nearest, np.take_along_axis(apart, nearest, axis=1)


def _counts(nearest: NDArray[np.int64], where: NDArray[np.int64], when: Days, starts: Days) -> NDArray[np.int64]:
    """Count incidents by centre, number of places in the circle, and start of the window."""
    recent = when >= starts[-1:].min(initial=np.iinfo(np.int64).max)
    since = len(starts) - 1 - np.searchsorted(starts[::-1], when[recent])
    flat = where[recent] * len(starts) + since
    by_place = np.bincount(flat, minlength=len(nearest) * len(starts)).reshape(len(nearest), len(starts))
    return np.asarray(by_place.cumsum(axis=1)[nearest].cumsum(axis=1))


def _apart(ratios: Numbers, nearest: NDArray[np.int64], at_most: int) -> list[tuple[int, int, int]]:
    taken: set[int] = set()
    chosen: list[tuple[int, int, int]] = []
    flat = ratios.ravel()
    order = np.argsort(-flat, kind="stable")
    for number in order[flat[order] > 0].tolist():
        if len(chosen) == at_most:
            break
        centre, size, since = (int(k) for k in np.unravel_index(number, ratios.shape))
        places = {int(k) for k in nearest[centre, : size + 1]}
        if not places & taken:
            taken |= places
            chosen.append((centre, size, since))
    return chosen
