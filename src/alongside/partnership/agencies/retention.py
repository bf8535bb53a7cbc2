"""How long each kind of record is kept before a person must look at it again: the rules of `retention.toml`.

`review_on` is called when a record is made, so that none is saved without a review date.
"""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

RULES_FILE = Path(__file__).with_name("retention.toml")


class UnknownRetentionClass(ValueError):
    """No rule says how long such a record is kept, so it cannot be stored."""


@dataclass(frozen=True)
class RetentionRule:
    """How long one kind of record is kept, counted from what, and who says so."""

    code: str
    words: str
    months: int
    counted_from: str
    version: int
    valid_from: date
    source: str


@cache
def rules() -> Mapping[str, RetentionRule]:
    """Every rule by its code, for the page of information governance."""
    written = tomllib.loads(RULES_FILE.read_text())
    shared = {name: written[name] for name in ("version", "valid_from", "source")}
    return {code: RetentionRule(code=code, **{**shared, **rule}) for code, rule in written["rules"].items()}


def review_on(retention_class: str, from_on: date) -> date:
    """The day when somebody must decide to keep or to erase a record of this class that counts from `from_on`."""
    rule = rules().get(retention_class)
    if rule is None:
        raise UnknownRetentionClass(
            f'No retention rule is called "{retention_class}". Use one of: {", ".join(rules())};'
            f" or let information governance add it to {RULES_FILE.name}."
        )
    return months_after(from_on, rule.months)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
