"""At what hours offences happened, and how many after school; with those whose time nobody knows."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount
from alongside.evidence.tables import Uncertainty
from alongside.evidence.violence.proportions import wilson

if TYPE_CHECKING:
    import pyarrow as pa

AFTER_SCHOOL = range(15, 18)  # 15:00 to 17:59
HOURS_AFTER_SCHOOL = 5 * len(AFTER_SCHOOL) / (7 * 24)
DEFINITION = "After school means Monday to Friday, 15:00 to 17:59"


@dataclass(frozen=True)
class Hours:
    """When offences happened.

    hours           table: weekday (string, Monday first), hour (0 to 23), count (int64): 168 rows.
    known           offences with a time, in the days looked at.
    unknown         offences without a time; they are in no hour.
    at_midnight     of the known, those at exactly 00:00, which some systems write when nobody knows.
    after_school    of the known, those after school; `share` of the known (0 to 1) with Wilson's interval.
    """

    hours: pa.Table
    known: int
    unknown: int
    at_midnight: int
    after_school: int
    share: float
    between: Uncertainty
    definition: str
    sentence: str


def hours_of(occurred: Sequence[datetime | None], terms: Sequence[tuple[date, date]] = ()) -> Hours:
    """Say at which hours of the week offences happened, and which share after school.

    occurred  when each offence happened, in local time; None where nobody knows.
    terms     first and last day of each school term. Given, only offences on these days are counted; else all days
              are, school holidays included, and the definition says so.

    Returns   Hours. If offences fell evenly over the week, 15 of 168 hours would hold 8.9% of them.
    Raises    NothingToCount when no offence has a time.
    Source    Share: Wilson (1927).
    """
    import pyarrow as pa

    known = [when for when in occurred if when is not None and _in(when.date(), terms)]
    if not known:
        raise NothingToCount("No offence has a time of day in these days. Times cannot be shown.")
    count = Counter((when.weekday(), when.hour) for when in known)
    places = [(day, hour) for day in range(7) for hour in range(24)]
    table = pa.table(
        {
            "weekday": pa.array([calendar.day_name[day] for day, _ in places], pa.string()),
            "hour": pa.array([hour for _, hour in places], pa.int64()),
            "count": pa.array([count[place] for place in places], pa.int64()),
        }
    )
    after = sum(count[day, hour] for day in range(5) for hour in AFTER_SCHOOL)
    unknown = sum(when is None for when in occurred)
    midnight = sum((when.hour, when.minute, when.second) == (0, 0, 0) for when in known)
    share, between = after / len(known), wilson(after / len(known), len(known))
    definition = f"{DEFINITION}, {'in term' if terms else 'school holidays included'}"
    sentence = (
        f"{share:.0%} of {len(known):,} offences with a known time ({between.low:.0%} to {between.high:.0%}) fell "
        f"after school; {HOURS_AFTER_SCHOOL:.1%} would if they fell evenly over the week. {definition}. "
        f"{unknown:,} have no time; {midnight:,} stand at exactly midnight, which may mean that nobody knew."
    )
    return Hours(table, len(known), unknown, midnight, after, share, between, definition, sentence)


def _in(day: date, terms: Sequence[tuple[date, date]]) -> bool:
    return not terms or any(first <= day <= last for first, last in terms)
