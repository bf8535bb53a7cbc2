"""What Camden stated in 2019: each claim with its words, unit and period, and the published figure to set beside it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.evidence.periods import Month, Period
from alongside.partnership.duty.kinds import ClaimKind

CLAIMS_FILE = Path(__file__).with_name("claims.toml")
TO_DATE = Period(Month(2019, 2), Month(2019, 4))  # “by April 2019”: what is not about violence


@dataclass(frozen=True)
class Claim:
    """What was stated.

    is_of_months  it speaks of what happened in the months of its period, not of how things stood at their end.
    """

    key: str
    topic: str
    words: str
    kind: ClaimKind
    unit: str
    code: str
    period: Period
    stated: int = 0
    month: Month | None = None
    is_of_months: bool = True


@dataclass(frozen=True)
class Statement:
    source: str
    stable_within_per_cent: float
    claims: tuple[Claim, ...]


@cache
def read_claims(path: Path = CLAIMS_FILE) -> Statement:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    claims = tuple(_claim(**one) for one in content["claims"])
    return Statement(content["source"], content["stable_within_per_cent"], claims)


def _claim(*, kind: str, first: str = "", last: str = "", stated: int | str | None = None, **rest: str) -> Claim:
    period = Period(Month.parse(first), Month.parse(last)) if first else TO_DATE
    is_month = kind == ClaimKind.MONTH
    return Claim(
        kind=ClaimKind(kind),
        period=period,
        stated=0 if is_month else int(stated or 0),
        month=Month.parse(str(stated)) if is_month else None,
        is_of_months=bool(first),
        **rest,
    )
