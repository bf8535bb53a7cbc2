"""A monthly series as a control chart, and as a rolling year with its interval: the same for every borough."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.evidence.pictures.months import band_picture, control_picture
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.evidence.violence.rolling import rolling_series, spread_of, year_interval
from alongside.partnership.figures.how import How
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.told import Heads, Origin, rounded, tell
from alongside.partnership.violence.counts.usual import how_drawn, usual_in_words
from alongside.partnership.violence.counts.years import inputs_of
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.control_charts.decisions import Rebase
    from alongside.evidence.violence.counts import Counted as Series

Rebases = Mapping[str, "Sequence[Rebase]"]
Breaks = Sequence[tuple[date, str]]
NONE: Rebases = {}


def control(
    series: "Series", measure: str, title: str, origin: Origin, rebases: Rebases = NONE, breaks: Breaks = ()
) -> Drawn:
    """The series with the limits of its usual variation. `measure` names it in codes and in the decisions to rebase."""
    chart = control_chart(series, rebases=rebases.get(measure, ()))
    unit = series.unit
    heads = {
        "month": Heads(_("Month")),
        "count": Heads(_("Number"), unit),
        "low": Heads(_("Lower limit"), unit),
        "centre": Heads(_("Middle"), unit),
        "high": Heads(_("Upper limit"), unit),
        "outside": Heads(_("Outside the limits")),
        "shift": Heads(_("Many in a row on one side")),
        "trend": Heads(_("Many in a row up or down")),
        "two_of_three": Heads(_("Two of three near a limit")),
        "limits": Heads(_("Which limits")),
    }
    told = title % {"what": _("month by month, with the limits of usual variation")}

    def draw(table: "pa.Table") -> "Picture":
        return control_picture(table, told, unit, usual_in_words(chart, unit), breaks=breaks)

    return tell(
        rounded(chart.points, 1, "low", "centre", "high"),
        heads,
        origin,
        code=codes.CONTROL.format(measure=measure),
        title=told,
        unit=unit,
        definition=series.definition,
        draw=draw,
        period=_period(series),
        inputs=inputs_of(series),
        how=how_drawn(chart),
    )


def rolling(series: "Series", measure: str, title: str, origin: Origin, breaks: Breaks = ()) -> Drawn:
    """The twelve months to each month, with how far chance alone may have moved each."""
    whole = rolling_series(series)
    known = [number for number, count in enumerate(whole["count"].to_pylist()) if count is not None]
    table = whole.slice(known[0]) if known else whole
    told = title % {"what": _("in the twelve months to each month")}
    last = table.to_pylist()[-1]
    sentence = _(
        "%(count)s in the twelve months to %(month)s, %(low)s to %(high)s with what chance alone can do. Neighbouring "
        "values share eleven months, so a smooth line is no sign of a trend."
    ) % {
        "count": f"{last['count']:,} {series.unit}",
        "month": f"{last['month']:%B %Y}",
        "low": f"{last['low']:,.0f}",
        "high": f"{last['high']:,.0f}",
    }

    def draw(table: "pa.Table") -> "Picture":
        return band_picture(table, told, series.unit, sentence, _("where chance alone may put it"), breaks=breaks)

    heads = {"month": Heads(_("Twelve months to"))} | {
        name: Heads(words, series.unit)
        for name, words in (("count", _("Number")), ("low", _("From")), ("high", _("To")))
    }
    return tell(
        rounded(table, 0, "low", "high"),
        heads,
        origin,
        code=codes.ROLLING.format(measure=measure),
        title=told,
        unit=series.unit,
        definition=series.definition,
        draw=draw,
        period=_period(series),
        inputs=inputs_of(series),
        how=_between(series, last["count"]),
    )


def _between(series: "Series", count: int) -> How:
    """How the intervals of the rolling years were found: as that of the latest."""
    return How.by(year_interval(count, *spread_of(series.months["count"].to_pylist())))


def _period(series: "Series") -> Period:
    months = series.months["month"].to_pylist()
    return Period(Month.of(months[0]), Month.of(months[-1]))
