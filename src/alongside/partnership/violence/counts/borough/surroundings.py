"""What a rate by residents hides: who is there by day, at what hours it happens, and what else the wards carry."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month
from alongside.evidence.violence.busy_places.denominators import beside_residents
from alongside.evidence.violence.busy_places.hours import hours_of
from alongside.evidence.violence.causes import beside_rates
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.areas import rates
from alongside.partnership.violence.counts.borough.counting import (
    SMALL_AREA,
    by_place,
    offences,
    people_by_ward,
    refuse_small,
    residents,
)
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.causes import show_causes
from alongside.partnership.violence.counts.denominators import show_denominators
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import VIOLENCE


def surroundings(records: Records) -> Snapshot:
    return gather(partial(part, records) for part in (_after_school, _denominators, _causes))


def _denominators(records: Records) -> Snapshot:
    table, people = (
        rates(records).areas.select(["area_code", "area_name", "count", "residents"]),
        people_by_ward(records),
    )
    for name in ("daytime", "square_km"):
        table = table.append_column(name, people[name])
    drawn = show_denominators(
        beside_residents(table, _("Violence without domestic abuse")), records.origin(surroundings), kind=_("Ward"),
        code=codes.DENOMINATORS, title=records.titled(_("the same violence by residents, by day and by size")),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


def _after_school(records: Records) -> Snapshot:
    """The share of the violence without domestic abuse that falls after school."""
    counted = offences(records, VIOLENCE)
    rows = zip(counted["occurred_at"].to_pylist(), counted["period"].to_pylist(), strict=True)
    times = [when for when, period in rows if Month.parse(period) in records.year]
    found, origin = hours_of(times), records.origin(surroundings)
    known = sum(when is not None for when in times)
    refuse_small((round(found.share * known), known - round(found.share * known)), _("The hours after school"))
    count = Count(
        code=codes.HOURS,
        title=records.titled(_("share of violence without domestic abuse that falls after school")),
        counted=Counted.RATE,
        unit=_("per cent of these offences"),
        value=found.share * 100,
        definition=found.sentence,
        source=origin.source,
        cut_on=origin.cut_on,
        period=records.year,
        inputs=[str(when) for when in times],
        uncertainty=replace(found.between, low=found.between.low * 100, high=found.between.high * 100),
        **origin.common(),
    )
    return Snapshot(counts=(count,))


def _causes(records: Records) -> Snapshot:
    import pyarrow as pa

    counted, people = by_place(records, VIOLENCE, records.year, SMALL_AREA), residents(records)
    living = pa.array([people[code] for code in counted["area"].to_pylist()], pa.int64())
    table = pa.table(
        {"area_code": counted["area"], "area_name": counted["name"], "count": counted["count"], "residents": living}
    )
    by_area = rates_by_area(table, _("Non-domestic violence"), records.year).areas
    drawn = show_causes(
        beside_rates(by_area.select(["area_code", "area_name", "rate"]), records.given["figures"]()),
        records.origin(surroundings), code=codes.CAUSES,
        title=records.titled(_("what else is high where violence is high")),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))
