"""The same count over three denominators, as one table: for every borough."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.partnership.violence.counts.heads import of_areas
from alongside.partnership.violence.counts.told import Heads, Origin, renamed, rounded, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    from alongside.evidence.periods import Period
    from alongside.evidence.violence.busy_places.denominators import Denominators

BY_DAY = ("per_1000_daytime", "daytime_rank")


def show_denominators(
    found: "Denominators",
    origin: Origin,
    *,
    code: str,
    title: str,
    kind: str,
    period: "Period | None" = None,
    definition: str = "",
) -> Drawn:
    """Without any number of people there by day, its two columns are left out."""
    heads = {
        **of_areas(kind),
        "count": Heads(_("Offences"), _("offences")),
        "per_1000_residents": Heads(_("Per 1,000 residents"), _("offences")),
        "residents_rank": Heads(_("Place"), _("place")),
        "per_1000_daytime": Heads(_("Per 1,000 people there by day"), _("offences")),
        "daytime_rank": Heads(_("Place by day"), _("place")),
        "per_km2": Heads(_("Per square kilometre"), _("offences")),
        "km2_rank": Heads(_("Place by size"), _("place")),
        "ranks_differ": Heads(_("The places lie far apart")),
    }
    told = renamed(found.areas, area_code="area", area_name="name")
    left_out = BY_DAY if told["per_1000_daytime"].null_count == told.num_rows else ()
    table = told.select([name for name in heads if name not in left_out])
    rates = [name for name in ("per_1000_residents", "per_1000_daytime", "per_km2") if name in table.column_names]
    return tell(
        rounded(table, 1, *rates), heads, origin, code=code, title=title, unit=_("offences"), period=period,
        definition=f"{found.sentence} {definition}".strip(),
    )  # fmt: skip
