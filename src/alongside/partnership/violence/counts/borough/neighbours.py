"""Fleetwater among its invented neighbours, and how far its residents trust the police."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.synthetic.comparison import BOROUGH, CONFIDENCE, make_comparison
from alongside.evidence.synthetic.fleetwater import KNIFE, VIOLENCE
from alongside.evidence.violence.busy_places.elsewhere import against_others
from alongside.evidence.violence.perception.police_survey import police_confidence
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.confidence import show_confidence
from alongside.partnership.violence.counts.elsewhere import show_against
from alongside.partnership.violence.counts.told import renamed
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period
    from alongside.evidence.synthetic.comparison import Comparison

ASKED = next(iter(CONFIDENCE))  # whether the police do a good job in the local area


def neighbours(records: Records) -> Snapshot:
    made = make_comparison(records.borough)
    titles = {
        VIOLENCE: (codes.NEIGHBOURS_VIOLENCE, _("Violence without domestic abuse")),
        KNIFE: (codes.NEIGHBOURS_KNIFE, _("Knife offences")),
    }
    compared = [_against(made, measure, code, what, records) for measure, (code, what) in titles.items()]
    return Snapshot(drawn=(*compared, _confidence(made, records)))


def _against(made: "Comparison", measure: str, code: str, what: str, records: Records) -> Drawn:
    found = against_others(_two_years(made, measure), BOROUGH, what)
    title = _("%(what)s: Fleetwater among its neighbours, all invented") % {"what": what}
    return show_against(found, records.origin(neighbours), code=code, title=title)


def _two_years(made: "Comparison", measure: str) -> "pa.Table":
    import pyarrow as pa

    rows = [row for row in made.counts.to_pylist() if row["measure"] == measure]
    names = list(dict.fromkeys(row["area_name"] for row in rows))
    years = {"now": STATED_YEAR, "before": STATED_YEAR.previous()}
    return pa.table({"borough": names} | {
        when: [_sum(rows, name, year) for name in names] for when, year in years.items()
    })  # fmt: skip


def _sum(rows: list[dict[str, Any]], name: str, year: "Period") -> int:
    months = set(map(str, year))
    return sum(row["count"] for row in rows if row["area_name"] == name and row["month"] in months)


def _confidence(made: "Comparison", records: Records) -> Drawn:
    """Confidence, not worry: a line of its own beside what residents fear."""
    found = police_confidence(_survey(made), BOROUGH, ASKED)
    return show_confidence(
        found, records.origin(neighbours), code=codes.CONFIDENCE, beside=_("The whole region"),
        title=_("Fleetwater (invented): residents who say that the police do a good job locally"),
        sentence=found.sentence.replace(", London ", _(", the invented region ")),
    )  # fmt: skip


def _survey(made: "Comparison") -> "pa.Table":
    """As intake keeps the survey."""
    import pyarrow as pa

    kept = renamed(made.confidence, Borough="borough", Measure="measure", Proportion="share", MPS="london_share")
    ends = [f"{day:%Y-%m}" for day in made.confidence["Date"].to_pylist()]
    return kept.append_column("period", pa.array(ends))
