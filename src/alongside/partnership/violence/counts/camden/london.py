"""Camden among London's boroughs: whether it changed elsewhere too, and how much there is for those who live there."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.intake.population import LSOA_POPULATION
from alongside.evidence.pictures.intervals import Reference, interval_picture, one_place
from alongside.evidence.violence import measures
from alongside.evidence.violence.busy_places.boroughs import LEFT_OUT, among_boroughs
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months
from alongside.evidence.violence.residents import borough_residents, with_residents
from alongside.partnership.figures.how import How
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.area_rates import Places, places_of, show_rates
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.heads import between
from alongside.partnership.violence.counts.told import Heads, gather, rounded, tell
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.violence.busy_places.boroughs import Boroughs
    from alongside.evidence.violence.measures import Measure

# Boroughs that touch Camden and are in the police table: pictures show these, tables show all.
NEIGHBOURS = ("Barnet", "Brent", "Haringey", "Islington", "Westminster")
PEOPLE_IN = 2019  # the middle of the year nearest to the stated twelve months
SEED, TOP = 2019, 5


def london(records: Records) -> Snapshot:
    """Each measure by itself: one that is refused keeps no other back."""
    each = (
        (measures.MPS_VIOLENCE, _("violence against the person")),
        (measures.MPS_VIOLENCE_WITH_INJURY, _("violence with injury")),
        (measures.MPS_ROBBERY, _("robbery")),
    )
    names = zip(each, codes.CAMDEN_AMONG, codes.CAMDEN_BOROUGH_RATES, strict=True)
    return gather(partial(_measure, records, *measure, *codes_) for measure, *codes_ in names)


def _measure(records: Records, measure: "Measure", what: str, code: str, rates_code: str) -> Snapshot:
    found = among_boroughs(records.store, measure, CAMDEN, STATED_YEAR.last, _("London without Camden"))
    drawn = Snapshot(drawn=(_changes(found, what, code),))
    if records.have(LSOA_POPULATION.name):
        drawn += gather([partial(_rates, records, found, what, rates_code)])
    return drawn


def _changes(found: "Boroughs", what: str, code: str) -> Drawn:
    title = _("Camden among London's boroughs: change of %(what)s in a year") % {"what": what}
    offences, per_cent = _("offences"), _("per cent")

    def draw(table: "pa.Table") -> "Picture":
        nothing = Reference(0.0, _("no change"))
        drawn = _(
            "Drawn are Camden, all others together, and its neighbours, each with its own chance alone. The interval "
            "of the ratio is wider, since it also allows for how much boroughs differ from each other."
        )
        shown = table.slice(0, 2 + sum(name in NEIGHBOURS for name in table["name"].to_pylist()))
        return interval_picture(
            shown, title, _("change in a year, per cent"), f"{found.against.sentence} {drawn}", value="change",
            written=one_place, reference=nothing,
        )  # fmt: skip

    heads = {
        "name": Heads(_("Borough")),
        "before": Heads(_("Twelve months before"), offences),
        "now": Heads(_("Twelve months"), offences),
        "change": Heads(_("Change, per cent"), per_cent),
        **between(per_cent),
    }
    origin = origin_of(london, found.own.source, found.own.cut_on)
    apart = found.against.between
    return tell(
        rounded(_near_first(found.changes), 1, "change", "low", "high"), heads, origin, code=code, title=title,
        unit=per_cent, draw=draw, how=How(calculation=apart.method, level=apart.level, method=_intervals()),
        definition=f"{found.against.sentence} {_intervals()} {LEFT_OUT} {found.own.definition}",
    )  # fmt: skip


def _intervals() -> str:
    return _(
        "Each change stands with the wider of two intervals: offences alone by chance, and offences that come in "
        "clusters."
    )


def _near_first(changes: "pa.Table") -> "pa.Table":
    """Camden and all others together stay first, then its neighbours, then the rest."""
    import pyarrow as pa

    rows = [row | {"name": row["borough"]} for row in changes.to_pylist()]
    rest = sorted(rows[2:], key=lambda row: row["name"] not in NEIGHBOURS)  # else as they stood, by change
    kinds = dict.fromkeys(("before", "now"), pa.int64()) | dict.fromkeys(("change", "low", "high"), pa.float64())
    names = ("name", "before", "now", "change", "low", "high")
    return pa.table({n: pa.array([row[n] for row in (*rows[:2], *rest)], kinds.get(n, pa.string())) for n in names})


def _rates(records: Records, found: "Boroughs", what: str, code: str) -> Snapshot:
    people = with_residents(_counted(found), _of_the_table(records, found), by="area_name")
    rates = rates_by_area(people, found.own.title, STATED_YEAR, _spread(found))
    places = places_of(rates, SEED, TOP)
    definition = _(
        "Residents are those of the middle of %(year)s, all ages, as the Office for National Statistics estimated "
        "them. %(left_out)s %(definition)s"
    ) % {"year": PEOPLE_IN, "left_out": LEFT_OUT, "definition": found.own.definition}
    drawn = show_rates(
        rates, origin_of(london, f"{found.own.source}; {LSOA_POPULATION.words}", found.own.cut_on), code=code,
        title=_("Camden among London's boroughs: %(what)s per 1,000 residents") % {"what": what},
        definition=definition, kind=_("Borough"), whole=_("all boroughs together"), places=places, drawn=_near,
        sentence=_of_camden(places, people) + " " + _("Drawn are Camden and its neighbours."),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _near(table: "pa.Table") -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table["name"], pa.array([CAMDEN, *NEIGHBOURS])))


def _counted(found: "Boroughs") -> "pa.Table":
    """The later year of each borough; not of all others together, which is no borough."""
    import pyarrow as pa

    rows = [row for number, row in enumerate(found.changes.to_pylist()) if number != 1]
    return pa.table({"area": [row["borough"] for row in rows], "count": [row["now"] for row in rows]})


def _of_the_table(records: Records, found: "Boroughs") -> "pa.Table":
    """Residents of the boroughs that the police table holds: not of the City, which has its own police."""
    import pyarrow.compute as pc

    people = borough_residents(records.store, PEOPLE_IN)
    return people.filter(pc.is_in(people["area_name"], found.changes["borough"].combine_chunks()))


def _spread(found: "Boroughs") -> float:
    import numpy as np

    boroughs = found.months["area_code"].unique()
    return spread_of_months(np.asarray(found.months["count"].to_numpy()).reshape(len(boroughs), -1))


def _of_camden(places: Places, people: "pa.Table") -> str:
    (code,) = (row["area_code"] for row in people.to_pylist() if row["area_name"] == CAMDEN)
    (place,) = (row for row in places.table.to_pylist() if row["area"] == code)
    told = {"all": places.table.num_rows} | place
    return _("Camden's place is %(rank)s of %(all)s, between %(rank_low)s and %(rank_high)s.") % told
