"""Whether a borough's change differs from that of the other boroughs: the London comparison."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.tables import Uncertainty

if TYPE_CHECKING:
    import pyarrow as pa

BOROUGHS_AT_LEAST = 5
BETWEEN_BOROUGHS = (
    "ratio of two changes; interval from how much the other boroughs' changes differ from each other "
    "(quasi-binomial, McCullagh and Nelder 1989), on the logarithm, with Student's t"
)


@dataclass(frozen=True)
class AgainstOthers:
    """A borough's change beside that of the others.

    boroughs  table: borough (string), now, before (int64), change (per cent, null when before is 0), by change.
    change, others  per cent, of the borough and of the others together.
    apart     how many per cent higher than in the others the borough's ratio is, with its interval.
    """

    boroughs: pa.Table
    change: float
    others: float
    apart: float
    between: Uncertainty
    sentence: str


def against_others(counts: pa.Table, borough: str, title: str) -> AgainstOthers:
    """Compare a borough's change with that of the other boroughs.

    counts   table, one row a borough: borough, now, before (two periods of the same length, whole counts).

    Returns  AgainstOthers. Boroughs that are alike in nothing else are compared here: the difference has many reasons.
    Raises   CountedTwice for a borough in two rows; NothingToCount for a borough that is not there; FigureRefused for
             fewer than five others, a missing count, or no offence in a period.
    Source   Woolf (1955) for the log of a ratio of ratios; its variance times Pearson's chi-square of the others over
             its degrees of freedom, where that is above 1.
    """
    import pyarrow as pa
    from scipy.special import stdtrit

    rows = counts.select(["borough", "now", "before"]).to_pylist()
    own, others = _split(rows, borough)
    now, before = (sum(row[name] for row in others) for name in ("now", "before"))
    if not all((own["now"], own["before"], now, before)):
        raise FigureRefused(f"{title}: a period without any offence has no ratio. Say the numbers.")
    share = now / (now + before)
    pairs = [(row["now"], row["now"] + row["before"]) for row in others if row["now"] + row["before"]]
    chi_square = sum((n - both * share) ** 2 / (both * share * (1 - share)) for n, both in pairs)
    freedom = max(1, len(pairs) - 1)
    spread = max(1.0, chi_square / freedom)
    ratio = own["now"] / own["before"] / (now / before)
    variance = spread * (1 / own["now"] + 1 / own["before"] + 1 / now + 1 / before)
    reach = float(stdtrit(freedom, 0.975)) * math.sqrt(variance)
    low, high = ((ratio * math.exp(end) - 1) * 100 for end in (-reach, reach))
    change, elsewhere = (own["now"] / own["before"] - 1) * 100, (now / before - 1) * 100
    for row in rows:
        row["change"] = (row["now"] / row["before"] - 1) * 100 if row["before"] else None
    rows.sort(key=lambda row: (row["change"] is None, -(row["change"] or 0), row["borough"]))
    verdict = "no clear difference" if low <= 0 <= high else "a difference beyond what other boroughs vary by"
    sentence = (
        f"{title}: {borough} {change:+.1f}%, the {len(others)} other boroughs together {elsewhere:+.1f}%. The "
        f"borough's ratio is {(ratio - 1) * 100:+.1f}% apart ({low:+.1f}% to {high:+.1f}%): {verdict}."
    )
    kinds = {"borough": pa.string(), "now": pa.int64(), "before": pa.int64(), "change": pa.float64()}
    table = pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in kinds.items()})
    between = Uncertainty(low, high, 0.95, BETWEEN_BOROUGHS)
    return AgainstOthers(table, change, elsewhere, (ratio - 1) * 100, between, sentence)


def _split(rows: list[dict], borough: str) -> tuple[dict, list[dict]]:
    names = [row["borough"] for row in rows]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise CountedTwice(f"{twice} has two rows. Give one a borough.")
    if borough not in names:
        raise NothingToCount(f'"{borough}" is not among the {len(names)} boroughs. Check its spelling.')
    if any(row["now"] is None or row["before"] is None for row in rows):
        raise FigureRefused("A borough's count is missing. Leave that borough out, and say so, or read its file.")
    others = [row for row in rows if row["borough"] != borough]
    if len(others) < BOROUGHS_AT_LEAST:
        raise FigureRefused(f"{len(others)} other boroughs are too few to compare with: {BOROUGHS_AT_LEAST} or more.")
    return next(row for row in rows if row["borough"] == borough), others
