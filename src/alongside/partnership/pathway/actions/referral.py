"""Referring along a route. Sharing checks the law and seals what was sent; this keeps the thread to the answer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.pages.fields import to_the_minute
from alongside.partnership.pathway.clocks import next_working_day
from alongside.partnership.pathway.models import Referral
from alongside.partnership.sharing.actions.share import share
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person
    from alongside.partnership.sharing.reading import ToShare

RETENTION = "referral"


@transaction.atomic
def refer(*, person: "Person", what: "ToShare", by: Acting) -> Referral:
    """Share along a route and wait for the answer: one working day, then it is chased."""
    by.must(Permission.REFER)
    disclosure = share(what=what, by=by)
    referral = hold(
        Referral, by=by, retention_class=RETENTION, person=person, disclosure_id=disclosure.pk,
        to_agency_id=what.to_agency_id, sent_at=disclosure.sent_at, answer_due_at=next_working_day(disclosure.sent_at),
    )  # fmt: skip
    record(Did.RECORDED, referral, by=by)
    return referral


@transaction.atomic
def record_answer_by_phone(*, referral: Referral, words: str, at: datetime, now: datetime, by: Acting) -> Referral:
    """Keep what was answered by phone, by whoever cannot answer on this site."""
    by.must(Permission.REFER)
    if not referral.is_answered_by_phone:
        raise StepNotAllowed(_("That hub answers on this site. Chase it instead."))
    if not words.strip():
        raise StepNotAllowed(_("Write who answered and what they said."), field="words")
    if not to_the_minute(referral.sent_at) <= at <= now:
        raise StepNotAllowed(_("The answer cannot come before the referral, nor in the future."), field="at")
    referral.answered_by_phone_at, referral.answered_words = max(at, referral.sent_at), words
    referral.save(update_fields=["answered_by_phone_at", "answered_words"])
    record(Did.CHANGED, referral, by=by)
    return referral
