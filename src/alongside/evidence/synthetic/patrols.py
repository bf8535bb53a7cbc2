"""Where the invented police search people, by month and small area: what most drug offences come to light by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import MONTHS, VIOLENCE, random_for
from alongside.evidence.synthetic.offences import grid, wards

if TYPE_CHECKING:
    from alongside.evidence.synthetic.fleetwater import Fleetwater

SEARCHES_A_MONTH = 380
# Operations: a ward searched harder for a month, so many times in three years.
OPERATIONS, OPERATION_TIMES = 14, 2.5
# From November 2018 there are more searches everywhere; one quiet ward is searched hard throughout.
RISE_FROM, RISE_TIMES = 31, 1.6
PATROLLED_TIMES = 5.0


@dataclass(frozen=True)
class Patrols:
    """Searches by month and small area, shape (36, 133), and the ward that was made to be searched beyond its share."""

    searches: np.ndarray
    patrolled_ward: str


def make_patrols(fleetwater: Fleetwater) -> Patrols:
    """Make the searches: more where violence is, in operations, since November 2018, and in one quiet ward.

    Returns  Patrols; the same for the same borough.
    """
    random = random_for(fleetwater, "patrols")
    violence = grid(fleetwater, VIOLENCE).sum(axis=0)
    ward = wards(fleetwater)
    by_ward = np.bincount(ward, violence)
    patrolled = int(np.argsort(by_ward)[3])

    weight = 0.4 / len(violence) + 0.6 * violence / violence.sum()
    weight[ward == patrolled] *= PATROLLED_TIMES
    times = np.ones((len(MONTHS), len(by_ward)))
    times[random.integers(0, len(MONTHS), OPERATIONS), random.integers(0, len(by_ward), OPERATIONS)] = OPERATION_TIMES
    times[RISE_FROM:] *= RISE_TIMES
    expected = SEARCHES_A_MONTH * times[:, ward] * weight / weight.sum()
    return Patrols(random.poisson(expected), fleetwater.geography.wards.codes[patrolled])
