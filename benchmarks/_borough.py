"""Invented incidents of 22 square kilometres over three years: clusters, repeats and noise. NumPy alone."""

from typing import Any

import numpy as np

SIDE_M, DAYS = 4_670.0, 1_096


def incidents(n: int) -> tuple[Any, Any, Any]:
    """Give metres east and north from 0 to SIDE_M, and days from 0; the same for the same number.

    Seven in ten lie in 60 clusters of unequal size, two follow another within 150 m and a fortnight, one lies anywhere.
    """
    random = np.random.default_rng([2019, n])
    anywhere, following = n // 10, n // 5
    clustered = n - anywhere - following
    middles = random.uniform(0, SIDE_M, (60, 2))
    which = random.choice(60, clustered, p=random.dirichlet(np.full(60, 0.6)))
    first = np.concatenate(
        [middles[which] + random.normal(0, 120, (clustered, 2)), random.uniform(0, SIDE_M, (anywhere, 2))]
    )
    day = random.integers(0, DAYS, len(first))
    earlier = random.integers(0, len(first), following)
    turn, far = random.uniform(0, 2 * np.pi, following), 150 * np.sqrt(random.uniform(0, 1, following))
    moved = first[earlier] + np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    later = np.minimum(day[earlier] + random.integers(0, 15, following), DAYS - 1)
    # what falls over one edge comes in at the other, so that the borough stays full
    places = np.mod(np.concatenate([first, moved]), SIDE_M)
    order = random.permutation(n)
    return places[order, 0], places[order, 1], np.concatenate([day, later])[order]
