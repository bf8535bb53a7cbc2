"""Looks at what was shared: one reading, what arrived, what was sent, and what is not acknowledged yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.items import Item
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.envelopes import ENVELOPE, envelope_i_received, envelope_i_sent, my_copy
from alongside.partnership.sharing.models import Disclosure, Notice, SealedCopy
from alongside.partnership.sharing.models.disclosures import Side
from alongside.partnership.sharing.reading import Reading, content_of, reading_of
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

LONGEST_LIST = 200
ON_ONE_PAGE = 50
NAME_KEY = "name"


@dataclass(frozen=True)
class Line:
    """One share in a list: whom it is about if my agency may still read that, and where it stands."""

    disclosure: Disclosure
    about: str
    open_notices: int
    now: datetime

    @property
    def is_acknowledged(self) -> bool:
        return self.disclosure.received_at is not None

    @property
    def is_overdue(self) -> bool:
        return not self.is_acknowledged and self.disclosure.acknowledge_by < self.now


def open_received(disclosure_id: UUID, *, by: Acting) -> Reading:
    """Read what was shared with my agency. Without content it is erased, locked, or restricted to others."""
    by.must(Permission.READ_RECEIVED)
    return _read(envelope_i_received(disclosure_id, by), Side.RECEIVED, by)


def open_sent(disclosure_id: UUID, *, by: Acting) -> Reading:
    """Read what my agency shared: the receipt of the sender."""
    _must_know_what_is_sent(by)
    return _read(envelope_i_sent(disclosure_id, by), Side.SENT, by)


def items_i_sent(disclosure_id: UUID, *, by: Acting) -> tuple[Item, ...]:
    """The items of what my agency shared, while it still has its copy."""
    by.must(Permission.REFER)
    envelope_i_sent(disclosure_id, by)
    return content_of(my_copy(disclosure_id)).items


def list_received(*, by: Acting, now: datetime | None = None) -> list[Line]:
    by.must(Permission.READ_RECEIVED)
    return _lines(ENVELOPE.filter(to_agency_id=by.agency_id), Side.RECEIVED, by, now)


def page_of_received(number: str | int = 1, *, by: Acting, now: datetime | None = None) -> Page:
    """One page of what was shared with my agency, the newest first. A number that is no page gives the nearest."""
    by.must(Permission.READ_RECEIVED)
    return _page(ENVELOPE.filter(to_agency_id=by.agency_id), Side.RECEIVED, number, by, now)


def page_of_sent(number: str | int = 1, *, by: Acting, now: datetime | None = None) -> Page:
    """The same of what my agency shared."""
    _must_know_what_is_sent(by)
    return _page(ENVELOPE.filter(from_agency_id=by.agency_id), Side.SENT, number, by, now)


def overdue_acknowledgements(*, by: Acting, now: datetime | None = None) -> list[Line]:
    """What my agency sent and nobody acknowledged in time. Each is chased until somebody does."""
    _must_know_what_is_sent(by)
    late = ENVELOPE.filter(
        from_agency_id=by.agency_id, received_at=None, acknowledge_by__lt=now or timezone.now()
    ).order_by("acknowledge_by")
    return _lines(late, Side.SENT, by, now)


def sent_about(person_id: UUID, *, by: Acting) -> QuerySet[Disclosure]:
    """The envelopes of everything that my agency shared about one of its people."""
    _must_know_what_is_sent(by)
    return ENVELOPE.filter(from_agency_id=by.agency_id, subject_id=person_id)


def answers_to(disclosure_ids: Iterable[UUID], *, by: Acting) -> dict[UUID, Disclosure]:
    """The answers that reached my agency, by the share that each answers. The first answer stands."""
    by.must(Permission.READ_RECEIVED)
    by.must(Permission.READ_RECEIVED)
    answers = ENVELOPE.filter(to_agency_id=by.agency_id, answers_id__in=list(disclosure_ids)).order_by("-sent_at")
    return {answer.answers_id: answer for answer in answers}


def answered_by_me(disclosure_ids: Iterable[UUID], *, by: Acting) -> dict[UUID, datetime]:
    """When my agency first answered each of these shares; one that it has not answered is left out."""
    _must_know_what_is_sent(by)
    answers = Disclosure.objects.filter(from_agency_id=by.agency_id, answers_id__in=list(disclosure_ids))
    return dict(answers.order_by("-sent_at").values_list("answers_id", "sent_at"))


def open_notices(*, by: Acting) -> QuerySet[Notice]:
    """Notices to my agency on which nobody has decided."""
    by.must(Permission.READ_RECEIVED)
    mine = Notice.objects.filter(disclosure__to_agency_id=by.agency_id, outcome="")
    return mine.select_related("disclosure__from_agency", "disclosure__route", "replaced_by").order_by("sent_at")


def open_notice(notice_id: UUID, *, by: Acting) -> Notice:
    """One notice to my agency, or about what my agency sent to a body that is not on this site."""
    by.must(Permission.READ_RECEIVED)
    notices = Notice.objects.select_related("disclosure__from_agency", "disclosure__to_agency", "disclosure__route")
    notice = notices.filter(pk=notice_id).first()
    if notice is None:
        raise NotFoundHere("sharing.notice")
    return notice


def _must_know_what_is_sent(by: Acting) -> None:
    if not by.may(Permission.COMPLETE_SHARES):
        by.must(Permission.REFER)


def _read(disclosure: Disclosure, side: Side, by: Acting) -> Reading:
    copy = SealedCopy.objects.filter(disclosure=disclosure, side=side).first()
    record(Did.LOOKED, disclosure, by=by, because=f"{side}_copy" if copy else "envelope_alone")
    reading = reading_of(disclosure, content_of(copy) if copy else None, copy)
    reading.notices.extend(disclosure.notices.select_related("replaced_by"))
    return reading


def _page(envelopes: QuerySet[Disclosure], side: Side, number: str | int, by: Acting, now: datetime | None) -> Page:
    page = Paginator(envelopes, ON_ONE_PAGE).get_page(number)
    return Page(_lines(page.object_list, side, by, now), page.number, page.paginator)


def _lines(envelopes: QuerySet[Disclosure], side: Side, by: Acting, now: datetime | None) -> list[Line]:
    record(Did.LISTED, by=by, kind="sharing.disclosure")
    listed = list(envelopes.prefetch_related("notices", "chases")[:LONGEST_LIST])
    names = _names(listed, side)
    return [
        Line(
            disclosure=each,
            about=names.get(each.pk, ""),
            open_notices=sum(1 for notice in each.notices.all() if not notice.outcome),
            now=now or timezone.now(),
        )
        for each in listed
    ]


def _names(disclosures: Iterable[Disclosure], side: Side) -> dict[UUID, str]:
    """Whom each share is about, from the copies that are open to me."""
    copies = SealedCopy.objects.filter(disclosure__in=[each.pk for each in disclosures], side=side)
    names = {}
    for disclosure_id, items in copies.values_list("disclosure_id", "items"):
        names[disclosure_id] = next((item["value"] for item in items if item["key"] == NAME_KEY), "")
    return names
