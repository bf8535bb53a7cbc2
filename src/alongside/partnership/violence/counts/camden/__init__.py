"""Camden, a real borough, from open files that anyone may download. Nothing here is invented."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from alongside.partnership.violence.counts.camden.knife import knife
from alongside.partnership.violence.counts.camden.records import Records
from alongside.partnership.violence.counts.camden.seriousness import seriousness
from alongside.partnership.violence.counts.camden.trend import trend
from alongside.partnership.violence.counts.camden.wards import wards
from alongside.partnership.violence.counts.camden.years import beside, years
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.trend import NONE, Rebases
from alongside.partnership.violence.kinds import Snapshot

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas


def camden(store: "Store", ground: "Mapping[str, Areas]", rebases: Rebases = NONE) -> Snapshot:
    """Count what these files hold of Camden. A part whose file or boundaries are not there is left out.

    Raises  EvidenceError where the stated years cannot be counted: a file holds too little, or two hold the same.
    """
    records = Records(store, ground)
    parts = [
        (partial(trend, records, rebases), ("mps_borough",), ""),
        (partial(beside, records), ("mps_borough",), ""),
        (partial(knife, records), ("mps_knife_dashboard",), ""),
        (partial(wards, records), ("mps_ward",), "wards"),
    ]
    if records.have("severity_weights") or records.have("cchi_subgroups"):
        parts.append((partial(seriousness, records), ("mps_borough",), ""))
    wanted = (part for part, sources, on in parts if records.have(*sources) and (not on or on in ground))
    return years(records) + gather(wanted)
