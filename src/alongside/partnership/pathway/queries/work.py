"""My work: what waits, for whom, since when and until when. It is ordered by its date and by nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.models import (
    Contact,
    CustodyStay,
    FamilyHelp,
    FamilyPlan,
    HubEpisode,
    Offer,
    Rating,
    Referral,
    Screening,
)
from alongside.partnership.pathway.queries.received import received_not_opened
from alongside.partnership.pathway.queries.way import answers_of
from alongside.partnership.sharing.queries.disclosures import answered_by_me
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

LONGEST_LIST = 100


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what to do, about whom, since when, until when, and the page on which to do it."""

    what: str
    who: str
    reference: str
    since: datetime
    due_at: datetime | None
    page: str
    record_id: UUID

    def is_late(self, now: datetime) -> bool:
        return self.due_at is not None and self.due_at < now


def my_work(*, by: Acting, now: datetime) -> list[Waiting]:
    """Everything that waits for my team, what is due first; a manager's whole agency."""
    by.must(Permission.LOOK_AT_RECORDS)
    record(Did.LISTED, by=by, kind="pathway.work")
    waiting = [
        *_offers_to_make(by),
        *_releases_to_record(by),
        *_follow_ups(by),
        *_sign_offs(by),
        *_answers_awaited(by),
        *_referrals_to_open(by),
        *_ratings_to_give(by),
        *_decisions_to_make(by),
        *_answers_to_send(by),
        *_plans_to_agree(by),
        *_reviews(by),
    ]
    return sorted(waiting, key=lambda one: (one.due_at or now, one.since))[:LONGEST_LIST]


def _mine(rows: QuerySet[Any], by: Acting) -> QuerySet[Any]:
    mine = rows.filter(held_by_id=by.agency_id).select_related("person")
    return mine if by.is_manager else mine.filter(team_id=by.team_id)


def _offers_to_make(by: Acting) -> Iterator[Waiting]:
    contacts = Contact.objects.exclude(Exists(Offer.objects.filter(contact=OuterRef("pk"))))
    for contact in _mine(contacts, by):
        yield _waiting(_("Offer support"), contact, contact.met_at, None, "pathway:offer", contact.pk)


def _releases_to_record(by: Acting) -> Iterator[Waiting]:
    for stay in _mine(CustodyStay.objects.filter(released_at=None), by):
        yield _waiting(_("Record the release"), stay, stay.arrested_at, None, "pathway:release", stay.contact_id)


def _follow_ups(by: Acting) -> Iterator[Waiting]:
    for stay in _mine(CustodyStay.objects.filter(released_at__isnull=False, followed_up_at=None), by):
        what = _("Meet again after release")
        yield _waiting(what, stay, stay.released_at, stay.follow_up_due_at, "pathway:follow_up", stay.contact_id)


def _sign_offs(by: Acting) -> Iterator[Waiting]:
    if not by.may(Permission.SIGN_OFF):
        return
    for screening in _mine(Screening.objects.filter(signed_off_at=None), by).exclude(recorded_by_id=by.posting_id):
        what = _("Read and sign off the screening")
        yield _waiting(what, screening, screening.recorded_at, None, "pathway:screening", screening.pk)


def _answers_awaited(by: Acting) -> Iterator[Waiting]:
    unanswered = list(_mine(Referral.objects.filter(answered_by_phone_at=None), by).select_related("to_agency"))
    answers = answers_of(unanswered, by=by)
    for referral in unanswered:
        if referral.disclosure_id in answers:
            continue
        what = _("No answer yet from {agency}").format(agency=referral.to_agency.name)
        yield _waiting(what, referral, referral.sent_at, referral.answer_due_at, "pathway:referral", referral.pk)


def _referrals_to_open(by: Acting) -> Iterator[Waiting]:
    for line in received_not_opened(by=by):
        sent = line.disclosure
        yield Waiting(
            what=_("Open what {agency} sent").format(agency=sent.from_agency.name), who=line.about or _("Somebody"),
            reference=_("not opened"), since=sent.sent_at, due_at=sent.acknowledge_by, page="pathway:received",
            record_id=sent.pk,
        )  # fmt: skip


def _ratings_to_give(by: Acting) -> Iterator[Waiting]:
    unrated = HubEpisode.objects.filter(decided_at=None).exclude(Exists(Rating.objects.filter(episode=OuterRef("pk"))))
    for episode in _mine(unrated, by):
        yield _waiting(_("Rate the referral"), episode, episode.received_at, None, "pathway:episode", episode.pk)


def _decisions_to_make(by: Acting) -> Iterator[Waiting]:
    for episode in _mine(HubEpisode.objects.filter(decided_at=None), by).prefetch_related("ratings"):
        ratings = sorted(episode.ratings.all(), key=lambda rating: rating.rated_at)
        if ratings:
            what = _("Decide. {rating}").format(rating=ratings[-1].get_rating_display())
            yield _waiting(what, episode, ratings[-1].rated_at, ratings[-1].due_at, "pathway:episode", episode.pk)


def _answers_to_send(by: Acting) -> Iterator[Waiting]:
    if not by.may(Permission.RATE_AND_DECIDE):
        return
    decided = list(_mine(HubEpisode.objects.filter(decided_at__isnull=False), by))
    told = answered_by_me([episode.disclosure_id for episode in decided], by=by)
    for episode in decided:
        if episode.disclosure_id not in told:
            what = _("Tell the referrer what was decided")
            yield _waiting(what, episode, episode.decided_at, None, "pathway:answer", episode.pk)


def _plans_to_agree(by: Acting) -> Iterator[Waiting]:
    plans = FamilyPlan.objects.filter(help=OuterRef("pk"))
    for help in _mine(FamilyHelp.objects.filter(closed_on=None).exclude(Exists(plans)), by):
        what = _("Agree, assess and plan with the family")
        yield _waiting(what, help, _at_nine(help.opened_on), None, "pathway:help", help.pk)


def _reviews(by: Acting) -> Iterator[Waiting]:
    for plan in _mine(FamilyPlan.objects.filter(help__closed_on=None), by):
        due = _at_nine(plan.next_review_on)
        yield _waiting(_("Review the family plan"), plan, _at_nine(plan.agreed_on), due, "pathway:plan", plan.pk)


def _waiting(what: str, row: Any, since: datetime, due_at: datetime | None, page: str, record_id: UUID) -> Waiting:
    who = row.person
    return Waiting(
        what=what, who=who.name, reference=who.reference, since=since, due_at=due_at, page=page, record_id=record_id
    )


def _at_nine(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
