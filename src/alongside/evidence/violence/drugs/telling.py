"""Drugs and violence, told: what the counts agree on, what police work may explain, and what nobody may conclude."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.violence.association import Association, spearman
from alongside.evidence.violence.drugs.lags import MONTHS_AT_LEAST, Lag, lag_table, lags
from alongside.evidence.violence.drugs.rate_ratios import RateRatio, between_areas, within_areas
from alongside.evidence.violence.drugs.side_by_side import SideBySide

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

NOT_A_CAUSE = (
    "None of this shows that drugs cause violence, or violence drugs. Recorded drug offences follow police work: they "
    "count what police looked for and found, and searches hold only part of that work alike. It speaks of areas and "
    "months, never of people."
)
SEARCHES = "searches per resident"


@dataclass(frozen=True)
class DrugsAndViolence:
    """What can be said of drugs and violence by area and month.

    areas         table of rank correlations between areas: pair, held_alike (string), correlation, low, high, areas.
    rate_ratios   table: step, held_alike (string), ratio, low, high, method.
    lags          table: lag (months that drug offences come earlier), correlation, low, high, joint_low, joint_high;
                  None for fewer than 24 months.
    ranks_say, ratios_say, lags_say  what was found, table by table.
    may_say, may_not_say  what may and may not be concluded.
    """

    areas: pa.Table
    rate_ratios: pa.Table
    lags: pa.Table | None
    ranks_say: str
    ratios_say: str
    lags_say: str
    may_say: str
    may_not_say: str

    @property
    def sentence(self) -> str:
        return f"{self.ranks_say} {self.ratios_say} {self.lags_say}"


def drugs_and_violence(counts: SideBySide, furthest: int = 6) -> DrugsAndViolence:
    """Say how drug offences and violence go together by area and month, with searches held alike.

    counts    from `side_by_side.lay_side_by_side`.
    furthest  lags in months, before and after; fewer where there are few months.

    Returns   DrugsAndViolence.
    Raises    FigureRefused as its parts do.
    Source    Correlation: see `association`. Rate ratios: see `rate_ratios`. Lags: see `lags`.
    """
    per_resident = {"violence": _rate(counts, counts.violence), "drug offences": _rate(counts, counts.drugs)}
    searched = _rate(counts, counts.searches)
    raw = spearman(per_resident["drug offences"], per_resident["violence"])
    alike = spearman(per_resident["drug offences"], per_resident["violence"], searched, SEARCHES)
    rows = [("drug offences and violence", raw), ("drug offences and violence", alike)]
    rows.append(("searches and drug offences", spearman(searched, per_resident["drug offences"])))
    witness = None
    if counts.witness is not None:
        witness = spearman(per_resident["drug offences"], _rate(counts, counts.witness), searched, SEARCHES)
        rows.append((f"drug offences and {counts.witness_name}", witness))
    ratios = [between_areas(counts, held_alike=False), between_areas(counts), within_areas(counts)]
    long_enough = len(counts.months) >= MONTHS_AT_LEAST
    found = lags(counts, min(furthest, len(counts.months) // 4)) if long_enough else None
    return DrugsAndViolence(
        _association_table(rows),
        _ratio_table(ratios),
        lag_table(found) if found else None,
        _ranks_say(counts, raw, alike),
        _ratios_say(ratios),
        _lags_say(found),
        _may_say(alike, ratios[1], witness, counts.witness_name),
        NOT_A_CAUSE,
    )


def _rate(counts: SideBySide, column: NDArray[np.float64]) -> list[float]:
    return (column.sum(axis=1) / counts.residents).tolist()


def _association_table(rows: list[tuple[str, Association]]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(
        [
            {"pair": pair, "held_alike": found.held_alike, "correlation": found.value, "low": found.low}
            | {"high": found.high, "areas": found.areas}
            for pair, found in rows
        ]
    )


def _ratio_table(ratios: list[RateRatio]) -> pa.Table:
    import pyarrow as pa

    names = ("step", "held_alike", "ratio", "low", "high", "method")
    return pa.Table.from_pylist([{name: getattr(ratio, name) for name in names} for ratio in ratios])


def _ranks_say(counts: SideBySide, raw: Association, alike: Association) -> str:
    told = (
        f"{len(counts.areas)} areas, {counts.period.words}: the rank correlation of recorded drug offences and "
        f"violence per resident is {raw.words}, and {alike.words} with {SEARCHES} held alike."
    )
    if not counts.left_out:
        return told
    return f"{told} Left out, because a count is missing: {', '.join(month.words for month in counts.left_out)}."


def _ratios_say(ratios: list[RateRatio]) -> str:
    return (
        f"Where drug offences are twice as many, violence is {ratios[0].words} times as much, {ratios[1].words} with "
        "searches held alike. In a month with one more drug offence than the area and month would have, violence is "
        f"{ratios[2].words} times as much."
    )


def _lags_say(found: list[Lag] | None) -> str:
    if not found:
        return f"Lags need {MONTHS_AT_LEAST} months and are not shown."
    apart = [lag for lag in found if lag.joint_low > 0 or lag.joint_high < 0]
    if not apart:
        return f"Over {len(found)} lags, none stands out when all are looked at together."
    named = ", ".join(f"{lag.lag:+d} months ({lag.correlation:.2f})" for lag in apart)
    return f"Of {len(found)} lags looked at together these stand out, + for drug offences first: {named}."


def _may_say(alike: Association, ratio: RateRatio, witness: Association | None, name: str) -> str:
    """Say what both ways of holding searches alike bear out, and what the witness says to it."""
    if alike.low > 0 and ratio.low > 1:
        first = "Areas with more recorded drug offences have more violence, also among areas searched alike."
    elif alike.high < 0 and ratio.high < 1:
        first = "Among areas searched alike, those with more recorded drug offences have less violence."
    elif alike.low <= 0 <= alike.high and ratio.low <= 1 <= ratio.high:
        first = (
            "Among areas searched alike, no tie between drug offences and violence stands out: what there is could be "
            "police work, or chance."
        )
    else:
        first = (
            "Among areas searched alike, the ranks and the rate ratio do not agree on a tie between drug offences and "
            "violence: it is too weak to rely on."
        )
    if witness is None:
        return f"{first} No witness other than the police was given, so police recording alone could make this."
    if witness.low > 0:
        second = f"A witness that is not the police agrees: {name} rank with drug offences by {witness.words}."
    else:
        second = f"A witness that is not the police does not bear it out: {name} and drug offences, {witness.words}."
    return f"{first} {second}"
