"""How many residents feel something, by area, from a survey with weights; and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.violence.proportions import wilson

if TYPE_CHECKING:
    import pyarrow as pa

WILSON_EFFECTIVE = (
    "Wilson score interval on Kish's effective number of respondents, which allows for unequal weights and not for "
    "other features of the survey's design (Wilson 1927; Kish 1965; Franco and others 2019)"
)
NOT_SAID = ("", "not said", "don't know", "prefer not to say", "refused")
ASKED, NO_ONE_ASKED, NO_ONE_ANSWERED = "asked", "no one asked", "no one answered"


class Share(NamedTuple):
    """A weighted share between 0 and 1 with its interval. All but `respondents` None when nobody answered.

    joint_low, joint_high  the wider interval, which holds for all areas of the table at once.
    """

    share: float | None
    low: float | None
    high: float | None
    joint_low: float | None
    joint_high: float | None
    respondents: int
    effective: float | None


@dataclass(frozen=True)
class AreaShares:
    """The share of residents who gave an answer, in every area and in the whole.

    areas      table: area_code, area_name (string), state ("asked", "no one asked", "no one answered"), share, low,
               high, joint_low, joint_high (0 to 1, null unless asked), respondents (int64), effective_respondents
               (double); one row an area, in the order of the areas asked for.
    whole      the same of all who answered, those of no known area included.
    not_said   respondents who were asked and did not say; they are in no share.
    unplaced   respondents who answered and whose area is not known; they are in the whole alone.
    method     whose interval it is.
    """

    question: str
    answer: str
    areas: pa.Table
    whole: Share
    not_said: int
    unplaced: int
    method: str
    sentence: str


def share_by_area(
    answers: pa.Table, question: str, answer: str, areas: Mapping[str, str], level: float = 0.95
) -> AreaShares:
    """Say which share of residents gave this answer, in each area and in the whole.

    answers   table, one row an answer: weight (above 0), area_code (null where not known), question, answer. Answers
              such as "not said" are counted apart and are in no share.
    areas     every area that there is, code to name; so that one where nobody was asked is told, and not left out.

    Returns   AreaShares. Nothing is filled in for an area without respondents.
    Raises    NothingToCount when nobody answered the question; FigureRefused for a weight that is not a number above
              0, an answer that nobody gave and none could be mistaken for, or an area that is not among `areas`.
    Source    Kish, Survey Sampling (1965), section 11.7, for the effective number; Wilson (1927) for the interval;
              both together: Franco, Little, Louis and Slud (2019), Journal of Survey Statistics and Methodology 7.
              The joint interval takes the level to the power of one over the number of areas (Šidák 1967).
    """
    rows = _rows(answers, question, areas)
    said = [row for row in rows if row.answer.casefold() not in NOT_SAID]
    if not said:
        raise NothingToCount(f'Nobody answered "{question}". Check the name of the question in the survey file.')
    given = sorted({row.answer for row in said})
    if answer not in given:
        raise FigureRefused(f'No answer to "{question}" is "{answer}". The answers are: {", ".join(given)}.')
    joint = level ** (1 / max(1, len(areas)))
    by_area: dict[str | None, list[_Row]] = {code: [] for code in areas}
    for row in said:
        by_area.setdefault(row.area, []).append(row)
    asked = {row.area for row in rows}
    found = {code: _share(by_area[code], answer, level, joint) for code in areas}
    whole = _share(said, answer, level, joint)
    not_said, unplaced = len(rows) - len(said), len(by_area.get(None, []))
    states = [ASKED if by_area[code] else NO_ONE_ANSWERED if code in asked else NO_ONE_ASKED for code in areas]
    sentence = _sentence(question, answer, whole, states, level)
    return AreaShares(
        question, answer, _table(areas, states, found), whole, not_said, unplaced, WILSON_EFFECTIVE, sentence
    )


def effective_number(weights: list[float]) -> float:
    """Say how many equal answers these unequal ones are worth: Kish's (sum of weights) squared over sum of squares."""
    return math.fsum(weights) ** 2 / math.fsum(weight * weight for weight in weights)


class _Row(NamedTuple):
    weight: float
    area: str | None
    answer: str


def _rows(answers: pa.Table, question: str, areas: Mapping[str, str]) -> list[_Row]:
    columns = (answers[name].to_pylist() for name in ("question", "weight", "area_code", "answer"))
    asked = zip(*columns, strict=True)
    rows = [_Row(weight, area, answer or "") for about, weight, area, answer in asked if about == question]
    for row in rows:
        if row.weight is None or not 0 < row.weight < math.inf:
            raise FigureRefused(
                f'An answer to "{question}" has the weight {row.weight}. A weight is a number above 0: mend it in the '
                "survey file, or leave out a person whose answer is not to count."
            )
    strange = sorted({row.area for row in rows if row.area is not None and row.area not in areas})
    if strange:
        raise FigureRefused(
            f"The survey names {len(strange)} areas that are not among the {len(areas)} given, such as {strange[0]}. "
            "Give areas of the same kind and vintage as the survey's."
        )
    return rows


def _share(rows: list[_Row], answer: str, level: float, joint: float) -> Share:
    if not rows:
        return Share(None, None, None, None, None, 0, None)
    weights = [row.weight for row in rows]
    share = min(1.0, math.fsum(row.weight for row in rows if row.answer == answer) / math.fsum(weights))
    effective = effective_number(weights)
    one, all_at_once = (wilson(share, effective, each, WILSON_EFFECTIVE) for each in (level, joint))
    return Share(share, one.low, one.high, all_at_once.low, all_at_once.high, len(rows), effective)


def _table(areas: Mapping[str, str], states: list[str], found: dict[str, Share]) -> pa.Table:
    import pyarrow as pa

    shares = [found[code] for code in areas]
    columns = {"area_code": pa.array(areas, pa.string()), "area_name": pa.array(areas.values(), pa.string())}
    columns["state"] = pa.array(states, pa.string())
    for name in ("share", "low", "high", "joint_low", "joint_high"):
        columns[name] = pa.array([getattr(share, name) for share in shares], pa.float64())
    columns["respondents"] = pa.array([share.respondents for share in shares], pa.int64())
    columns["effective_respondents"] = pa.array([share.effective for share in shares], pa.float64())
    return pa.table(columns)


def _sentence(question: str, answer: str, whole: Share, states: list[str], level: float) -> str:
    silent = len(states) - states.count(ASKED)
    return (
        f'{whole.share:.0%} of {whole.respondents:,} respondents answered "{answer}" to "{question}" '
        f"({level:.0%} interval {whole.low:.0%} to {whole.high:.0%}; weighted, they are worth {whole.effective:,.0f} "
        f"equal answers). "
        + (
            f"In {silent} of {len(states)} areas no one was asked or answered; nothing is filled in there."
            if silent
            else f"All {len(states)} areas have respondents."
        )
    )
