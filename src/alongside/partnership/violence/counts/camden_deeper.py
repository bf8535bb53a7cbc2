"""Camden further: its months with their limits, how serious, what stands beside violence, and its wards by year."""

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.pictures.small_multiples import small_multiples
from alongside.evidence.violence import measures
from alongside.evidence.violence.counts import count_areas, count_months
from alongside.evidence.violence.seriousness.categories import count_categories
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.stored import read_weights
from alongside.evidence.violence.seriousness.weights import read_indices
from alongside.evidence.violence.years import total, year_on_year
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.seriousness import show_seriousness
from alongside.partnership.violence.counts.told import Heads, Origin, counted_by, gather, tell
from alongside.partnership.violence.counts.trend import Rebases, control, rolling
from alongside.partnership.violence.counts.years import THREE_YEARS, inputs_of, two_years
from alongside.partnership.violence.kinds import STATED_YEAR, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted as Series
    from alongside.evidence.violence.measures import Measure

CAMDEN = "Camden"
KNIFE_YEARS = tuple(twelve_months_to(Month(*last)) for last in ((2023, 3), (2024, 3), (2025, 2)))


def deeper(store: "Store", wards: "Areas | None", rebases: Rebases) -> Snapshot:
    """What the police tables tell beyond two years. Each part by itself."""
    parts = [partial(_trend, store, rebases), partial(_beside, store)]
    if any(store.files(source) for source in ("severity_weights", "cchi_subgroups")):
        parts.append(partial(_seriousness, store))
    if wards and store.files("mps_ward"):
        parts.append(partial(_ward_years, store, wards))
    return gather(parts)


def _months(store: "Store", measure: "Measure") -> "Series":
    return count_months(store, measure, CAMDEN, "borough", within=THREE_YEARS)


def _origin(series: "Series") -> Origin:
    return Origin(AS_RECORDED, False, series.source, series.cut_on, counted_by(deeper))


def _trend(store: "Store", rebases: Rebases) -> Snapshot:
    series = _months(store, measures.MPS_VIOLENCE)
    title = _("Camden: violence against the person %(what)s")
    told = (codes.CAMDEN_PERSON, title, _origin(series))
    return Snapshot(drawn=(control(series, *told, rebases), rolling(series, *told)))


def _beside(store: "Store") -> Snapshot:
    """Robbery, weapons and drugs: groups of their own. The last two follow police work."""
    snapshot = Snapshot()
    for measure, code, change, title in (
        (measures.MPS_ROBBERY, codes.CAMDEN_ROBBERY, codes.CAMDEN_ROBBERY_CHANGE, _("Camden: robbery")),
        (measures.MPS_WEAPONS, codes.CAMDEN_WEAPONS, codes.CAMDEN_WEAPONS_CHANGE, _("Camden: weapons carried")),
        (measures.MPS_DRUGS, codes.CAMDEN_DRUGS, codes.CAMDEN_DRUGS_CHANGE, _("Camden: drug offences")),
    ):
        snapshot += gather([partial(_two_years, store, measure, code, change, title)])
    return snapshot


def _two_years(store: "Store", measure: "Measure", code: str, change: str, title: str) -> Snapshot:
    series = _months(store, measure)
    return Snapshot(counts=tuple(two_years(series, code=code, change=change, title=title, **_origin(series).common())))


def _seriousness(store: "Store") -> Snapshot:
    series = _months(store, measures.MPS_VIOLENCE)
    both = Period(STATED_YEAR.previous().first, STATED_YEAR.last)
    found = compare_seriousness(
        count_categories(store, measures.MPS_VIOLENCE, CAMDEN, "borough", "minor", both),
        read_indices(read_weights(store)),
        STATED_YEAR.last,
        title=series.title,
        area=CAMDEN,
        source=series.source,
        cut_on=series.cut_on,
    )
    title = _("Camden: number and harm of violence against the person")
    number = year_on_year(series, STATED_YEAR.last).change
    drawn = show_seriousness(found, number, codes.CAMDEN_SERIOUSNESS, title, series.definition, _origin(series))
    return Snapshot(drawn=(drawn,))


def knives(store: "Store") -> Snapshot:
    """Camden's knife crime since March 2022, as the police count it now: years of their own, beside nothing of 2019."""
    months = Period(KNIFE_YEARS[0].first, KNIFE_YEARS[-1].last)
    series = count_months(store, measures.MPS_KNIFE, CAMDEN, "borough", within=months)
    title, origin = _("Camden: knife crime"), _origin(series)
    counts = [
        Count.of(total(series, year), code=codes.CAMDEN_KNIFE, title=title, counted=Counted.OFFENCES,
                 inputs=inputs_of(series.within(year)), **origin.common())
        for year in KNIFE_YEARS
    ]  # fmt: skip
    return Snapshot(counts=tuple(counts))


def _ward_years(store: "Store", wards: "Areas") -> Snapshot:
    import pyarrow as pa

    measure, rows = measures.MPS_VIOLENCE_BY_WARD, []
    for year in (STATED_YEAR.previous().previous(), STATED_YEAR.previous(), STATED_YEAR):
        counted = dict(zip(*count_areas(store, measure, "ward", year).to_pydict().values(), strict=True))
        words = _("Year to %(month)s") % {"month": year.last.words}
        rows += [{"name": name, "area": code, "period": words, "count": counted.get(code)}
                 for code, name in zip(wards.codes, wards.names, strict=True)]  # fmt: skip
    title = _("Camden: violence against the person by ward, year after year")
    sentence = _("The same shades in each map. These are numbers, not rates: busy centres have more of everything.")

    def draw(table: "pa.Table") -> "Picture":
        return small_multiples(wards, table, title, measure.unit, sentence)

    series = _months(store, measures.MPS_VIOLENCE)
    heads = {
        "name": Heads(_("Ward")),
        "area": Heads(_("Code")),
        "period": Heads(_("Year")),
        "count": Heads(_("Offences"), measure.unit),
    }
    drawn = tell(
        pa.Table.from_pylist(rows), heads, _origin(series), code=codes.CAMDEN_WARD_YEARS, title=title,
        unit=measure.unit, definition=measure.definition, draw=draw, period=THREE_YEARS, areas=wards,
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))
