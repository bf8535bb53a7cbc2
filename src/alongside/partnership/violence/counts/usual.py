"""A control chart's first sentence, for people, and its limits, for whoever draws them again."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.partnership.figures.how import How, Limits

if TYPE_CHECKING:
    from alongside.evidence.violence.control_charts.chart import ControlChart
    from alongside.evidence.violence.control_charts.decisions import Rebase


def usual_in_words(chart: "ControlChart", unit: str) -> str:
    """Between which limits months lie, how many lie outside, whether the last months run on one side, who began anew.

    Every sign stands in the chart's table, beside its month.
    """
    rows = chart.points.to_pylist()
    last = rows[-1]
    told = {name: f"{last[name]:,.0f}" for name in ("low", "high", "centre")} | {"unit": unit}
    sentences = [_("Months usually lie between %(low)s and %(high)s %(unit)s, around %(centre)s.") % told]
    outside = [row for row in rows if row["outside"]]
    if outside:
        far = {"number": len(outside), "months": len(rows), "month": Month.of(outside[-1]["month"]).words,
               "count": f"{outside[-1]['count']:,}"}  # fmt: skip
        sentences.append(
            _("Outside that: %(number)s of %(months)s months, the latest of them %(month)s with %(count)s.") % far
        )
    else:
        sentences.append(_("None of %(months)s months lies outside that.") % {"months": len(rows)})
    if last["shift"]:
        side = _("below") if last["count"] < last["centre"] else _("above")
        sentences.append(_("The latest months all lie %(side)s the middle.") % {"side": side})
    return " ".join([*sentences, *map(_began_anew, chart.rebases)])


def how_drawn(chart: "ControlChart") -> How:
    """The method, and which limits hold for which months."""
    months = [Month.of(day) for day in chart.points["month"].to_pylist()]
    starts = [months[0], *(rebase.first for rebase in chart.rebases)]
    ends = [*(start.shift(-1) for start in starts[1:]), months[-1]]
    reasons = ["", *map(_began_anew, chart.rebases)]
    limits = tuple(Limits(Period(start, end), reason) for start, end, reason in zip(starts, ends, reasons, strict=True))
    return How(calculation=chart.method, limits=limits)


def _began_anew(rebase: "Rebase") -> str:
    told = {"month": rebase.first.words, "reason": rebase.reason, "by": rebase.by, "day": f"{rebase.on:%-d %B %Y}"}
    return _("The limits start anew in %(month)s: %(reason)s (%(by)s, %(day)s).") % told
