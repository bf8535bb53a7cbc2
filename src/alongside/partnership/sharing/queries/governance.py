"""The desk of information governance: what waits, what is overdue; who may see a share, by what law, who did."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import live_roles_in, names_of_readers
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.held import HeldRecord
from alongside.partnership.agencies.queries import read_trail
from alongside.partnership.agencies.roles import Permission, Role, roles_that_may
from alongside.partnership.agencies.trail_entries import TrailEntry
from alongside.partnership.sharing.envelopes import ENVELOPE, find_envelope, is_outside
from alongside.partnership.sharing.models import AskedShare, Disclosure, Notice, SealedCopy
from alongside.partnership.sharing.models.disclosures import Manner
from alongside.partnership.sharing.models.follow_up import NoticeKind
from alongside.partnership.sharing.reading import Reading, reading_of
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

PERSON = "families.person"


@dataclass(frozen=True)
class Tasks:
    """What waits for information governance, each due within one working day."""

    urgent: list[Disclosure]
    asked: list[AskedShare]
    notices: list[Notice]
    now: datetime

    @property
    def count(self) -> int:
        return len(self.urgent) + len(self.asked) + len(self.notices)


@dataclass(frozen=True)
class OverdueReview:
    """A record whose retention review is due: what it is, not what it says."""

    label: str
    kind: str
    record_id: UUID
    review_on: date

    @property
    def is_person(self) -> bool:
        return self.label == PERSON


@dataclass(frozen=True)
class WhoMaySee:
    """The officer's question, answered in one look: who may see this, by what law, and who did."""

    reading: Reading
    sender_roles: list[Role]
    recipient_roles: list[Role]
    named_readers: list[str]
    is_locked: bool
    is_outside: bool
    trail: list[TrailEntry]


def governance_tasks(*, by: Acting, now: datetime | None = None) -> Tasks:
    """Urgent shares without their legal record, shares asked for outside any route, notices nobody decided on."""
    by.must(Permission.COMPLETE_SHARES)
    record(Did.LISTED, by=by, kind="sharing.governance_tasks")
    sent = ENVELOPE.filter(from_agency_id=by.agency_id, manner=Manner.URGENT, legal_record=None)
    asked = AskedShare.objects.filter(waits_for=Role.INFORMATION_GOVERNANCE, answer="").select_related("to_agency")
    notices = Notice.objects.filter(disclosure__to_agency_id=by.agency_id, outcome="")
    return Tasks(
        urgent=list(sent.order_by("legal_record_due_at")),
        asked=list(asked),
        notices=list(notices.select_related("disclosure__from_agency", "disclosure__route")),
        now=now or timezone.now(),
    )


def asked_of_me(*, by: Acting) -> QuerySet[AskedShare]:
    """Shares that wait for the role in which I act."""
    by.must(Permission.LOOK_AT_RECORDS)
    return AskedShare.objects.filter(waits_for=by.role, answer="").select_related("to_agency", "recorded_by__worker")


def open_asked(asked_id: UUID, *, by: Acting) -> AskedShare:
    """What somebody asked to share, for whom it waits for and for whoever asked."""
    asked = AskedShare.objects.select_related("to_agency", "recorded_by__worker").filter(pk=asked_id).first()
    if asked is None or not (asked.waits_for == by.role or asked.recorded_by_id == by.posting_id):
        raise NotFoundHere("sharing.askedshare", asked)
    record(Did.LOOKED, asked, by=by)
    return asked


def overdue_reviews(*, by: Acting, today: date | None = None) -> list[OverdueReview]:
    """Every record of my agency whose retention review is due, of every kind, oldest first.

    Urgent shares apart, nothing about such a person is shared until somebody has decided to keep or to erase.
    """
    by.must(Permission.ERASE)
    day = today or timezone.localdate()
    record(Did.LISTED, by=by, kind="agencies.overdue_review")
    overdue = [
        OverdueReview(
            label=model._meta.label_lower,
            kind=str(model._meta.verbose_name),
            record_id=record_id,
            review_on=review_on,
        )
        for model in _kinds_of_records()
        for record_id, review_on in model._default_manager.filter(
            held_by_id=by.agency_id, review_on__lt=day
        ).values_list("pk", "review_on")
    ]
    return sorted(overdue, key=lambda each: (each.review_on, each.kind))


def who_may_see(disclosure_id: UUID, *, by: Acting) -> WhoMaySee:
    """Who may see a share, by what law it was made, and who did what with it at my agency."""
    by.must(Permission.COMPLETE_SHARES)
    disclosure = find_envelope(disclosure_id)
    copy = SealedCopy.objects.filter(disclosure=disclosure).first()
    record(Did.LOOKED, disclosure, by=by, because="who_may_see")
    return WhoMaySee(
        reading=reading_of(disclosure, None, copy),
        sender_roles=_who_works_there(disclosure.from_agency_id, Permission.REFER, Permission.COMPLETE_SHARES),
        recipient_roles=_who_works_there(disclosure.to_agency_id, Permission.READ_RECEIVED),
        named_readers=names_of_readers(copy.restriction_id) if copy and copy.restriction_id else [],
        is_locked=disclosure.notices.filter(kind=NoticeKind.MISDIRECTED).exists(),
        is_outside=is_outside(disclosure),
        trail=read_trail(by, subject_id=disclosure_id).entries,
    )


def _who_works_there(agency_id: UUID | None, *permissions: Permission) -> list[Role]:
    """The roles with one of these permissions in which somebody acts for that agency today."""
    may = {role for permission in permissions for role in roles_that_may(permission)}
    live = live_roles_in(agency_id) if agency_id else set()
    return [role for role in Role if role in may & live]


def _kinds_of_records() -> list[type[HeldRecord]]:
    """Every table of records about people, whichever room it belongs to; their history apart."""
    return [model for model in apps.get_models() if issubclass(model, HeldRecord)]
