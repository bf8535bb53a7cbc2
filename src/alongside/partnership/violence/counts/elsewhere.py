"""A borough's change among the other boroughs' changes, as one table: for every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.partnership.figures.how import How
from alongside.partnership.violence.counts.told import Heads, Origin, rounded, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    from alongside.evidence.violence.busy_places.elsewhere import AgainstOthers


def show_against(found: "AgainstOthers", origin: Origin, *, code: str, title: str) -> Drawn:
    offences = _("offences")
    heads = {
        "borough": Heads(_("Borough")),
        "before": Heads(_("Twelve months before"), offences),
        "now": Heads(_("Twelve months"), offences),
        "change": Heads(_("Change, per cent"), _("per cent")),
    }
    return tell(
        rounded(found.boroughs.select(list(heads)), 1, "change"), heads, origin, code=code, title=title, unit=offences,
        definition=found.sentence, how=How.by(found.between),
    )  # fmt: skip
