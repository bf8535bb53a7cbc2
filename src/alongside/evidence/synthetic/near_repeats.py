"""Offences planted soon after another and close to it, in the same small area and month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic import points
from alongside.evidence.synthetic.moments import DAY, ENDS, Moments, recorded_soon

if TYPE_CHECKING:
    from alongside.evidence.synthetic.geography import Geography
    from alongside.evidence.synthetic.placed import Placed

# Asked for: of the offences that may follow another, this share does. Some find no room before the month ends.
SHARE = 0.25
WITHIN_M, WITHIN_DAYS = 150, 14
# Whole metres may add one or two to a drawn distance.
_REACH_M = 120.0


def plant(
    placed: Placed, among: np.ndarray, free: np.ndarray, geography: Geography, random: np.random.Generator
) -> tuple[Placed, np.ndarray, np.ndarray]:
    """Move some offences so that each follows an earlier one of its area and month, close by and within 14 days.

    placed   offences as they fell by chance.
    among    True for those that may be followed.
    free     True for those that may be moved as well.

    Returns  the offences again, the numbers of those that were moved, and the numbers of those that they follow.
             Hour of the day and day of the week stay; area and month stay.
    """
    offences = placed.offences
    cell = offences.month * len(geography.areas.codes) + offences.area
    child = free & (random.random(len(offences)) < SHARE)
    leads = among & ~child
    # Within a cell the offences to be followed come first.
    order = np.lexsort((~leads, cell))
    starts = np.searchsorted(cell[order], cell)
    leaders = np.bincount(cell[leads], minlength=int(cell.max()) + 1)[cell]
    followers = np.flatnonzero(child & (leaders > 0))
    first = order[starts[followers] + (random.random(len(followers)) * leaders[followers]).astype(int)]

    occurred = placed.moments.occurred
    gap = _days_later(occurred[first], occurred[followers], random)
    when = occurred[first] + gap
    room = when < ENDS[offences.month[followers]] - 60
    followers, first, when = followers[room], first[room], when[room]

    area = offences.area[followers]
    where = points.near(geography, area, placed.points[first], points.within(_REACH_M, random))
    moved, new_occurred, new_recorded = placed.points.copy(), occurred.copy(), placed.moments.recorded.copy()
    moved[followers], new_occurred[followers] = where, when
    new_recorded[followers] = recorded_soon(when, offences.month[followers], random)
    return replace(placed, moments=Moments(new_occurred, new_recorded), points=moved), followers, first


def _days_later(first: np.ndarray, follower: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Say how long after the first the follower comes, at its own hour of the week: within a week, some within two."""
    week = 7 * DAY
    gap = (follower - first) % week
    gap[gap == 0] = week
    return gap + (random.random(len(gap)) < 0.3) * week
