"""Exact points of the invented extract, as a force's own records have them. They stay here: no point is published."""

from typing import TYPE_CHECKING

from alongside.evidence.places.points import Points
from alongside.evidence.synthetic.by_ward import VIOLENCE_GROUP
from alongside.evidence.synthetic.offences import GROUP_OF, POSSESSION, ROBBERY
from alongside.partnership.violence.counts.borough.records import Records

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from alongside.evidence.periods import Period

OUTDOORS = (VIOLENCE_GROUP, GROUP_OF[ROBBERY])


def outdoor_violence(records: Records) -> Points:
    """Violence without domestic abuse, and robbery: offences whose place and day of occurring are known."""
    import pyarrow as pa
    import pyarrow.compute as pc

    extract = records.extract
    chosen = pc.is_in(extract["offence_group"], pa.array(OUTDOORS))
    return _points(extract.filter(pc.and_(chosen, pc.equal(extract["domestic_abuse"], False))), records)


def drug_offences(records: Records) -> Points:
    import pyarrow.compute as pc

    extract = records.extract
    return _points(extract.filter(pc.equal(extract["offence_group"], GROUP_OF[POSSESSION])), records)


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

    wards = records.borough.geography.wards
    tree = shapely.STRtree(wards.shapes)
    return [wards.names[place] for place in tree.nearest(shapely.points(x_m, y_m))]


def _points(rows: "pa.Table", records: Records) -> Points:
    import pyarrow.compute as pc

    known = rows.filter(pc.and_(pc.is_valid(rows["easting"]), pc.is_valid(rows["occurred_at"])))
    columns = (known[name].to_numpy() for name in ("easting", "northing", "occurred_at"))
    return Points(*columns, source=records.source)
