"""Sharing along a route, as the two pages of a worker do it: choose what is needed, then send."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.items import Item
from alongside.partnership.demo.fill import words
from alongside.partnership.demo.fill.first_contact import Way
from alongside.partnership.demo.fill.words import take
from alongside.partnership.pathway.actions.referral import record_answer_by_phone
from alongside.partnership.pathway.actions.referral import refer as refer_along
from alongside.partnership.pathway.shareable import items_asked, items_for_referral
from alongside.partnership.sharing.actions.receive import acknowledge_from_outside, chase, link_copy_to_person, receive
from alongside.partnership.sharing.queries.disclosures import answers_to, open_received
from alongside.partnership.sharing.queries.law import route_named
from alongside.partnership.sharing.reading import ToShare

if TYPE_CHECKING:
    from alongside.partnership.agencies.acting import Acting
    from alongside.partnership.agencies.models import Agency
    from alongside.partnership.families.models import Person


def along(
    route_code: str, *, to: "Agency", person: "Person", items: Sequence[Item], way: Way, by: "Acting",
    answers_id: UUID | None = None, why: str = "",
) -> ToShare:  # fmt: skip
    """What is shared: of these items those that the route carries, with why it is needed and who was told."""
    choice = route_named(route_code, by=by)
    assert choice is not None, f"No route {route_code} starts here."  # noqa: S101 (the demo's own law was loaded)
    return ToShare(
        route_code=route_code,
        to_agency_id=to.pk,
        person_id=person.pk,
        born_on=person.born_on,
        review_on=person.review_on,
        items=choice.carries(items),
        necessity=why or take(words.NECESSITY, way.number),
        was_told=True,
        told_words=way.says(take(words.TOLD_WORDS, way.number)),
        answers_id=answers_id,
    )


def asked(way: Way) -> list[Item]:
    concern, ask = take(words.CONCERN, way.number), take(words.ASKED_FOR, way.number)
    return items_asked(concern, ask, as_of=timezone.localdate())


def refer(way: Way, route_code: str, to: "Agency") -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        known = items_for_referral(
            way.person, contact=way.contact, screening=way.record.get("screening"), as_of=timezone.localdate()
        )
        items = [*asked(way), *known]
        what = along(route_code, to=to, person=way.person, items=items, way=way, by=by)
        way.record["referral"] = refer_along(person=way.person, what=what, by=by)


def read_answer(way: Way) -> None:
    """The referrer opens the answer: it is acknowledged and tied to the young person's record."""
    with act_as(way.borough.acting(way.worker)) as by:
        sent = way.referral.disclosure_id
        answer = answers_to([sent], by=by)[sent]
        open_received(answer.pk, by=by)
        receive(disclosure_id=answer.pk, by=by)
        link_copy_to_person(disclosure_id=answer.pk, person_id=way.person.pk, by=by)


def chase_by_phone(way: Way) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        chase(disclosure_id=way.referral.disclosure_id, how="phone", by=by)


def acknowledge_by_phone(way: Way, name: str) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        acknowledge_from_outside(disclosure_id=way.referral.disclosure_id, name=name, at=timezone.now(), by=by)


def write_down_phone_answer(way: Way, sentence: str) -> None:
    with act_as(way.borough.acting(way.worker)) as by:
        record_answer_by_phone(referral=way.referral, words=sentence, at=timezone.now(), now=timezone.now(), by=by)
