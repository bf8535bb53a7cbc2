"""Impact and perception side by side: which areas are high on both, and where the evidence does not reach.

Two ranks stay two. There is no score that adds them, and the list is in no order of merit: people choose from it where
to work, and write down why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.neighbourhoods.ranks import KLEIN, Rank, ranks
from alongside.evidence.violence.perception.small_areas import BORROWED
from alongside.evidence.violence.perception.survey import ASKED

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.neighbourhoods.impact import AreaRates
    from alongside.evidence.violence.perception.small_areas import SmallAreaShares
    from alongside.evidence.violence.perception.survey import AreaShares

CLEAR, LIKELY, NOT_BOTH, NOT_ENOUGH = "clear", "likely", "not both high", "not enough evidence"
VERDICTS = {
    CLEAR: "Both intervals lie wholly above the borough's value.",
    LIKELY: "Both estimates lie above the borough's value, and not both intervals do.",
    NOT_BOTH: "At least one interval lies wholly below the borough's value.",
    NOT_ENOUGH: "Anything else, and whatever is missing: the reason stands beside it.",
}
ABOVE, AROUND, BELOW, UNKNOWN = "above", "around", "below", "not known"
CAUTION = (
    "With {areas} areas looked at one by one, chance alone sets about one interval in forty wholly above where it does "
    "not belong. An area holds for all when it stays clear with all areas looked at together. The borough's "
    "value is taken as fixed; since each area is part of it, this errs a little towards saying less."
)
_ORDER = (CLEAR, LIKELY, NOT_ENOUGH, NOT_BOTH)


@dataclass(frozen=True)
class Neighbourhoods:
    """The neighbourhood list.

    areas    table, one row an area, by verdict and then by name: area_code, area_name; count, residents; impact,
             impact_low, impact_high (per 1,000 residents), impact_rank, impact_rank_low, impact_rank_high,
             impact_position; perception_state, perception, perception_low, perception_high (0 to 1), perception_rank,
             perception_rank_low, perception_rank_high, perception_position, respondents; verdict, because,
             holds_for_all (bool), two_way ("above / around": impact first). A position is "above", "around" or "below"
             the borough's value by the whole interval, or "not known".
    classes  table for the two-way map: impact_position, perception_position, two_way, areas (int64); nine rows and one
             for "not known".
    whole_impact, whole_perception  the borough's values that positions are told from.
    """

    areas: pa.Table
    classes: pa.Table
    whole_impact: float
    whole_perception: float
    method: str
    caution: str
    sentence: str


def impact_and_perception(
    impact: AreaRates, shares: AreaShares, estimates: SmallAreaShares | None = None
) -> Neighbourhoods:
    """Put each area's rate of violence beside its residents' perception, and say where both are high.

    impact     from `impact.rates_by_area`.
    shares     from `perception.survey.share_by_area`, of an answer whose high share means more fear or worry.
    estimates  from `perception.small_areas.small_area_shares`, of the same answer, where few were asked in an area.
               Then they stand in the list, under that name; the borough's value stays the survey's own.

    Returns    Neighbourhoods.
    Raises     FigureRefused when the two do not speak of the same areas, or the estimates are of another answer.
    Source     Ranks: Klein, Wright and Wieczorek (2020). Verdicts are this programme's own rule, stated in VERDICTS.
    """
    told = estimates or shares
    if (told.question, told.answer) != (shares.question, shares.answer):
        raise FigureRefused(f'The estimates are of "{told.question}", the survey\'s shares of "{shares.question}".')
    felt = {row["area_code"]: _own(row) for row in told.areas.to_pylist()}
    borne = impact.areas.to_pylist()
    apart = sorted(felt.keys() ^ {row["area_code"] for row in borne})
    if apart:
        raise FigureRefused(
            f"{len(apart)} areas are in only one of the two tables, such as {apart[0]}. Give both for the same areas "
            "and vintage; an area without a count or without respondents has a row that says so."
        )
    pairs = [(row, felt[row["area_code"]]) for row in borne]
    impact_ranks = _ranks([one for one, _ in pairs], "rate")
    felt_ranks = _ranks([other for _, other in pairs], "share")
    whole = (impact.whole, float(shares.whole.share or 0.0))
    rows = [
        _area(one, other, whole) | _named("impact", place) | _named("perception", felt_place)
        for (one, other), place, felt_place in zip(pairs, impact_ranks, felt_ranks, strict=True)
    ]
    rows.sort(key=lambda row: (_ORDER.index(row["verdict"]), row["area_name"] or "", row["area_code"]))
    method = f"Impact: {impact.method}. Perception: {told.method}. Ranks: {KLEIN}."
    sentence = _sentence(impact, shares, rows)
    return Neighbourhoods(_table(rows), _classes(rows), *whole, method, CAUTION.format(areas=len(rows)), sentence)


def _area(one: dict, other: dict, whole: tuple[float, float]) -> dict:
    positions = _position(one, whole[0]), _position(other, whole[1])
    jointly = _position(one, whole[0], "joint_"), _position(other, whole[1], "joint_")
    verdict, because = _verdict(one, other, positions, whole)
    return {
        "area_code": one["area_code"],
        "area_name": one["area_name"],
        "count": one["count"],
        "residents": one["residents"],
        "impact": one["rate"],
        "impact_low": one["low"],
        "impact_high": one["high"],
        "impact_position": positions[0],
        "perception_state": other["state"],
        "perception": other["share"],
        "perception_low": other["low"],
        "perception_high": other["high"],
        "perception_position": positions[1],
        "respondents": other["respondents"],
        "verdict": verdict,
        "because": because,
        "holds_for_all": jointly == (ABOVE, ABOVE),
        "two_way": UNKNOWN if UNKNOWN in positions else " / ".join(positions),
    }


def _own(row: dict) -> dict:
    """Leave out the borough's mean that stands for an area where no one was asked: it is no evidence of that area."""
    if row["state"] in (ASKED, BORROWED):
        return row
    return row | dict.fromkeys(("share", "low", "high", "joint_low", "joint_high"))


def _position(row: dict, whole: float, joint: str = "") -> str:
    low, high = row[f"{joint}low"], row[f"{joint}high"]
    if low is None:
        return UNKNOWN
    return ABOVE if low > whole else BELOW if high < whole else AROUND


def _verdict(one: dict, other: dict, positions: tuple[str, str], whole: tuple[float, float]) -> tuple[str, str]:
    missing = ["the count or the residents are missing"] if positions[0] == UNKNOWN else []
    missing += [other["state"]] if positions[1] == UNKNOWN else []
    if missing:
        return NOT_ENOUGH, "; ".join(missing)
    if positions == (ABOVE, ABOVE):
        return CLEAR, "both intervals are wholly above the borough's value"
    parts = list(zip(("impact", "perception"), positions, strict=True))
    below = [name for name, position in parts if position == BELOW]
    if below:
        return NOT_BOTH, f"{' and '.join(below)} wholly below the borough's value"
    if one["rate"] > whole[0] and other["share"] > whole[1]:
        unsure = [name for name, position in parts if position == AROUND]
        return LIKELY, f"both estimates are above; the interval of {' and of '.join(unsure)} holds the borough's value"
    high = {"impact": one["rate"] > whole[0], "perception": other["share"] > whole[1]}
    return NOT_ENOUGH, f"the estimate of {' and of '.join(n for n in high if not high[n])} is not above the borough's"


def _ranks(rows: list[dict], value: str) -> list[Rank]:
    columns = ([row[name] for row in rows] for name in (value, "joint_low", "joint_high"))
    return ranks(*columns)


def _named(prefix: str, place: Rank) -> dict:
    return {f"{prefix}_rank": place.rank, f"{prefix}_rank_low": place.low, f"{prefix}_rank_high": place.high}


def _table(rows: list[dict]) -> pa.Table:
    import pyarrow as pa

    side = ("", "_low", "_high", "_rank", "_rank_low", "_rank_high", "_position")
    names = ["area_code", "area_name", "count", "residents", *(f"impact{end}" for end in side)]
    names += ["perception_state", *(f"perception{end}" for end in side), "respondents"]
    names += ["verdict", "because", "holds_for_all", "two_way"]
    kinds = dict.fromkeys(names, pa.string()) | {"holds_for_all": pa.bool_()}
    for name in names:
        if "rank" in name or name in ("count", "residents", "respondents"):
            kinds[name] = pa.int64()
        elif name.removesuffix("_low").removesuffix("_high") in ("impact", "perception"):
            kinds[name] = pa.float64()
    return pa.table({name: pa.array([row[name] for row in rows], kinds[name]) for name in names})


def _classes(rows: list[dict]) -> pa.Table:
    import pyarrow as pa

    count = Counter(row["two_way"] for row in rows)
    classes = [(one, other, f"{one} / {other}") for one in (ABOVE, AROUND, BELOW) for other in (ABOVE, AROUND, BELOW)]
    classes.append((UNKNOWN, UNKNOWN, UNKNOWN))
    return pa.table(
        {
            "impact_position": pa.array([one for one, _, _ in classes], pa.string()),
            "perception_position": pa.array([other for _, other, _ in classes], pa.string()),
            "two_way": pa.array([both for _, _, both in classes], pa.string()),
            "areas": pa.array([count[both] for _, _, both in classes], pa.int64()),
        }
    )


def _sentence(impact: AreaRates, shares: AreaShares, rows: list[dict]) -> str:
    found = Counter(row["verdict"] for row in rows)
    clear = [row["area_name"] or row["area_code"] for row in rows if row["verdict"] == CLEAR]
    told = ", ".join(f"{found[verdict]} {verdict}" for verdict in _ORDER)
    return (
        f'{impact.title} and residents who answered "{shares.answer}" to "{shares.question}", {len(rows)} areas: '
        f"{told}. "
        + (f"Clearly high on both: {', '.join(clear)}. " if clear else "No area is clearly high on both. ")
        + "People choose where to work from this list, and record why."
    )
