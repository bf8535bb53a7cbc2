"""Camden, a real borough, from the open files of the police. Nothing here is invented."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.periods import Month
from alongside.evidence.violence import measures
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.evidence.violence.counts import count_areas, count_months
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.figures.registry import code_version
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden_deeper import deeper, knives
from alongside.partnership.violence.counts.pictures import draw_map, draw_months, month_table
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.trend import NONE, Rebases
from alongside.partnership.violence.counts.years import THREE_YEARS, inputs_of, rows_of, two_shares, two_years
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted as Series
    from alongside.evidence.violence.measures import Measure

CAMDEN = "Camden"
PERSON, SEXUAL = "against_the_person", "with_sexual_offences"


def camden(store: "Store", wards: "Areas | None", rebases: Rebases = NONE) -> Snapshot:
    """Count what these files hold of Camden. A part whose file was not read is left out.

    Raises  EvidenceError where a file holds too little, or two hold the same.
    """
    further = [partial(deeper, store, wards, rebases)] if store.files("mps_borough") else []
    further += [partial(knives, store)] if store.files("mps_knife_dashboard") else []
    return _stated(store, wards) + gather(further)


def _stated(store: "Store", wards: "Areas | None") -> Snapshot:
    common = {"rule": AS_RECORDED, "invented": False, "counted_by": code_version(_stated)}
    counts: list[Count] = []
    drawn: list[Drawn] = []
    series: dict[str, Series] = {}
    if store.files("mps_borough"):
        series[PERSON] = _months(store, measures.MPS_VIOLENCE)
        injured = _months(store, measures.MPS_VIOLENCE_WITH_INJURY)
        counts += _against_the_person(series[PERSON], injured, common)
    if store.files("camden_violence_by_ward"):
        series[SEXUAL] = _months(store, measures.POLICE_UK_VIOLENCE_BY_WARD)
        counts += two_years(
            series[SEXUAL],
            code=codes.WITH_SEXUAL_OFFENCES,
            change=codes.WITH_SEXUAL_OFFENCES_CHANGE,
            title=_("Camden: violence and sexual offences"),
            **common,
        )
    if series:
        drawn.append(_draw_series(series, common))
    if wards and store.files("mps_ward"):
        drawn.append(_draw_wards(store, wards, common))
    return Snapshot(tuple(counts), tuple(drawn))


def _months(store: "Store", measure: "Measure") -> "Series":
    return count_months(store, measure, CAMDEN, "borough", within=THREE_YEARS)


def _against_the_person(series: "Series", injured: "Series", common: dict) -> list[Count]:
    return [
        *two_years(
            series,
            code=codes.AGAINST_THE_PERSON,
            change=codes.AGAINST_THE_PERSON_CHANGE,
            title=_("Camden: violence against the person"),
            **common,
        ),
        *two_shares(
            injured,
            series,
            code=codes.CAMDEN_INJURED,
            change=codes.CAMDEN_INJURED_CHANGE,
            title=_("Camden: share of violence against the person with injury"),
            **common,
        ),
    ]


def _draw_series(series: "dict[str, Series]", common: dict) -> Drawn:
    words = {
        "month": _("Month"),
        PERSON: _("Violence against the person (police table)"),
        SEXUAL: _("Violence and sexual offences (data.police.uk)"),
    }
    about = Count(
        code=codes.CAMDEN_MONTHS,
        title=_("Camden: recorded violence by month, %(months)s") % {"months": THREE_YEARS.words},
        counted=Counted.OFFENCES,
        unit="offences",
        value=None,
        definition=" ".join(f"{words[name]}: {one.definition}" for name, one in series.items()),
        source="; ".join(one.source for one in series.values()),
        cut_on=min(one.cut_on for one in series.values()),
        period=THREE_YEARS,
        inputs=inputs_of(*series.values()),
        **common,
    )
    different = [_("The two lines count different things.")] if len(series) > 1 else []
    usual = [f"{words[name]}: {control_chart(one).sentence}" for name, one in series.items()]
    shown = {name: words[name] for name in ("month", *series)}
    return draw_months(about, month_table(series, THREE_YEARS), shown, " ".join([*different, *usual]))


def _draw_wards(store: "Store", wards: "Areas", common: dict) -> Drawn:
    import pyarrow as pa

    measure = measures.MPS_VIOLENCE_BY_WARD
    every = count_areas(store, measure, "ward", STATED_YEAR)
    counted = dict(zip(*every.to_pydict().values(), strict=True))
    table = pa.table(
        {"name": wards.names, "area": wards.codes, "count": pa.array(map(counted.get, wards.codes), pa.int64())}
    )
    about = Count(
        code=codes.CAMDEN_WARDS,
        title=_("Camden: violence against the person by ward, %(months)s") % {"months": STATED_YEAR.words},
        counted=Counted.OFFENCES,
        unit=measure.unit,
        value=None,
        definition=measure.definition,
        source=measure.source.words,
        cut_on=max(Month.parse(max(file.periods)) for file in store.files(measure.source_name)).last_day,
        period=STATED_YEAR,
        inputs=rows_of(table.to_pylist()),
        **common,
    )
    return draw_map(about, table, {"name": _("Ward"), "area": _("Code"), "count": _("Offences")}, wards)
