"""What the hub does with a referral: open it, rate it by colour, decide it with reasons. A person decides each."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.retention import review_on
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.holding import hold
from alongside.partnership.pathway.clocks import OpeningHours, due_at
from alongside.partnership.pathway.models import Brag, ClockPolicy, HubEpisode, Outcome, Rating
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person

RETENTION = "referral"
RETENTION_STRATEGY = "safeguarding"


@transaction.atomic
def open_episode(
    *, person: "Person", disclosure_id: UUID, from_agency_id: UUID, received_at: datetime, by: Acting
) -> HubEpisode:
    """Begin work on a referral that reached the hub. The hub has its own record of the person by now."""
    by.must(Permission.RATE_AND_DECIDE)
    if HubEpisode.objects.filter(disclosure_id=disclosure_id).exists():
        raise StepNotAllowed(_("Somebody opened this referral already. Find it in the hub's work."))
    episode = hold(
        HubEpisode, by=by, retention_class=RETENTION, person=person, disclosure_id=disclosure_id,
        from_agency_id=from_agency_id, received_at=received_at,
    )  # fmt: skip
    record(Did.RECORDED, episode, by=by)
    return episode


@transaction.atomic
def rate(*, episode: HubEpisode, policy: ClockPolicy, rating: str, reason: str, now: datetime, by: Acting) -> Rating:
    """Give a colour with its reason. The clock runs from when the referral reached the hub, not from the rating."""
    by.must(Permission.RATE_AND_DECIDE)
    _refuse_decided(episode)
    if rating not in Brag.values:
        raise StepNotAllowed(_("Choose blue, red, amber or green."), field="rating")
    if not reason.strip():
        raise StepNotAllowed(_("Say why you chose this colour."), field="reason")
    given = hold(
        Rating, by=by, retention_class=RETENTION, person_id=episode.person_id, episode=episode, policy=policy,
        rating=rating, reason=reason, rated_at=now, due_at=_due(policy, rating, episode.received_at),
    )  # fmt: skip
    record(Did.RATED, given, by=by)
    return given


@transaction.atomic
def decide(*, episode: HubEpisode, outcome: str, reasons: str, what_next: str, now: datetime, by: Acting) -> HubEpisode:
    """Decide what happens, say why, and say who has the next step. The referrer is told in a step of its own."""
    by.must(Permission.RATE_AND_DECIDE)
    _refuse_decided(episode)
    if not episode.ratings.exists():
        raise StepNotAllowed(_("Rate the referral before you decide it."))
    if outcome not in Outcome.values:
        raise StepNotAllowed(_("Choose what the hub decides."), field="outcome")
    for name, words in (("reasons", reasons), ("what_next", what_next)):
        if not words.strip():
            raise StepNotAllowed(_("Give the reasons, and say what happens next and who does it."), field=name)
    episode.outcome, episode.reasons, episode.what_next, episode.decided_at = outcome, reasons, what_next, now
    if outcome == Outcome.STRATEGY:
        episode.retention_class = RETENTION_STRATEGY
        episode.review_on = review_on(RETENTION_STRATEGY, now.date())
    episode.save()
    record(Did.DECIDED, episode, by=by)
    return episode


def _due(policy: ClockPolicy, rating: str, received_at: datetime) -> datetime | None:
    minutes = policy.minutes.get(rating)
    if minutes is None:
        return None
    hours = OpeningHours(policy.opens_at, policy.closes_at)
    return due_at(received_at, minutes=minutes, hours=None if rating in policy.runs_past_close else hours)


def _refuse_decided(episode: HubEpisode) -> None:
    if not episode.is_open:
        raise StepNotAllowed(_("The hub has decided this referral. A new concern is a new referral."))
