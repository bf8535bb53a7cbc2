"""A force's extract of invented offences that add up to Fleetwater's counts, and everything that was planted in it.

What was put in, and why, stands in docs/explanation/fleetwater.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic import near_repeats, offences
from alongside.evidence.synthetic.drug_offences import found_in_searches, sold_before_violence
from alongside.evidence.synthetic.extract import CHANGED_FROM, write_extract
from alongside.evidence.synthetic.fleetwater import random_for
from alongside.evidence.synthetic.moments import choose_hours, draw_moments, is_after_school
from alongside.evidence.synthetic.patrols import make_patrols
from alongside.evidence.synthetic.placed import Placed, first_of, join_placed
from alongside.evidence.synthetic.points import spread
from alongside.evidence.synthetic.spots import (
    EMERGING_FROM,
    EMERGING_ROBBERIES,
    EMERGING_SPREAD_M,
    SPREAD_M,
    Spot,
    Spots,
    choose_spots,
    describe,
    gather,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater
    from alongside.evidence.synthetic.geography import Geography
    from alongside.evidence.synthetic.offences import Offences

# Shares at night, after school, in the evening and in the day.
VIOLENCE_HOURS, ROBBERY_HOURS, DOMESTIC_HOURS = (
    (0.34, 0.18, 0.28, 0.20),
    (0.25, 0.24, 0.34, 0.17),
    (0.22, 0, 0.45, 0.33),
)


@dataclass(frozen=True)
class IncidentTruth:
    """What was planted among the incidents. Pairs are of incident ids.

    hotspots              places that were hot in all three years.
    emerging              the place that grew hot in February and March 2019 alone.
    near_repeats          (the later, the earlier): violence planted within 150 m and 14 days after an earlier one.
    near_repeat_share     their share of the violence without domestic abuse.
    markets               codes of small areas where drug offences come before violence.
    drugs_before_violence (drug offence, violence): planted 2 to 13 days before and within 100 m.
    patrolled_ward        a quiet ward that is searched hard: many drug offences and nothing behind them.
    by_subgroup           violence without domestic abuse in each year to March, 2017 to 2019, by offence subgroup.
    domestic              violence with domestic abuse in the same years; robberies likewise.
    after_school_share    share of violence without domestic abuse from 15 to 18 o'clock, Monday to Friday; none was
                          put there in August, when what falls then falls by chance.
    method_changed_in     first month under the new counting rules, YYYY-MM; before it a share of `knife_injury` is
                          not known, so that a rise there is the rules' doing.
    knife_injuries        true number of knife injuries by year, known or not in the extract.
    """

    hotspots: tuple[Spot, ...]
    emerging: Spot
    near_repeats: tuple[tuple[str, str], ...]
    near_repeat_share: float
    markets: tuple[str, ...]
    drugs_before_violence: tuple[tuple[str, str], ...]
    patrolled_ward: str
    by_subgroup: dict[str, tuple[int, ...]]
    domestic: tuple[int, ...]
    robberies: tuple[int, ...]
    after_school_share: float
    method_changed_in: str
    knife_injuries: tuple[int, ...]


@dataclass(frozen=True)
class Incidents:
    """The extract, a table as the source `force_extract` is kept, and what was planted in it."""

    extract: pa.Table
    truth: IncidentTruth


def make_incidents(fleetwater: Fleetwater) -> Incidents:
    """Make three years of offences that add up to the borough's counts in every month and small area.

    Returns  Incidents; the same for the same borough. Violence without domestic abuse, its part with injury, and
             offences with a knife are as many as `fleetwater.counts` says; domestic violence, robbery, weapons carried
             and drug offences come on top.
    """
    random = random_for(fleetwater, "incidents")
    ground, patrols, spots = fleetwater.geography, make_patrols(fleetwater), choose_spots(fleetwater)
    violence = offences.non_domestic_violence(fleetwater, random)
    robbery = _grow_hot(offences.robberies(fleetwater, violence, random), spots, random)
    at_home = offences.domestic_offences(fleetwater, random)

    outdoors, later, earlier = _outdoors(violence, robbery, spots, ground, random)
    hours = choose_hours(DOMESTIC_HOURS, at_home.month, random)
    homes = Placed(at_home, hours, draw_moments(at_home.month, hours, random), spread(ground, at_home.area, random))
    sold, followed = sold_before_violence(first_of(outdoors, len(violence)), spots.markets, ground, random)
    every = join_placed([outdoors, sold, homes, found_in_searches(patrols, ground, random)])

    sales = len(outdoors) + np.arange(len(sold))
    planted = np.concatenate([later, earlier, sales, followed])
    extract, ids = write_extract(every, planted, ground, random)
    return Incidents(
        extract,
        IncidentTruth(
            hotspots=tuple(describe(ground, int(a), outdoors.points, spots, SPREAD_M) for a in spots.hot),
            emerging=_emerging(ground, outdoors, spots),
            near_repeats=_pairs(ids, later, earlier),
            near_repeat_share=len(later) / len(violence),
            markets=tuple(ground.areas.codes[area] for area in spots.markets),
            drugs_before_violence=_pairs(ids, sales, followed),
            patrolled_ward=patrols.patrolled_ward,
            by_subgroup={
                name: _by_year(violence.month[violence.subgroup == name]) for name in dict.fromkeys(violence.subgroup)
            },
            domestic=_by_year(at_home.month),
            robberies=_by_year(robbery.month),
            after_school_share=float(is_after_school(outdoors.moments.occurred[: len(violence)]).mean()),
            method_changed_in=CHANGED_FROM,
            knife_injuries=_by_year(violence.month[violence.cut]),
        ),
    )


def _outdoors(
    violence: offences.Offences,
    robbery: offences.Offences,
    spots: Spots,
    ground: Geography,
    random: np.random.Generator,
) -> tuple[Placed, np.ndarray, np.ndarray]:
    """Place violence without domestic abuse, then robbery, and let some of the violence follow other violence."""
    both = offences.join([violence, robbery])
    hours = np.concatenate(
        [
            choose_hours(VIOLENCE_HOURS, violence.month, random),
            choose_hours(ROBBERY_HOURS, robbery.month, random),
        ]
    )
    where = gather(ground, both.month, both.area, spots, random)
    placed = Placed(both, hours, draw_moments(both.month, hours, random), where)
    is_violence = np.arange(len(both)) < len(violence)
    in_spot = np.isin(both.area, [*spots.hot, spots.emerging])
    return near_repeats.plant(placed, is_violence, is_violence & ~in_spot, ground, random)


def _grow_hot(robbery: Offences, spots: Spots, random: np.random.Generator) -> Offences:
    """Move some of the last two months' robberies to the place that grows hot. As many as there were."""
    lately = np.flatnonzero((robbery.month >= EMERGING_FROM) & ~robbery.knife)
    area = robbery.area.copy()
    area[random.choice(lately, EMERGING_ROBBERIES, replace=False)] = spots.emerging
    return replace(robbery, area=area)


def _emerging(ground: Geography, outdoors: Placed, spots: Spots) -> Spot:
    lately = outdoors.points[outdoors.offences.month >= EMERGING_FROM]
    return describe(ground, spots.emerging, lately, spots, EMERGING_SPREAD_M)


def _pairs(ids: np.ndarray, one: np.ndarray, other: np.ndarray) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(zip(ids[one].tolist(), ids[other].tolist(), strict=True)))


def _by_year(month: np.ndarray) -> tuple[int, ...]:
    return tuple(np.bincount(month // 12, minlength=3).tolist())
