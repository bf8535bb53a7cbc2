"""A borough's wards: rates with the residents beneath, three years as small maps, and every ward's quarters."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.pictures.months import band_picture
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months
from alongside.partnership.figures.differencing import in_its_quarter
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.area_rates import show_rates
from alongside.partnership.violence.counts.borough.counting import (
    WARD,
    by_place,
    people_by_ward,
    quarters_by_ward,
    refuse_small,
)
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.borough.together import of_one_ward, of_wards
from alongside.partnership.violence.counts.told import Heads, Origin, gather, tell
from alongside.partnership.violence.counts.ward_years import in_year, of_its_year, show_ward_years
from alongside.partnership.violence.kinds import Drawn, Snapshot
from alongside.partnership.violence.local_file import VIOLENCE

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates


def areas(records: Records) -> Snapshot:
    return gather(partial(part, records) for part in (_rates, _years, _every_quarter))


def rates(records: Records) -> "AreaRates":
    """Rates of the twelve months, with intervals as wide as the months' own spread asks for."""
    import numpy as np

    people, counted = people_by_ward(records), by_place(records, VIOLENCE, records.year, WARD)
    refuse_small(counted["count"], _("The rates of wards"))
    table = people.select(["area_code", "area_name", "residents"]).append_column("count", counted["count"])
    quarters = np.array(quarters_by_ward(records, VIOLENCE)["count"].to_pylist(), float).reshape(-1, table.num_rows)
    spread = spread_of_months(quarters[~np.isnan(quarters).any(axis=1)].T)
    return rates_by_area(table, _("Non-domestic violence"), records.year, spread)


def _origin(records: Records) -> Origin:
    return records.origin(areas, counts=(VIOLENCE,))


def _rates(records: Records) -> Snapshot:
    drawn = show_rates(
        rates(records), _origin(records), code=codes.WARD_RATES, kind=_("Ward"), whole=_("the whole borough"),
        title=records.titled(_("violence without domestic abuse per 1,000 residents, by ward")),
        definition=records.definitions[VIOLENCE].stated,
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _years(records: Records) -> Snapshot:
    import pyarrow as pa

    last = records.year.previous()
    each = [
        in_year(by_place(records, VIOLENCE, year, WARD).select(["name", "area", "count"]), year)
        for year in (last.previous(), last, records.year)
    ]
    safe = protect(pa.concat_tables(each), "count", SMALL_NUMBERS, totals_by=(("period",),))
    drawn = show_ward_years(
        safe, records.wards, _origin(records), code=codes.WARD_YEARS, period=records.three_years,
        compared=of_wards(records, codes.NON_DOMESTIC, when=of_its_year),
        title=records.titled(_("violence without domestic abuse by ward, year after year")),
        definition=records.definitions[VIOLENCE].stated,
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _every_quarter(records: Records) -> Snapshot:
    quarters = quarters_by_ward(records, VIOLENCE)
    safe = protect(quarters, "count", SMALL_NUMBERS, totals_by=(("month",), ("area", "year")))
    wards = zip(records.wards.codes, records.wards.names, strict=True)
    return Snapshot(drawn=tuple(_quarters(safe, code, name, records) for code, name in wards))


def _quarters(safe: "pa.Table", code: str, name: str, records: Records) -> Drawn:
    """One ward's line. Quarters, because single months of a ward are too small to show and to read."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = safe.filter(pc.equal(safe["area"], code)).select(["month", "count", "count_state"])
    called = _("%(ward)s (invented)") % {"ward": name} if records.is_invented else name
    title = _("%(ward)s: violence without domestic abuse by quarter") % {"ward": called}
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
        rows, heads, _origin(records), code=codes.ward_quarters(code), title=title, unit=_("offences"),
        definition=records.definitions[VIOLENCE].stated, draw=draw, period=records.months,
        compared=of_one_ward(records, codes.NON_DOMESTIC, code, when=in_its_quarter),
    )  # fmt: skip
