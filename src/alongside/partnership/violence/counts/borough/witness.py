"""What stands beside the police's count of Fleetwater: the hospital's, and what was recorded late."""

from datetime import date

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.evidence.synthetic.by_ward import VIOLENCE_GROUP
from alongside.evidence.synthetic.fleetwater import INJURY, MONTHS, count_fleetwater
from alongside.evidence.synthetic.hospital import make_hospital
from alongside.evidence.violence.beside import set_beside
from alongside.evidence.violence.counts import Counted as Series
from alongside.evidence.violence.recording import Snapshot as Standing
from alongside.evidence.violence.recording import revisions
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.pictures import draw_months
from alongside.partnership.violence.counts.told import Heads, in_per_cent, tell
from alongside.partnership.violence.counts.years import inputs_of
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

BEFORE_CUT = 12


def witness(records: Records) -> Snapshot:
    return Snapshot(drawn=(_hospital(records), _late(records)))


def _hospital(records: Records) -> Drawn:
    police, hospital = count_fleetwater(records.borough, INJURY), _attendances(records)
    found = set_beside(police, hospital)
    words = {
        "month": _("Month"),
        "first": _("Police: violence with injury, without domestic abuse"),
        "second": _("Hospital: attendances after an assault"),
    }
    origin = records.origin(witness)
    about = Count(
        code=codes.HOSPITAL,
        title=_("Fleetwater (invented): what the police and what the hospital counted, by month"),
        counted=Counted.OTHER,
        unit=_("offences, or attendances"),
        value=None,
        definition=f"{found.sentence} {words['first']}: {police.definition} {words['second']}: {hospital.definition}",
        source=origin.source,
        cut_on=origin.cut_on,
        period=MONTHS,
        inputs=inputs_of(police, hospital),
        **origin.common(),
    )
    return draw_months(about, found.months.select(["month", "first", "second"]), words, found.sentence)


def _attendances(records: Records) -> Series:
    """All attendances of each month, whatever the hour, the means or the place."""
    import pyarrow as pa

    rows = make_hospital(records.borough).attendances.select(["month", "attendances"]).to_pylist()
    sums = dict.fromkeys(map(str, MONTHS), 0)
    for row in rows:
        sums[row["month"]] += row["attendances"]
    months = pa.array([month.first_day for month in MONTHS], pa.date32())
    return Series(
        months=pa.table({"month": months, "count": pa.array(sums.values(), pa.int64())}),
        title=_("Assault attendances"),
        area="Fleetwater",
        unit=_("attendances"),
        source=records.source,
        definition=_("Invented attendances at the emergency department after an assault, as hospitals share them."),
        cut_on=MONTHS.last.last_day,
    )


def _late(records: Records) -> Drawn:
    """How the count of a month grew after it ended, seen from the end of each month of the year."""
    known, share = _violence(records), _("per cent")
    found = revisions([_standing(known, cut) for cut in STATED_YEAR])
    heads = {
        "age_months": Heads(_("Whole months after the month’s end"), _("months")),
        "months": Heads(_("Months compared"), _("months")),
        "complete": Heads(_("Counted then, per cent of what is counted now"), share),
        "least": Heads(_("least, of single months"), share),
        "most": Heads(_("most, of single months"), share),
    }
    definition = _(
        "Violence without domestic abuse by the month in which it occurred, as far as it had been recorded at the end "
        "of each month. Only offences whose day is known."
    )
    table = in_per_cent(found.by_age.select(list(heads)), "complete", "least", "most")
    return tell(
        table, heads, records.origin(witness), code=codes.LATE, unit=share, counted=Counted.RATE,
        title=_("Fleetwater (invented): how late recording revised earlier months"),
        definition=f"{found.sentence} {definition}",
    )  # fmt: skip


def _standing(known: "list[tuple[date, date]]", cut: Month) -> Standing:
    """The twelve months to a month, as the records stood on its last day."""
    import pyarrow as pa

    months = Period(cut.shift(1 - BEFORE_CUT), cut)
    counts = dict.fromkeys(months, 0)
    for occurred, recorded in known:
        month = Month.of(occurred)
        if month in counts and recorded <= cut.last_day:
            counts[month] += 1
    first_days = pa.array([month.first_day for month in months], pa.date32())
    return Standing(cut.last_day, pa.table({"month": first_days, "count": pa.array(counts.values(), pa.int64())}))


def _violence(records: Records) -> "list[tuple[date, date]]":
    import pyarrow as pa
    import pyarrow.compute as pc

    extract = records.extract
    chosen = pc.and_(pc.equal(extract["offence_group"], VIOLENCE_GROUP), pc.equal(extract["domestic_abuse"], False))
    kept = extract.filter(pc.and_(chosen, pc.is_valid(extract["occurred_at"])))
    columns = (kept[name].cast(pa.date32(), safe=False).to_pylist() for name in ("occurred_at", "recorded_at"))
    return list(zip(*columns, strict=True))
