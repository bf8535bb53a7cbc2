"""Whom the workers of Fleetwater met from February to April 2019, and how each way goes.

The numbers are chosen, so that counting can be tested against what Camden stated in 2019: 43 young people engaged in
custody, 21 screened, 32 families, five family plans. Agreement is by construction and proves nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from alongside.partnership.demo.fill.days import london
from alongside.partnership.demo.fill.people import Young, invent_young_people
from alongside.partnership.demo.fill.words import take

SEED = 201902
FIRST_EVENING, LAST_FOR_FAMILIES, LAST_EVENING = date(2019, 2, 4), date(2019, 4, 12), date(2019, 4, 26)
FIRST, SECOND, NEVER = "first", "second", "never"
ENDINGS = ("partly_met", "goals_met", "family_withdrew", "goals_met", "not_reached", "moved", "stepped_up")


@dataclass(frozen=True)
class Case:
    """How one way goes: which offer is accepted, what a screening finds, what the hub decides, how help ends."""

    young: Young
    met_at: datetime
    accepts: str = FIRST
    level: str = ""
    outcome: str = ""
    colour: str = "green"
    has_plan: bool = False
    ending: str = ""
    rated_again: bool = False


@dataclass(frozen=True)
class Fate:
    """A case before it has a person and an evening."""

    accepts: str = FIRST
    level: str = ""
    outcome: str = ""
    colour: str = "green"
    has_plan: bool = False
    rated_again: bool = False


WITH_PLAN = [Fate(level="significant", outcome="early_help", colour="amber", has_plan=True)] * 3 + [
    Fate(level="emerging", outcome="early_help", has_plan=True, accepts=SECOND),
    Fate(level="emerging", outcome="early_help", colour="amber", has_plan=True),
]
IN_TIME_FOR_FAMILIES = [
    *[Fate(level="emerging", outcome="early_help")] * 6,
    *[Fate(level="significant", outcome="early_help", colour="amber")] * 2,
    Fate(level="none", outcome="early_help"),
    *[Fate(outcome="early_help")] * 11,
    *[Fate(outcome="early_help", accepts=SECOND)] * 3,
    *[Fate(outcome="early_help", colour="amber")] * 2,
    *[Fate(outcome="early_help", accepts=NEVER)] * 2,
    Fate(level="none", outcome="advice", colour="blue"),
    *[Fate(outcome="advice", colour="blue")] * 2,
    *[Fate(level="significant", outcome="section_17", colour="amber")] * 2,
    Fate(level="experiencing", outcome="strategy", colour="red"),
    Fate(level="experiencing", outcome="strategy", colour="amber", rated_again=True),
    Fate(level="none", outcome="no_further_action", colour="green"),
    Fate(outcome="no_further_action", colour="blue"),
]
PLACES_WITH_PLAN = (1, 4, 7, 11, 15)
DECLINES_TO_THE_END = 4
URGENT, ASKS_FIRST, ASKS_IN_VAIN, RESTRICTED = "urgent", "asks_first", "asks_in_vain", "restricted"
ELSEWHERE, ADULT = "elsewhere", "adult"


def custody_cases() -> list[Case]:
    """Everybody met in custody who goes the usual way, in the order of the calendar."""
    random = np.random.default_rng(SEED)
    fates = [IN_TIME_FOR_FAMILIES[place] for place in random.permutation(len(IN_TIME_FOR_FAMILIES))]
    for place, fate in zip(PLACES_WITH_PLAN, WITH_PLAN, strict=True):
        fates.insert(place, fate)
    young = invent_young_people(SEED, len(fates), FIRST_EVENING)
    evenings = _evenings(len(fates), FIRST_EVENING, LAST_FOR_FAMILIES, random)
    return [_case(*one) for one in zip(fates, young, evenings, strict=True)]


def other_custody_cases() -> dict[str, Case]:
    """Those whose way is another: urgent, asked first, restricted, living elsewhere, over 18."""
    random = np.random.default_rng(SEED + 5)
    names = [URGENT, ASKS_FIRST, ASKS_IN_VAIN, RESTRICTED]
    young = invent_young_people(SEED + 6, len(names), FIRST_EVENING)
    evenings = _evenings(len(names), date(2019, 3, 2), LAST_EVENING, random)
    accepts = {URGENT: FIRST, ASKS_FIRST: FIRST}
    cases = {
        name: Case(one, evening, accepts.get(name, NEVER))
        for name, one, evening in zip(names, young, evenings, strict=True)
    }
    (elsewhere,) = invent_young_people(SEED + 7, 1, FIRST_EVENING, home="Marlingate")
    (adult,) = invent_young_people(SEED + 8, 1, date(2019, 3, 20), ages=(18, 18))
    cases[ELSEWHERE] = Case(elsewhere, london(2019, 3, 13, 20, 10), level="emerging")
    cases[ADULT] = Case(adult, london(2019, 3, 20, 17, 25))
    return cases


def declining_cases() -> list[Case]:
    """Those who declined both times, and about whom nothing more was to be told."""
    young = invent_young_people(SEED + 9, DECLINES_TO_THE_END, FIRST_EVENING)
    random = np.random.default_rng(SEED + 10)
    evenings = _evenings(DECLINES_TO_THE_END, FIRST_EVENING, LAST_EVENING, random)
    return [Case(one, evening, NEVER) for one, evening in zip(young, evenings, strict=True)]


def hospital_cases() -> list[Case]:
    """Twelve young people in the emergency department: nine engaged, one declined, two not reached."""
    outcomes = ("section_17", "", "advice", "", "", "strategy", "", "no_further_action", "advice", "", "", "")
    accepts = [FIRST] * 9 + [NEVER] * 3
    colours = {"section_17": "amber", "strategy": "red", "advice": "green", "no_further_action": "blue", "": "green"}
    young = invent_young_people(SEED + 11, len(outcomes), FIRST_EVENING, ages=(13, 17))
    evenings = _evenings(len(outcomes), date(2019, 2, 9), date(2019, 4, 20), np.random.default_rng(SEED + 12))
    return [
        Case(one, evening, answer, outcome=outcome, colour=colours[outcome])
        for one, evening, answer, outcome in zip(young, evenings, accepts, outcomes, strict=True)
    ]


def adult_in_hospital() -> Case:
    (young,) = invent_young_people(SEED + 13, 1, date(2019, 3, 30), ages=(19, 19))
    return Case(young, london(2019, 3, 30, 23, 40))


def _case(fate: Fate, young: Young, met_at: datetime) -> Case:
    return Case(
        young=young, met_at=met_at, accepts=fate.accepts, level=fate.level, outcome=fate.outcome, colour=fate.colour,
        has_plan=fate.has_plan, rated_again=fate.rated_again, ending=take(ENDINGS, young.number),
    )  # fmt: skip


def _evenings(count: int, first: date, last: date, random: np.random.Generator) -> list[datetime]:
    """So many evenings between two days, in order."""
    span = (last - first).days
    days = sorted(int(day) for day in random.integers(0, span + 1, count))
    days[0] = 0
    start = london(first.year, first.month, first.day, 16)
    return [start + timedelta(days=day, minutes=int(random.integers(0, 300))) for day in days]
