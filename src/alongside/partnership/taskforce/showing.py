"""How the programme's statuses look on a page. The words say it; the colour only repeats them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.partnership.pages.formatters import short_day
from alongside.partnership.pages.pieces import Happened, Tone
from alongside.partnership.taskforce.kinds import ActionProgress, MeetingActionState, ProgrammeState, Progress
from alongside.partnership.taskforce.models import ActionStatus, RecommendationStatus

TONES: dict[str, Tone] = {
    Progress.NOT_SAID: Tone.QUIET,
    Progress.NOT_STARTED: Tone.WAITING,
    Progress.UNDER_WAY: Tone.DOING,
    Progress.DONE: Tone.DONE,
    Progress.NOT_PURSUED: Tone.NOTE,
    ActionProgress.TO_DO: Tone.WAITING,
    ActionProgress.STOPPED: Tone.NOTE,
    ActionProgress.REFUSED: Tone.NOTE,
    ProgrammeState.BEING_DEVELOPED: Tone.WAITING,
    ProgrammeState.RUNNING: Tone.DOING,
    ProgrammeState.ENDED: Tone.QUIET,
    MeetingActionState.OPEN: Tone.WAITING,
    MeetingActionState.DROPPED: Tone.NOTE,
}


def history(statuses: Iterable[RecommendationStatus | ActionStatus]) -> list[Happened]:
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
