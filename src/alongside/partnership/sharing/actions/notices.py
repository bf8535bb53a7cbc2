"""When what was shared no longer stands: correct, withdraw, lock, notify of erasure; and what a recipient decides."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.actions import restrict
from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.items import Item
from alongside.partnership.agencies.queries import posting_of
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.envelopes import envelope_i_sent, is_outside, my_copy
from alongside.partnership.sharing.erasing import erase_copy
from alongside.partnership.sharing.models import Disclosure, Notice, SealedCopy
from alongside.partnership.sharing.models.disclosures import Manner, Side, Stamp
from alongside.partnership.sharing.models.follow_up import Because, NoticeKind, Outcome
from alongside.partnership.sharing.reading import Content
from alongside.partnership.sharing.sending import ACKNOWLEDGE_WITHIN, seal_and_send
from alongside.partnership.sharing.working_days import one_working_day_after
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Worker

STAMPS = {
    NoticeKind.CORRECTION: Stamp.CORRECTED,
    NoticeKind.WITHDRAWAL: Stamp.WITHDRAWN,
    NoticeKind.ERASURE: Stamp.ERASED_AT_SENDER,
    NoticeKind.MISDIRECTED: Stamp.MISDIRECTED,
}


@transaction.atomic
def correct(*, disclosure_id: UUID, items: Sequence[Item], because: Because, by: Acting) -> Disclosure:
    """Put right what was shared: the same items with their right values, and a notice to the recipient.

    The law asks that recipients learn of a correction (UK GDPR, Art. 19), so that nothing refuses one: it goes by the
    law of the first share, to the same agency, and carries none but the items that it carried.
    """
    by.must(Permission.REFER)
    wrong = envelope_i_sent(disclosure_id, by)
    copy = my_copy(disclosure_id)
    if not items or {item.key for item in items} - set(wrong.item_keys):
        raise StepNotAllowed(_("A correction carries items that were shared before, and no others. Share those anew."))
    right = seal_and_send(
        _like(wrong, by),
        Content(tuple(items), copy.necessity, copy.was_told, copy.told_words),
        person_id=copy.person_id,
        by=by,
    )
    _notify(wrong, NoticeKind.CORRECTION, because, by, replaced_by=right)
    _stamp(copy, Stamp.CORRECTED)
    return right


@transaction.atomic
def withdraw(*, disclosure_id: UUID, because: Because, by: Acting) -> Notice:
    """Tell the recipient that this no longer stands. What it relied on stays there, restricted and stamped."""
    by.must(Permission.REFER)
    disclosure = envelope_i_sent(disclosure_id, by)
    _refuse_twice(disclosure, NoticeKind.WITHDRAWAL)
    notice = _notify(disclosure, NoticeKind.WITHDRAWAL, because, by)
    _stamp(SealedCopy.objects.filter(disclosure=disclosure).first(), Stamp.WITHDRAWN)
    record(Did.WITHDREW, disclosure, by=by, because=because)
    return notice


@transaction.atomic
def lock_misdirected(*, disclosure_id: UUID, by: Acting) -> Notice:
    """It went to the wrong agency: from this moment nobody there can open it."""
    by.must(Permission.SHARE_URGENTLY)
    disclosure = envelope_i_sent(disclosure_id, by)
    _refuse_twice(disclosure, NoticeKind.MISDIRECTED)
    notice = _notify(disclosure, NoticeKind.MISDIRECTED, Because.WRONG_AGENCY, by)
    _stamp(SealedCopy.objects.filter(disclosure=disclosure).first(), Stamp.MISDIRECTED)
    record(Did.LOCKED, disclosure, by=by)
    return notice


@transaction.atomic
def notify_erasure(*, person_id: UUID, by: Acting) -> list[Notice]:
    """Tell every recipient of anything about this person that our record is erased."""
    by.must(Permission.ERASE)
    linked = SealedCopy.objects.filter(person_id=person_id, side=Side.SENT).values("disclosure_id")
    about = Q(subject_id=person_id) | Q(pk__in=linked)  # an urgent share may have been linked afterwards
    sent = Disclosure.objects.filter(about, from_agency_id=by.agency_id)
    untold = sent.exclude(notices__kind=NoticeKind.ERASURE)
    return [_notify(each, NoticeKind.ERASURE, Because.ERASED, by) for each in untold.order_by("sent_at")]


@transaction.atomic
def decide_on_notice(
    *, notice_id: UUID, outcome: Outcome, words: str = "", readers: "Iterable[Worker]" = (), by: Acting
) -> Notice:
    """Keep what was relied on, restricted to named readers and stamped, with the reason; or erase our copy.

    For a body not on this site, the sender writes down what it was told there.
    """
    by.must(Permission.RESTRICT)
    notice = Notice.objects.select_related("disclosure__to_agency").filter(pk=notice_id).first()
    if notice is None or not _decides(notice.disclosure, by):
        raise NotFoundHere("sharing.notice", notice)
    if notice.outcome:
        raise StepNotAllowed(_("This was decided already."))
    if notice.disclosure.to_agency_id == by.agency_id:
        _carry_out(notice, outcome, words.strip(), readers, by)
    notice.outcome, notice.decided_at, notice.decided_by_id = outcome, timezone.now(), by.posting_id
    notice.save(update_fields=["outcome", "decided_at", "decided_by"])
    record(Did.DECIDED, notice, by=by, because=outcome)
    return notice


def _decides(disclosure: Disclosure, by: Acting) -> bool:
    return disclosure.to_agency_id == by.agency_id or is_outside(disclosure)


def _carry_out(notice: Notice, outcome: Outcome, words: str, readers: "Iterable[Worker]", by: Acting) -> None:
    if outcome == Outcome.ERASED:
        erase_copy(disclosure_id=notice.disclosure_id, ground=notice.kind)
        return
    if notice.kind == NoticeKind.MISDIRECTED:
        raise StepNotAllowed(
            _("This was never meant for your agency, so it cannot be kept. Erase the copy."), field="outcome"
        )
    if not words:
        raise StepNotAllowed(_("Write what was decided in reliance on it, and why it must stay."), field="words")
    copy = my_copy(notice.disclosure_id)
    # The words stand on the copy, which erasing the person removes; the lock outlives it and keeps a plain sentence.
    lock = restrict(reason=str(_("Kept after a notice from the sender.")), readers=readers, by=by)
    copy.restriction = lock
    _stamp(copy, STAMPS[NoticeKind(notice.kind)], words, also=["restriction"])


def _like(wrong: Disclosure, by: Acting) -> Disclosure:
    """A new envelope by the law of an earlier one."""
    now = timezone.now()
    is_urgent = wrong.manner == Manner.URGENT
    return Disclosure(
        manner=wrong.manner,
        from_agency=wrong.from_agency,
        to_agency=wrong.to_agency,
        to_outside=wrong.to_outside,
        route=wrong.route,
        gateway=wrong.gateway,
        purpose=wrong.purpose,
        agreement=wrong.agreement,
        bases=wrong.bases,
        approved_by=wrong.approved_by,
        sent_by=posting_of(by),
        sent_at=now,
        acknowledge_by=now + ACKNOWLEDGE_WITHIN,
        legal_record_due_at=one_working_day_after(now) if is_urgent else None,
        subject_id=wrong.subject_id,
        corrects=wrong,
    )


def _notify(
    disclosure: Disclosure, kind: NoticeKind, because: Because, by: Acting, replaced_by: Disclosure | None = None
) -> Notice:
    notice = Notice.objects.create(
        disclosure=disclosure, kind=kind, because=because, replaced_by=replaced_by, sent_at=timezone.now(),
        sent_by_id=by.posting_id,
    )  # fmt: skip
    record(Did.NOTIFIED, notice, by=by, because=kind)
    return notice


def _refuse_twice(disclosure: Disclosure, kind: NoticeKind) -> None:
    if disclosure.notices.filter(kind=kind).exists():
        raise StepNotAllowed(_("The recipient was told so already."))


def _stamp(copy: SealedCopy | None, stamp: Stamp, words: str = "", also: Sequence[str] = ()) -> None:
    """Mark a copy, if it is still there. Earlier words stay above later ones."""
    if copy is None:
        return
    copy.stamp, copy.stamped_at = stamp, timezone.now()
    copy.stamp_words = "\n".join(filter(None, [copy.stamp_words, words]))
    copy.save(update_fields=["stamp", "stamped_at", "stamp_words", *also])
