"""What else is high where violence is high, as agreements with their intervals: for every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture, two_places
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence.counts.heads import between
from alongside.partnership.violence.counts.told import Heads, Origin, renamed, rounded, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.causes import Causes


def show_causes(
    found: "Causes", origin: Origin, *, code: str, title: str, period: "Period | None" = None, definition: str = ""
) -> Drawn:
    """One row a figure of the areas; the note says where a figure holds recorded crime itself."""
    unit = _("from −1, opposite, to 1, the same")

    def draw(table: "pa.Table") -> "Picture":
        nothing = Reference(0.0, _("no agreement"))
        return interval_picture(table, title, unit, found.sentence, written=two_places, reference=nothing)

    heads = {
        "name": Heads(_("Figure of the areas")),
        "year": Heads(_("Year")),
        "publisher": Heads(_("Publisher")),
        "areas": Heads(_("Areas"), _("areas")),
        "value": Heads(_("Agreement of the rankings"), _("coefficient")),
        **between(_("coefficient")),
        "note": Heads(_("Note")),
    }
    table = rounded(renamed(found.figures, figure="name", association="value"), 2, "value", "low", "high")
    return tell(
        table.select(list(heads)), heads, origin, code=code, title=title, unit=unit, period=period,
        definition=f"{definition} {found.sentence}".strip(), draw=draw, counted=Counted.RATE,
        how=How(calculation=found.method),
    )  # fmt: skip
