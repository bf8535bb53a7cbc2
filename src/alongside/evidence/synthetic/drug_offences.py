"""Drug offences and weapons carried: most found by searching people; in a few places, sold before violence follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic import points
from alongside.evidence.synthetic.moments import (
    DAY,
    DAYTIME,
    HOUR,
    STARTS,
    Moments,
    choose_hours,
    draw_moments,
    recorded_soon,
)
from alongside.evidence.synthetic.offences import POSSESSION, TRAFFICKING, WEAPONS, Offences, found_by_police, join
from alongside.evidence.synthetic.placed import Placed

if TYPE_CHECKING:
    from alongside.evidence.synthetic.geography import Geography
    from alongside.evidence.synthetic.patrols import Patrols

# Offences found for each search.
POSSESSION_A_SEARCH, TRAFFICKING_A_SEARCH, WEAPONS_A_SEARCH = 0.20, 0.02, 0.04
# In a market, this share of the violence follows a drug offence, by so many days and within so many metres.
FOLLOWED_SHARE, LEAD_DAYS, LEAD_M = 0.4, (2, 12), 100.0
_FOUND_HOURS = (0.12, 0.08, 0.38, 0.42)


def found_in_searches(patrols: Patrols, geography: Geography, random: np.random.Generator) -> Placed:
    """Make what searches bring to light: drugs and weapons, in step with the searches and with nothing else."""
    offences = join(
        [
            found_by_police(random.binomial(patrols.searches, share), subgroup)
            for subgroup, share in (
                (POSSESSION, POSSESSION_A_SEARCH),
                (TRAFFICKING, TRAFFICKING_A_SEARCH),
                (WEAPONS, WEAPONS_A_SEARCH),
            )
        ]
    )
    hours = choose_hours(_FOUND_HOURS, offences.month, random)
    # Whoever searches records what was found the same day.
    moments = draw_moments(offences.month, hours, random, late=0)
    return Placed(offences, hours, moments, points.spread(geography, offences.area, random))


def sold_before_violence(
    violence: Placed, markets: np.ndarray, geography: Geography, random: np.random.Generator
) -> tuple[Placed, np.ndarray]:
    """Make drug offences that come before violence in the markets: some days earlier and close by.

    violence   what some of them come before.
    markets    numbers of the small areas that hold a market.

    Returns    the drug offences, and for each the number of the violence it comes before.
    """
    chosen = np.isin(violence.offences.area, markets) & (random.random(len(violence)) < FOLLOWED_SHARE)
    lead = random.integers(LEAD_DAYS[0], LEAD_DAYS[1] + 1, len(violence)) * DAY
    lead += (random.integers(0, 12 * HOUR // 60, len(violence)) * 60).astype("timedelta64[s]")
    occurred = violence.moments.occurred - lead
    followed = np.flatnonzero(chosen & (occurred >= STARTS[0]))
    occurred = occurred[followed]
    month = np.searchsorted(STARTS, occurred, side="right") - 1

    n, area = len(followed), violence.offences.area[followed]
    no = np.zeros(n, dtype=bool)
    offences = Offences(month, area, np.full(n, TRAFFICKING, object), domestic=no, knife=no, cut=no)
    where = points.near(geography, area, violence.points[followed], points.within(LEAD_M, random))
    moments = Moments(occurred, recorded_soon(occurred, month, random))
    return Placed(offences, np.full(n, DAYTIME), moments, where), followed
