"""The invented borough's numbers, made to fit what Camden stated in 2019. Agreement is by construction, no evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month, Period
from alongside.evidence.synthetic.geography import Geography, draw_geography
from alongside.evidence.violence.counts import Counted

if TYPE_CHECKING:
    import pyarrow as pa

SEED = 2019
MONTHS = Period(Month(2016, 4), Month(2019, 3))
PUBLISHER = "Fleetwater (invented)"
KNIFE, VIOLENCE, INJURY = "knife offences", "non-domestic violence", "non-domestic violence with injury"
DEFINITIONS = {
    KNIFE: "Invented offences in which a knife was used or threatened with. Made so that 526 fall in the twelve months "
    "to March 2019 after a slow decline, as Camden stated of itself in 2019.",
    VIOLENCE: "Invented offences of violence, those between partners or family left out. Made to stay about the same.",
    INJURY: "The part of the invented non-domestic violence in which someone was injured. Made to rise.",
}
# Higher in summer, lower in the dark months; April first, as the years are.
_SEASON = (1.02, 1.06, 1.08, 1.10, 1.02, 1.00, 1.02, 0.98, 0.92, 0.94, 0.90, 0.96)


@dataclass(frozen=True)
class Truth:
    """What was put in: offences in each year to March, 2017 to 2019, and the wards made to have most."""

    knife: tuple[int, ...] = (574, 549, 526)
    violence: tuple[int, ...] = (4_118, 4_131, 4_126)
    with_injury: tuple[int, ...] = (1_400, 1_446, 1_563)
    busiest_wards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fleetwater:
    """The invented borough.

    counts      table of the source `area_months`: month (YYYY-MM), area_code, area_name, measure, publisher, count;
                one row for every small area, month and measure, zeros included.
    population  table: area_code, ward_code, population (people who live there).
    truth       what was put in, to test a method against.
    """

    seed: int
    geography: Geography
    counts: pa.Table
    population: pa.Table
    truth: Truth


def make_fleetwater(seed: int = SEED) -> Fleetwater:
    """Make the borough: its ground, its people's number and three years of monthly counts by small area.

    seed     the same seed makes the same borough; the yearly totals are the same for every seed.

    Returns  Fleetwater.
    """
    import pyarrow as pa

    random = np.random.default_rng(seed)
    geography = draw_geography(random)
    codes = geography.areas.codes
    people = random.integers(1_150, 2_350, len(codes))
    pull, busiest = _pull(geography, people, random)
    truth = Truth(busiest_wards=busiest)
    knife = _by_month_and_area(truth.knife, pull, random)
    violence = _by_month_and_area(truth.violence, pull, random)
    injury = _injured(violence, truth.with_injury, random)
    return Fleetwater(
        seed=seed,
        geography=geography,
        counts=_table(geography, {KNIFE: knife, VIOLENCE: violence, INJURY: injury}),
        population=pa.table(
            {"area_code": codes, "ward_code": [geography.ward_of[c] for c in codes], "population": people}
        ),
        truth=truth,
    )


def random_for(fleetwater: Fleetwater, part: str) -> np.random.Generator:
    """Give the random numbers of one part, so that no part changes when another is made or left out."""
    return np.random.default_rng([fleetwater.seed, *part.encode()])


def source_of(fleetwater: Fleetwater) -> str:
    """Name the borough as the source of a figure."""
    return f"{PUBLISHER}, made from seed {fleetwater.seed}"


def count_fleetwater(fleetwater: Fleetwater, measure: str, ward: str = "") -> Counted:
    """Count one of its measures month by month, for the borough or for one ward.

    measure  one of DEFINITIONS.
    ward     a ward's code; "" for the whole borough.

    Returns  Counted, marked as invented in source and definition.
    Raises   NothingToCount for another measure or ward.
    """
    import pyarrow as pa

    geography = fleetwater.geography
    chosen = {area for area, its_ward in geography.ward_of.items() if ward in ("", its_ward)}
    if measure not in DEFINITIONS or not chosen:
        raise NothingToCount(f'Fleetwater has no "{measure}" for "{ward}". It has {", ".join(DEFINITIONS)}.')
    sums = dict.fromkeys(map(str, MONTHS), 0)
    for row in fleetwater.counts.to_pylist():
        if row["measure"] == measure and row["area_code"] in chosen:
            sums[row["month"]] += row["count"]
    months = pa.array([month.first_day for month in MONTHS], pa.date32())
    return Counted(
        months=pa.table({"month": months, "count": pa.array(sums.values(), pa.int64())}),
        title=measure.capitalize(),
        area=geography.wards.name_of(ward) if ward else "Fleetwater",
        unit="offences",
        source=source_of(fleetwater),
        definition=DEFINITIONS[measure],
        cut_on=MONTHS.last.last_day,
    )


def count_fleetwater_places(fleetwater: Fleetwater, measure: str, within: Period, by: str) -> pa.Table:
    """Count one of its measures over a whole period for every place.

    measure  one of DEFINITIONS.
    within   months of MONTHS.
    by       "ward" or "small area".

    Returns  table: name, area (its code), ward (the name of the ward that it is or lies in), count; zeros included.
    Raises   NothingToCount for another measure, another kind of place, or months it does not have.
    """
    import pyarrow as pa

    ground = fleetwater.geography
    places = {"ward": ground.wards, "small area": ground.areas}.get(by)
    if measure not in DEFINITIONS or places is None or not (within.first in MONTHS and within.last in MONTHS):
        raise NothingToCount(f'Fleetwater has no "{measure}" by {by} in {within.words}. It has {MONTHS.words}.')
    months = {str(month) for month in within}
    sums = dict.fromkeys(places.codes, 0)
    for row in fleetwater.counts.to_pylist():
        if row["measure"] == measure and row["month"] in months:
            sums[ground.ward_of[row["area_code"]] if by == "ward" else row["area_code"]] += row["count"]
    wards = [ground.wards.name_of(ground.ward_of.get(code, code)) for code in places.codes]
    return pa.table({"name": places.names, "area": places.codes, "ward": wards, "count": [*sums.values()]})


def _pull(geography: Geography, people: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, tuple[str, ...]]:
    """Say how much of all violence falls in each small area: a few busy wards, and every area a little its own way."""
    wards = geography.wards.codes
    ward_pull = dict(zip(wards, random.permutation(np.geomspace(0.45, 3.2, len(wards))), strict=True))
    own = random.gamma(4, 1 / 4, len(people))
    pull = people * own * [ward_pull[geography.ward_of[code]] for code in geography.areas.codes]
    busiest = sorted(wards, key=lambda ward: -ward_pull[ward])[:3]
    return pull / pull.sum(), tuple(busiest)


def _by_month_and_area(yearly: tuple[int, ...], pull: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Share yearly totals out over months, then over areas. Shape (36, 133); each year's sum is exact."""
    months = []
    for total in yearly:
        weights = np.array(_SEASON) * random.normal(1, 0.025, 12)
        months += [int(n) for n in np.diff(np.round(np.cumsum(weights) / weights.sum() * total), prepend=0)]
    return np.array([random.multinomial(n, pull) for n in months])


def _injured(violence: np.ndarray, yearly: tuple[int, ...], random: np.random.Generator) -> np.ndarray:
    """Choose which of the violent offences injured someone. Same shape; never more than there were."""
    injured = np.zeros_like(violence)
    for year, total in enumerate(yearly):
        cells = violence[year * 12 : year * 12 + 12]
        chosen = random.multivariate_hypergeometric(cells.ravel(), total, method="marginals")
        injured[year * 12 : year * 12 + 12] = chosen.reshape(cells.shape)
    return injured


def _table(geography: Geography, counts: dict[str, np.ndarray]) -> pa.Table:
    import pyarrow as pa

    codes, names = geography.areas.codes, geography.areas.names
    cells = [(str(month), area, measure) for measure in counts for month in MONTHS for area in range(len(codes))]
    return pa.table(
        {
            "month": [month for month, _, _ in cells],
            "area_code": [codes[area] for _, area, _ in cells],
            "area_name": [names[area] for _, area, _ in cells],
            "measure": [measure for _, _, measure in cells],
            "publisher": [PUBLISHER] * len(cells),
            "count": np.concatenate([grid.ravel() for grid in counts.values()]),
        }
    )
