"""Wards chosen for a purpose: where violence and the fear of it go together, where they part, where many only pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import VIOLENCE
from alongside.evidence.synthetic.offences import grid, wards

if TYPE_CHECKING:
    from alongside.evidence.synthetic.fleetwater import Fleetwater


@dataclass(frozen=True)
class PlantedWards:
    """Codes of wards, chosen by their violence without domestic abuse for each resident over the three years.

    high_on_both      the two that are hit hardest; their residents feel it.
    hit_not_feared    the third: a busy centre. Many are hurt there who live elsewhere; few who live there feel unsafe.
    feared_not_hit    one of the quietest; its residents feel as unsafe as those of the first two.
    """

    high_on_both: tuple[str, str]
    hit_not_feared: str
    feared_not_hit: str


def choose_wards(fleetwater: Fleetwater) -> PlantedWards:
    """Choose the wards. The same borough gives the same wards."""
    ward, codes = wards(fleetwater), fleetwater.geography.wards.codes
    people = np.bincount(ward, fleetwater.population["population"].to_numpy())
    rate = np.bincount(ward, grid(fleetwater, VIOLENCE).sum(axis=0)) / people
    by_rate = [codes[number] for number in np.argsort(-rate)]
    return PlantedWards((by_rate[0], by_rate[1]), by_rate[2], by_rate[-3])
