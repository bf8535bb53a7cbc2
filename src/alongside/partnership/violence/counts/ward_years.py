"""The same wards in several years, as small maps in the same shades: for every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import twelve_months_to
from alongside.evidence.pictures.small_multiples import small_multiples
from alongside.partnership.violence.counts.heads import of_areas
from alongside.partnership.violence.counts.told import Heads, Origin, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Month, Period
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas
    from alongside.partnership.figures.differencing import Compared, Line


def in_year(counted: "pa.Table", year: "Period") -> "pa.Table":
    """Counts of one year, with the words that its map stands under."""
    import pyarrow as pa

    return counted.append_column("period", pa.array([_year_to(year.last)] * counted.num_rows))


def of_its_year(line: "Line", period: "Period") -> "Period":
    """The twelve months of a row, of those that end in the table's period."""
    ends = (period.first.shift(place) for place in range(len(period) - 1, -1, -12))
    return next((twelve_months_to(month) for month in ends if _year_to(month) == line["period"]), period)


def _year_to(month: "Month") -> str:
    return _("Year to %(month)s") % {"month": month.words}


def show_ward_years(
    table: "pa.Table", wards: "Areas", origin: Origin, *, code: str, title: str, definition: str, more: str = "",
    period: "Period", compared: "Compared | None" = None,
) -> Drawn:  # fmt: skip
    """One map a year. table: name, area, period, count and perhaps count_state."""
    sentence = _("The same shades in each map: what is darker had more. An area that stays dark had much each year.")
    unit = _("offences")

    def draw(table: "pa.Table") -> "Picture":
        return small_multiples(wards, table, title, unit, f"{sentence} {more}".strip())

    heads = {
        **of_areas(_("Ward")),
        "period": Heads(_("Year")),
        "count": Heads(_("Offences"), unit),
    }
    order = [name for name in ("name", "area", "period", "count", "count_state") if name in table.column_names]
    return tell(
        table.select(order), heads, origin, code=code, title=title, unit=unit, definition=definition, draw=draw,
        period=period, areas=wards, compared=compared,
    )  # fmt: skip
