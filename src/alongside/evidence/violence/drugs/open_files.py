"""Violence, drug offences and searches by small area and month, out of the open files of data.police.uk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from alongside.evidence.intake.kept import kept_table
from alongside.evidence.intake.stop_search import STOP_AND_SEARCH
from alongside.evidence.violence.counts import count_groups
from alongside.evidence.violence.measures import POLICE_UK_DRUGS, POLICE_UK_VIOLENCE

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.periods import Period
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.measures import Measure

SNAPPED = (
    "Places of these files are moved to shared points: an offence or a search near a border can stand in the next "
    "area, and nothing can be said of streets or days. Searches without a place are in no area."
)


def open_counts(store: Store, areas: Areas, within: Period) -> pa.Table:
    """Count violence and sexual offences, drug offences, and stop and search by small area and month.

    store    into which data.police.uk's street-level files and its stop-and-search files were read.
    areas    the small areas, in degrees, of the vintage that the street-level files name.
    within   months to count.

    Returns  table, as `side_by_side.lay_side_by_side` takes it: month (YYYY-MM), area_code (string), violence, drugs,
             searches (int64): a row for every area in every month. An area without a row counts 0 in a month that a
             file covers; a month that no file covers, or in which most searches say no place, is null, which is
             missing and not zero.
    Raises   NothingToCount when a file is not there; CountedTwice when two files hold the same month.
    """
    import pyarrow as pa

    counted: dict[str, Mapping[str, Mapping[str, int]]] = {
        "violence": _offences(store, POLICE_UK_VIOLENCE, areas, within),
        "drugs": _offences(store, POLICE_UK_DRUGS, areas, within),
        "searches": _searches(store, areas, within),
    }
    places = [(str(month), code) for month in within for code in areas.codes]
    columns = {
        name: pa.array([found[month].get(code, 0) if month in found else None for month, code in places], pa.int64())
        for name, found in counted.items()
    }
    month, code = zip(*places, strict=True)
    return pa.table({"month": pa.array(month), "area_code": pa.array(code), **columns})


def _offences(store: Store, measure: Measure, areas: Areas, within: Period) -> dict[str, dict[str, int]]:
    """Counts by month, then by area; a month that is not covered is not there."""
    found: dict[str, dict[str, int]] = {}
    each = dict(zip(areas.codes, areas.codes, strict=True))
    for row in count_groups(store, measure, each, "lsoa", within).to_pylist():
        if row["count"] is not None:
            found.setdefault(f"{row['month']:%Y-%m}", {})[row["area_code"]] = row["count"]
    return found


def _searches(store: Store, areas: Areas, within: Period) -> dict[str, Counter[str]]:
    kept = kept_table(store, STOP_AND_SEARCH, within)
    files = store.files(STOP_AND_SEARCH.name)
    asked = {str(month) for month in within}
    covered = {period for file in files for period in file.periods} & asked
    unplaced = {period for file in files for period in file.mostly_unplaced}
    found: dict[str, Counter[str]] = {period: Counter() for period in covered - unplaced}
    codes = areas.locate(kept["longitude"].to_pylist(), kept["latitude"].to_pylist())
    for period, code in zip(kept["period"].to_pylist(), codes, strict=True):
        if code is not None and period in found:
            found[period][code] += 1
    return found
