"""Drugs and violence in Fleetwater: by area and month, searches held alike, with a witness that is not the police."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture
from alongside.evidence.synthetic.by_ward import drugs_beside_violence
from alongside.evidence.synthetic.fleetwater import MONTHS, VIOLENCE
from alongside.evidence.synthetic.witnesses import OVERDOSES, SEARCHES
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from alongside.evidence.violence.drugs.telling import drugs_and_violence
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.told import Heads, rounded, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture


def drugs(records: Records) -> Snapshot:
    counts = drugs_beside_violence(records.borough, records.extract, records.witnesses, VIOLENCE, SEARCHES, OVERDOSES)
    codes_, people = records.borough.population["area_code"], records.borough.population["population"]
    residents = dict(zip(codes_.to_pylist(), people.to_pylist(), strict=True))
    found = drugs_and_violence(lay_side_by_side(counts, residents, OVERDOSES))
    may = f"{found.may_say} {found.may_not_say}"
    pairs = _named(found.areas, "pair", "held_alike", "correlation")
    ratios = _named(found.rate_ratios, "step", "held_alike", "ratio")
    drawn = [
        _draw(pairs, codes.DRUG_ASSOCIATIONS, _("Fleetwater (invented): how far two measures rank its areas alike"),
              _("from −1, opposite, to 1, the same"), found.sentence, may, 0.0, records),
        _draw(ratios, codes.DRUG_RATE_RATIOS, _("Fleetwater (invented): how many times the violence"),
              _("times"), found.sentence, may, 1.0, records),
    ]  # fmt: skip
    title = _("Fleetwater (invented): violence and the drug offences of other months")
    lags = [_draw(_lags(one), codes.DRUG_LAGS, title, _("correlation"), found.sentence, may, 0.0, records)
            for one in [found.lags] if one is not None]  # fmt: skip
    return Snapshot(drawn=(*drawn, *lags))


def _named(table: "pa.Table", name: str, held_alike: str, value: str) -> "pa.Table":
    import pyarrow as pa

    rows = table.to_pylist()
    names = [row[name] + (_(", %s held alike") % row[held_alike] if row[held_alike] else "") for row in rows]
    columns = {end: pa.array([row[end] for row in rows], pa.float64()) for end in (value, "low", "high")}
    return pa.table({"name": names, "value": columns.pop(value), **columns})


def _lags(table: "pa.Table") -> "pa.Table":
    """Months with a name each: drug offences before, in the same month, and after."""
    import pyarrow as pa

    def words(lag: int) -> str:
        if not lag:
            return _("the same month")
        return (_("drugs %d months before") if lag > 0 else _("drugs %d months after")) % abs(lag)

    rows = table.to_pylist()
    ends = {"value": "correlation", "low": "joint_low", "high": "joint_high"}
    columns = {name: pa.array([row[end] for row in rows], pa.float64()) for name, end in ends.items()}
    return pa.table({"name": [words(row["lag"]) for row in rows], **columns})


def _draw(
    table: "pa.Table", code: str, title: str, unit: str, sentence: str, may: str, nothing: float, records: Records
) -> Drawn:
    def draw(table: "pa.Table") -> "Picture":
        reference = Reference(nothing, _("no association"))
        return interval_picture(table, title, unit, sentence, written=_two_places, reference=reference)

    heads = {
        "name": Heads(_("What is compared")),
        "value": Heads(_("Value"), _("coefficient")),
        "low": Heads(_("From"), _("coefficient")),
        "high": Heads(_("To"), _("coefficient")),
    }
    return tell(
        rounded(table, 2, "value", "low", "high"), heads, records.origin(drugs), code=code, title=title, unit=unit,
        definition=f"{sentence} {may}", draw=draw, period=MONTHS, counted=Counted.RATE,
    )  # fmt: skip


def _two_places(number: float) -> str:
    return f"{number:.2f}".replace("-", "−")
