"""Urgent: phone first, then record who, what, to whom and why. Nothing in the law of this site refuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import find_agency
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.agencies.queries import posting_of
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.envelopes import is_outside
from alongside.partnership.sharing.models import Disclosure
from alongside.partnership.sharing.models.disclosures import Manner
from alongside.partnership.sharing.reading import Content
from alongside.partnership.sharing.sending import ACKNOWLEDGE_WITHIN, seal_and_send
from alongside.partnership.sharing.working_days import one_working_day_after
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

WORDS_KEY = "urgent_words"
CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class UrgentShare:
    """What was said on the phone, by whom to whom, and why. A person's record need not exist yet."""

    phoned_at: datetime
    spoke_with: str
    what: str
    why: str
    to_agency_id: UUID | None = None
    to_outside: str = ""
    person_id: UUID | None = None
    items: Sequence[Item] = ()
    was_told: bool | None = None
    told_words: str = ""

    @property
    def content(self) -> Content:
        said = Item(
            key=WORDS_KEY, label=str(_("What was said")), value=self.what.strip(), data_class=DataClass.SPECIAL,
            source=Source.RECORDED, grade=Grade.NOT_CONFIRMED, as_of=timezone.localdate(self.phoned_at),
            meaning=str(_("Said by phone in a hurry. Ask before you rely on it.")),
        )  # fmt: skip
        return Content((said, *self.items), self.why.strip(), self.was_told, self.told_words.strip())


@transaction.atomic
def share_urgently(*, urgent: UrgentShare, by: Acting) -> Disclosure:
    """Record an urgent share. No route, approver, sign-off or retention review is asked for.

    Information governance completes its legal record within one working day.
    """
    by.must(Permission.SHARE_URGENTLY)
    _refuse_unless_it_says_enough(urgent)
    now = timezone.now()
    sender = posting_of(by)
    envelope = Disclosure(
        manner=Manner.URGENT,
        from_agency=sender.agency,
        to_agency=find_agency(urgent.to_agency_id) if urgent.to_agency_id else None,
        to_outside=urgent.to_outside.strip(),
        sent_by=sender,
        sent_at=now,
        phoned_at=urgent.phoned_at,
        spoke_with=urgent.spoke_with.strip(),
        acknowledge_by=now + ACKNOWLEDGE_WITHIN,
        legal_record_due_at=one_working_day_after(now),
        subject_id=urgent.person_id,
    )
    seal_and_send(envelope, urgent.content, person_id=urgent.person_id, by=by)
    record(Did.ASKED_GOVERNANCE, envelope, by=by, because="urgent")
    if is_outside(envelope):
        _acknowledged_on_the_phone(envelope, by)
    return envelope


def _refuse_unless_it_says_enough(urgent: UrgentShare) -> None:
    if bool(urgent.to_agency_id) == bool(urgent.to_outside.strip()):
        raise StepNotAllowed(
            _("Say whom you told: choose an agency, or write the name of another body."), field="to_agency"
        )
    for field, sentence in {
        "spoke_with": _("Write with whom you spoke."),
        "what": _("Write what you told them."),
        "why": _("Write why it could not wait."),
    }.items():
        if not getattr(urgent, field).strip():
            raise StepNotAllowed(sentence, field=field)
    if urgent.phoned_at > timezone.now() + CLOCKS_DIFFER:
        raise StepNotAllowed(_("Ring first. The call cannot have been in the future."), field="phoned_at")


def _acknowledged_on_the_phone(envelope: Disclosure, by: Acting) -> None:
    envelope.received_at, envelope.received_by_id = envelope.phoned_at, by.posting_id
    envelope.received_by_name = envelope.spoke_with
    envelope.save(update_fields=["received_at", "received_by", "received_by_name"])
