"""Camden, a real borough, from open files that anyone may download. Nothing here is invented."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from alongside.partnership.violence.counts.camden.confidence import confidence
from alongside.partnership.violence.counts.camden.drugs import drugs
from alongside.partnership.violence.counts.camden.knife import knife
from alongside.partnership.violence.counts.camden.london import london
from alongside.partnership.violence.counts.camden.old_wards import old_wards
from alongside.partnership.violence.counts.camden.records import Records
from alongside.partnership.violence.counts.camden.seriousness import seriousness
from alongside.partnership.violence.counts.camden.small_areas import small_areas
from alongside.partnership.violence.counts.camden.trend import trend
from alongside.partnership.violence.counts.camden.wards import wards
from alongside.partnership.violence.counts.camden.years import beside, years
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.trend import NONE, Rebases
from alongside.partnership.violence.kinds import Snapshot

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas

WEIGHTS = ("severity_weights", "cchi_subgroups")  # either will do


def camden(store: "Store", ground: "Mapping[str, Areas]", rebases: Rebases = NONE) -> Snapshot:
    """Count what these files hold of Camden. A part whose file or boundaries are not there is left out.

    Raises  EvidenceError where the stated years cannot be counted: a file holds too little, or two hold the same.
    """
    records = Records(store, ground)
    weights = next((name for name in WEIGHTS if records.have(name)), WEIGHTS[0])
    parts: list[tuple[Callable[[Records], Snapshot], tuple[str, ...], str]] = [
        (partial(trend, rebases=rebases), ("mps_borough",), ""),
        (beside, ("mps_borough",), ""),
        (seriousness, ("mps_borough", weights), ""),
        (knife, ("mps_knife_dashboard",), ""),
        (london, ("mps_borough",), ""),
        (wards, ("mps_ward",), "wards"),
        (old_wards, ("camden_violence_by_ward", "gla_ward_population"), ""),
        (small_areas, ("mps_lsoa_yearly",), ""),
        (confidence, ("mopac_public_attitudes",), ""),
        (drugs, ("police_uk_street", "police_uk_stop_and_search", "ons_lsoa_population"), "small_areas"),
    ]
    there = (part for part, sources, on in parts if records.have(*sources) and (not on or on in ground))
    return years(records) + gather(partial(part, records) for part in there)
