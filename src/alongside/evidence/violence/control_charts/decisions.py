"""Who started the limits of a chart anew, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month


@dataclass(frozen=True)
class Rebase:
    """A decision to start a chart's limits anew. Only a person decides this, for a reason; no rule does it.

    first    the first month that the new limits hold for.
    by       who decided.
    on       the day it was decided.
    reason   what changed in the world or in the counting.
    until    the last month that the new limits are drawn from; None takes all the months up to the next rebase.
    """

    first: Month
    by: str
    on: date
    reason: str
    until: Month | None = None

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip() or not isinstance(self.on, date):
            raise FigureRefused(
                f"Limits can start anew in {self.first} only by a named person, on a day, for a reason. Say all three."
            )
