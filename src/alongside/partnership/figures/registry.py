"""Which rooms count what. A room declares its counts in `counts.py`; nothing else has to be registered.

    @for_each(AgencyKind.YOUTH_JUSTICE)            run as the system worker of each such agency, on its own records
    def count_engaged(period: Period) -> list[Count]: ...

    @for_the_partnership                           run once: programme, money, training
    def count_recommendations(period: Period) -> list[Count]: ...

Give a zero rather than nothing when there is nothing to count: a code that is left out keeps its earlier figure.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.apps import apps

from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.figures.kinds import Count, CountFunction, fingerprint

if TYPE_CHECKING:
    from alongside.evidence.periods import Period

ROOMS = "alongside.partnership."


def for_each(*kinds: AgencyKind) -> Callable[[CountFunction], CountFunction]:
    """Count for each agency of these kinds; of every kind when none is named."""

    def declare(function: CountFunction) -> CountFunction:
        function.counted_for = frozenset(kinds or AgencyKind)  # type: ignore[attr-defined]
        return function

    return declare


def for_the_partnership(function: CountFunction) -> CountFunction:
    """Count once, for all."""
    function.counted_for = None  # type: ignore[attr-defined]
    return function


def functions_for(kind: AgencyKind | None) -> list[CountFunction]:
    """The functions that count for an agency of this kind; for the partnership when there is none."""
    return [function for function in _declared() if _counts_for(function, kind)]


def run(functions: list[CountFunction], period: "Period") -> list[Count]:
    """Count, and note which code counted: the release, and a fingerprint of the room's own `counts.py`."""
    return [replace(count, counted_by=code_version(function)) for function in functions for count in function(period)]


def _declared() -> Iterator[CountFunction]:
    for room in apps.get_app_configs():
        if room.name.startswith(ROOMS) and find_spec(f"{room.name}.counts"):
            module = import_module(f"{room.name}.counts")
            yield from (
                function for name, function in vars(module).items()
                if name.startswith("count_") and callable(function) and function.__module__.startswith(module.__name__)
            )  # fmt: skip


def _counts_for(function: CountFunction, kind: AgencyKind | None) -> bool:
    kinds = getattr(function, "counted_for", frozenset(AgencyKind))
    return kinds is None if kind is None else kinds is not None and kind in kinds


def code_version(function: Callable) -> str:
    """Say which code counted: the release, and a fingerprint of the module that the function stands in."""
    code = inspect.getsource(inspect.getmodule(function))
    return f"alongside {version('alongside')}, {function.__module__.removeprefix(ROOMS)} {fingerprint([code])[:8]}"
