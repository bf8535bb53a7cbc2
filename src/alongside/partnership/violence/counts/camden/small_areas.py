"""Camden's small areas in a calendar year: numbers on a map, rates by residents, and what else is high there."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.intake.area_figures import IMD_2019, INDICES
from alongside.evidence.intake.kept import area_figures
from alongside.evidence.intake.mps_tables import LSOA_YEARLY
from alongside.evidence.intake.population import LSOA_POPULATION
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.causes import beside_rates
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area
from alongside.evidence.violence.residents import small_area_residents, with_residents
from alongside.evidence.violence.small_areas_yearly import DEFINITION, UNIT, spread_of_years, violence_by_small_area
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.area_rates import places_of, show_rates
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.causes import show_causes
from alongside.partnership.violence.counts.heads import of_areas
from alongside.partnership.violence.counts.pictures import draw_map
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.years import rows_of
from alongside.partnership.violence.kinds import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.neighbourhoods.impact import AreaRates
    from alongside.partnership.violence.counts.told import Origin

YEAR, PEOPLE_IN = 2018, 2019  # the calendar year with most of the stated months, and the estimate nearest to it
SPREAD_FROM = (2016, 2017, 2018)
IN_YEAR = Period(Month(YEAR, 1), Month(YEAR, 12))
SEED, TOP, DRAWN = 2019, 10, 15
# The seven domains of the index, and the one of children. The index itself holds recorded crime.
DOMAINS = ("income", "employment", "education", "health", "crime", "barriers", "living_environment", "idaci")


def small_areas(records: Records) -> Snapshot:
    """Each part by itself, and only where its file is there."""
    parts = [partial(_map, records)] if "small_areas" in records.ground else []
    if records.have(LSOA_POPULATION.name):
        parts.append(partial(_rates, records))
    if records.have(LSOA_POPULATION.name, IMD_2019.name):
        parts.append(partial(_causes, records))
    return gather(parts)


def _map(records: Records) -> Snapshot:
    import pyarrow as pa

    ground = records.ground["small_areas"]
    counted = dict(zip(*violence_by_small_area(records.store, YEAR, CAMDEN).to_pydict().values(), strict=True))
    counts = pa.array(map(counted.get, ground.codes), pa.int64())
    table = pa.table({"name": ground.names, "area": ground.codes, "count": counts})
    origin = _origin(records)
    about = Count(
        code=codes.CAMDEN_SMALL_AREAS,
        title=_("Camden: violence by small area, %(year)s") % {"year": YEAR},
        counted=Counted.OFFENCES,
        unit=UNIT,
        value=None,
        definition=DEFINITION,
        source=origin.source,
        cut_on=origin.cut_on,
        period=IN_YEAR,
        inputs=rows_of(table.to_pylist()),
        **origin.common(),
    )
    words = {name: head.words for name, head in of_areas(_("Small area")).items()} | {"count": _("Offences")}
    return Snapshot(drawn=(draw_map(about, table, words, ground),))


def found_rates(records: Records) -> "AreaRates":
    """Offences per 1,000 residents of the small areas of 2011: counts and residents are of the same ones."""
    people = small_area_residents(records.store, PEOPLE_IN, CAMDEN)
    counted = with_residents(violence_by_small_area(records.store, YEAR, CAMDEN), people)
    return rates_by_area(counted, _("Violence"), IN_YEAR, spread_of_years(records.store, SPREAD_FROM, CAMDEN))


def _rates(records: Records) -> Snapshot:
    found = found_rates(records)
    drawn = show_rates(
        found, _origin(records, LSOA_POPULATION.words), code=codes.CAMDEN_SMALL_AREA_RATES, kind=_("Small area"),
        whole=_("all of Camden"), title=_("Camden: violence per 1,000 residents by small area, %s") % YEAR,
        places=places_of(found, SEED, TOP), drawn=_highest, sentence=_("Drawn are the %s highest.") % DRAWN,
        definition=f"{DEFINITION} {_people()} " + _("The spread of the rates comes from the years %s.") % _years(),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _highest(table: "pa.Table") -> "pa.Table":
    return table.slice(0, DRAWN)


def _people() -> str:
    return _(
        "Residents are those of the middle of %(year)s, all ages, as the Office for National Statistics estimated them "
        "for the same small areas (LSOA of 2011)."
    ) % {"year": PEOPLE_IN}


def _years() -> str:
    return ", ".join(map(str, SPREAD_FROM))


def _causes(records: Records) -> Snapshot:
    import pyarrow as pa
    import pyarrow.compute as pc

    rates = found_rates(records).areas.select(["area_code", "area_name", "rate"])
    figures = area_figures(records.store)
    chosen = pa.array([f"{INDICES[domain][2]}, score" for domain in DOMAINS])
    inside = pc.is_in(figures["area_code"], rates["area_code"].combine_chunks())
    figures = figures.filter(pc.and_(inside, pc.is_in(figures["figure"], chosen)))
    drawn = show_causes(
        beside_rates(rates, figures), _origin(records, LSOA_POPULATION.words, IMD_2019.words), period=IN_YEAR,
        code=codes.CAMDEN_CAUSES, title=_("Camden: what else is high where violence is high, by small area"),
        definition=_("Violence of %(year)s per 1,000 residents beside the Indices of Deprivation 2019, which tell of "
                     "about 2015.") % {"year": YEAR},
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _origin(records: Records, *more: str) -> "Origin":
    return origin_of(small_areas, "; ".join([LSOA_YEARLY.words, *more]), records.cut_on(LSOA_YEARLY.name))
