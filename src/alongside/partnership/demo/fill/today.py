"""A handful of open things, a few hours or days old, so that whoever signs in today finds work to do."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from alongside.partnership.demo.fill import early_help, first_contact, hub, referral, screening, shares
from alongside.partnership.demo.fill.borough import Borough
from alongside.partnership.demo.fill.days import Story
from alongside.partnership.demo.fill.first_contact import Way, minutes
from alongside.partnership.demo.fill.people import Young, invent_young_people

SEED = 31
PEOPLE = 14
ASK_THE_SCHOOL = "The school plans the return to lessons and does not know that mornings are the safe time."
REVIEW_IN = timedelta(days=28)


def stories(borough: Borough, now: datetime) -> Iterator[Story]:
    """Ways that have begun and wait for somebody."""
    children = iter(invent_young_people(SEED, PEOPLE, timezone.localdate(now), ages=(13, 17)))
    (adult,) = invent_young_people(SEED + 1, 1, timezone.localdate(now), ages=(18, 18))

    def from_custody(worker: str = "custody", young: Young | None = None) -> Way:
        return Way(borough, young or next(children), worker)

    def from_hospital(worker: str = "hospital") -> Way:
        return Way(borough, next(children), worker)

    yield _met(from_custody(), now - timedelta(hours=3), offered=False)
    yield _met(from_custody("custody_2"), now - timedelta(hours=9))
    yield _released(from_custody(), now - timedelta(hours=29))
    yield _sent_just_now(from_custody(), now)
    yield _rated_amber(from_custody("custody_2"), now)
    yield _to_adults(from_custody(young=adult), now)
    yield _urgent(from_custody(), now)
    yield _asks_first(from_custody("custody_2"), now)
    yield _withdrawn(from_custody(), now)
    yield _passed_on(from_custody(), now)
    yield _agreed_to_help(from_custody("custody_2"), now)
    yield _has_a_plan(from_custody(), now)
    yield _in_hospital(from_hospital(), now - timedelta(hours=2), now)
    yield _hospital_waits_for_rating(from_hospital("hospital_2"), now)


def _met(way: Way, at: datetime, *, offered: bool = True) -> Story:
    yield at
    first_contact.meet_in_custody(way, arrested_at=at - timedelta(hours=3))
    if offered:
        yield at + minutes(20)
        first_contact.offer(way, accepted=True)


def _released(way: Way, at: datetime) -> Story:
    yield from _met(way, at)
    yield at + timedelta(hours=6)
    first_contact.release(way)


def _followed_up(way: Way, at: datetime, level: str = "emerging", *, signed: bool = False) -> Story:
    """Met, released, met again and screened, over about two days from `at`."""
    yield from _released(way, at)
    yield at + timedelta(hours=33)
    first_contact.follow_up(way)
    yield at + timedelta(hours=34)
    screening.screen(way, level)
    if signed:
        yield at + timedelta(hours=38)
        screening.sign_off(way, "custody_manager")


def _referred(way: Way, at: datetime) -> Story:
    yield at
    referral.refer(way, "custody_to_hub", way.borough.agencies["hub"])


def _sent_just_now(way: Way, now: datetime) -> Story:
    yield from _followed_up(way, now - timedelta(hours=40))
    yield from _referred(way, now - minutes(50))


def _rated_amber(way: Way, now: datetime) -> Story:
    """Rated and not decided: its clock runs. The police need to know, and the manager has been asked."""
    yield from _followed_up(way, now - timedelta(hours=45), "significant", signed=True)
    yield from _referred(way, now - minutes(110))
    yield now - minutes(95)
    hub.open_referral(way, "screener")
    yield now - minutes(80)
    hub.rate(way, "amber", "screener")
    yield now - minutes(60)
    shares.ask_to_tell_the_police(way, "screener")


def _to_adults(way: Way, now: datetime) -> Story:
    yield from _released(way, now - timedelta(hours=45))
    yield now - timedelta(hours=11)
    first_contact.follow_up(way)
    yield now - timedelta(hours=7)
    referral.refer(way, "to_adult_safeguarding", way.borough.agencies["adults"])


def _urgent(way: Way, now: datetime) -> Story:
    yield from _released(way, now - timedelta(hours=12))
    yield now - timedelta(hours=4)
    shares.tell_urgently(way)


def _asks_first(way: Way, now: datetime) -> Story:
    yield from _followed_up(way, now - timedelta(hours=60), "none", signed=True)
    yield now - timedelta(hours=5)
    shares.ask_about(way, "school", ASK_THE_SCHOOL)


def _answered(way: Way, at: datetime, outcome: str) -> Story:
    """Referred, opened, rated, decided and answered within a day from `at`."""
    yield from _referred(way, at)
    yield at + minutes(30)
    hub.open_referral(way, "screener_2")
    yield at + minutes(40)
    hub.rate(way, "green", "screener_2")
    yield at + timedelta(hours=3)
    hub.decide(way, outcome, "screener_2")
    hub.answer(way, "screener_2")


def _withdrawn(way: Way, now: datetime) -> Story:
    yield from _followed_up(way, now - timedelta(days=12), signed=True)
    yield from _answered(way, now - timedelta(days=10), "no_further_action")
    yield now - timedelta(days=9)
    referral.read_answer(way)
    yield now - timedelta(hours=26)
    shares.withdraw_referral(way)


def _handed_to_early_help(way: Way, began_at: datetime, passed_on_at: datetime) -> Story:
    yield from _followed_up(way, began_at, signed=True)
    yield from _answered(way, passed_on_at - timedelta(hours=4), "early_help")
    yield passed_on_at
    hub.pass_on(way, "screener_2")
    yield passed_on_at + minutes(30)
    referral.read_answer(way)


def _passed_on(way: Way, now: datetime) -> Story:
    yield from _handed_to_early_help(way, now - timedelta(days=3), now - timedelta(hours=3))


def _agreed_to_help(way: Way, now: datetime) -> Story:
    yield from _handed_to_early_help(way, now - timedelta(days=12), now - timedelta(days=7))
    yield from _begun(early_help.Help(way, "family"), now - timedelta(days=6))


def _begun(help: early_help.Help, at: datetime) -> Story:
    yield at
    early_help.open_family(help)
    yield at + timedelta(days=2)
    early_help.ask_family(help)


def _has_a_plan(way: Way, now: datetime) -> Story:
    """A plan in which the youth worker is named, to be reviewed next week."""
    help = early_help.Help(way, "family")
    yield from _handed_to_early_help(way, now - timedelta(days=45), now - timedelta(days=40))
    yield from _begun(help, now - timedelta(days=38))
    yield now - timedelta(days=30)
    early_help.assess(help)
    yield now - timedelta(days=22)
    early_help.agree_plan(help, with_whom="custody_2", review_in=REVIEW_IN)
    yield now - timedelta(days=9)
    early_help.write_note(help, "custody_2")


def _in_hospital(way: Way, at: datetime, now: datetime) -> Story:
    yield at
    first_contact.meet_in_hospital(way, arrived_at=at - timedelta(hours=2))
    yield now - minutes(1)  # nobody has offered anything yet


def _hospital_waits_for_rating(way: Way, now: datetime) -> Story:
    at = now - timedelta(hours=22)
    yield at
    first_contact.meet_in_hospital(way, arrived_at=at - timedelta(hours=1))
    yield at + minutes(15)
    first_contact.offer(way, accepted=True)
    yield at + timedelta(hours=2)
    referral.refer(way, "hospital_to_hub", way.borough.agencies["hub"])
    yield now - timedelta(hours=18)
    hub.open_referral(way, "screener")
