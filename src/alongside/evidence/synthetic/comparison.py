"""Invented boroughs to compare Fleetwater with, and a line of its residents' confidence in the police."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import KNIFE, MONTHS, VIOLENCE, random_for
from alongside.evidence.synthetic.offences import grid

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

PUBLISHER = "Invented region (Fleetwater and its neighbours)"
BOROUGH = "Fleetwater (invented)"
NEIGHBOURS = (
    "Marlingate", "Withy Weir", "Tollmere", "Eastwick Docks", "Priory Heath", "Sallowfield", "Thornholt", "Underbridge",
)  # fmt: skip
# Change of each year on the one before in the neighbours: knife offences rise there while Fleetwater's fall.
CHANGE = {KNIFE: 1.05, VIOLENCE: 1.03}
CONFIDENCE = {"Good Job local": (0.66, 0.58), "Listen to concerns": (0.72, 0.70), "Informed local": (0.45, 0.43)}


@dataclass(frozen=True)
class ComparisonTruth:
    """How the neighbours were made to change from year to year, and the confidence the line starts and ends with."""

    neighbours_change: dict[str, float]
    confidence: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Comparison:
    """Fleetwater among invented boroughs.

    counts       table of the source `area_months`: a row for each borough, month and measure.
    population   table of the source `population`, by borough; who is there by day is not known.
    confidence   table in the shape of a police survey by borough: Date, Survey, Borough, Measure, Proportion, MPS.
    """

    counts: pa.Table
    population: pa.Table
    confidence: pa.Table
    truth: ComparisonTruth


def make_comparison(fleetwater: Fleetwater) -> Comparison:
    """Make eight neighbours of about its size, and a quarterly line of confidence. Fleetwater's counts are its own."""
    import pyarrow as pa

    random = random_for(fleetwater, "comparison")
    names = (BOROUGH, *(f"{name} (invented)" for name in NEIGHBOURS))
    codes = [f"FW-B{number:02d}" for number in range(1, len(names) + 1)]
    people = np.array([fleetwater.population["population"].to_numpy().sum(), *random.integers(190_000, 340_000, 8)])
    rows: dict[str, list] = {"month": [], "area_code": [], "area_name": [], "measure": [], "publisher": [], "count": []}
    for measure, change in CHANGE.items():
        own = grid(fleetwater, measure).sum(axis=1)
        level = own[:12].mean() * people[1:] / people[0] * random.uniform(0.7, 1.2, len(NEIGHBOURS))
        expected = np.outer(change ** (np.arange(len(MONTHS)) // 12), level)
        counts = np.column_stack([own, random.poisson(expected)])
        month, area = (axis.ravel() for axis in np.indices(counts.shape))
        rows["month"] += [str(each) for each in np.array([str(m) for m in MONTHS])[month]]
        rows["area_code"] += [codes[number] for number in area]
        rows["area_name"] += [names[number] for number in area]
        rows["measure"] += [measure] * len(area)
        rows["publisher"] += [PUBLISHER] * len(area)
        rows["count"] += counts.ravel().tolist()
    return Comparison(
        counts=pa.table(rows),
        population=pa.table(
            {
                "area_code": codes,
                "area_name": names,
                "residents": people,
                "daytime": pa.nulls(len(codes)),
                "year": [2018] * len(codes),
            }
        ),
        confidence=_confidence(random),
        truth=ComparisonTruth(dict(CHANGE), dict(CONFIDENCE)),
    )


def _confidence(random: np.random.Generator) -> pa.Table:
    """Draw a line for each question from its first value to its last, as 100 interviews a quarter would show it."""
    import pyarrow as pa

    ends = [date(2016 + (5 + 3 * n) // 12, (5 + 3 * n) % 12 + 1, 31 if n % 4 in (2, 3) else 30) for n in range(12)]
    rows = [
        {
            "Date": end,
            "Survey": "PAS",
            "Borough": BOROUGH,
            "Measure": measure,
            "Proportion": int(random.binomial(100, first + (last - first) * n / 11)) / 100,
            "MPS": round(first - 0.01 + (last - first) * n / 22, 2),
        }
        for measure, (first, last) in CONFIDENCE.items()
        for n, end in enumerate(ends)
    ]
    return pa.Table.from_pylist(rows)
