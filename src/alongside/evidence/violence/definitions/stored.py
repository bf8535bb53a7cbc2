"""A force's extract as it was read: all of its months, and none of them twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice
from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from pyarrow.dataset import Dataset

    from alongside.evidence.intake.store import Store

SOURCE = "force_extract"


@dataclass(frozen=True)
class Extract:
    """Police records of single offences, with what a figure made from them must carry. See `counts.Counted`."""

    records: Dataset
    source: str
    cut_on: date
    files: tuple[str, ...]


def open_extract(store: Store, files: tuple[str, ...] = ()) -> Extract:
    """Open a force's extract from the folder that its files were read into.

    files    only these files, by name; () for all.

    Returns  Extract; its records stay on disk until they are counted.
    Raises   NothingToCount when none was read; CountedTwice when two files hold the same month.
    """
    from pyarrow.dataset import dataset

    chosen = [file for file in store.files(SOURCE) if not files or file.file in files]
    for one, other in combinations(chosen, 2):
        both = sorted(one.periods.keys() & other.periods.keys())
        if both:
            raise CountedTwice(
                f"{one.file} and {other.file} both hold {both[0]}. Adding them would count offences twice. Name the "
                "file to count from."
            )
    paths = store.paths(chosen)
    last = max(Month.parse(period) for file in chosen for period in file.periods)
    return Extract(dataset(paths), SOURCES[SOURCE].words, last.last_day, tuple(file.file for file in chosen))
