"""The numbers that every page shows. Phone first; the record comes afterwards."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class UrgentNumbers:
    """Whom to ring now. Empty where a partnership has not said."""

    hub: str = ""
    hub_name: str = ""
    hub_hours: str = ""
    out_of_hours: str = ""


NINE_NINE_NINE_ALONE = UrgentNumbers()
_last_known = NINE_NINE_NINE_ALONE
_recorded_at: tuple[str, Any] | None = None


def recorded_at(url_name: str, permission: Any) -> None:
    """Say, in a room's `ready`, which page takes the record of an urgent share, and whose it is."""
    global _recorded_at
    _recorded_at = (url_name, permission)


def record_address(request: Any) -> str:
    """Where to write down an urgent share; "" for a worker whose role keeps no records about people."""
    if _recorded_at is None:
        return ""
    url_name, permission = _recorded_at
    acting = getattr(request, "acting", None)
    return reverse(url_name) if acting is None or acting.may(permission) else ""


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
