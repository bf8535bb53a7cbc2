"""An item: one piece of information that a room offers for sharing, with what its reader must know of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Source(Enum):
    """How we came to know. A reader elsewhere cannot tell fact from opinion unless we say so."""

    SAID_BY_YOUNG_PERSON = "said by the young person"
    SAID_BY_FAMILY = "said by a parent or carer"
    SEEN = "seen by the worker"
    RECORDED = "recorded by this agency"
    REPORTED = "reported by another person or agency"
    INTELLIGENCE = "intelligence, not confirmed"
    OPINION = "professional opinion"


class Grade(Enum):
    """How sure we are."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    NOT_CONFIRMED = "not confirmed"


class DataClass(Enum):
    """What the law calls it. The engine refuses a class that the route does not carry."""

    PERSONAL = "personal data"
    SPECIAL = "special category data"
    CRIMINAL = "data on offences or allegations"
    PATIENT = "patient information, or derived from it"


@dataclass(frozen=True)
class Item:
    """One field as its recipient will read it."""

    key: str
    label: str
    value: str
    data_class: DataClass
    source: Source
    grade: Grade
    as_of: date
    meaning: str = ""
