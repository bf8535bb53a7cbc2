"""Violence by small area in a calendar year, from the police table of LSOAs: the finest count of a year in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.intake.kept import kept_table
from alongside.evidence.intake.mps_tables import LSOA_YEARLY
from alongside.evidence.violence.measures import DOMESTIC_ABUSE
from alongside.evidence.violence.neighbourhoods.impact import spread_of_months

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from alongside.evidence.intake.store import Store

UNIT = "offences"
DEFINITION = (
    "Every offence that the Metropolitan Police recorded in the group violence in a calendar year, in the small area "
    "(LSOA of 2011) that it was placed in. Offences that could not be placed are in no area, so the areas add up to a "
    f"little less than the borough. Sexual offences are withheld by small area and are not in it. {DOMESTIC_ABUSE}"
)


def violence_by_small_area(store: Store, year: int, borough: str) -> pa.Table:
    """Count violence by LSOA of 2011 in a calendar year.

    Returns  table by code: area (string), count (int64, null where missing).
    Raises   NothingToCount when no file holds that year, or none has that borough; CountedTwice for two files of it.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    found = kept_table(store, LSOA_YEARLY, years=(str(year),))
    chosen = found.filter(
        pc.and_(
            pc.and_(pc.equal(found["level"], "major"), pc.equal(found["category"], "violence")),
            pc.equal(found["borough"], borough),
        )
    )
    if not chosen.num_rows:
        raise NothingToCount(f'The police table has no small area of "{borough}" in {year}. Check its spelling.')
    table = pa.table({"area": chosen["lsoa_code"], "count": chosen["count"].cast(pa.int64())})
    return table.sort_by("area")


def spread_of_years(store: Store, years: Sequence[int], borough: str) -> float:
    """Say how much more a small area's years vary than offences that come alone would make them.

    Returns  1 or more. What truly moved from one area to another over the years is in it too, so intervals that are
             widened by it are rather too wide than too narrow.
    Raises   FigureRefused when a count is missing, or the areas are not the same in all years.
    Source   See `neighbourhoods.impact.spread_of_months`.
    """
    import numpy as np

    each = [violence_by_small_area(store, year, borough) for year in years]
    if any(one["area"] != each[0]["area"] or one["count"].null_count for one in each):
        raise FigureRefused(
            f"{', '.join(map(str, years))}: the small areas differ between the years, or a count is missing. Choose "
            "years of one vintage."
        )
    return spread_of_months(np.column_stack([one["count"].to_numpy() for one in each]))
