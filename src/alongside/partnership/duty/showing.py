"""How statuses and comparisons look on a page. The words say it; the colour only repeats them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.partnership.duty.kinds import Status, Verdict
from alongside.partnership.duty.models import ObligationStatus
from alongside.partnership.pages.formatters import short_day
from alongside.partnership.pages.pieces import Happened, Tone

TONES: dict[str, Tone] = {
    Status.NOT_STARTED: Tone.WAITING,
    Status.UNDER_WAY: Tone.DOING,
    Status.MET: Tone.DONE,
    Status.NOT_MET: Tone.LATE,
    Status.DOES_NOT_APPLY: Tone.QUIET,
}
VERDICT_TONES: dict[str, Tone] = {
    Verdict.AGREES: Tone.DONE,
    Verdict.DIFFERS: Tone.LATE,
    Verdict.NOT_COMPARED: Tone.NOTE,
    Verdict.HIDDEN: Tone.QUIET,
    Verdict.NOT_KNOWN: Tone.QUIET,
    Verdict.NOT_PUBLISHED: Tone.WAITING,
}


def history(statuses: Iterable[ObligationStatus]) -> list[Happened]:
    """What was said, newest first, for a timeline."""
    return [
        Happened(
            title=said.get_status_display(),
            at=said.on,
            by=_("Recorded on %(day)s") % {"day": short_day(said.recorded_at)},
            words=said.reason,
        )
        for said in statuses
    ]
