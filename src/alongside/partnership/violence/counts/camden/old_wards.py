"""Camden's 18 wards as they were before May 2022: the wards that open data gives both offences and residents of."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.intake.population import WARD_POPULATION
from alongside.evidence.violence import measures
from alongside.evidence.violence.busy_places.denominators import beside_residents
from alongside.evidence.violence.counts import count_areas, count_groups
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months
from alongside.evidence.violence.residents import old_ward_residents, with_residents
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.area_rates import places_of, show_rates
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.denominators import show_denominators
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.partnership.violence.counts.told import Origin

MEASURE = measures.POLICE_UK_VIOLENCE_BY_WARD
PEOPLE_IN = 2018  # the year that most of the stated twelve months are of
SEED, TOP = 2019, 3


def old_wards(records: Records) -> Snapshot:
    counted = count_areas(records.store, MEASURE, "ward", STATED_YEAR)
    wards = with_residents(counted, old_ward_residents(records.store, PEOPLE_IN, CAMDEN), by="area_name")
    source = f"{MEASURE.source.words}; {WARD_POPULATION.words}"
    origin = origin_of(old_wards, source, records.cut_on(MEASURE.source_name))
    return Snapshot(drawn=(_rates(records, wards, origin), _denominators(wards, origin)))


def _rates(records: Records, wards: "pa.Table", origin: "Origin") -> Drawn:
    found = rates_by_area(wards, MEASURE.title, STATED_YEAR, _spread(records, wards))
    return show_rates(
        found, origin, code=codes.CAMDEN_WARD_RATES, kind=_("Ward before May 2022"), whole=_("all of Camden"),
        title=_("Camden: violence and sexual offences per 1,000 residents, by ward before May 2022"),
        places=places_of(found, SEED, TOP), definition=f"{MEASURE.definition} {_people()}",
    )  # fmt: skip


def _denominators(wards: "pa.Table", origin: "Origin") -> Drawn:
    """Nobody publishes who is there by day, so that column is empty and not shown."""
    import pyarrow as pa

    table = wards.append_column("daytime", pa.nulls(wards.num_rows, pa.int64()))
    return show_denominators(
        beside_residents(table, MEASURE.title), origin, code=codes.CAMDEN_DENOMINATORS, kind=_("Ward before May 2022"),
        title=_("Camden: the same offences by number, by residents and by size of the ward"), period=STATED_YEAR,
        definition=f"{_people()} {MEASURE.definition}",
    )  # fmt: skip


def _people() -> str:
    return _(
        "Residents of %(year)s are the Greater London Authority's projection of an older round, all ages, for the same "
        "wards: true numbers can differ."
    ) % {"year": PEOPLE_IN}


def _spread(records: Records, wards: "pa.Table") -> float:
    import numpy as np

    names = wards["area_name"].to_pylist()
    months = count_groups(records.store, MEASURE, dict(zip(names, names, strict=True)), "ward", STATED_YEAR)
    return spread_of_months(np.asarray(months["count"].to_numpy()).reshape(-1, len(STATED_YEAR)))
