"""What stands beside the police's count: the hospital's, and what was recorded late."""

from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.beside import set_beside
from alongside.evidence.violence.counts import Counted as Series
from alongside.evidence.violence.recording import Snapshot as Standing
from alongside.evidence.violence.recording import revisions
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import monthly, offences, refuse_small
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.pictures import draw_months
from alongside.partnership.violence.counts.told import Heads, gather, in_per_cent, tell
from alongside.partnership.violence.counts.years import inputs_of
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import INJURY, VIOLENCE

BEFORE_CUT = 12


def witness(records: Records) -> Snapshot:
    return gather(partial(part, records) for part in (_hospital, _late))


def _hospital(records: Records) -> Snapshot:
    police, hospital = monthly(records, INJURY), _attendances(records)
    refuse_small(hospital.months["count"].to_pylist(), _("The hospital's months"))
    found = set_beside(police, hospital)
    words = {
        "month": _("Month"),
        "first": _("Police: violence with injury, without domestic abuse"),
        "second": _("Hospital: attendances after an assault"),
    }
    origin = records.origin(witness)
    about = Count(
        code=codes.HOSPITAL,
        title=records.titled(_("what the police and what the hospital counted, by month")),
        counted=Counted.OTHER,
        unit=_("offences, or attendances"),
        value=None,
        definition=f"{found.sentence} {words['first']}: {police.definition} {words['second']}: {hospital.definition}",
        source=origin.source,
        cut_on=origin.cut_on,
        period=records.months,
        inputs=inputs_of(police, hospital),
        **origin.common(),
    )
    table = found.months.select(["month", "first", "second"])
    return Snapshot(drawn=(draw_months(about, table, words, found.sentence),))


def _attendances(records: Records) -> Series:
    """All attendances of each month, whatever the hour, the means or the place; missing where any count of it is."""
    import pyarrow as pa

    sums: dict[str, int | None] = {}
    for row in records.given["hospital"]().to_pylist():
        before = sums.get(row["month"], 0)
        sums[row["month"]] = None if before is None or row["count"] is None else before + row["count"]
    months = {"month": pa.array([month.first_day for month in records.months], pa.date32())}
    counts = pa.array([sums.get(str(month)) for month in records.months], pa.int64())
    return Series(
        months=pa.table(months | {"count": counts}),
        title=_("Assault attendances"),
        area=records.name,
        unit=_("attendances"),
        source=records.source,
        definition=_("Attendances at the emergency department after an assault, as hospitals share them."),
        cut_on=records.cut_on,
    )


def _late(records: Records) -> Snapshot:
    """How the count of a month grew after it ended, seen from the end of each month of the year."""
    monthly(records, VIOLENCE)  # refuses months that are too small to tell shares of
    known, share = _violence(records), _("per cent")
    found = revisions([_standing(known, cut) for cut in records.year])
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
    drawn = tell(
        table, heads, records.origin(witness), code=codes.LATE, unit=share, counted=Counted.RATE,
        title=records.titled(_("how late recording revised earlier months")),
        definition=f"{found.sentence} {definition}",
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))


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

    counted = offences(records, VIOLENCE)
    kept = counted.filter(pc.is_valid(counted["occurred_at"]))
    columns = (kept[name].cast(pa.date32(), safe=False).to_pylist() for name in ("occurred_at", "recorded_at"))
    return list(zip(*columns, strict=True))
