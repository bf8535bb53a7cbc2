"""Areas by their rate per 1,000 residents, each with its interval and, where asked, with how stable its place is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture, one_place
from alongside.evidence.violence.hotspots.ranking import METHOD, rank_areas, rank_sentence
from alongside.partnership.figures.how import How
from alongside.partnership.violence.counts.heads import between, of_areas
from alongside.partnership.violence.counts.told import Heads, Origin, renamed, rounded, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates

PLACES = ("rank", "rank_low", "rank_high")
Choose = Callable[["pa.Table"], "pa.Table"]


@dataclass(frozen=True)
class Places:
    """Each area's place, with the places that chance leaves open; `table` is by area code, the highest first."""

    table: "pa.Table"
    sentence: str
    seed: int


def places_of(found: "AreaRates", seed: int, top: int) -> Places:
    """Rank the areas by their rate, and say which are among the top whichever way chance falls."""
    import pyarrow as pa

    codes, names, counts, residents = (
        found.areas[name].to_pylist() for name in ("area_code", "area_name", "count", "residents")
    )
    table = rank_areas(codes, counts, residents, seed=seed, top=top, spread=found.spread)
    name_of = dict(zip(codes, names, strict=True))
    by_name = table.set_column(0, "area", pa.array([name_of[code] for code in table["area"].to_pylist()]))
    return Places(table, rank_sentence(by_name, top), seed)


def show_rates(
    found: "AreaRates",
    origin: Origin,
    *,
    code: str,
    title: str,
    definition: str,
    kind: str,
    whole: str,
    places: Places | None = None,
    drawn: Choose = lambda table: table,
    sentence: str = "",
) -> Drawn:
    """Rates and their intervals, held against the whole. One table and one picture.

    kind     what one area is: "Ward". `whole` is what all of them are: "the whole borough".
    places   adds each one's place and the places that chance leaves open, and puts the highest first.
    drawn    which rows the picture shows; all stand in the table.
    sentence said of the picture, after the whole's rate.
    """
    unit = _("offences per 1,000 residents")
    columns = ["name", "area", "count", "residents", "rate", "low", "high"]
    table = rounded(renamed(found.areas, area_code="area", area_name="name"), 1, "rate", "low", "high").select(columns)
    told = " ".join(filter(None, (found.sentence, sentence, places and places.sentence)))
    if places:
        table = _with_places(table, places.table)

    def draw(table: "pa.Table") -> "Picture":
        reference = Reference(found.whole, whole)
        return interval_picture(
            drawn(table), title, unit, told, value="rate", written=one_place, reference=reference
        )  # fmt: skip

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
    how = How(
        seed=places.seed if places else None, calculation=METHOD if places else "", level=0.95, method=found.method
    )
    return tell(
        table, heads, origin, code=code, title=title, unit=unit, definition=definition, draw=draw,
        period=found.period, how=how,
    )  # fmt: skip


def _with_places(table: "pa.Table", places: "pa.Table") -> "pa.Table":
    import pyarrow as pa

    row_of = {row["area"]: row for row in table.to_pylist()}
    rows = [row_of[place["area"]] | {name: place[name] for name in PLACES} for place in places.to_pylist()]
    schema = pa.schema([*table.schema, *(pa.field(name, pa.int64()) for name in PLACES)])
    return pa.Table.from_pylist(rows, schema=schema)
