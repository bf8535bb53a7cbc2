"""What residents worry about first, and whether the order would stand if others had been asked."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.violence.perception.survey import NOT_SAID, WILSON_EFFECTIVE, effective_number
from alongside.evidence.violence.proportions import wilson

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

RESPONDENTS_AT_LEAST = 30
REDRAWN = (
    "shares with Wilson's interval on Kish's effective number of respondents; the order from {draws:,} redraws of the "
    "respondents with replacement, seed {seed} (Efron 1979; Goldstein and Spiegelhalter 1996 for ranks)"
)
_AT_ONCE = 4_000_000  # numbers held in memory while redrawing


@dataclass(frozen=True)
class Worries:
    """Residents' first worries, the most named first.

    worries  table: worry (string), share, low, high (0 to 1, 95%), respondents (int64), rank, rank_low, rank_high
             (int64, 1 is named most; the interval holds 95% of the redraws), first_in_draws (0 to 1: the share of
             redraws in which this worry came first).
    """

    worries: pa.Table
    respondents: int
    not_said: int
    method: str
    sentence: str


def rank_worries(answers: pa.Table, seed: int, question: str = "worry", draws: int = 2_000) -> Worries:
    """Rank what residents named as their first worry, and say how sure the order is.

    answers   table, one row an answer: weight (above 0), question, answer; one answer a person. With the columns period
              and respondent_number, two answers of one person are found and refused.
    seed      for the redraws; the same seed gives the same answer.

    Returns   Worries.
    Raises    NothingToCount when nobody answered; FigureRefused for fewer than 30 respondents or a weight that is not
              a number above 0; CountedTwice when one person has two first worries.
    Source    Efron (1979), the bootstrap; Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical
              Society A 159, on ranks and their intervals.
    """
    asked = [row for row in answers.to_pylist() if row["question"] == question]
    _one_each(asked)
    said = [row for row in asked if (row["answer"] or "").casefold() not in NOT_SAID]
    if not said:
        raise NothingToCount(f'Nobody answered "{question}". Check the name of the question in the survey file.')
    if len(said) < RESPONDENTS_AT_LEAST:
        raise FigureRefused(f"{len(said)} residents named a worry; a ranking needs {RESPONDENTS_AT_LEAST} or more.")
    weights = [row["weight"] for row in said]
    if any(weight is None or not 0 < weight < math.inf for weight in weights):
        raise FigureRefused(f'A weight of "{question}" is not a number above 0. Mend it in the survey file.')
    names = sorted({row["answer"] for row in said})
    which = np.array([names.index(row["answer"]) for row in said])
    ranks = _ranks(redraw(np.array(weights, float), which, len(names), seed, draws))
    table = _table(names, which, weights, ranks)
    method = REDRAWN.format(draws=draws, seed=seed)
    return Worries(table, len(said), len(asked) - len(said), method, _sentence(table.to_pylist(), len(said)))


def redraw(
    weights: NDArray[np.float64], which: NDArray[np.int64], kinds: int, seed: int, draws: int
) -> NDArray[np.float64]:
    """Redraw the respondents with replacement, and give the weight that each kind of answer then has.

    weights, which  of each respondent, the weight and the number of the answer: shape (respondents,).

    Returns         weight by redraw and kind: shape (draws, kinds).
    Source          Efron (1979): how often each respondent is drawn is multinomial.
    """
    random = np.random.default_rng(seed)
    n = len(weights)
    by_kind = np.zeros((n, kinds))
    by_kind[np.arange(n), which] = weights
    step = max(1, _AT_ONCE // n)
    parts = [
        random.multinomial(n, np.full(n, 1 / n), size=min(step, draws - start)) @ by_kind
        for start in range(0, draws, step)
    ]
    return np.concatenate(parts)


def _ranks(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rank within each redraw, 1 for the heaviest; equal weights share the better rank."""
    return 1 + (weights[:, None, :] > weights[:, :, None]).sum(axis=2)


def _one_each(asked: list[dict]) -> None:
    people = Counter((row.get("period"), row.get("respondent_number")) for row in asked if "respondent_number" in row)
    twice = sum(count > 1 for count in people.values())
    if twice:
        raise CountedTwice(
            f"{twice} respondents have more than one first worry. Keep one a person, or name a question that asks one."
        )


def _table(names: list[str], which: NDArray[np.int64], weights: list[float], ranks: NDArray[np.int64]) -> pa.Table:
    import pyarrow as pa

    effective, whole = effective_number(weights), math.fsum(weights)
    rows: list[dict] = []
    for kind, name in enumerate(names):
        share = math.fsum(w for w, k in zip(weights, which, strict=True) if k == kind) / whole
        between = wilson(share, effective, method=WILSON_EFFECTIVE)
        low, high = np.quantile(ranks[:, kind], [0.025, 0.975], method="inverted_cdf")
        rows.append(
            {"worry": name, "share": share, "low": between.low, "high": between.high}
            | {"respondents": int((which == kind).sum()), "rank_low": int(low), "rank_high": int(high)}
            | {"first_in_draws": float((ranks[:, kind] == 1).mean())}
        )
    rows.sort(key=lambda row: (-row["share"], row["worry"]))
    for row in rows:
        row["rank"] = 1 + sum(other["share"] > row["share"] for other in rows)
    return pa.Table.from_pylist(rows)


def _sentence(worries: list[dict], respondents: int) -> str:
    first = worries[0]
    sure = first["first_in_draws"]
    told = (
        f"{first['worry'][:1].upper()}{first['worry'][1:]} was named most: first worry of {first['share']:.0%} of "
        f"{respondents:,} residents who named one (95% interval {first['low']:.0%} to {first['high']:.0%}). "
        f"In {sure:.0%} of redraws of the respondents it came first"
    )
    if sure >= 0.95:
        return f"{told}: the first place is firm."
    rivals = [row["worry"] for row in worries[1:] if row["rank_low"] == 1]
    return f"{told}: the first place is not firm" + (f"; it could also be {' or '.join(rivals)}." if rivals else ".")
