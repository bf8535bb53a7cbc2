"""Drugs beside violence, told in three pictures with one text of what may be concluded: for every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture, two_places
from alongside.evidence.violence.association import BONETT_WRIGHT
from alongside.evidence.violence.drugs.lags import JACKKNIFE
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence.counts.heads import between
from alongside.partnership.violence.counts.told import Heads, Origin, rounded, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.drugs.telling import DrugsAndViolence


def show_drugs(
    found: "DrugsAndViolence", origin: Origin, codes: tuple[str, str, str], place: str, period: "Period", more: str = ""
) -> Snapshot:
    """How areas rank alike, how many times the violence, and which months go together.

    codes   of the three, in that order. Too few months have no lags: the text says so.
    place   the borough as it stands in titles.
    """
    told = f"{found.may_say} {found.may_not_say} {more}".strip()
    ranks_say = found.ranks_say if found.lags is not None else f"{found.ranks_say} {found.lags_say}"
    ratios = _named(found.rate_ratios, "step", "held_alike", "ratio")
    hows = (
        How(level=0.95, method=BONETT_WRIGHT),
        How(level=0.95, method=_("as the calculation says"), calculation=_methods(found.rate_ratios)),
        How(level=0.95, method=_("leaving out one area at a time, for all lags at once"), calculation=JACKKNIFE),
    )
    parts = [
        (_("%(place)s: how far two measures rank its areas alike"), _("from −1, opposite, to 1, the same"), 0.0,
         _named(found.areas, "pair", "held_alike", "correlation"), ranks_say),
        (_("%(place)s: how many times the violence"), _("times"), 1.0, ratios, _in_words(ratios)),
    ]  # fmt: skip
    if found.lags is not None:
        title = _("%(place)s: violence and the drug offences of other months")
        parts.append((title, _("correlation"), 0.0, _lags(found.lags), found.lags_say))
    drawn = [
        _draw(table, code, title % {"place": place}, unit, nothing, sentence, told, origin, period, how)
        for code, how, (title, unit, nothing, table, sentence) in zip(codes, hows, parts, strict=False)
    ]
    return Snapshot(drawn=tuple(drawn))


def _named(table: "pa.Table", name: str, held_alike: str, value: str) -> "pa.Table":
    import pyarrow as pa

    rows = table.to_pylist()
    names = [row[name] + (_(", %s held alike") % row[held_alike] if row[held_alike] else "") for row in rows]
    columns = {end: pa.array([row[end] for row in rows], pa.float64()) for end in (value, "low", "high")}
    return pa.table({"name": names, "value": columns.pop(value), **columns})


def _methods(ratios: "pa.Table") -> str:
    return "; ".join(dict.fromkeys(ratios["method"].to_pylist()))


def _in_words(table: "pa.Table") -> str:
    """Each row said, so that the text before it need not stand twice."""
    rows = [row | {end: two_places(row[end]) for end in ("value", "low", "high")} for row in table.to_pylist()]
    return _("How many times the violence, where 1 is no difference: %s.") % "; ".join(
        _("for %(name)s %(value)s (%(low)s to %(high)s)") % row for row in rows
    )


def _lags(table: "pa.Table") -> "pa.Table":
    """Months with a name each: drug offences before, in the same month, and after."""
    import pyarrow as pa

    def words(lag: int) -> str:
        if not lag:
            return _("the same month")
        return (_("drugs %d months before") if lag > 0 else _("drugs %d months after")) % abs(lag)

    rows = table.to_pylist()
    ends = {"value": "correlation", "low": "joint_low", "high": "joint_high"}
    columns = {name: pa.array([row[end] for row in rows], pa.float64()) for name, end in ends.items()}
    return pa.table({"name": [words(row["lag"]) for row in rows], **columns})


def _draw(
    table: "pa.Table", code: str, title: str, unit: str, nothing: float, sentence: str, told: str, origin: Origin,
    period: "Period", how: How,
) -> Drawn:  # fmt: skip
    def draw(table: "pa.Table") -> "Picture":
        reference = Reference(nothing, _("no association"))
        return interval_picture(table, title, unit, sentence, written=two_places, reference=reference)

    heads = {
        "name": Heads(_("What is compared")),
        "value": Heads(_("Value"), _("coefficient")),
        **between(_("coefficient")),
    }
    return tell(
        rounded(table, 2, "value", "low", "high"), heads, origin, code=code, title=title, unit=unit, definition=told,
        draw=draw, period=period, counted=Counted.RATE, how=how,
    )  # fmt: skip
