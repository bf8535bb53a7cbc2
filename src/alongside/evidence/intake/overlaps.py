"""Two files that hold the same month of the same force or area are never added."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from alongside.evidence.errors import CountedTwice
from alongside.evidence.intake.store import FileRead


def refuse_overlap(title: str, files: list[FileRead], periods: Collection[str] | None = None) -> None:
    """Refuse files of one source of which two hold the same.

    title    what was to be counted or taken, for the sentence.
    periods  only these months or years matter; None for all.

    Raises   CountedTwice, naming two files, the period, and the force or area where the source tells them apart.
    """
    for one, other in combinations(files, 2):
        for period in sorted(one.periods.keys() & other.periods.keys()):
            apart = set(one.told_apart.get(period, [""])) & set(other.told_apart.get(period, [""]))
            if apart and (periods is None or period in periods):
                raise CountedTwice(
                    f"{title}: {one.file} and {other.file} both hold {period}"
                    f"{' for ' + min(apart) if min(apart) else ''}. Adding them would count twice. Name the "
                    "file to count from."
                )
