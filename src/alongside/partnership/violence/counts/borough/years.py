"""What Camden stated in 2019, as Fleetwater was invented to have it: two years of each count, and the change."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.synthetic.fleetwater import (
    INJURY,
    KNIFE,
    VIOLENCE,
    count_fleetwater,
    count_fleetwater_places,
)
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.evidence.violence.years import total
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.differencing import Compared
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.pictures import draw_map, draw_months, month_table
from alongside.partnership.violence.counts.years import (
    THREE_YEARS,
    an_earlier_year,
    inputs_of,
    rows_of,
    two_shares,
    two_years,
)
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.synthetic.fleetwater import Fleetwater
    from alongside.evidence.violence.counts import Counted as Series


def years(records: Records) -> Snapshot:
    borough = records.borough
    knife, violence, injury = (count_fleetwater(borough, measure) for measure in (KNIFE, VIOLENCE, INJURY))
    common = records.origin(years).common()
    knife_title = _("Fleetwater (invented): knife offences")
    return Snapshot(
        counts=(
            an_earlier_year(
                knife, STATED_YEAR.previous().previous(), code=shared_codes.KNIFE_OFFENCES, title=knife_title, **common
            ),
            *two_years(
                knife,
                code=shared_codes.KNIFE_OFFENCES,
                change=shared_codes.KNIFE_OFFENCES_CHANGE,
                title=knife_title,
                **common,
            ),
            *two_years(
                violence,
                code=codes.NON_DOMESTIC,
                change=shared_codes.NON_DOMESTIC_CHANGE,
                title=_("Fleetwater (invented): violence without domestic abuse"),
                **common,
            ),
            *two_shares(
                injury,
                violence,
                code=codes.INJURED,
                change=shared_codes.SERIOUSNESS_CHANGE,
                title=_("Fleetwater (invented): share of violence without domestic abuse with injury"),
                **common,
            ),
        ),
        drawn=(
            _draw_knife_months(knife, common),
            _draw_places(borough, KNIFE, "ward", knife, common),
            _draw_places(borough, VIOLENCE, "small area", violence, common),
        ),
    )


def _draw_knife_months(knife: "Series", common: dict) -> Drawn:
    about = _about(
        knife,
        common,
        code=codes.KNIFE_MONTHS,
        title=_("Fleetwater (invented): knife offences by month, %(months)s") % {"months": THREE_YEARS.words},
        period=THREE_YEARS,
        inputs=inputs_of(knife),
    )
    words = {"month": _("Month"), "knife": _("Knife offences")}
    last_year = STATED_YEAR.previous()
    sums = tuple(total(knife, year).value for year in (last_year.previous(), last_year, STATED_YEAR))
    decline = _("%d offences in the first twelve months, then %d, then %d.") % sums
    table = month_table({"knife": knife}, THREE_YEARS)
    return draw_months(about, table, words, f"{decline} {control_chart(knife).sentence}")


def _draw_places(borough: "Fleetwater", measure: str, by: str, series: "Series", common: dict) -> Drawn:
    """Each place once; small numbers are hidden under the total that is published beside them."""
    table = protect(count_fleetwater_places(borough, measure, STATED_YEAR, by), "count", SMALL_NUMBERS)
    if by == "ward":
        table = table.drop(["ward"])
    code, title, areas = _place_words(borough, by)
    about = _about(series, common, code=code, title=title, period=STATED_YEAR, inputs=rows_of(table.to_pylist()))
    words = {"name": _("Place"), "area": _("Code"), "ward": _("Ward"), "count": _("Offences")}
    shown = {name: words[name] for name in table.column_names if name in words}
    return draw_map(about, table, shown, areas, Compared("count", ("area",)))


def _place_words(borough: "Fleetwater", by: str) -> "tuple[str, str, Areas]":
    ground = borough.geography
    if by == "ward":
        title = _("Fleetwater (invented): knife offences by ward, %(months)s")
        return codes.KNIFE_WARDS, title % {"months": STATED_YEAR.words}, ground.wards
    title = _("Fleetwater (invented): violence without domestic abuse by small area, %(months)s")
    return codes.NON_DOMESTIC_SMALL_AREAS, title % {"months": STATED_YEAR.words}, ground.areas


def _about(series: "Series", common: dict, **more: object) -> Count:
    return Count(
        counted=Counted.OFFENCES,
        unit=series.unit,
        value=None,
        definition=series.definition,
        source=series.source,
        cut_on=series.cut_on,
        **common,
        **more,
    )
