"""Shares outside the usual way: urgent ones, those asked for first, and what no longer stands."""

from uuid import UUID

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill.borough import Borough
from alongside.partnership.demo.fill.first_contact import Way
from alongside.partnership.demo.fill.hub import open_share
from alongside.partnership.demo.fill.referral import along, asked
from alongside.partnership.families.shareable import items_about
from alongside.partnership.pathway.queries.records import open_episode
from alongside.partnership.pathway.shareable import items_asked
from alongside.partnership.sharing.actions.asked import allow_one_off, approve, ask_approver, ask_governance, decline
from alongside.partnership.sharing.actions.legal_record import complete_legal_record
from alongside.partnership.sharing.actions.notices import withdraw
from alongside.partnership.sharing.actions.urgent import UrgentShare, share_urgently
from alongside.partnership.sharing.one_off import ChosenLaw
from alongside.partnership.sharing.reading import ToShare

NO_ROUTE = ""
WHO = ("name", "born_on")
PROTECT_WITHIN_COUNCIL = ChosenLaw(
    gateway="WITHIN_ONE_CONTROLLER", purpose="safeguard_child", bases=("ART6_1E", "ART9_2G", "SCH1_P18"),
    no_agreement_because="emergency",
)  # fmt: skip
TELL_THE_SCHOOL = ChosenLaw(
    gateway="CA2004_S10_11", purpose="safeguard_child", bases=("ART6_1E", "ART9_2G", "SCH1_P18"),
    no_agreement_because="one_off",
)  # fmt: skip
TELL_POLICE = "Threatened by older people who know the way home and the school."
WHY_POLICE = "The police can keep this child safe only if they know."
ASK_POLICE = "Please patrol the way home this week, and tell us what you know of a danger tonight."
DECLINE_WORDS = (
    "The club needs a name and a phone number, not what happened. Send those alone, or ask the family to ring the club."
)


def tell_urgently(way: Way) -> UUID:
    """Ring the hub, then write down what was said."""
    with act_as(way.borough.acting(way.worker)) as by:
        urgent = UrgentShare(
            phoned_at=timezone.now(), spoke_with="the duty screener",
            what=way.says("{name} was threatened outside the custody suite an hour ago and is afraid to go home."),
            why="It could not wait: the people who threatened are still outside.",
            to_agency_id=way.borough.agencies["hub"].pk, person_id=way.person.pk, was_told=True,
            told_words=way.says("{name}, in person."), items=items_about(way.person, as_of=timezone.localdate()),
        )  # fmt: skip
        return share_urgently(urgent=urgent, by=by).pk


def complete_urgent(way: Way, disclosure_id: UUID) -> None:
    with act_as(way.borough.acting("governance_youth_justice")) as by:
        complete_legal_record(
            disclosure_id=disclosure_id, chosen=PROTECT_WITHIN_COUNCIL, born_on=way.person.born_on, by=by
        )


def open_urgent(way: Way, disclosure_id: UUID, screener: str) -> None:
    way.record["episode"] = open_share(way, disclosure_id, screener)


def ask_to_tell_the_police(way: Way, worker: str) -> UUID:
    """The hub's screener asks the manager, who approves this route."""
    with act_as(way.borough.acting(worker)) as by:
        person = open_episode(way.record["episode"], by=by).person
        today = timezone.localdate()
        items = [*items_asked(TELL_POLICE, ASK_POLICE, as_of=today), *items_about(person, as_of=today)]
        police = way.borough.agencies["police"]
        return ask_approver(
            what=along("hub_to_police", to=police, person=person, items=items, way=way, by=by, why=WHY_POLICE), by=by
        ).pk


def approve_asked(borough: Borough, asked_id: UUID, manager: str) -> UUID:
    with act_as(borough.acting(manager)) as by:
        return approve(asked_id=asked_id, by=by).pk


def ask_about(way: Way, agency: str, necessity: str) -> UUID:
    """No route leads there: information governance is asked."""
    with act_as(way.borough.acting(way.worker)) as by:
        items = [
            item for item in items_about(way.person, as_of=timezone.localdate()) if item.key in ("name", "born_on")
        ]
        what = ToShare(
            route_code=NO_ROUTE, to_agency_id=way.borough.agencies[agency].pk, person_id=way.person.pk,
            born_on=way.person.born_on, review_on=way.person.review_on, items=[*asked(way)[:1], *items],
            necessity=necessity, was_told=True, told_words=way.says("{carer}, by phone."),
        )  # fmt: skip
        return ask_governance(what=what, by=by).pk


def allow_asked(borough: Borough, asked_id: UUID) -> UUID:
    with act_as(borough.acting("governance_youth_justice")) as by:
        return allow_one_off(asked_id=asked_id, chosen=TELL_THE_SCHOOL, by=by).pk


def decline_asked(borough: Borough, asked_id: UUID) -> None:
    with act_as(borough.acting("governance_youth_justice")) as by:
        decline(asked_id=asked_id, words=DECLINE_WORDS, by=by)


def withdraw_referral(way: Way) -> UUID:
    """A fact was wrong: the hub is told, and decides what to do with its copy."""
    with act_as(way.borough.acting(way.worker)) as by:
        return withdraw(disclosure_id=way.referral.disclosure_id, because="wrong_fact", by=by).pk
