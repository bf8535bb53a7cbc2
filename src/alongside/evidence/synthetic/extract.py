"""The invented force's own way of writing its offences down: ids, rules that changed, and what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import MONTHS
from alongside.evidence.synthetic.moments import AFTER_SCHOOL, DAYTIME, EVENING, NIGHT
from alongside.evidence.synthetic.offences import CODE_OF, GROUP_OF, HOMICIDE, POSSESSION, TRAFFICKING, WEAPONS

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.geography import Geography
    from alongside.evidence.synthetic.offences import Offences
    from alongside.evidence.synthetic.placed import Placed

CHANGED_FROM = "2016-10"
RULES = ("Fleetwater counting rules 1 (invented)", "Fleetwater counting rules 2 (invented)")
# Under the first rules nobody wrote down, for this share of the knife offences, whether the knife injured.
INJURY_NOT_KNOWN = 0.3
NO_MOMENT, NO_POINT, NO_AGE = 0.02, 0.015, 0.06
AGE_BANDS = ("0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65+")
AGES = {
    AFTER_SCHOOL: (0.02, 0.62, 0.12, 0.08, 0.09, 0.05, 0.02),
    NIGHT: (0.00, 0.05, 0.38, 0.33, 0.17, 0.06, 0.01),
    EVENING: (0.01, 0.13, 0.27, 0.26, 0.20, 0.10, 0.03),
    DAYTIME: (0.01, 0.08, 0.17, 0.24, 0.27, 0.16, 0.07),
}
NOBODY_HURT = (POSSESSION, TRAFFICKING, WEAPONS)


def write_extract(
    placed: Placed, planted: np.ndarray, geography: Geography, random: np.random.Generator
) -> tuple[pa.Table, np.ndarray]:
    """Write offences as the extract of a force, in the order in which they were recorded.

    placed    the offences.
    planted   numbers of those whose moment and point must stay known.

    Returns   table as the source `force_extract` is kept, and the id of each offence in the order given. Moments are
              by the London clock; a moment, a point or an age that the force does not know is null. Whether it was
              domestic abuse is not asked, so null, where nobody was hurt or robbed: drugs, and weapons carried.
    """
    import pyarrow as pa

    offences, moments = placed.offences, placed.moments
    size, keep = len(offences), np.isin(np.arange(len(offences)), planted)
    no_moment, no_point = (~keep & (random.random(size) < share) for share in (NO_MOMENT, NO_POINT))
    order = np.argsort(moments.recorded, kind="stable")
    ids = np.empty(size, dtype=object)
    ids[order] = [f"FW-{number:06d}" for number in range(1, size + 1)]
    ages, cut = _ages(placed, random), _knife_injury(offences, random)
    codes = np.array(geography.areas.codes, dtype=object)
    not_asked = np.isin(offences.subgroup.astype(str), NOBODY_HURT)
    by_subgroup = offences.subgroup[order]
    table = pa.table(
        {
            "period": np.array([str(month) for month in MONTHS], dtype=object)[offences.month[order]],
            "incident_id": ids[order],
            "recorded_at": _shown(moments.recorded[order]),
            "occurred_at": _shown(moments.occurred[order], no_moment[order]),
            "offence_code": [CODE_OF[subgroup] for subgroup in by_subgroup],
            "offence_group": [GROUP_OF[subgroup] for subgroup in by_subgroup],
            "offence_subgroup": by_subgroup,
            "easting": pa.array(placed.points[order, 0], mask=no_point[order]),
            "northing": pa.array(placed.points[order, 1], mask=no_point[order]),
            "domestic_abuse": pa.array(offences.domestic[order], mask=not_asked[order]),
            "knife": offences.knife[order],
            "knife_injury": cut.take(pa.array(order)),
            "victim_age_band": ages[order],
            "method_version": np.array(RULES, dtype=object)[_new_rules(offences)[order].astype(int)],
            "area_code": codes[offences.area[order]],
        }
    )
    return table, ids


def _new_rules(offences: Offences) -> np.ndarray:
    return offences.month >= [str(month) for month in MONTHS].index(CHANGED_FROM)


def _knife_injury(offences: Offences, random: np.random.Generator) -> pa.Array:
    """Say whether the knife injured, as far as the rules of the time had it written down."""
    import pyarrow as pa

    could_miss = offences.knife & (offences.subgroup != HOMICIDE) & ~_new_rules(offences)
    not_known = could_miss & (random.random(len(offences)) < INJURY_NOT_KNOWN)
    return pa.array(offences.cut, mask=not_known)


def _ages(placed: Placed, random: np.random.Generator) -> np.ndarray:
    """Draw the victim's age band by the time of day; children follow school. Null where nobody was hurt or robbed."""
    drawn = np.array([random.choice(AGE_BANDS, len(placed), p=AGES[hours]) for hours in range(len(AGES))])
    ages = drawn[placed.hours, np.arange(len(placed))].astype(object)
    nobody = np.isin(placed.offences.subgroup.astype(str), NOBODY_HURT)
    ages[nobody | (random.random(len(placed)) < NO_AGE)] = None
    return ages


def _shown(moments: np.ndarray, unknown: np.ndarray | None = None) -> pa.Array:
    """Give moments as a London clock shows them: of the hour that is skipped in March, its end."""
    import pyarrow as pa
    import pyarrow.compute as pc

    minutes = pa.array(moments.astype("datetime64[m]").astype("datetime64[us]"), mask=unknown)
    on_the_clock = pc.assume_timezone(minutes, "Europe/London", ambiguous="earliest", nonexistent="latest")
    return pc.local_timestamp(on_the_clock)
