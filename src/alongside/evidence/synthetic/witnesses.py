"""What others than the police count by month and small area: ambulances, the council, drug treatment. And searches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import INJURY, MONTHS, random_for
from alongside.evidence.synthetic.offences import grid
from alongside.evidence.synthetic.patrols import make_patrols
from alongside.evidence.synthetic.spots import choose_spots

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

SEARCHES = "stop and search"
ASSAULTS, OVERDOSES = "ambulance call-outs to assaults", "ambulance call-outs to overdoses"
ANTISOCIAL, DRUG_REPORTS = "reports of antisocial behaviour", "reports of drug-related behaviour"
TREATMENT = "people in drug treatment"
POLICE, AMBULANCE = "Fleetwater police (invented)", "Fleetwater ambulance service (invented)"
COUNCIL, HEALTH = "Fleetwater council (invented)", "Fleetwater public health (invented)"
PUBLISHERS = {
    SEARCHES: POLICE, ASSAULTS: AMBULANCE, OVERDOSES: AMBULANCE, ANTISOCIAL: COUNCIL, DRUG_REPORTS: COUNCIL,
    TREATMENT: HEALTH,
}  # fmt: skip
# How many times more of this in a market than its residents would make elsewhere.
IN_A_MARKET = {OVERDOSES: 5.0, DRUG_REPORTS: 7.0, TREATMENT: 1.6}
# The ambulance service never delivered this month: it is missing, and no zero.
NOT_DELIVERED = "2017-08"
# For each injury that the police record, so many call-outs; and some to what the police never hear of.
CALLED_A_KNOWN_INJURY, CALLED_A_MONTH_OTHERWISE = 0.35, 0.12


@dataclass(frozen=True)
class WitnessTruth:
    """Small areas with a drug market, how many times more of each measure they have, and what is missing."""

    markets: tuple[str, ...]
    times_in_a_market: dict[str, float]
    not_delivered: dict[str, str]


@dataclass(frozen=True)
class Witnesses:
    """Counts as a table of the source `area_months`, and what was planted in them."""

    counts: pa.Table
    truth: WitnessTruth


def make_witnesses(fleetwater: Fleetwater) -> Witnesses:
    """Make the monthly counts of other agencies for every small area, zeros included, one ambulance month missing.

    Returns  Witnesses. Searches follow police work; overdoses, reports and treatment follow the drug markets and the
             number of residents, and not the searches: a second witness that does not depend on patrols.
    """
    import pyarrow as pa

    random, ground = random_for(fleetwater, "witnesses"), fleetwater.geography
    market = np.isin(np.arange(len(ground.areas.codes)), choose_spots(fleetwater).markets)
    people = fleetwater.population["population"].to_numpy() / 1_000
    grids = {SEARCHES: make_patrols(fleetwater).searches}
    injuries = grid(fleetwater, INJURY)
    grids[ASSAULTS] = random.binomial(injuries, CALLED_A_KNOWN_INJURY)
    grids[ASSAULTS] = grids[ASSAULTS] + random.poisson(CALLED_A_MONTH_OTHERWISE, injuries.shape)
    for measure, a_thousand in ((OVERDOSES, 0.08), (ANTISOCIAL, 1.1), (DRUG_REPORTS, 0.3), (TREATMENT, 2.2)):
        times = np.where(market, IN_A_MARKET.get(measure, 1.0), 1.0)
        grids[measure] = random.poisson(a_thousand * people * times, injuries.shape)

    parts = [_rows(fleetwater, measure, cells) for measure, cells in grids.items()]
    return Witnesses(
        pa.concat_tables(parts),
        WitnessTruth(
            markets=tuple(np.array(ground.areas.codes)[market].tolist()),
            times_in_a_market=dict(IN_A_MARKET),
            not_delivered=dict.fromkeys((ASSAULTS, OVERDOSES), NOT_DELIVERED),
        ),
    )


def _rows(fleetwater: Fleetwater, measure: str, cells: np.ndarray) -> pa.Table:
    import pyarrow as pa

    areas = fleetwater.geography.areas
    month, area = (axis.ravel() for axis in np.indices(cells.shape))
    months = np.array([str(each) for each in MONTHS], dtype=object)[month]
    there = months != (NOT_DELIVERED if PUBLISHERS[measure] == AMBULANCE else "")
    return pa.table(
        {
            "month": months[there],
            "area_code": np.array(areas.codes, dtype=object)[area[there]],
            "area_name": np.array(areas.names, dtype=object)[area[there]],
            "measure": [measure] * int(there.sum()),
            "publisher": [PUBLISHERS[measure]] * int(there.sum()),
            "count": cells.ravel()[there],
        }
    )
