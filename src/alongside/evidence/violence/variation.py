"""How much a monthly series varies by itself, so that one high month is not taken for a rise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.counts import Counted

# Below this the limits say more about luck than about the series.
MONTHS_AT_LEAST = 12


@dataclass(frozen=True)
class Variation:
    """The centre of a monthly series and the limits of its usual variation, in the series' unit.

    outside   months beyond the limits, each with its count.
    sentence  the same for a person.
    """

    mean: float
    low: float
    high: float
    outside: tuple[tuple[date, int], ...]
    sentence: str


def usual_variation(counted: Counted) -> Variation:
    """Say between which limits a monthly count usually moves, and which months were beyond them.

    counted  monthly counts, at least twelve; none may be missing between the first and the last.

    Returns  Variation. A month outside is worth a question, and says nothing about a cause.
    Raises   FigureRefused for fewer than twelve months or a missing one.
    Source   XmR chart: mean ± 2.66 times the mean of the moving ranges (Wheeler, Understanding Variation, 1993; the
             constant is 3 / 1.128). The lower limit of a count is not below 0.
    """
    months, counts = counted.months["month"].to_pylist(), counted.months["count"].to_pylist()
    if len(counts) < MONTHS_AT_LEAST or None in counts:
        raise FigureRefused(
            f"{counted.title}, {counted.area}: usual variation needs {MONTHS_AT_LEAST} months without a gap; "
            f"{sum(c is not None for c in counts)} of {len(counts)} are there."
        )
    mean = sum(counts) / len(counts)
    moving = sum(abs(b - a) for a, b in pairwise(counts)) / (len(counts) - 1)
    low, high = max(0.0, mean - 2.66 * moving), mean + 2.66 * moving
    outside = tuple((m, c) for m, c in zip(months, counts, strict=True) if not low <= c <= high)
    named = ", ".join(f"{month:%B %Y} ({count:,})" for month, count in outside)
    return Variation(
        mean,
        low,
        high,
        outside,
        f"Months usually lie between {low:,.0f} and {high:,.0f} {counted.unit}, around {mean:,.0f}. "
        + (f"Outside that: {named}." if outside else "None was outside that."),
    )
