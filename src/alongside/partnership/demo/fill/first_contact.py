"""A worker meets a young person, in custody or in hospital; offers; learns of the release; meets again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill import words
from alongside.partnership.demo.fill.borough import Borough
from alongside.partnership.demo.fill.people import Young
from alongside.partnership.demo.fill.words import take
from alongside.partnership.families.actions import record_person, record_wish
from alongside.partnership.pathway.actions import contact as actions

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person
    from alongside.partnership.pathway.models import Contact, Referral, Screening

GROUPS = ("drugs", "weapon", "violence", "robbery", "drugs", "theft", "public_order", "not_known", "burglary", "damage")
RELEASED_TO = ("parent", "parent", "relative", "carer", "parent", "social_care", "alone", "parent")
SUITE = "Quayside custody suite"
SITE = "Fleetwater General, emergency department"


@dataclass
class Way:
    """One young person on their way, with the worker beside them and what has been recorded so far."""

    borough: Borough
    young: Young
    worker: str
    record: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.young.number

    @property
    def person(self) -> "Person":
        return self.record["person"]

    @property
    def contact(self) -> "Contact | None":
        return self.record.get("contact")

    @property
    def screening(self) -> "Screening | None":
        return self.record.get("screening")

    @property
    def referral(self) -> "Referral":
        return self.record["referral"]

    def says(self, sentence: str) -> str:
        return sentence.format(carer=self.young.carer, name=self.young.given_name)


def meet_in_custody(way: Way, *, arrested_at: datetime) -> None:
    number = way.number
    with act_as(way.borough.acting(way.worker)) as by:
        way.record["person"] = record_person(by=by, today=timezone.localdate(), **way.young.details)
        way.record["contact"] = actions.meet_in_custody(
            person=way.person, met_at=timezone.now(), suite=SUITE, arrested_at=arrested_at,
            offence_group=take(GROUPS, number), appropriate_adult=way.says(take(words.APPROPRIATE_ADULT, number)),
            now=timezone.now(), by=by, **_said(number),
        )  # fmt: skip


def meet_in_hospital(way: Way, *, arrived_at: datetime, by_phone: bool = False, reached: bool = True) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        way.record["person"] = record_person(by=by, today=timezone.localdate(), **way.young.details)
        way.record["contact"] = actions.meet_in_hospital(
            person=way.person, met_at=timezone.now(), site=SITE, arrived_at=arrived_at,
            approach="phone" if by_phone else "bedside", reached=reached,
            needs="A safe way home, and somebody to talk to." if reached else "", now=timezone.now(), by=by,
            **_said(way.number),
        )  # fmt: skip


def offer(way: Way, *, accepted: bool) -> None:
    because = "" if accepted else take(words.DECLINED, way.number)
    with act_as(way.borough.acting(way.worker)) as by:
        actions.offer_support(
            contact=way.contact, offered_at=timezone.now(), accepted=accepted, declined_because=because,
            now=timezone.now(), by=by,
        )  # fmt: skip
        if accepted:
            wants = take(words.WANTS, way.number)
            record_wish(person=way.person, words=wants, said_on=timezone.localdate(), by=by)


def release(way: Way) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        actions.record_release(
            stay=way.contact.custody_stay, released_at=timezone.now(), released_to=take(RELEASED_TO, way.number),
            released_where=way.says("To the home of {carer}"), now=timezone.now(), by=by,
        )  # fmt: skip


def follow_up(way: Way) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        actions.follow_up(
            stay=way.contact.custody_stay, followed_up_at=timezone.now(), words=take(words.FOLLOW_UP, way.number),
            now=timezone.now(), by=by,
        )  # fmt: skip


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _said(number: int) -> dict[str, str]:
    safe = take(("yes", "yes", "yes", "no", "not_known", "yes"), number)
    why = {"yes": take(words.SAFE, number), "no": take(words.NOT_SAFE, number), "not_known": ""}
    return {
        "told": take(words.TOLD, number), "wants": take(words.WANTS, number), "injuries": take(words.INJURIES, number),
        "safe_tonight": safe, "safe_tonight_words": why[safe],
    }  # fmt: skip
