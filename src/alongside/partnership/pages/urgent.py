"""The numbers that every page shows. Phone first; the record comes afterwards."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class UrgentNumbers:
    """Whom to ring now. Empty where a partnership has not said."""

    hub: str = ""
    hub_name: str = ""
    hub_hours: str = ""
    out_of_hours: str = ""


NINE_NINE_NINE_ALONE = UrgentNumbers()
_last_known = NINE_NINE_NINE_ALONE


def numbers_for(request: Any) -> UrgentNumbers:
    """Ask the request for this person's numbers, and remember them for the page that has no database."""
    global _last_known
    ask = getattr(request, "urgent_numbers", None)
    if ask is None:
        return _last_known
    _last_known = ask()
    return _last_known


def last_known() -> UrgentNumbers:
    """The numbers shown last, without asking anything: for the page that says something broke."""
    return _last_known
