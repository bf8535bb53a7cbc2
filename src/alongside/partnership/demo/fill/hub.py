"""What the hub does with a referral in the invented borough; and adult safeguarding with one about an adult."""

from uuid import UUID

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill import words
from alongside.partnership.demo.fill.borough import AREA
from alongside.partnership.demo.fill.first_contact import Way
from alongside.partnership.demo.fill.referral import along, asked
from alongside.partnership.pathway.actions import hub as actions
from alongside.partnership.pathway.actions.received import take_in
from alongside.partnership.pathway.queries.received import details_in
from alongside.partnership.pathway.queries.records import current_clock, open_episode
from alongside.partnership.pathway.shareable import items_for_early_help, items_of_decision
from alongside.partnership.sharing.actions.share import share
from alongside.partnership.sharing.queries.disclosures import open_received

CLOCK = "hub"


def open_share(way: Way, disclosure_id: UUID, worker: str) -> UUID:
    """Read what was sent, make our own record of the person, and say on which record the work goes on."""
    with act_as(way.borough.acting(worker)) as by:
        reading = open_received(disclosure_id, by=by)
        details = {"home_authority": AREA} | details_in(reading)
        _page, record_id = take_in(
            reading=reading, person_id=None, details=details, today=timezone.localdate(), by=by
        )
    return record_id


def open_referral(way: Way, screener: str) -> None:
    way.record["episode"] = open_share(way, way.referral.disclosure_id, screener)


def rate(way: Way, colour: str, screener: str, *, again: bool = False) -> None:
    reason = words.RATED_AGAIN if again else words.RATING_REASONS[colour]
    with act_as(way.borough.acting(screener)) as by:
        actions.rate(
            episode=open_episode(way.record["episode"], by=by), policy=current_clock(CLOCK, on=timezone.localdate()),
            rating=colour, reason=reason, now=timezone.now(), by=by,
        )  # fmt: skip


def decide(way: Way, outcome: str, screener: str) -> None:
    with act_as(way.borough.acting(screener)) as by:
        actions.decide(
            episode=open_episode(way.record["episode"], by=by), outcome=outcome, reasons=words.REASONS[outcome],
            what_next=words.WHAT_NEXT[outcome], now=timezone.now(), by=by,
        )  # fmt: skip


def answer(way: Way, screener: str, *, outside: bool = False) -> None:
    with act_as(way.borough.acting(screener)) as by:
        episode = open_episode(way.record["episode"], by=by)
        items = items_of_decision(episode, name=episode.person.name)
        code = "hub_answer_outside" if outside else "hub_answer"
        what = along(
            code, to=episode.from_agency, person=episode.person, items=items, way=way, by=by,
            answers_id=episode.disclosure_id,
        )  # fmt: skip
        share(what=what, by=by)


def pass_on(way: Way, screener: str) -> None:
    with act_as(way.borough.acting(screener)) as by:
        episode = open_episode(way.record["episode"], by=by)
        content = open_received(episode.disclosure_id, by=by).content
        items = [*asked(way), *items_for_early_help(episode, episode.person, list(content.items))]
        early_help = way.borough.agencies["early_help"]
        what = along("hub_to_early_help", to=early_help, person=episode.person, items=items, way=way, by=by)
        way.record["passed_on"] = share(what=what, by=by).pk
