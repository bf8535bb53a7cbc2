"""Camden's wards since May 2022: their numbers on a map, and year after year. Nobody publishes who lives in them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Period
from alongside.evidence.violence import measures
from alongside.evidence.violence.counts import count_areas
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import Records, origin_of
from alongside.partnership.violence.counts.heads import of_areas
from alongside.partnership.violence.counts.pictures import draw_map
from alongside.partnership.violence.counts.ward_years import in_year, show_ward_years
from alongside.partnership.violence.counts.years import rows_of
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

MEASURE = measures.MPS_VIOLENCE_BY_WARD


def wards(records: Records) -> Snapshot:
    return Snapshot(drawn=(_draw_year(records), _draw_years(records)))


def _draw_year(records: Records) -> Drawn:
    table = _counted(records, STATED_YEAR)
    about = Count(
        code=codes.CAMDEN_WARDS,
        title=_("Camden: violence against the person by ward, %(months)s") % {"months": STATED_YEAR.words},
        counted=Counted.OFFENCES,
        unit=MEASURE.unit,
        value=None,
        definition=MEASURE.definition,
        source=MEASURE.source.words,
        cut_on=records.cut_on(MEASURE.source_name),
        period=STATED_YEAR,
        inputs=rows_of(table.to_pylist()),
        **_origin(records).common(),
    )
    words = {name: head.words for name, head in of_areas(_("Ward")).items()} | {"count": _("Offences")}
    return draw_map(about, table, words, records.ground["wards"])


def _draw_years(records: Records) -> Drawn:
    import pyarrow as pa

    years = records.whole_years(MEASURE.source_name) or [STATED_YEAR]
    return show_ward_years(
        pa.concat_tables(in_year(_counted(records, year), year) for year in years), records.ground["wards"],
        _origin(records), code=codes.CAMDEN_WARD_YEARS, definition=MEASURE.definition,
        period=Period(years[0].first, years[-1].last),
        title=_("Camden: violence against the person by ward, year after year"),
        more=_("These are numbers, not rates: busy centres have more of everything."),
    )  # fmt: skip


def _counted(records: Records, year: "Period") -> "pa.Table":
    """A ward that no row is about is missing, not zero."""
    import pyarrow as pa

    ground = records.ground["wards"]
    counted = dict(zip(*count_areas(records.store, MEASURE, "ward", year).to_pydict().values(), strict=True))
    counts = pa.array(map(counted.get, ground.codes), pa.int64())
    return pa.table({"name": ground.names, "area": ground.codes, "count": counts})


def _origin(records: Records):
    return origin_of(wards, MEASURE.source.words, records.cut_on(MEASURE.source_name))
