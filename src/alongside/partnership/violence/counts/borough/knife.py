"""Knives in a force's extract: flagged, injured and carried apart, with a line where the counting changed."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.pictures.months import band_picture
from alongside.evidence.violence.knife import count_knives
from alongside.partnership.figures.differencing import Compared
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import sentence_of
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.told import Heads, Origin, tell
from alongside.partnership.violence.counts.years import inputs_of
from alongside.partnership.violence.kinds import Drawn, Snapshot
from alongside.partnership.violence.local_file import CARRIED, KNIFE, KNIFE_INJURY

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.definitions.applying import Defined


def knife(records: Records) -> Snapshot:
    origin = records.origin(knife, counts=(KNIFE, KNIFE_INJURY, CARRIED))
    chosen = [records.definitions[measure] for measure in (KNIFE, KNIFE_INJURY, CARRIED)]
    found = count_knives(records.extract, *chosen, area=records.name, source=origin.source, cut_on=origin.cut_on)
    breaks = [(one.month.first_day, _("the force counts in another way from here")) for one in found.breaks]
    titles = (
        _("offences in which a knife was used or threatened with, by month"),
        _("offences in which a knife injured somebody, by month"),
        _("weapons carried, by month"),
    )
    told = zip(codes.KNIFE_KINDS, titles, (found.flagged, found.injured, found.carried), strict=True)
    return Snapshot(
        drawn=tuple(
            _draw(code, records.titled(title), defined, breaks, records, origin) for code, title, defined in told
        )
    )


def _draw(code: str, title: str, defined: "Defined", breaks: list, records: Records, origin: Origin) -> Drawn:
    import pyarrow as pa

    series = defined.counted
    empty = pa.nulls(series.months.num_rows, pa.float64())
    # each month is small in itself, so the year's sums stand beside it and are held to be known
    count = series.months.num_rows
    years = [str((count - 1 - place) // 12) for place in range(count)]
    plain = series.months.append_column("year", pa.array(years))
    table = protect(plain, "count", SMALL_NUMBERS, totals_by=(("year",),)).drop(["year"])

    def draw(safe: "pa.Table") -> "Picture":
        with_ends = safe.append_column("low", empty).append_column("high", empty)
        return band_picture(with_ends, title, series.unit, sentence_of(defined), "", breaks=breaks)

    heads = {"month": Heads(_("Month")), "count": Heads(_("Offences"), series.unit)}
    return tell(
        table, heads, origin, code=code, title=title, unit=series.unit, definition=series.definition,
        draw=draw, period=records.months, compared=Compared("count", ()), inputs=inputs_of(series),
    )  # fmt: skip
