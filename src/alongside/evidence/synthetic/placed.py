"""Offences together with their moments and points."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from alongside.evidence.synthetic.moments import Moments
from alongside.evidence.synthetic.offences import Offences, join


@dataclass(frozen=True)
class Placed:
    """Offences with their moments and points.

    hours    for each, one of NIGHT, AFTER_SCHOOL, EVENING, DAYTIME.
    points   x and y in whole metres on the invented ground, shape (offences, 2).
    """

    offences: Offences
    hours: np.ndarray
    moments: Moments
    points: np.ndarray

    def __len__(self) -> int:
        return len(self.offences)


def join_placed(parts: list[Placed]) -> Placed:
    """Put several lots one after another."""
    return Placed(
        offences=join([part.offences for part in parts]),
        hours=np.concatenate([part.hours for part in parts]),
        moments=Moments(
            np.concatenate([part.moments.occurred for part in parts]),
            np.concatenate([part.moments.recorded for part in parts]),
        ),
        points=np.concatenate([part.points for part in parts]),
    )


def first_of(placed: Placed, n: int) -> Placed:
    """Take the first so many of them."""
    return Placed(
        Offences(**{f.name: getattr(placed.offences, f.name)[:n] for f in fields(Offences)}),
        placed.hours[:n],
        Moments(placed.moments.occurred[:n], placed.moments.recorded[:n]),
        placed.points[:n],
    )
