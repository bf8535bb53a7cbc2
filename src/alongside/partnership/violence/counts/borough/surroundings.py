"""What a rate by residents hides: who is there by day, at what hours it happens, and what else the wards carry."""

from dataclasses import replace

from django.utils.translation import gettext as _

from alongside.evidence.synthetic.by_ward import VIOLENCE_GROUP
from alongside.evidence.synthetic.fleetwater import VIOLENCE, count_fleetwater_places
from alongside.evidence.violence.busy_places.denominators import beside_residents
from alongside.evidence.violence.busy_places.hours import hours_of
from alongside.evidence.violence.causes import beside_rates
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.areas import rates
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.causes import show_causes
from alongside.partnership.violence.counts.denominators import show_denominators
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot


def surroundings(records: Records) -> Snapshot:
    return Snapshot(counts=(_after_school(records),), drawn=(_denominators(records), _causes(records)))


def _denominators(records: Records) -> Drawn:
    counted = rates(records).areas.select(["area_code", "area_name", "count", "residents"])
    table = counted
    for name in ("daytime", "square_km"):
        table = table.append_column(name, records.people[name])
    return show_denominators(
        beside_residents(table, _("Violence without domestic abuse")), records.origin(surroundings), kind=_("Ward"),
        code=codes.DENOMINATORS, title=_("Fleetwater (invented): the same violence by residents, by day and by size"),
    )  # fmt: skip


def _after_school(records: Records) -> Count:
    """The share of the violence without domestic abuse that falls after school."""
    columns = (
        records.extract[name].to_pylist() for name in ("offence_group", "domestic_abuse", "occurred_at", "period")
    )
    first = str(STATED_YEAR.first)
    times = [
        when for group, abuse, when, period in zip(*columns, strict=True)
        if group == VIOLENCE_GROUP and abuse is False and period >= first
    ]  # fmt: skip
    found, origin = hours_of(times), records.origin(surroundings)
    return Count(
        code=codes.HOURS,
        title=_("Fleetwater (invented): share of violence without domestic abuse that falls after school"),
        counted=Counted.RATE,
        unit=_("per cent of these offences"),
        value=found.share * 100,
        definition=found.sentence,
        source=origin.source,
        cut_on=origin.cut_on,
        period=STATED_YEAR,
        inputs=[str(when) for when in times],
        uncertainty=replace(found.between, low=found.between.low * 100, high=found.between.high * 100),
        **origin.common(),
    )


def _causes(records: Records) -> Drawn:
    import pyarrow as pa

    counted = count_fleetwater_places(records.borough, VIOLENCE, STATED_YEAR, "small area")
    people = records.borough.population["population"]
    table = pa.table(
        {"area_code": counted["area"], "area_name": counted["name"], "count": counted["count"], "residents": people}
    )
    by_area = rates_by_area(table, VIOLENCE.capitalize(), STATED_YEAR).areas.select(["area_code", "area_name", "rate"])
    return show_causes(
        beside_rates(by_area, records.figures), records.origin(surroundings), code=codes.CAUSES,
        title=_("Fleetwater (invented): what else is high where violence is high"),
    )  # fmt: skip
