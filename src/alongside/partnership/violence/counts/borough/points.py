"""Exact points of a force's own records. They stay here: no point is published."""

from typing import TYPE_CHECKING

from alongside.evidence.places.points import Points
from alongside.partnership.violence.counts.borough.counting import offences
from alongside.partnership.violence.counts.borough.records import Records

if TYPE_CHECKING:
    import numpy as np

    from alongside.evidence.periods import Period


def points_of(records: Records, measure: str) -> Points:
    """The offences of a measure whose place and day of occurring are known."""
    import pyarrow.compute as pc

    rows = offences(records, measure)
    known = rows.filter(pc.and_(pc.is_valid(rows["easting"]), pc.is_valid(rows["occurred_at"])))
    columns = (known[name].to_numpy() for name in ("easting", "northing", "occurred_at"))
    return Points(*columns, source=records.source)


def within(points: Points, period: "Period") -> Points:
    """Those that occurred in these months."""
    first, last = (day_number(day) for day in (period.first.first_day, period.last.last_day))
    return points.chosen((points.day >= first) & (points.day <= last))


def day_number(day: object) -> int:
    """A date as points count days: from 1970-01-01."""
    import numpy as np

    return int(np.datetime64(str(day), "D").astype(np.int64))


def nearest_wards(records: Records, x_m: "np.ndarray", y_m: "np.ndarray") -> list[str]:
    """The name of the ward that each place lies in, or is nearest to."""
    import shapely

    wards = records.wards_in_metres
    tree = shapely.STRtree(wards.shapes)
    return [wards.names[place] for place in tree.nearest(shapely.points(x_m, y_m))]
