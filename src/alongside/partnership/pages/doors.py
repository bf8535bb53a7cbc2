"""The one door that needs no sign-in. The others stand in `agencies/doors.py`."""

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable)

ANYONE = "anyone"


def open_to_anyone(view: View) -> View:
    """Mark a view that everybody may open. A test fails for a route without a mark."""
    view.door = ANYONE  # type: ignore[attr-defined]
    return view
