"""Do incidents of one kind have more of the other kind around them than the mix of all incidents would give?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.errors import FigureRefused
from alongside.evidence.places.points import Numbers, Points, must_be_exact
from alongside.evidence.violence.hotspots.discovery import false_discovery
from alongside.evidence.violence.near_repeats.close_pairs import EUCLIDEAN, Strips, strips_of
from alongside.evidence.violence.near_repeats.shuffles import DEALS_SIDE_BY_SIDE

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = (
    "colocation quotient (Leslie and Kronenberg 2011), local version (Cromley, Hanink and Bentley 2014), with all "
    "incidents within a distance as neighbours"
)
CANNOT_TELL = (
    "Kinds that gather in the same places need have nothing to do with each other: shops, stations and patrols bring "
    "both into the records, and most drug offences are found by police. Random labels take each kind's own gathering "
    "apart, so a small p can come from a kind that gathers among itself, and less than 1 does not mean that they keep "
    "apart. It says nothing of which came first, of a cause, or of anybody there."
)
CHANCE_AT_MOST = 0.05


@dataclass(frozen=True, eq=False)
class Colocation:
    """How much of the second kind lies around the first.

    quotient      1: as much as the mix of all incidents gives; 2: twice that. chance_low, chance_high: where 95 of 100
                  random labellings lie. p is two-sided, never 0.
    local         table, one row for each incident of the first kind: easting, northing (float64), neighbours, of_second
                  (int64), quotient, p, q (float64, null for an incident without neighbours). For analysts only: it
                  holds single places.
    alone         incidents of the first kind without any neighbour; they are in no average.
    parameters    everything the result depends on.
    """

    quotient: float
    chance_low: float
    chance_high: float
    p: float
    alone: int
    local: pa.Table
    parameters: dict[str, Any]

    def sentence(self, first: str, second: str) -> str:
        """Say the quotient for a person, with what the two kinds are called: "drug offences", "violence"."""
        said = (
            f"Of the incidents within {self.parameters['within_m']:g} m of {first}, {self.quotient:.2f} times as many "
            f"are {second} as the mix of all incidents would give (95 of 100 random labellings: {self.chance_low:.3f} "
            f"to {self.chance_high:.3f}; p = {self.p:.3f})"
        )
        if self.p > CHANCE_AT_MOST:
            return f"{said}: chance could give that."
        if self.quotient > 1:
            return f"{said}: more than chance gives."
        return f"{said}: less than chance gives, so that more of them are {first} themselves."


def colocation(
    first: Points,
    second: Points,
    *,
    within_m: float,
    permutations: int,
    seed: int,
    metric: str = EUCLIDEAN,
    done: Callable[[float], None] | None = None,
) -> Colocation:
    """Say whether the second kind gathers around the first. Time plays no part, and the other direction can differ.

    first, second  exact points of the two kinds.
    within_m       who is a neighbour, in metres.
    permutations   random labellings of the same places, at least 19. seed: the same gives the same p.

    Returns        Colocation. Kinds that gather in the same places need have nothing to do with each other.
    Raises         SnappedPoints; FigureRefused for an empty kind, too few permutations, or no neighbours at all.
    Source         Leslie and Kronenberg (2011), The colocation quotient; Cromley, Hanink and Bentley (2014). The local
                   p is exact: neighbours drawn without replacement (hypergeometric), given the incident's own kind.
    """
    must_be_exact(first, "The colocation quotient")
    must_be_exact(second, "The colocation quotient")
    if not len(first) or not len(second) or permutations < 19 or within_m < 0:
        raise FigureRefused(
            f"{len(first)} and {len(second)} points, {permutations} permutations, {within_m} m: give points of both "
            "kinds, 19 or more permutations and metres from 0."
        )
    strips = strips_of(
        np.concatenate([first.x_m, second.x_m]), np.concatenate([first.y_m, second.y_m]), float(within_m), metric
    )
    is_second = (strips.order >= len(first)).astype(np.uint8)
    neighbours, around = _around(strips, is_second[:, None])
    of_second = around[:, 0]
    usual = len(second) / (len(strips.order) - 1)
    counted = (is_second == 0) & (neighbours > 0)
    if not counted.any():
        raise FigureRefused(f"No incident of the first kind has any other within {within_m} m. Look farther.")
    quotient = float((of_second[counted] / neighbours[counted]).mean() / usual)
    by_chance = _labelled_anew(strips, is_second, neighbours, usual, permutations, seed, done)
    more, fewer = (by_chance >= quotient - 1e-12).sum(), (by_chance <= quotient + 1e-12).sum()
    own = np.flatnonzero(is_second == 0)
    return Colocation(
        quotient=quotient,
        chance_low=float(np.quantile(by_chance, 0.025)),
        chance_high=float(np.quantile(by_chance, 0.975)),
        p=float(min(1.0, 2 * (min(more, fewer) + 1) / (permutations + 1))),
        alone=int((neighbours[own] == 0).sum()),
        local=_local(first, strips.order[own], neighbours[own], of_second[own], usual, len(second), len(strips.order)),
        parameters={
            "within_m": within_m,
            "metric": metric,
            "points": (len(first), len(second)),
            "permutations": permutations,
            "seed": seed,
            "source": (first.source, second.source),
            "source_of_method": SOURCE,
        },
    )


def _around(strips: Strips, labels: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count each point's neighbours, and those labelled 1: shapes (points,), (points, columns of labels)."""
    neighbours = np.zeros(len(strips.x), dtype=np.int64)
    labelled = np.zeros((len(strips.x), labels.shape[1]), dtype=np.int64)
    for owner, other in strips.neighbours():
        if not len(owner):
            continue
        begins = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
        who = owner[begins]
        neighbours[who] = np.diff(np.r_[begins, len(owner)])
        labelled[who] = np.add.reduceat(np.take(labels, other, axis=0), begins, axis=0, dtype=np.int64)
    return neighbours, labelled


def _labelled_anew(
    strips: Strips,
    is_second: NDArray[np.uint8],
    neighbours: NDArray[np.int64],
    usual: float,
    tries: int,
    seed: int,
    done: Callable[[float], None] | None,
) -> Numbers:
    """Give the quotient of each random labelling; one in which no first kind has a neighbour counts as usual."""
    random = np.random.default_rng(seed)
    found: list[float] = []
    while len(found) < tries:
        some = min(DEALS_SIDE_BY_SIDE, tries - len(found))
        labels = np.column_stack([random.permutation(is_second) for _ in range(some)])
        _, labelled = _around(strips, labels)
        share = labelled / np.maximum(neighbours, 1)[:, None]
        counted = (labels == 0) & (neighbours > 0)[:, None]
        sizes = counted.sum(axis=0)
        means = (share * counted).sum(axis=0) / np.maximum(sizes, 1) / usual
        found.extend(np.where(sizes > 0, means, 1.0).tolist())
        if done:
            done(len(found) / tries)
    return np.array(found)


def _local(
    first: Points,
    where: NDArray[np.int64],
    neighbours: NDArray[np.int64],
    of_second: NDArray[np.int64],
    usual: float,
    seconds: int,
    every: int,
) -> pa.Table:
    import pyarrow as pa

    from alongside.evidence.violence.near_repeats.drawing import two_sided_share

    there = neighbours > 0
    p = np.full(len(where), np.nan)
    p[there] = two_sided_share(of_second[there], neighbours[there], seconds, every - 1)
    quotient = np.where(there, of_second / np.maximum(neighbours, 1) / usual, np.nan)
    columns: dict[str, Any] = {
        "easting": first.x_m[where],
        "northing": first.y_m[where],
        "neighbours": neighbours,
        "of_second": of_second,
    }
    for name, numbers in (("quotient", quotient), ("p", p), ("q", false_discovery(p))):
        columns[name] = pa.array(numbers, pa.float64(), mask=~there)
    order = np.argsort(where, kind="stable")
    return pa.table(columns).take(order)
