"""What happened: one row for every offence of the invented borough, by month, small area and kind.

Names of offence subgroups are the Home Office's; their codes here are invented. No weight of harm stands here: weights
are read from outside.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import INJURY, KNIFE, MONTHS, VIOLENCE

if TYPE_CHECKING:
    from alongside.evidence.synthetic.fleetwater import Fleetwater

HOMICIDE, WITH_INJURY, WITHOUT_INJURY = "Homicide", "Violence with injury", "Violence without injury"
STALKING, DRIVING = "Stalking and harassment", "Death or serious injury - unlawful driving"
ROBBERY, SHOP_ROBBERY = "Robbery of personal property", "Robbery of business property"
WEAPONS, POSSESSION, TRAFFICKING = "Possession of weapons offences", "Possession of drugs", "Trafficking of drugs"
GROUP_OF = {
    HOMICIDE: "Violence against the person",
    WITH_INJURY: "Violence against the person",
    WITHOUT_INJURY: "Violence against the person",
    STALKING: "Violence against the person",
    DRIVING: "Violence against the person",
    ROBBERY: "Robbery",
    SHOP_ROBBERY: "Robbery",
    WEAPONS: "Possession of weapons offences",
    POSSESSION: "Drug offences",
    TRAFFICKING: "Drug offences",
}
CODE_OF = {subgroup: f"FW-{number:03d}" for number, subgroup in enumerate(GROUP_OF, start=101)}

# Planted, for each year to March, 2017 to 2019.
HOMICIDES = (2, 3, 4)
HOMICIDES_BY_KNIFE = (1, 2, 3)
UNLAWFUL_DRIVING = (4, 3, 3)
ROBBERIES = (1_540, 1_610, 1_480)
DOMESTIC = (2_480, 2_510, 2_560)
SHARE_STALKING = 0.30
# Of knife offences: how many injured in violence, and how many threatened without robbing. The rest are robberies.
KNIFE_INJURING, KNIFE_THREATENING = 0.22, 0.15
# Domestic offences: with injury, without, stalking.
_DOMESTIC_MIX = (0.38, 0.40, 0.22)
_SHOPS = 0.07


@dataclass(frozen=True)
class Offences:
    """Offences as arrays of one length.

    month      number of the month in MONTHS, from 0.
    area       number of the small area, from 0.
    subgroup   one of GROUP_OF.
    domestic   True where partners or family were involved.
    knife      True where a knife was used or threatened with; carrying one is another offence.
    cut        True where the knife injured.
    """

    month: np.ndarray
    area: np.ndarray
    subgroup: np.ndarray
    domestic: np.ndarray
    knife: np.ndarray
    cut: np.ndarray

    def __len__(self) -> int:
        return len(self.month)


def join(parts: list[Offences]) -> Offences:
    """Put several lots of offences one after another."""
    return Offences(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Offences)})


def grid(fleetwater: Fleetwater, measure: str) -> np.ndarray:
    """Give one of the borough's measures as whole numbers by month and small area, in their order: shape (36, 133)."""
    chosen = np.array(fleetwater.counts["measure"]) == measure
    return fleetwater.counts["count"].to_numpy()[chosen].reshape(len(MONTHS), -1)


def wards(fleetwater: Fleetwater) -> np.ndarray:
    """Give the number of the ward, from 0, that each small area lies in: shape (133,)."""
    ground = fleetwater.geography
    return np.array([ground.wards.codes.index(ground.ward_of[code]) for code in ground.areas.codes])


def non_domestic_violence(fleetwater: Fleetwater, random: np.random.Generator) -> Offences:
    """Make the offences behind the borough's counts of violence and of injury: as many in every month and area."""
    violence, injury, knife = (grid(fleetwater, measure) for measure in (VIOLENCE, INJURY, KNIFE))
    cutting = np.minimum(random.binomial(knife, KNIFE_INJURING), injury)
    threatening = np.minimum(random.binomial(knife - cutting, KNIFE_THREATENING), violence - injury)
    hurt = _rows(injury, cutting, WITH_INJURY, cut=True)
    rest = _rows(violence - injury, threatening, WITHOUT_INJURY)
    years = rest.month // 12
    for year in range(3):
        by_knife, other = (np.flatnonzero((years == year) & (rest.knife == with_knife)) for with_knife in (True, False))
        killed = random.choice(by_knife, HOMICIDES_BY_KNIFE[year], replace=False)
        rest.cut[killed] = True
        other = random.permutation(other)
        killed_otherwise, driving, others = np.split(
            other, np.cumsum([HOMICIDES[year] - HOMICIDES_BY_KNIFE[year], UNLAWFUL_DRIVING[year]])
        )
        rest.subgroup[np.concatenate([killed, killed_otherwise])] = HOMICIDE
        rest.subgroup[driving] = DRIVING
        rest.subgroup[others[random.random(len(others)) < SHARE_STALKING]] = STALKING
    return join([hurt, rest])


def robberies(fleetwater: Fleetwater, violence: Offences, random: np.random.Generator) -> Offences:
    """Make the robberies: every knife offence that was no other violence, and others where violence is."""
    knife = grid(fleetwater, KNIFE).copy()
    np.subtract.at(knife, (violence.month[violence.knife], violence.area[violence.knife]), 1)
    where = grid(fleetwater, VIOLENCE).mean(axis=0) + 0.3
    others = np.zeros_like(knife)
    for year, total in enumerate(ROBBERIES):
        months = slice(year * 12, year * 12 + 12)
        by_month = random.multinomial(total - int(knife[months].sum()), [1 / 12] * 12)
        others[months] = [random.multinomial(n, where / where.sum()) for n in by_month]
    made = _rows(knife + others, knife, ROBBERY)
    made.subgroup[random.random(len(made)) < _SHOPS] = SHOP_ROBBERY
    return made


def domestic_offences(fleetwater: Fleetwater, random: np.random.Generator) -> Offences:
    """Make the violence between partners or family: where people live, in no measure of non-domestic violence."""
    people = fleetwater.population["population"].to_numpy() * random.gamma(9, 1 / 9, fleetwater.population.num_rows)
    by_month = np.concatenate([random.multinomial(total, [1 / 12] * 12) for total in DOMESTIC])
    cells = np.array([random.multinomial(n, people / people.sum()) for n in by_month])
    made = _rows(cells, np.zeros_like(cells), WITH_INJURY, domestic=True)
    made.subgroup[:] = random.choice([WITH_INJURY, WITHOUT_INJURY, STALKING], len(made), p=_DOMESTIC_MIX)
    return made


def found_by_police(cells: np.ndarray, subgroup: str) -> Offences:
    """Make offences that come to light by police work: so many of one subgroup in every month and area."""
    return _rows(cells, np.zeros_like(cells), subgroup)


def _rows(
    cells: np.ndarray, with_knife: np.ndarray, subgroup: str, *, domestic: bool = False, cut: bool = False
) -> Offences:
    """Make one row for each offence counted in the cells; the first rows of a cell are those with a knife."""
    counts = cells.ravel()
    cell = np.repeat(np.arange(len(counts)), counts)
    place_in_cell = np.arange(len(cell)) - np.repeat(np.cumsum(counts) - counts, counts)
    knife = place_in_cell < with_knife.ravel()[cell]
    return Offences(
        month=cell // cells.shape[1],
        area=cell % cells.shape[1],
        subgroup=np.full(len(cell), subgroup, dtype=object),
        domestic=np.full(len(cell), domestic),
        knife=knife,
        cut=knife & cut,
    )
