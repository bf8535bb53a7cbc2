"""How far residents trust the police, by the police survey: confidence and not worry. For every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.evidence.pictures.months import band_picture
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence.counts.told import Heads, Origin, in_per_cent, renamed, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.perception.police_survey import PoliceConfidence


def show_confidence(
    found: "PoliceConfidence", origin: Origin, *, code: str, title: str, sentence: str, beside: str
) -> Drawn:
    """One measure, quarter by quarter, with the value of what is around beside it: `beside` names that."""
    share = _("per cent of residents")

    def draw(table: "pa.Table") -> "Picture":
        band = _("what chance alone would do with 100 interviews; how many there were is not known")
        return band_picture(table, title, share, sentence, band)

    heads = {
        "month": Heads(_("Quarter to")),
        "count": Heads(_("Good job, per cent"), share),
        "low": Heads(_("Indicative from"), share),
        "high": Heads(_("Indicative to"), share),
        "london": Heads(beside, share),
    }
    table = renamed(found.quarters, quarter_ends="month", share="count", indicative_low="low", indicative_high="high")
    ends = [Month.of(day) for day in table["month"].to_pylist()]
    return tell(
        in_per_cent(table, "count", "low", "high", "london").select(list(heads)), heads, origin, code=code, title=title,
        unit=share, definition=sentence, draw=draw, period=Period(min(ends).shift(-2), max(ends)), counted=Counted.RATE,
    )  # fmt: skip
