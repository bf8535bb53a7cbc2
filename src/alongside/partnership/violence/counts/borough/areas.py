"""Fleetwater's wards: rates with the residents beneath, three years as small maps, and every ward's quarters."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.pictures.months import band_picture
from alongside.evidence.synthetic.by_ward import quarters_by_ward
from alongside.evidence.synthetic.fleetwater import DEFINITIONS, MONTHS, VIOLENCE, count_fleetwater_places
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months
from alongside.partnership.figures.differencing import Compared
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.area_rates import show_rates
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.told import Heads, tell
from alongside.partnership.violence.counts.ward_years import YEARS, in_year, show_ward_years
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates


def areas(records: Records) -> Snapshot:
    quarters = quarters_by_ward(records.borough, VIOLENCE)
    safe = protect(quarters, "count", SMALL_NUMBERS, totals_by=(("month",), ("area", "year")))
    each = [_quarters(safe, code, name, records) for code, name in _wards(records)]
    return Snapshot(drawn=(_rates(records), _years(records), *each))


def rates(records: Records) -> "AreaRates":
    """Rates of the twelve months, with intervals as wide as the months' own spread asks for."""
    import numpy as np
    import pyarrow as pa

    counted = count_fleetwater_places(records.borough, VIOLENCE, STATED_YEAR, "ward")
    known = dict(zip(counted["area"].to_pylist(), counted["count"].to_pylist(), strict=True))
    counts = [known[code] for code in records.people["area_code"].to_pylist()]
    table = records.people.select(["area_code", "area_name", "residents"]).append_column("count", pa.array(counts))
    quarters = quarters_by_ward(records.borough, VIOLENCE)["count"].to_numpy()
    spread = spread_of_months(np.asarray(quarters).reshape(-1, table.num_rows).T)
    return rates_by_area(table, VIOLENCE.capitalize(), STATED_YEAR, spread)


def _wards(records: Records) -> list[tuple[str, str]]:
    wards = records.borough.geography.wards
    return list(zip(wards.codes, wards.names, strict=True))


def _rates(records: Records) -> Drawn:
    return show_rates(
        rates(records), records.origin(areas), code=codes.WARD_RATES, kind=_("Ward"), whole=_("the whole borough"),
        title=_("Fleetwater (invented): violence without domestic abuse per 1,000 residents, by ward"),
        definition=DEFINITIONS[VIOLENCE],
    )  # fmt: skip


def _years(records: Records) -> Drawn:
    import pyarrow as pa

    borough, each = records.borough, []
    for year in YEARS:
        counted = count_fleetwater_places(borough, VIOLENCE, year, "ward").select(["name", "area", "count"])
        each.append(in_year(counted, year))
    return show_ward_years(
        protect(pa.concat_tables(each), "count", SMALL_NUMBERS, totals_by=(("period",),)), borough.geography.wards,
        records.origin(areas), code=codes.WARD_YEARS, definition=DEFINITIONS[VIOLENCE],
        title=_("Fleetwater (invented): violence without domestic abuse by ward, year after year"),
    )  # fmt: skip


def _quarters(safe: "pa.Table", code: str, name: str, records: Records) -> Drawn:
    """One ward's line. Quarters, because single months of a ward are too small to show and to read."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = safe.filter(pc.equal(safe["area"], code)).select(["month", "count", "count_state"])
    title = _("%(ward)s (invented): violence without domestic abuse by quarter") % {"ward": name}
    shown = [count for count in rows["count"].to_pylist() if count is not None]
    told = {"low": min(shown, default=0), "high": max(shown, default=0), "hidden": rows.num_rows - len(shown)}
    sentence = _("Between %(low)s and %(high)s offences in a quarter.") % told
    if told["hidden"]:
        sentence += " " + _("Quarters hidden because they are small: %(hidden)s.") % told
    empty = pa.nulls(rows.num_rows, pa.float64())

    def draw(table: "pa.Table") -> "Picture":
        with_ends = table.append_column("low", empty).append_column("high", empty)
        return band_picture(with_ends, title, _("offences in the quarter"), sentence, "")

    heads = {"month": Heads(_("Quarter from")), "count": Heads(_("Offences"), _("offences"))}
    return tell(
        rows, heads, records.origin(areas), code=codes.ward_quarters(code), title=title, unit=_("offences"),
        definition=DEFINITIONS[VIOLENCE], draw=draw, period=MONTHS, compared=Compared("count", ()),
    )  # fmt: skip
