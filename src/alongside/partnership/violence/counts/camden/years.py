"""Two years of Camden's recorded violence by two ways of counting, what stands beside it, and its months."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.violence import measures
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import Records, origin_of
from alongside.partnership.violence.counts.pictures import draw_months, month_table
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.usual import usual_in_words
from alongside.partnership.violence.counts.years import THREE_YEARS, inputs_of, two_shares, two_years
from alongside.partnership.violence.kinds import Drawn, Snapshot

if TYPE_CHECKING:
    from alongside.evidence.violence.counts import Counted as Series
    from alongside.evidence.violence.measures import Measure

PERSON, SEXUAL = "against_the_person", "with_sexual_offences"


def years(records: Records) -> Snapshot:
    """The figures that others are read against. Raises EvidenceError where a month is missing."""
    counts: list[Count] = []
    series: dict[str, Series] = {}
    if records.have("mps_borough"):
        series[PERSON] = records.months(measures.MPS_VIOLENCE)
        counts += _against_the_person(series[PERSON], records.months(measures.MPS_VIOLENCE_WITH_INJURY))
    if records.have("camden_violence_by_ward"):
        series[SEXUAL] = records.months(measures.POLICE_UK_VIOLENCE_BY_WARD)
        title = _("Camden: violence and sexual offences")
        counts += _two_years(series[SEXUAL], codes.WITH_SEXUAL_OFFENCES, codes.WITH_SEXUAL_OFFENCES_CHANGE, title)
    return Snapshot(tuple(counts), (_draw_series(series),) if series else ())


def beside(records: Records) -> Snapshot:
    """Robbery, weapons and drugs: groups of their own, each by itself. The last two follow police work."""
    groups = (
        (measures.MPS_ROBBERY, codes.CAMDEN_ROBBERY, codes.CAMDEN_ROBBERY_CHANGE, _("Camden: robbery")),
        (measures.MPS_WEAPONS, codes.CAMDEN_WEAPONS, codes.CAMDEN_WEAPONS_CHANGE, _("Camden: weapons carried")),
        (measures.MPS_DRUGS, codes.CAMDEN_DRUGS, codes.CAMDEN_DRUGS_CHANGE, _("Camden: drug offences")),
    )
    return gather(partial(_group, records, *group) for group in groups)


def _group(records: Records, measure: "Measure", code: str, change: str, title: str) -> Snapshot:
    return Snapshot(counts=tuple(_two_years(records.months(measure), code, change, title)))


def _two_years(series: "Series", code: str, change: str, title: str) -> list[Count]:
    return two_years(series, code=code, change=change, title=title, **_common(series))


def _against_the_person(series: "Series", injured: "Series") -> list[Count]:
    title = _("Camden: violence against the person")
    return [
        *_two_years(series, codes.AGAINST_THE_PERSON, codes.AGAINST_THE_PERSON_CHANGE, title),
        *two_shares(
            injured, series, code=codes.CAMDEN_INJURED, change=codes.CAMDEN_INJURED_CHANGE,
            title=_("Camden: share of violence against the person with injury"), **_common(series),
        ),
    ]  # fmt: skip


def _common(series: "Series") -> dict:
    return origin_of(years, series.source, series.cut_on).common()


def _draw_series(series: "dict[str, Series]") -> Drawn:
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
        **_common(next(iter(series.values()))),
    )
    different = [_("The two lines count different things.")] if len(series) > 1 else []
    usual = [f"{words[name]}: {usual_in_words(control_chart(one), one.unit)}" for name, one in series.items()]
    shown = {name: words[name] for name in ("month", *series)}
    return draw_months(about, month_table(series, THREE_YEARS), shown, " ".join([*different, *usual]))
