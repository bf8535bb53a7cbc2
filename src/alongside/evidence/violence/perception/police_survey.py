"""What the London police survey says of one borough: confidence in the police, quarter by quarter. Not worry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    import pyarrow as pa

INTERVIEWS_A_QUARTER = 100
NO_INTERVAL = (
    "The file holds no number of interviews, so no interval can be worked out from it. By its design the survey asks "
    "about {interviews} people a borough and quarter."
)
INDICATIVE = (
    "The band drawn is what chance alone would do with that many, before weights. It is indicative. If a value rests "
    "on a rolling year of interviews, the band is half as wide."
)
CONFIDENCE = (
    "The survey asks about confidence in the police. It does not ask what people fear or see, so it is no measure of "
    "the perception of violence and stands beside one, never in its place."
)


@dataclass(frozen=True)
class PoliceConfidence:
    """One measure of the Public Attitude Survey in one borough.

    quarters  table: quarter_ends (date32), share, london (0 to 1, null where the file has none), indicative_low,
              indicative_high (0 to 1), in order of time. A quarter that the file lacks has no row.
    """

    borough: str
    measure: str
    quarters: pa.Table
    method: str
    sentence: str


def police_confidence(
    survey: pa.Table, borough: str, measure: str, interviews: int = INTERVIEWS_A_QUARTER
) -> PoliceConfidence:
    """Give a borough's line from the Public Attitude Survey of the Mayor's Office for Policing and Crime.

    survey      table as kept by intake: period (YYYY-MM, the quarter's last month), borough, measure, share,
                london_share (0 to 1, null where missing).
    interviews  how many the design asks in a borough and quarter; used for the indicative band alone.

    Returns     PoliceConfidence.
    Raises      NothingToCount for a borough or measure that is not there; CountedTwice for a quarter with two values;
                FigureRefused for a value outside 0 to 1.
    Source      MOPAC, Public Attitude Survey: 3,200 interviews a quarter in 32 boroughs. Band: normal, 95%.
    """
    import pyarrow as pa

    measures = sorted(set(survey["measure"].to_pylist()))
    chosen = [row for row in survey.to_pylist() if (row["borough"], row["measure"]) == (borough, measure)]
    if not chosen:
        raise NothingToCount(f'The survey has no "{measure}" for {borough}. Its measures are: {", ".join(measures)}.')
    chosen.sort(key=lambda row: row["period"])
    if len({row["period"] for row in chosen}) < len(chosen):
        raise CountedTwice(f'The survey gives "{measure}" for {borough} twice in one quarter. Keep one file of it.')
    shares = [row["share"] for row in chosen]
    if any(share is None or not 0 <= share <= 1 for share in shares):
        raise FigureRefused(f'A value of "{measure}" for {borough} is not between 0 and 1. Give shares, not per cent.')
    reach = [1.959963984540054 * math.sqrt(share * (1 - share) / interviews) for share in shares]
    quarters = pa.table(
        {
            "quarter_ends": pa.array([Month.parse(row["period"]).last_day for row in chosen], pa.date32()),
            "share": pa.array(shares, pa.float64()),
            "london": pa.array([row["london_share"] for row in chosen], pa.float64()),
            "indicative_low": pa.array([max(0.0, s - r) for s, r in zip(shares, reach, strict=True)]),
            "indicative_high": pa.array([min(1.0, s + r) for s, r in zip(shares, reach, strict=True)]),
        }
    )
    method = f"{NO_INTERVAL.format(interviews=interviews)} {INDICATIVE}"
    return PoliceConfidence(borough, measure, quarters, method, _sentence(borough, measure, chosen[-1], method))


def _sentence(borough: str, measure: str, last: dict, method: str) -> str:
    london = "" if last["london_share"] is None else f", London {last['london_share']:.0%}"
    told = f'"{measure}" in {borough}, quarter to {Month.parse(last["period"]).words}: {last["share"]:.0%}{london}.'
    return f"{told} {CONFIDENCE} {method}"
