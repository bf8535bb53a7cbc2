"""What is spoken of first: two years of each count with their change, three of knife offences, and where they fell."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.evidence.violence.years import total
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import (
    SMALL_AREA,
    WARD,
    by_place,
    monthly,
    refuse_small,
    series,
)
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.borough.together import of_small_areas, of_wards
from alongside.partnership.violence.counts.pictures import draw_map, draw_months, month_table
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.usual import usual_in_words
from alongside.partnership.violence.counts.years import an_earlier_year, inputs_of, rows_of, two_shares, two_years
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import INJURY, KNIFE, VIOLENCE

if TYPE_CHECKING:
    from alongside.evidence.violence.counts import Counted as Series


def years(records: Records) -> Snapshot:
    parts = (_knife_before, _knife, _violence, _injured, _knife_months, _knife_by_ward, _violence_by_small_area)
    return gather(partial(part, records) for part in parts)


def _common(records: Records, *measures: str) -> dict:
    origin = records.origin(years, counts=measures)
    return origin.common() | {"how": How(definitions=origin.definitions)}


def _knife_before(records: Records) -> Snapshot:
    year, title = records.year.previous().previous(), records.titled(_("knife offences"))
    knife = series(records, KNIFE)
    count = an_earlier_year(knife, year, code=shared_codes.KNIFE_OFFENCES, title=title, **_common(records, KNIFE))
    return Snapshot(counts=(count,))


def _knife(records: Records) -> Snapshot:
    counts = two_years(
        series(records, KNIFE), code=shared_codes.KNIFE_OFFENCES, change=shared_codes.KNIFE_OFFENCES_CHANGE,
        title=records.titled(_("knife offences")), to=records.year.last, **_common(records, KNIFE),
    )  # fmt: skip
    return Snapshot(counts=tuple(counts))


def _violence(records: Records) -> Snapshot:
    counts = two_years(
        series(records, VIOLENCE), code=codes.NON_DOMESTIC, change=shared_codes.NON_DOMESTIC_CHANGE,
        title=records.titled(_("violence without domestic abuse")), to=records.year.last, **_common(records, VIOLENCE),
    )  # fmt: skip
    return Snapshot(counts=tuple(counts))


def _injured(records: Records) -> Snapshot:
    injury, violence = series(records, INJURY), series(records, VIOLENCE)
    both = (records.year, records.year.previous())
    injured = [int(total(injury, year).value or 0) for year in both]
    others = [int(total(violence, year).value or 0) - n for year, n in zip(both, injured, strict=True)]
    refuse_small((*injured, *others), _("The share with injury"))
    counts = two_shares(
        injury, violence, code=codes.INJURED, change=shared_codes.SERIOUSNESS_CHANGE, to=records.year.last,
        title=records.titled(_("share of violence without domestic abuse with injury")),
        **_common(records, INJURY, VIOLENCE),
    )  # fmt: skip
    return Snapshot(counts=tuple(counts))


def _knife_months(records: Records) -> Snapshot:
    knife, three = monthly(records, KNIFE), records.three_years
    title = records.titled(_("knife offences by month, %(months)s") % {"months": three.words})
    about = _about(records, KNIFE, knife, code=codes.KNIFE_MONTHS, title=title, period=three, inputs=inputs_of(knife))
    words = {"month": _("Month"), "knife": _("Knife offences")}
    last = records.year.previous()
    sums = tuple(total(knife, year).value for year in (last.previous(), last, records.year))
    decline = _("%d offences in the first twelve months, then %d, then %d.") % sums
    table = month_table({"knife": knife}, three)
    return Snapshot(
        drawn=(draw_months(about, table, words, f"{decline} {usual_in_words(control_chart(knife), knife.unit)}"),)
    )


def _knife_by_ward(records: Records) -> Snapshot:
    title = _("knife offences by ward, %(months)s") % {"months": records.year.words}
    return _places(records, KNIFE, WARD, codes.KNIFE_WARDS, title)


def _violence_by_small_area(records: Records) -> Snapshot:
    title = _("violence without domestic abuse by small area, %(months)s") % {"months": records.year.words}
    return _places(records, VIOLENCE, SMALL_AREA, codes.NON_DOMESTIC_SMALL_AREAS, title)


def _places(records: Records, measure: str, by: str, code: str, title: str) -> Snapshot:
    """Each place once; small numbers are hidden under every total that is published beside them, of wards too."""
    totals_by = ((), ("ward",)) if by == SMALL_AREA else ((),)
    table = protect(by_place(records, measure, records.year, by), "count", SMALL_NUMBERS, totals_by)
    table = table.drop(["ward"]) if by == WARD else table
    about = _about(
        records, measure, series(records, measure), code=code, title=records.titled(title), period=records.year,
        inputs=rows_of(table.to_pylist()),
    )  # fmt: skip
    words = {"name": _("Place"), "area": _("Code"), "ward": _("Ward"), "count": _("Offences")}
    shown = {name: words[name] for name in table.column_names if name in words}
    family = shared_codes.KNIFE_OFFENCES if measure == KNIFE else codes.NON_DOMESTIC
    compared = of_wards(records, family) if by == WARD else of_small_areas(family)
    ground = records.wards if by == WARD else records.areas
    return Snapshot(drawn=(draw_map(about, table, shown, ground, compared),))


def _about(records: Records, measure: str, series: "Series", **more: object) -> Count:
    return Count(
        counted=Counted.OFFENCES,
        unit=series.unit,
        value=None,
        definition=series.definition,
        source=series.source,
        cut_on=series.cut_on,
        **_common(records, measure),
        **more,
    )
