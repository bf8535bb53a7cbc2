"""Reports, recommendations and the actions that carry them out."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.kinds import DutyRole
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.actions.refusing import must_have_words, must_not_be_later
from alongside.partnership.taskforce.kinds import ActionProgress, Heading, Progress, RefusalGround
from alongside.partnership.taskforce.models import (
    Action,
    ActionStatus,
    Recommendation,
    RecommendationStatus,
    Report,
)
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency


@transaction.atomic
def record_report(*, title: str, published_on: date, source: str, slots: int, by: Acting) -> Report:
    """Record a report and one empty slot for each of its recommendations. Words come later, from the report itself."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(published_on, field="published_on")
    if Report.objects.filter(title=title.strip()).exists():
        raise StepNotAllowed(
            _("There is a report with this title. Open it, or give this one another title."), field="title"
        )
    if slots < 1:
        raise StepNotAllowed(_("Say how many recommendations the report makes: one or more."), field="slots")
    report = Report.objects.create(
        title=must_have_words(title, _("Enter the title of the report."), field="title"),
        published_on=published_on,
        source=must_have_words(source, _("Say where the report can be read."), field="source"),
        recorded_by_id=by.posting_id,
    )
    Recommendation.objects.bulk_create(
        Recommendation(report=report, number=number, recorded_by_id=by.posting_id) for number in range(1, slots + 1)
    )
    record(Did.RECORDED, report, by=by)
    return report


@transaction.atomic
def write_recommendation(
    *,
    recommendation: Recommendation,
    heading: Heading | str = "",
    words: str = "",
    words_source: str = "",
    owner: "Agency | None" = None,
    by: Acting,
) -> Recommendation:
    """Enter what the report says in a slot: its heading, its words with where they stand, and who owns it."""
    by.must(Permission.RUN_PROGRAMME)
    if words.strip() and not words_source.strip():
        raise StepNotAllowed(
            _("Say where in the report these words stand, so that a reader can check them."), field="words_source"
        )
    recommendation.heading, recommendation.owner = heading, owner
    recommendation.words, recommendation.words_source = words.strip(), words_source.strip()
    recommendation.save(update_fields=["heading", "owner", "words", "words_source"])
    record(Did.CHANGED, recommendation, by=by)
    return recommendation


@transaction.atomic
def set_status(
    *, recommendation: Recommendation, status: Progress, on: date, reason: str, by: Acting
) -> RecommendationStatus:
    """Say where a recommendation stands, since when and why. What was said before stays in its history."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    if status == Progress.NOT_SAID:
        raise StepNotAllowed(_("Something was said already. Choose where it stands now."), field="status")
    _refuse_earlier(on, recommendation.status_on)
    reason = must_have_words(
        reason, _("Say why it stands there. A reader sees the reason beside the status."), field="reason"
    )
    recommendation.status, recommendation.status_on, recommendation.status_reason = status, on, reason
    recommendation.save(update_fields=["status", "status_on", "status_reason"])
    said = RecommendationStatus.objects.create(
        recommendation=recommendation, status=status, on=on, reason=reason, recorded_by_id=by.posting_id
    )
    record(Did.CHANGED, recommendation, by=by)
    return said


@transaction.atomic
def add_action(
    *,
    recommendation: Recommendation,
    owner: "Agency",
    words: str,
    due_on: date,
    is_preparation: bool = False,
    by: Acting,
) -> Action:
    by.must(Permission.RUN_PROGRAMME)
    action = Action.objects.create(
        recommendation=recommendation,
        owner=owner,
        words=must_have_words(words, _("Say what is to be done."), field="words"),
        due_on=due_on,
        is_preparation=is_preparation,
        recorded_by_id=by.posting_id,
    )
    record(Did.RECORDED, action, by=by)
    return action


@transaction.atomic
def set_action_status(
    *,
    action: Action,
    status: ActionProgress,
    on: date,
    reason: str,
    refusal_ground: RefusalGround | str = "",
    by: Acting,
) -> ActionStatus:
    """Say where an action stands. A relevant authority may refuse one on a ground of PCSC Act 2022, s. 15(7)."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    if status == ActionProgress.TO_DO:
        raise StepNotAllowed(_("Work was reported already. Choose where the action stands now."), field="status")
    _refuse_earlier(on, action.status_on)
    reason = must_have_words(
        reason, _("Say why it stands there. A reader sees the reason beside the status."), field="reason"
    )
    _check_refusal(action, status, refusal_ground)
    action.status, action.status_on, action.status_reason = status, on, reason
    action.refusal_ground = refusal_ground
    action.save(update_fields=["status", "status_on", "status_reason", "refusal_ground"])
    said = ActionStatus.objects.create(
        action=action, status=status, on=on, reason=reason, refusal_ground=refusal_ground, recorded_by_id=by.posting_id
    )
    record(Did.CHANGED, action, by=by)
    return said


def _refuse_earlier(on: date, last: date | None) -> None:
    if last and on < last:
        raise StepNotAllowed(
            _("Something was said later than that day. Enter the same day or a later one."), field="on"
        )


def _check_refusal(action: Action, status: ActionProgress, ground: RefusalGround | str) -> None:
    if status != ActionProgress.REFUSED:
        if ground:
            raise StepNotAllowed(
                _("A ground belongs to a refusal. Leave it empty, or choose “refused”."), field="refusal_ground"
            )
        return
    if not ground:
        raise StepNotAllowed(_("Choose the ground on which the authority refuses."), field="refusal_ground")
    if action.is_preparation:
        raise StepNotAllowed(
            _("Work on the needs assessment or the strategy cannot be refused (s. 15(8) and (9))."), field="status"
        )
    if action.owner.controller.duty_role != DutyRole.RELEVANT:
        raise StepNotAllowed(
            _("Only a relevant authority (education, prison, youth custody) may refuse. For others, choose “stopped”."),
            field="status",
        )
