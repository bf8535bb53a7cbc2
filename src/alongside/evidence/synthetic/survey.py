"""A survey of invented residents: how they feel and what worries them first, with what is true of every ward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import MONTHS, random_for
from alongside.evidence.synthetic.offences import wards
from alongside.evidence.synthetic.spots import choose_spots
from alongside.evidence.synthetic.wards import PlantedWards, choose_wards

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

UNSAFE, PROBLEM, WORRY = "feels_unsafe_after_dark", "violence_is_a_problem_here", "worry"
YES, NO, NOT_SAID = "yes", "no", "not said"
# Asked in each ward and year: 22 on average, as a survey of 400 in 18 wards.
ASKED = (19, 26)
SHARE_NOT_SAID = 0.03
WORRIES = {
    "drug-related behaviour": 0.27,
    "antisocial behaviour": 0.18,
    "burglary": 0.15,
    "violence and knives": 0.14,
    "road safety": 0.10,
    "rubbish and fly-tipping": 0.09,
    "none of these": 0.07,
}
DRUGS_FIRST_NEAR_A_MARKET = 0.45
# The young are 30 in 100 and answer less often than others, 18 in 100; they feel unsafe more often. So the plain share
# of answers is too low, and the weighted share is right.
YOUNG, YOUNG_ANSWERING, YOUNG_MORE = 0.30, 0.18, 0.12
FEARED, NOT_FEARED, USUAL = (0.72, 0.68, 0.66), 0.18, (0.24, 0.38)


@dataclass(frozen=True)
class SurveyTruth:
    """What all residents of every ward would have said: shares between 0 and 1 of those who answer, by ward code.

    worries   the share whose first worry it is, in the whole borough.
    wards     which wards were made to be high on both, or on one alone.
    """

    unsafe: dict[str, float]
    problem: dict[str, float]
    worries: dict[str, float]
    drugs_first: dict[str, float]
    wards: PlantedWards


@dataclass(frozen=True)
class Survey:
    """The survey's answers, a table of the source `residents_survey`, and what is true behind them."""

    answers: pa.Table
    truth: SurveyTruth


def make_survey(fleetwater: Fleetwater) -> Survey:
    """Ask about 400 invented residents a year, from April 2016 to March 2019, in every ward.

    Returns  Survey. One row an answer: period (YYYY-MM), respondent_number, weight (mean 1), area_code and area_name
             of the ward, question, answer. Weights make up for the young who answer less, and for wards of unlike size.
    """
    import pyarrow as pa

    random, ground = random_for(fleetwater, "survey"), fleetwater.geography
    truth = _truth(fleetwater, random)
    codes = np.array(ground.wards.codes, dtype=object)
    asked = random.integers(ASKED[0], ASKED[1], (3, len(codes)))
    year, ward = (np.repeat(axis.ravel(), asked.ravel()) for axis in np.indices(asked.shape))
    month = year * 12 + random.integers(0, 12, len(year))
    young = random.random(len(year)) < YOUNG_ANSWERING
    people = np.bincount(wards(fleetwater), fleetwater.population["population"].to_numpy())
    weight = (
        people[ward] / asked[year, ward] * np.where(young, YOUNG / YOUNG_ANSWERING, (1 - YOUNG) / (1 - YOUNG_ANSWERING))
    )
    weight *= random.gamma(20, 1 / 20, len(weight))

    given = {
        UNSAFE: _yes_or_no(truth.unsafe, codes[ward], young, random),
        PROBLEM: _yes_or_no(truth.problem, codes[ward], young, random),
        WORRY: _worries(truth.drugs_first, codes[ward], random),
    }
    order = np.argsort(month, kind="stable")
    every = np.repeat(order, len(given))
    answers = np.column_stack(list(given.values()))[order].ravel()
    names = np.array(ground.wards.names, dtype=object)
    return Survey(
        pa.table(
            {
                "period": np.array([str(m) for m in MONTHS], dtype=object)[month[every]],
                "respondent_number": np.repeat(np.arange(1, len(order) + 1), len(given)),
                "weight": (weight / weight.mean()).round(4)[every],
                "area_code": codes[ward[every]],
                "area_name": names[ward[every]],
                "question": list(given) * len(order),
                "answer": answers,
            }
        ),
        truth,
    )


def _truth(fleetwater: Fleetwater, random: np.random.Generator) -> SurveyTruth:
    ground, planted = fleetwater.geography, choose_wards(fleetwater)
    codes = ground.wards.codes
    unsafe = dict(zip(codes, random.uniform(*USUAL, len(codes)).round(3).tolist(), strict=True))
    unsafe |= dict(zip((*planted.high_on_both, planted.feared_not_hit), FEARED, strict=True))
    unsafe[planted.hit_not_feared] = NOT_FEARED
    near = {ground.ward_of[ground.areas.codes[area]] for area in choose_spots(fleetwater).markets}
    drugs_first = {code: DRUGS_FIRST_NEAR_A_MARKET if code in near else next(iter(WORRIES.values())) for code in codes}
    people = np.bincount(wards(fleetwater), fleetwater.population["population"].to_numpy())
    drugs = float(np.average(list(drugs_first.values()), weights=people))
    others = (1 - drugs) / (1 - next(iter(WORRIES.values())))
    worries = {worry: share * others for worry, share in WORRIES.items()} | {next(iter(WORRIES)): drugs}
    return SurveyTruth(
        unsafe=unsafe,
        problem={code: round(0.85 * share, 3) for code, share in unsafe.items()},
        worries={worry: round(share, 4) for worry, share in worries.items()},
        drugs_first=drugs_first,
        wards=planted,
    )


def _yes_or_no(true: dict[str, float], ward: np.ndarray, young: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Answer so that young and old together, weighed as they live, say yes as often as is true."""
    share = np.array([true[code] for code in ward])
    share = share + np.where(young, (1 - YOUNG) * YOUNG_MORE, -YOUNG * YOUNG_MORE)
    answers = np.where(random.random(len(ward)) < share, YES, NO).astype(object)
    answers[random.random(len(ward)) < SHARE_NOT_SAID] = NOT_SAID
    return answers


def _worries(drugs_first: dict[str, float], ward: np.ndarray, random: np.random.Generator) -> np.ndarray:
    drugs, *others = WORRIES
    shares = np.array([WORRIES[worry] for worry in others])
    answers = random.choice(np.array(others, dtype=object), len(ward), p=shares / shares.sum())
    answers[random.random(len(ward)) < np.array([drugs_first[code] for code in ward])] = drugs
    answers[random.random(len(ward)) < SHARE_NOT_SAID] = NOT_SAID
    return answers
