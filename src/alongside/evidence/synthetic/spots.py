"""Where things were planted on the invented ground: hotspots, drug markets, and a place that grew hot at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic import points
from alongside.evidence.synthetic.fleetwater import VIOLENCE, random_for
from alongside.evidence.synthetic.offences import grid

if TYPE_CHECKING:
    from alongside.evidence.synthetic.fleetwater import Fleetwater
    from alongside.evidence.synthetic.geography import Geography

HOTSPOTS, MARKETS = 8, 6
# Of the violence and robbery in a hotspot's small area: how much falls around its middle, and of that on one address.
SHARE_AROUND, SHARE_AT_THE_DOOR, SPREAD_M = 0.55, 0.3, 45.0
SPREADS = 2
# The place that grew hot: in February and March 2019 alone.
EMERGING_FROM, EMERGING_SHARE, EMERGING_SPREAD_M, EMERGING_ROBBERIES = 34, 0.8, 30.0, 14


@dataclass(frozen=True)
class Spot:
    """A place with offences planted around it: its small area, x and y in metres, spread, and how many there are.

    offences      violence without domestic abuse and robbery, put around the middle.
    at_the_door   of these, on the very middle: the same address again and again.
    """

    area_code: str
    x: float
    y: float
    spread_m: float
    offences: int
    at_the_door: int


@dataclass(frozen=True)
class Spots:
    """Numbers of the small areas chosen, and the middle of each spot by area: shape (areas, 2)."""

    hot: np.ndarray
    markets: np.ndarray
    emerging: int
    centres: np.ndarray


def choose_spots(fleetwater: Fleetwater) -> Spots:
    """Choose small areas with enough violence to show something, none for two purposes, and a middle in each."""
    random = random_for(fleetwater, "spots")
    violence = grid(fleetwater, VIOLENCE)
    by_number = np.argsort(-violence.sum(axis=0), kind="stable")
    hot = np.sort(random.choice(by_number[:24], HOTSPOTS, replace=False))
    markets = np.sort(random.choice(np.setdiff1d(by_number[:45], hot), MARKETS, replace=False))
    quiet = np.setdiff1d(by_number[:70], [*hot, *markets])
    lately, before = violence[EMERGING_FROM:, quiet].sum(axis=0), violence[:EMERGING_FROM, quiet].sum(axis=0)
    emerging = int(quiet[np.argmax(np.sqrt(lately) - np.sqrt(before / (EMERGING_FROM / 2)))])
    every = np.arange(violence.shape[1])
    middles = points.middles(fleetwater.geography)
    centres = points.near(fleetwater.geography, every, middles, points.within(60, random))
    return Spots(hot, markets, emerging, centres)


def gather(
    geography: Geography, month: np.ndarray, area: np.ndarray, spots: Spots, random: np.random.Generator
) -> np.ndarray:
    """Put violence and robbery on the ground: around the spots, and elsewhere anywhere in their small areas.

    month, area   numbers of month and small area of each offence.

    Returns       x and y in whole metres, shape (offences, 2).
    """
    found = points.spread(geography, area, random)
    lot = random.random(len(area))
    hot = np.isin(area, spots.hot) & (lot < SHARE_AROUND)
    lately = (area == spots.emerging) & (month >= EMERGING_FROM) & (lot < EMERGING_SHARE)
    for chosen, spread_m in ((hot, SPREAD_M), (lately, EMERGING_SPREAD_M)):
        middle = spots.centres[area[chosen]]
        beside = points.near(geography, area[chosen], middle, points.around(spread_m, random))
        at_the_door = random.random((len(middle), 1)) < SHARE_AT_THE_DOOR
        found[chosen] = np.where(at_the_door, middle, beside)
    return found


def describe(geography: Geography, area: int, found: np.ndarray, spots: Spots, spread_m: float) -> Spot:
    """Say what stands at one spot.

    area    number of its small area.
    found   x and y of the offences; those within two spreads of the middle are counted as its own.
    """
    x, y = (float(metres) for metres in spots.centres[area])
    away = np.hypot(found[:, 0] - x, found[:, 1] - y)
    return Spot(
        area_code=geography.areas.codes[area],
        x=x,
        y=y,
        spread_m=spread_m,
        offences=int((away <= SPREADS * spread_m).sum()),
        at_the_door=int((away == 0).sum()),
    )
