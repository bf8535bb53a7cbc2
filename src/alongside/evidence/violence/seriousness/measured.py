"""A measure weighed: from the files that were read to two years by number and by severity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.violence.counts import count_months
from alongside.evidence.violence.seriousness.categories import count_categories
from alongside.evidence.violence.seriousness.compare import Seriousness, compare_seriousness

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.measures import Measure
    from alongside.evidence.violence.seriousness.weights import SeverityIndex

# Which kept column names the kind of offence. That of data.police.uk is here to be refused with its reason.
KINDS = {
    "mps_borough": "minor", "mps_ward": "minor", "police_uk_street": "crime_type",
    "camden_violence_by_ward": "crime_type",
}  # fmt: skip


def says_kinds(measure: Measure) -> bool:
    """Say whether a measure's source names kinds of offence, so that it can be weighed."""
    return measure.source_name in KINDS


def weigh_measure(
    store: Store,
    measure: Measure,
    indices: Sequence[SeverityIndex],
    to: Month,
    area: str,
    by: str = "",
    files: tuple[str, ...] = (),
) -> Seriousness:
    """Set twelve months of a measure beside the twelve before, by number and by weight.

    by       kind of area; the measure's first unless given.
    The rest as in `counts.count_months` and `compare.compare_seriousness`.

    Returns  Seriousness.
    Raises   FigureRefused for a source that does not name kinds of offence; else as the two functions.
    """
    if not says_kinds(measure):
        raise FigureRefused(f"{measure.title}: this source does not say kinds of offence, so it cannot be weighed.")
    by = by or next(iter(measure.areas))
    within = Period(twelve_months_to(to).previous().first, to)
    whole = count_months(store, measure, area, by, within, files)
    counts = count_categories(store, measure, area, by, KINDS[measure.source_name], within, files)
    return compare_seriousness(
        counts, indices, to, title=measure.title, area=area, source=whole.source, cut_on=whole.cut_on
    )
