"""Every source we can read. A new source is a module beside this one and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.evidence.errors import UnknownFile
from alongside.evidence.intake import (
    area_months,
    camden_open,
    mps_dashboards,
    mps_knife,
    mps_tables,
    stop_search,
    street,
)
from alongside.evidence.intake.source import Source

SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        street.STREET,
        street.API_STREET,
        stop_search.STOP_AND_SEARCH,
        camden_open.VIOLENCE_BY_WARD,
        camden_open.ON_STREET,
        mps_tables.BOROUGH,
        mps_tables.WARD,
        mps_tables.LSOA,
        mps_tables.LSOA_YEARLY,
        mps_knife.KNIFE_DASHBOARD,
        mps_knife.KNIFE_BY_FORCE,
        mps_dashboards.HOMICIDE_VICTIMS,
        mps_dashboards.HOMICIDE_PROCEEDINGS,
        mps_dashboards.CUSTODY,
        area_months.AREA_MONTHS,
    )
}


def recognise(file_name: str, headings: Sequence[str]) -> Source:
    """Say which source a file is from, by its headings alone.

    headings  the file's column names as they stand.

    Returns   the source; of several that fit, the one that needs the most columns.
    Raises    UnknownFile with the columns seen, the nearest source, and what the file lacks for it.
    """
    lacking = {source.name: source.lacks(headings) for source in SOURCES.values()}
    fitting = [SOURCES[name] for name, missing in lacking.items() if not missing]
    if fitting:
        return max(fitting, key=lambda source: len(source.needs))
    seen = ", ".join(f'"{h}"' for h in headings[:8]) + (" and more" if len(headings) > 8 else "")
    nearest = min(SOURCES.values(), key=lambda source: len(lacking[source.name]) / len(source.needs))
    raise UnknownFile(
        f"{file_name} has the columns {seen}, which no source we read has. The nearest is {nearest.words}; for that it "
        f"lacks {', '.join(lacking[nearest.name])}. Nothing was kept. Check that it is the file you meant."
    )
