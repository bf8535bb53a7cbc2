"""How far Camden's residents trust the police, by the police survey. It asks nobody what they fear."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.intake.kept import kept_table
from alongside.evidence.intake.surveys import PUBLIC_ATTITUDES
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.perception.police_survey import (
    CONFIDENCE,
    INTERVIEWS_A_QUARTER,
    NO_INTERVAL,
    police_confidence,
)
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.confidence import show_confidence
from alongside.partnership.violence.counts.told import Heads, Origin, in_per_cent, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

GOOD_JOB = "Good Job local"


def confidence(records: Records) -> Snapshot:
    survey = kept_table(records.store, PUBLIC_ATTITUDES)
    found = police_confidence(survey, CAMDEN, GOOD_JOB)
    origin = origin_of(confidence, PUBLIC_ATTITUDES.words, records.cut_on(PUBLIC_ATTITUDES.name))
    line = show_confidence(
        found, origin, code=codes.CAMDEN_CONFIDENCE, sentence=found.sentence, beside=_("London"),
        title=_("Camden: residents who say that the police do a good job locally"),
    )  # fmt: skip
    return Snapshot(drawn=(line, _every_measure(survey, origin)))


def _every_measure(survey: "pa.Table", origin: Origin) -> Drawn:
    """The last quarter of all that the file holds, Camden beside London. No interval, since no number of interviews."""
    import pyarrow as pa

    rows = [row for row in survey.to_pylist() if row["borough"] == CAMDEN]
    last = max(row["period"] for row in rows)
    now = sorted((row for row in rows if row["period"] == last), key=lambda row: row["measure"])
    share, quarter = _("per cent of residents"), Period(Month.parse(last).shift(-2), Month.parse(last))
    heads = {
        "measure": Heads(_("What was asked")),
        "share": Heads(_("Camden, per cent"), share),
        "london_share": Heads(_("London, per cent"), share),
    }
    table = pa.Table.from_pylist([{name: row[name] for name in heads} for row in now])
    return tell(
        in_per_cent(table, "share", "london_share"), heads, origin, code=codes.CAMDEN_CONFIDENCE_ALL, unit=share,
        title=_("Camden and London: all that the police survey's open file asks, %s") % quarter.words,
        definition=_("%(confidence)s %(no_interval)s Nothing is filled in: what the file does not hold is not shown.")
        % {"confidence": CONFIDENCE, "no_interval": NO_INTERVAL.format(interviews=INTERVIEWS_A_QUARTER)},
        period=quarter, counted=Counted.RATE,
    )  # fmt: skip
