"""Every source we can read. A new source is a module beside this one and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.evidence.errors import FileRefused, UnknownFile
from alongside.evidence.intake import (
    area_figures,
    area_months,
    camden_open,
    force_extract,
    health_statistics,
    hospital_assaults,
    lookups,
    mps_dashboards,
    mps_knife,
    mps_tables,
    population,
    severity_weights,
    stop_search,
    street,
    surveys,
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
        force_extract.FORCE_EXTRACT,
        hospital_assaults.ISTV,
        hospital_assaults.ECDS,
        health_statistics.SHARP_OBJECT_REGIONS,
        health_statistics.SHARP_OBJECT_ENGLAND,
        health_statistics.DRUG_HARM,
        surveys.PUBLIC_ATTITUDES,
        surveys.RESIDENTS,
        area_months.AREA_MONTHS,
        area_figures.AREA_FIGURES,
        area_figures.IMD_2019,
        population.POPULATION,
        population.WARD_POPULATION,
        population.LSOA_POPULATION,
        lookups.LSOA_2011_TO_2021,
        lookups.LSOA_2021_TO_WARD_2024,
        severity_weights.SEVERITY_WEIGHTS,
        severity_weights.CCHI,
    )
}
# Files that we know and do not read, because a figure made from them would mislead.
UNFIT: tuple[Source, ...] = (severity_weights.UNLABELLED_CSS,)


def recognise(file_name: str, headings: Sequence[str]) -> Source:
    """Say which source a file is from, by its headings alone.

    headings  the file's column names as they stand.

    Returns   the source; of several that fit, the one that needs the most columns.
    Raises    UnknownFile with the columns seen, the nearest source, and what the file lacks for it; FileRefused with
              the reason for a file that we know and do not read.
    """
    for unfit in UNFIT:
        if not unfit.lacks(headings):
            raise FileRefused(f"{file_name} is {unfit.words}. {unfit.unfit} Nothing was kept.")
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
