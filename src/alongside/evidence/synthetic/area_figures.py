"""Who lives and who is in Fleetwater by day, and what else is known of its small areas: deprivation, exclusion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import VIOLENCE, random_for
from alongside.evidence.synthetic.offences import grid, wards
from alongside.evidence.synthetic.wards import choose_wards

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

YEAR = 2018
# By day this share of the residents is there, and others come; to the busy centre, many times as many.
STAYING, COMING, COMING_TO_THE_CENTRE = 0.62, 0.25, 3.2
PUBLISHER = "Fleetwater council (invented)"
INCOME, EDUCATION = "income deprivation, share of people", "education and skills, score"
EXCLUSION, ENVIRONMENT = "school exclusions for 1,000 pupils", "living environment, score"
# Each figure's middle, spread, and how far it goes with the rate of violence: a correlation before chance.
FIGURES = {
    INCOME: (0.16, 0.05, 0.7),
    EDUCATION: (21.0, 6.0, 0.5),
    EXCLUSION: (6.0, 1.8, 0.55),
    ENVIRONMENT: (27.0, 7.0, 0.0),
}


@dataclass(frozen=True)
class AreaFigureTruth:
    """How far each figure was made to go with the rate of violence, before chance; and the ward where many only pass.

    busy_centre   its rate for each resident is among the highest; for each person there by day it is not.
    """

    goes_with_violence: dict[str, float]
    busy_centre: str


@dataclass(frozen=True)
class AreaFigures:
    """People and figures by small area.

    population   table of the source `population`: area_code, ward_code, residents, daytime, year.
    figures      table of the source `area_figures`: area_code, figure, value, year, publisher.
    """

    population: pa.Table
    figures: pa.Table
    truth: AreaFigureTruth


def make_area_figures(fleetwater: Fleetwater) -> AreaFigures:
    """Make the people of the day and the figures of every small area. The residents are those of the borough."""
    import pyarrow as pa

    random, planted = random_for(fleetwater, "area figures"), choose_wards(fleetwater)
    people = fleetwater.population["population"].to_numpy()
    ward, codes = wards(fleetwater), fleetwater.geography.areas.codes
    centre = ward == fleetwater.geography.wards.codes.index(planted.hit_not_feared)
    coming = np.where(centre, COMING_TO_THE_CENTRE, COMING) * random.gamma(30, 1 / 30, len(people))
    rate = np.log((grid(fleetwater, VIOLENCE).sum(axis=0) + 1) / people)
    standing = (rate - rate.mean()) / rate.std()
    figures = {}
    for name, (middle, spread, goes_with) in FIGURES.items():
        own = random.normal(0, 1, len(people))
        figures[name] = np.maximum(middle + spread * (goes_with * standing + np.sqrt(1 - goes_with**2) * own), 0)
    return AreaFigures(
        population=pa.table(
            {
                "area_code": codes,
                "ward_code": fleetwater.population["ward_code"],
                "residents": people,
                "daytime": np.round(people * (STAYING + coming)).astype(int),
                "year": [YEAR] * len(people),
            }
        ),
        figures=pa.table(
            {
                "area_code": [*codes] * len(figures),
                "figure": np.repeat(np.array(list(figures), dtype=object), len(codes)),
                "value": np.concatenate(list(figures.values())).round(3),
                "year": [YEAR] * len(codes) * len(figures),
                "publisher": [PUBLISHER] * len(codes) * len(figures),
            }
        ),
        truth=AreaFigureTruth({name: with_it for name, (_, _, with_it) in FIGURES.items()}, planted.hit_not_feared),
    )
