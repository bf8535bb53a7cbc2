"""How many offences happen at a place that has had one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import NothingToCount
from alongside.evidence.places.points import Points, must_be_exact

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class RepeatPlaces:
    """Offences by how many there were at their place.

    places   table: offences_at_place (1, 2, ...), places, offences (int64); one row for each number that occurs.
    share    of offences at a place with two or more, 0 to 1.
    """

    places: pa.Table
    share: float
    sentence: str


def repeat_places(points: Points, to_m: float = 1.0) -> RepeatPlaces:
    """Say which share of offences happened at a place that had two or more in the period.

    points   a partner's own exact points; those without a place are not in it, and the caller says how many.
    to_m     places on the same grid square of this size, in metres, are one place.

    Returns  RepeatPlaces. No place is named: a repeat place can be somebody's home.
    Raises   SnappedPoints for open data, whose shared map points repeat by their making; NothingToCount for none.
    """
    import pyarrow as pa

    must_be_exact(points, "Repeat locations")
    if not len(points):
        raise NothingToCount("No offence has a place, so no place can repeat.")
    squares = np.floor(np.column_stack([points.x_m, points.y_m]) / to_m)
    _, at_place = np.unique(squares, axis=0, return_counts=True)
    sizes, places = np.unique(at_place, return_counts=True)
    repeated = int(at_place[at_place > 1].sum())
    share = repeated / len(points)
    table = pa.table(
        {
            "offences_at_place": pa.array(sizes, pa.int64()),
            "places": pa.array(places, pa.int64()),
            "offences": pa.array(sizes * places, pa.int64()),
        }
    )
    sentence = (
        f"{share:.0%} of {len(points):,} offences happened at the {int((at_place > 1).sum()):,} places with two or "
        f"more, of {len(at_place):,} places in all. A busy place repeats by chance too."
    )
    return RepeatPlaces(table, share, sentence)
