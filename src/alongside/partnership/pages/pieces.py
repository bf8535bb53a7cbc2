"""What the components show. A view gives one of these to the macro of the same name; a template makes none.

    Step          one stage of a way, for `step_list`
    NextStep      who has the next step, since when, until when
    Fact          a label and its value, in the head of a record
    Answered      a question of a screening with its answer and evidence
    Happened      one entry of a timeline
    Column        a column of a table
    Sum           an amount of money with what it is for
    Choice        a button or link

A number on its own is `alongside.evidence.tables.Figure`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    TO_COME = "to-come"
    NOT_NEEDED = "not-needed"


class Tone(StrEnum):
    """The colour beside the words of a status. The words carry the meaning."""

    QUIET = "grey"
    WAITING = "yellow"
    DOING = "teal"
    DONE = "green"
    LATE = "red"
    NOTE = "purple"


@dataclass(frozen=True)
class Step:
    name: str
    state: StepState
    note: str = ""
    address: str = ""


@dataclass(frozen=True)
class NextStep:
    what: str
    whose: str
    since: datetime
    due_at: datetime | None = None
    address: str = ""

    def is_late(self, now: datetime) -> bool:
        return self.due_at is not None and self.due_at < now


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True)
class Answered:
    """`answer` is yes, no or not_known; empty when the question has not been answered."""

    question: str
    answer: str = ""
    evidence: str = ""
    source: str = ""
    address: str = ""


@dataclass(frozen=True)
class Happened:
    title: str
    at: datetime | date
    by: str
    words: str = ""
    address: str = ""

    @property
    def has_a_time(self) -> bool:
        return isinstance(self.at, datetime)


@dataclass(frozen=True)
class Column:
    words: str
    is_number: bool = False
    is_code: bool = False  # not to be broken in two


@dataclass(frozen=True)
class Choice:
    words: str
    address: str
