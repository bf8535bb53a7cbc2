"""Areas by their rate per 1,000 residents, each with its interval and, where asked, with how stable its place is."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture, one_place
from alongside.partnership.violence.counts.heads import between, of_areas
from alongside.partnership.violence.counts.told import Heads, Origin, renamed, rounded, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates

PLACES = ("rank", "rank_low", "rank_high")


def show_rates(
    found: "AreaRates",
    origin: Origin,
    *,
    code: str,
    title: str,
    definition: str,
    kind: str,
    whole: str,
    places: "pa.Table | None" = None,
    at_most: int | None = None,
    sentence: str = "",
) -> Drawn:
    """Rates and their intervals, held against the whole. One table and one picture.

    kind     what one area is: "Ward". `whole` is what all of them are: "the whole borough".
    places   from `hotspots.ranking.rank_areas` of the same areas, by code: adds each one's place and the places that
             chance leaves open, the highest first.
    at_most  how many of the highest are drawn; all stand in the table.
    """
    unit = _("offences per 1,000 residents")
    columns = ["name", "area", "count", "residents", "rate", "low", "high"]
    table = rounded(renamed(found.areas, area_code="area", area_name="name"), 1, "rate", "low", "high").select(columns)
    if places is not None:
        table = _with_places(table, places)

    def draw(table: "pa.Table") -> "Picture":
        reference = Reference(found.whole, whole)
        told = f"{found.sentence} {sentence}".strip()
        shown = table.slice(0, at_most)
        return interval_picture(shown, title, unit, told, value="rate", written=one_place, reference=reference)

    heads = {
        **of_areas(kind),
        "count": Heads(_("Offences"), _("offences")),
        "residents": Heads(_("Residents"), _("residents")),
        "rate": Heads(_("Per 1,000 residents"), unit),
        **between(unit),
        "rank": Heads(_("Place"), _("place")),
        "rank_low": Heads(_("Place from"), _("place")),
        "rank_high": Heads(_("Place to"), _("place")),
    }
    return tell(
        table, heads, origin, code=code, title=title, unit=unit, definition=f"{definition} {found.method}.", draw=draw,
        period=found.period,
    )  # fmt: skip


def _with_places(table: "pa.Table", places: "pa.Table") -> "pa.Table":
    import pyarrow as pa

    row_of = {row["area"]: row for row in table.to_pylist()}
    order = places.to_pylist()
    rows = [row_of[place["area"]] | {name: place[name] for name in PLACES} for place in order]
    kinds = dict.fromkeys(PLACES, pa.int64())
    schema = pa.schema([*table.schema, *(pa.field(name, kind) for name, kind in kinds.items())])
    return pa.Table.from_pylist(rows, schema=schema)
