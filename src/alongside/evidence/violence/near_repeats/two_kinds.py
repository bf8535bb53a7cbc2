"""Two kinds of incidents, and which comes first: drugs before violence, or violence before drugs (bivariate Knox)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Points, must_be_exact
from alongside.evidence.violence.near_repeats.close_pairs import EUCLIDEAN, Strips, strips_of
from alongside.evidence.violence.near_repeats.shuffles import Deals, count_differences, deal_out, deals_in_a_pass

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = "Knox (1964) for two kinds of points, by order in time; Davison and Hinkley (1997) for p"
DEALT, SHIFTED = "dealt", "shifted"
CANNOT_TELL = (
    "More pairs than chance say that both kinds come close to each other in place and time. They do not say that one "
    "causes the other: the same weekend, the same event or the same patrol brings both into the records. Most drug "
    "offences are found by police, so that a patrol sent after violence makes drug offences come after it."
)


def which_comes_first(
    first: Points,
    second: Points,
    *,
    within_m: float,
    within_days: int,
    permutations: int,
    seed: int,
    chance: str = SHIFTED,
    names: tuple[str, str] = ("first", "second"),
    metric: str = EUCLIDEAN,
    done: Callable[[float], None] | None = None,
) -> pa.Table:
    """Count pairs of two kinds near each other, by which of the two came first, against what chance alone gives.

    first, second  exact points of the two kinds, such as drug offences and violence, over the same months.
    within_m       how near is near, in metres; exactly that far is in.
    within_days    how many days before or after still count, from 1. The same day has its own row: order unknown.
    permutations   how many times chance is tried; at least 19. seed: the same gives the same table.
    chance         "shifted" moves all days of the second kind on together, around the end of the period, so that its
                   own runs and repeats stay whole; "dealt" gives its days to its places anew, one by one, which breaks
                   them and so finds more. Take "shifted" unless the second kind has no near repeats of its own.
    names          of the two kinds, for the table.

    Returns        table of three rows: order (string), observed (int64), expected (float64, mean of the permutations),
                   chance_low, chance_high (float64, where 95 of 100 of them lie), ratio (float64; null: none expected),
                   p_more, p_fewer (float64, never 0). Its metadata says what it cannot tell.
    Raises         SnappedPoints; FigureRefused for an empty kind, a window that is none, too few permutations, or a
                   period too short to shift.
    Source         Knox (1964); shifting after Lotwick and Silverman (1982), in time instead of space.
    """
    must_be_exact(first, "The order of two kinds of incidents")
    must_be_exact(second, "The order of two kinds of incidents")
    _must_make_sense(first, second, within_m, within_days, permutations, chance)
    strips = strips_of(
        np.concatenate([first.x_m, second.x_m]), np.concatenate([first.y_m, second.y_m]), float(within_m), metric
    )
    counted = _count(strips, first, second, within_days, permutations, seed, chance, done)
    return _table(counted, names, within_days).replace_schema_metadata(
        {"method": SOURCE, "chance": chance, "seed": str(seed), "within_m": f"{within_m:g}", "cannot_tell": CANNOT_TELL}
    )


def _must_make_sense(
    first: Points, second: Points, within_m: float, within_days: int, permutations: int, chance: str
) -> None:
    if not len(first) or not len(second):
        raise FigureRefused(f"{len(first)} points of one kind and {len(second)} of the other make no pairs.")
    if within_m < 0 or within_days < 1 or permutations < 19:
        raise FigureRefused(
            f"{within_m} m, {within_days} days, {permutations} permutations: give metres from 0, days from 1 and "
            "permutations from 19."
        )
    if chance not in (DEALT, SHIFTED):
        raise FigureRefused(f'Chance is "{SHIFTED}" or "{DEALT}", not "{chance}".')
    days = int(max(first.day.max(), second.day.max()) - min(first.day.min(), second.day.min())) + 1
    if chance == SHIFTED and days < 4 * within_days + 2:
        raise FigureRefused(
            f"The points cover {days} days: too few to shift windows of {within_days} days to each side. Give at least "
            f"{4 * within_days + 2} days."
        )


def _count(
    strips: Strips,
    first: Points,
    second: Points,
    within_days: int,
    permutations: int,
    seed: int,
    chance: str,
    done: Callable[[float], None] | None,
) -> NDArray[np.int64]:
    """Count by order, as seen and then in each permutation: shape (first before, same day, second before; deals)."""
    from_zero = np.concatenate([first.day, second.day])
    from_zero = (from_zero - from_zero.min())[strips.order]
    span = int(from_zero.max()) + 1
    day = from_zero.astype(np.int16 if span < 2**14 else np.int32)
    is_second = strips.order >= len(first)
    low, high = within_days + 1, span - within_days - 1  # a shift smaller than the window would still see the link

    def deal(random: np.random.Generator) -> NDArray[np.signedinteger]:
        new = day.copy()
        if chance == DEALT:
            new[is_second] = random.permutation(day[is_second])
        else:
            new[is_second] = (from_zero[is_second] + random.integers(low, high + 1)) % span
        return new

    random = np.random.default_rng(seed)
    found: list[NDArray[np.int64]] = []
    left = permutations
    while left > 0:
        some = min(left, deals_in_a_pass(len(day), day))
        deals = deal_out([] if found else [day], some, deal, random)
        found.append(_count_pass(strips, deals, is_second, within_days))
        left -= some
        if done:
            done(1 - left / permutations)
    return np.concatenate(found, axis=1)


def _count_pass(strips: Strips, deals: Deals, is_second: NDArray[np.bool_], within_days: int) -> NDArray[np.int64]:
    limits = np.array([-within_days - 1, -1, 0, within_days])
    found = np.zeros((len(limits), deals.count), dtype=np.int64)
    for one, other, _ in strips.pairs():
        differ = is_second[one] != is_second[other]
        one, other = one[differ], other[differ]
        turned = is_second[one]
        a, b = np.where(turned, other, one), np.where(turned, one, other)
        found += count_differences(deals, a, b, limits, signed=True)
    return np.diff(found, axis=0)[::-1]


def _table(counted: NDArray[np.int64], names: tuple[str, str], within_days: int) -> pa.Table:
    import pyarrow as pa

    observed, by_chance = counted[:, 0], counted[:, 1:]
    expected = by_chance.mean(axis=1)
    window = f"1 to {within_days} days"
    tries = by_chance.shape[1]
    return pa.table(
        {
            "order": [
                f"{names[0]}, then {names[1]} within {window}",
                "both on the same day, order unknown",
                f"{names[1]}, then {names[0]} within {window}",
            ],
            "observed": observed,
            "expected": expected,
            "chance_low": np.quantile(by_chance, 0.025, axis=1),
            "chance_high": np.quantile(by_chance, 0.975, axis=1),
            "ratio": pa.array([o / e if e else None for o, e in zip(observed, expected, strict=True)], pa.float64()),
            "p_more": ((by_chance >= observed[:, None]).sum(axis=1) + 1) / (tries + 1),
            "p_fewer": ((by_chance <= observed[:, None]).sum(axis=1) + 1) / (tries + 1),
        }
    )
