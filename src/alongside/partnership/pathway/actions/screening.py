"""Screening: answers with evidence, a level that the worker chooses, a sign-off that never delays anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.pathway.models import Contact, Screening, ScreeningAnswer, ScreeningTool, YesNoNotKnown
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person

RETENTION = "screened_with_concern"
RETENTION_NO_CONCERN = "screened_no_concern"
NO_CONCERN = "none"
LOOK_AGAIN_WITHIN = timedelta(weeks=12)


@dataclass(frozen=True)
class Answer:
    """One question answered: yes, no or not known, with what the answer rests on."""

    item: str
    answer: str
    evidence: str = ""
    source_type: str = ""


@transaction.atomic
def screen(
    *, person: "Person", tool: ScreeningTool, answers: Sequence[Answer], protective_factors: str, own_words: str,
    level: str, level_reasons: str, next_step: str, screened_on: date, today: date,
    look_again_on: date | None = None, contact: Contact | None = None, by: Acting,
) -> Screening:  # fmt: skip
    """Record a screening. Every question is answered, and the worker chooses the level: nothing is computed."""
    by.must(Permission.SCREEN)
    look_again_on = look_again_on or screened_on + LOOK_AGAIN_WITHIN
    _refuse_dates(screened_on, look_again_on, today)
    _refuse_words(
        protective_factors=protective_factors, own_words=own_words, level_reasons=level_reasons, next_step=next_step
    )
    _refuse_level(tool, level)
    _refuse_answers(tool, answers)
    retention = RETENTION_NO_CONCERN if level == NO_CONCERN else RETENTION
    screening = hold(
        Screening, by=by, retention_class=retention, person=person, tool=tool, contact=contact,
        screened_on=screened_on, protective_factors=protective_factors, own_words=own_words, level=level,
        level_reasons=level_reasons, next_step=next_step, look_again_on=look_again_on,
    )  # fmt: skip
    for answer in answers:
        hold(
            ScreeningAnswer, by=by, retention_class=retention, person=person, screening=screening, item=answer.item,
            answer=answer.answer, evidence=answer.evidence, source_type=answer.source_type,
        )  # fmt: skip
    record(Did.RECORDED, screening, by=by)
    return screening


@transaction.atomic
def sign_off(*, screening: Screening, words: str = "", now: datetime, by: Acting) -> Screening:
    """A manager has read the screening. It follows the work and never holds it up."""
    by.must(Permission.SIGN_OFF)
    if screening.signed_off_at is not None:
        raise StepNotAllowed(_("This screening was signed off already."))
    if screening.recorded_by_id == by.posting_id:
        raise StepNotAllowed(_("A second person signs off. Ask another manager to read it."))
    screening.signed_off_at, screening.signed_off_by_id, screening.signed_off_words = now, by.posting_id, words
    screening.save()
    record(Did.SIGNED_OFF, screening, by=by)
    return screening


def _refuse_dates(screened_on: date, look_again_on: date, today: date) -> None:
    if screened_on > today:
        raise StepNotAllowed(_("The screening is dated in the future."), field="screened_on")
    if not screened_on < look_again_on <= screened_on + LOOK_AGAIN_WITHIN:
        raise StepNotAllowed(_("Look again within twelve weeks of the screening."), field="look_again_on")


def _refuse_words(**words: str) -> None:
    ask = {
        "protective_factors": _("Say what protects this young person, even if it is little."),
        "own_words": _("Write what the young person said, in their own words, or that they did not wish to speak."),
        "level_reasons": _("Say why you chose this level."),
        "next_step": _("Say what happens next and who does it."),
    }
    for name, value in words.items():
        if not value.strip():
            raise StepNotAllowed(ask[name], field=name)


def _refuse_level(tool: ScreeningTool, level: str) -> None:
    if level not in {known["code"] for known in tool.levels}:
        raise StepNotAllowed(_("Choose one of the levels of this tool."), field="level")


def _refuse_answers(tool: ScreeningTool, answers: Sequence[Answer]) -> None:
    words = {item["code"]: item["words"] for item in tool.items}
    answered = [answer.item for answer in answers]
    for code in words:
        if answered.count(code) != 1:
            raise StepNotAllowed(_("Answer once: “{question}”. Not known is an answer.").format(question=words[code]))
    if len(answered) > len(words):
        raise StepNotAllowed(_("An answer belongs to no question of this tool."))
    for answer in answers:
        if answer.answer == YesNoNotKnown.YES and not (answer.evidence.strip() and answer.source_type):
            raise StepNotAllowed(
                _("Say what the yes rests on, and how you know: “{question}”.").format(question=words[answer.item])
            )
