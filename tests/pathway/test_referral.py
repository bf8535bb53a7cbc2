"""From a referral to the hub's answer: rated by a person, decided with reasons, chased while nobody answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families.actions import restrict_person
from alongside.partnership.families.models import Person
from alongside.partnership.families.shareable import ESTIMATED
from alongside.partnership.pathway.actions import hub
from alongside.partnership.pathway.actions.received import take_in
from alongside.partnership.pathway.actions.referral import record_answer_by_phone, refer
from alongside.partnership.pathway.models import ClockPolicy, HubEpisode, Referral
from alongside.partnership.pathway.queries.received import details_in, people_like, received_not_opened
from alongside.partnership.pathway.queries.records import open_episode, open_referral
from alongside.partnership.pathway.queries.way import way_of
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.pathway.shareable import (
    items_asked,
    items_for_early_help,
    items_for_referral,
    items_of_decision,
)
from alongside.partnership.pathway.steps import next_step_for, steps_of
from alongside.partnership.sharing.actions.notices import lock_misdirected
from alongside.partnership.sharing.actions.share import share
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.queries.disclosures import answers_to, open_received
from alongside.partnership.sharing.queries.law import routes_open_to_me
from alongside.partnership.sharing.reading import ToShare
from tests.partnership import Partnership, acting
from tests.pathway.conftest import NOW, TODAY

pytestmark = pytest.mark.usefixtures("law")
Make = Callable[..., Any]
LONDON = ZoneInfo("Europe/London")


def to_share(person: Person, route: str, to: UUID, items: list[Any], **more: Any) -> ToShare:
    return ToShare(
        route_code=route, to_agency_id=to, person_id=person.pk, born_on=person.born_on, review_on=person.review_on,
        items=items, necessity="So that he is safe tonight.", was_told=True, told_words="His aunt was told.", **more,
    )  # fmt: skip


def refer_from_custody(partnership: Partnership, person: Person, by: Acting, **more: Any) -> Referral:
    way = way_of(person, by=by)
    offered = items_for_referral(person, contact=way.latest_contact, screening=way.latest_screening, as_of=TODAY)
    route = next(each for each in routes_open_to_me(by=by) if each.route.code == "custody_to_hub")
    items = [*items_asked("He is afraid.", "Please help him.", as_of=TODAY), *route.carries(offered)]
    return refer(person=person, what=to_share(person, "custody_to_hub", partnership.hub.pk, items, **more), by=by)


@dataclass(frozen=True)
class Sent:
    person: Person
    referral: Referral


@pytest.fixture
def sent(partnership: Partnership, make_person: Make, make_contact: Make) -> Sent:
    with act_as(partnership.custody_worker) as by:
        person = make_person(
            by, given_name="Kofi", family_name="Invented-Mensah", safe_contact="Text first", ethnicity="black"
        )
        make_contact(person, by, wants="To go home.", injuries="A cut hand.")
        return Sent(person, refer_from_custody(partnership, person, by))


@pytest.fixture
def episode(partnership: Partnership, sent: Sent) -> HubEpisode:
    with act_as(partnership.screener) as by:
        reading = open_received(sent.referral.disclosure_id, by=by)
        _page, episode_id = take_in(
            reading=reading, person_id=None, details=whole(details_in(reading)), today=TODAY, by=by
        )
        return open_episode(episode_id, by=by)


def whole(details: dict[str, Any]) -> dict[str, Any]:
    return {"home_authority": "Fleetwater", **details}


def decide(episode: HubEpisode, policy: ClockPolicy, by: Acting, outcome: str = "early_help") -> HubEpisode:
    hub.rate(episode=episode, policy=policy, rating="amber", reason="Afraid.", now=NOW, by=by)
    return hub.decide(
        episode=episode, outcome=outcome, reasons="The family wants help.", what_next="Early Help rings today.",
        now=NOW, by=by,
    )  # fmt: skip


def test_a_referral_needs_neither_a_contact_nor_a_screening(partnership: Partnership, make_person: Make) -> None:
    with act_as(partnership.custody_worker) as by:
        referral = refer_from_custody(partnership, make_person(by), by)
        assert referral.answer_due_at == datetime(2019, 3, 6, 12, tzinfo=LONDON)


def test_a_referral_that_names_nobody_is_not_sent(partnership: Partnership, make_person: Make) -> None:
    with act_as(partnership.custody_worker) as by:
        person = make_person(by)
        nameless = to_share(person, "custody_to_hub", partnership.hub.pk, items_asked("Afraid.", "Help.", as_of=TODAY))
        with pytest.raises(NotLawful):
            refer(person=person, what=nameless, by=by)
    with act_as(partnership.custody_worker):
        assert not Referral.objects.exists()


def test_childrens_routes_are_not_offered_for_an_adult(partnership: Partnership) -> None:
    with act_as(partnership.custody_worker) as by:
        codes = {choice.route.code for choice in routes_open_to_me(by=by, born_on=date(2001, 3, 5))}
        assert "to_adult_safeguarding" in codes
        assert "custody_to_hub" not in codes


def test_the_hub_does_not_see_the_referrers_record(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.screener) as by:
        assert not Person.objects.filter(pk=sent.person.pk).exists()
        with pytest.raises(NotFoundHere):
            open_referral(sent.referral.pk, by=by)


def test_what_arrived_waits_until_somebody_takes_it_in(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.screener) as by:
        assert [line.disclosure.pk for line in received_not_opened(by=by)] == [sent.referral.disclosure_id]
        assert [one.page for one in my_work(by=by, now=NOW)] == ["pathway:received"]
        reading = open_received(sent.referral.disclosure_id, by=by)
        details = details_in(reading)
        assert (details["given_name"], details["family_name"]) == ("Kofi", "Invented-Mensah")
        assert details["born_on"] == date(2003, 5, 1)
        assert not details["birth_date_is_estimated"]
        estimate = [replace(item, meaning=ESTIMATED) for item in reading.content.items if item.key == "born_on"]
        assert details_in(replace(reading, content=replace(reading.content, items=estimate)))["birth_date_is_estimated"]
        assert (details["sex"], details["ethnicity"]) == ("not_known", "black")
        assert "born_on" not in details_in(replace(reading, content=replace(reading.content, items=())))
        take_in(reading=reading, person_id=None, details=whole(details), today=TODAY, by=by)
        assert received_not_opened(by=by) == []
        assert [one.what for one in my_work(by=by, now=NOW)] == ["Rate the referral"]
        reading = open_received(sent.referral.disclosure_id, by=by)
        with pytest.raises(StepNotAllowed, match="took this in already"):
            take_in(reading=reading, person_id=None, details=whole(details), today=TODAY, by=by)


def test_a_person_says_whether_it_is_somebody_known(partnership: Partnership, sent: Sent, make_person: Make) -> None:
    with act_as(partnership.screener) as by:
        known = make_person(by, given_name="Kofi", family_name="Mensah")
        reading = open_received(sent.referral.disclosure_id, by=by)
        assert people_like(details_in(reading), by=by) == [known]
        assert people_like({}, by=by) == []
        take_in(reading=reading, person_id=known.pk, details={}, today=TODAY, by=by)
        assert HubEpisode.objects.get().person_id == known.pk


def test_what_was_locked_cannot_be_taken_in(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.governance) as by:
        lock_misdirected(disclosure_id=sent.referral.disclosure_id, by=by)
    with act_as(partnership.screener) as by:
        reading = open_received(sent.referral.disclosure_id, by=by)
        with pytest.raises(StepNotAllowed, match="no longer here"):
            details_in(reading)


def test_a_youth_worker_rates_nothing(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(NotAllowed):
        hub.open_episode(
            person=sent.person, disclosure_id=sent.referral.disclosure_id, from_agency_id=by.agency_id,
            received_at=NOW, by=by,
        )  # fmt: skip


def test_one_referral_opens_one_episode(partnership: Partnership, episode: HubEpisode) -> None:
    with act_as(partnership.screener) as by, pytest.raises(StepNotAllowed, match="opened this referral already"):
        hub.open_episode(
            person=episode.person, disclosure_id=episode.disclosure_id, from_agency_id=episode.from_agency_id,
            received_at=NOW, by=by,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field"),
    [({"rating": "purple", "reason": "Why"}, "rating"), ({"rating": "red", "reason": " "}, "reason")],
)
def test_a_rating_is_one_of_four_colours_with_its_reason(
    partnership: Partnership, episode: HubEpisode, policy: ClockPolicy, given: dict[str, str], field: str
) -> None:
    with act_as(partnership.screener) as by, pytest.raises(StepNotAllowed) as refusal:
        hub.rate(episode=episode, policy=policy, now=NOW, by=by, **given)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("rating", "due"),
    [
        ("red", datetime(2019, 3, 5, 14, tzinfo=LONDON)),
        ("amber", datetime(2019, 3, 6, 10, tzinfo=LONDON)),
        ("green", datetime(2019, 3, 8, 12, tzinfo=LONDON)),
        ("blue", None),
    ],
)
def test_the_clock_comes_from_the_policy_and_runs_from_arrival(
    partnership: Partnership, episode: HubEpisode, policy: ClockPolicy, rating: str, due: datetime | None
) -> None:
    """Arrived Tuesday at noon; the hub is open 9 to 5; red runs on. Red 2 h, amber 6 h, green 24 h of opening."""
    with act_as(partnership.screener) as by:
        later = NOW + timedelta(hours=1)
        given = hub.rate(episode=episode, policy=policy, rating=rating, reason="Why", now=later, by=by)
    assert given.due_at == due


def test_nothing_is_decided_before_it_is_rated_nor_twice(
    partnership: Partnership, episode: HubEpisode, policy: ClockPolicy
) -> None:
    words = {"reasons": "Why", "what_next": "Who", "now": NOW}
    with act_as(partnership.screener) as by:
        with pytest.raises(StepNotAllowed, match="Rate the referral before"):
            hub.decide(episode=episode, outcome="advice", by=by, **words)
        hub.rate(episode=episode, policy=policy, rating="green", reason="Why", now=NOW, by=by)
        with pytest.raises(StepNotAllowed, match="Choose what"):
            hub.decide(episode=episode, outcome="invented", by=by, **words)
        for name in ("reasons", "what_next"):
            with pytest.raises(StepNotAllowed) as refusal:
                hub.decide(episode=episode, outcome="advice", by=by, **(words | {name: ""}))
            assert refusal.value.field == name
        hub.decide(episode=episode, outcome="advice", by=by, **words)
        for again in (hub.rate, hub.decide):
            with pytest.raises(StepNotAllowed, match="has decided"):
                again(episode=episode, **{"now": NOW, "by": by, **second_try(again, policy)})


def second_try(step: Any, policy: ClockPolicy) -> dict[str, Any]:
    if step is hub.rate:
        return {"policy": policy, "rating": "red", "reason": "Why"}
    return {"outcome": "advice", "reasons": "Why", "what_next": "Who"}


def test_a_strategy_discussion_is_kept_for_longer(
    partnership: Partnership, episode: HubEpisode, policy: ClockPolicy
) -> None:
    before = episode.review_on
    with act_as(partnership.screener) as by:
        decide(episode, policy, by, outcome="strategy")
        kept = HubEpisode.objects.get(pk=episode.pk)
    assert kept.retention_class == "safeguarding"
    assert kept.review_on > before


def test_the_referrer_waits_then_reads_the_answer(
    partnership: Partnership, sent: Sent, episode: HubEpisode, policy: ClockPolicy
) -> None:
    late = NOW + timedelta(days=2)
    with act_as(partnership.custody_worker) as by:
        waiting = [one for one in my_work(by=by, now=late) if one.page == "pathway:referral"]
        assert [one.is_late(late) for one in waiting] == [True]
        assert next_step_for(way_of(sent.person, by=by)).whose == partnership.hub.name
    with act_as(partnership.screener) as by:
        decided = decide(episode, policy, by)
        assert [one.what for one in my_work(by=by, now=NOW)] == ["Tell the referrer what was decided"]
        items = items_of_decision(decided, name="Kofi Invented-Mensah")
        what = to_share(
            decided.person, "hub_answer", partnership.youth_justice.pk, items, answers_id=episode.disclosure_id
        )
        share(what=what, by=by)
        assert my_work(by=by, now=NOW) == []
    with act_as(partnership.custody_worker) as by:
        way = way_of(sent.person, by=by)
        assert way.answered_at(sent.referral) == NOW
        assert [step.state.value for step in steps_of(way)][-1] == "done"
        assert not [one for one in my_work(by=by, now=late) if one.page == "pathway:referral"]
        answer = answers_to([sent.referral.disclosure_id], by=by)[sent.referral.disclosure_id]
        said = {item.key: item.value for item in open_received(answer.pk, by=by).content.items}
        assert said["decision"] == "Early Help. Early Help rings today."


def test_early_help_takes_in_what_the_hub_passes_on_and_it_is_never_forgotten(
    partnership: Partnership, sent: Sent, episode: HubEpisode, policy: ClockPolicy
) -> None:
    with act_as(partnership.screener) as by:
        decided = decide(episode, policy, by)
        received = list(open_received(episode.disclosure_id, by=by).content.items)
        route = next(each for each in routes_open_to_me(by=by) if each.route.code == "hub_to_early_help")
        passed = route.carries(items_for_early_help(decided, decided.person, received))
        items = [*items_asked("Afraid.", "Work with the family.", as_of=TODAY), *passed]
        onward = share(what=to_share(decided.person, "hub_to_early_help", partnership.early_help.pk, items), by=by)
    with act_as(partnership.family_worker) as by:
        reading = open_received(onward.pk, by=by)
        page, _help_id = take_in(
            reading=reading, person_id=None, details=whole(details_in(reading)), today=TODAY, by=by
        )
        assert page == "pathway:help"
        assert [one.what for one in my_work(by=by, now=NOW)] == ["Agree, assess and plan with the family"]


def test_adult_safeguarding_takes_in_and_opens_the_person(partnership: Partnership, make_person: Make) -> None:
    with act_as(partnership.custody_worker) as by:
        adult = make_person(by, born_on=date(2000, 1, 1))
        items = [
            *items_asked("Afraid.", "Help.", as_of=TODAY),
            *items_for_referral(adult, contact=None, screening=None, as_of=TODAY),
        ]
        route = next(each for each in routes_open_to_me(by=by) if each.route.code == "to_adult_safeguarding")
        referral = refer(
            person=adult, what=to_share(adult, "to_adult_safeguarding", partnership.adults.pk, route.carries(items)),
            by=by,
        )  # fmt: skip
    with act_as(acting(partnership.adults, Role.ADULT_WORKER)) as by:
        reading = open_received(referral.disclosure_id, by=by)
        page, person_id = take_in(
            reading=reading, person_id=None, details=whole(details_in(reading)), today=TODAY, by=by
        )
        assert page == "pathway:person"
        assert Person.objects.get(pk=person_id).held_by_id == partnership.adults.pk


def test_another_areas_hub_answers_by_phone(partnership: Partnership, make_person: Make) -> None:
    with act_as(partnership.custody_worker) as by:
        child = make_person(by, home_authority="Marlingate")
        items = [
            *items_asked("Afraid.", "Help.", as_of=TODAY),
            *items_for_referral(child, contact=None, screening=None, as_of=TODAY),
        ]
        referral = refer(person=child, what=to_share(child, "to_other_area_hub", partnership.next_hub.pk, items), by=by)
        with pytest.raises(StepNotAllowed, match="who answered"):
            record_answer_by_phone(referral=referral, words=" ", at=NOW, now=NOW, by=by)
        for wrong in (NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)):
            with pytest.raises(StepNotAllowed, match="nor in the future"):
                record_answer_by_phone(referral=referral, words="Ms X", at=wrong, now=NOW, by=by)
        record_answer_by_phone(referral=referral, words="Ms X: a worker visits today.", at=NOW, now=NOW, by=by)
        assert way_of(child, by=by).answered_at(referral) == NOW


def test_a_hub_on_this_site_answers_for_itself(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(StepNotAllowed, match="answers on this site"):
        record_answer_by_phone(referral=sent.referral, words="They rang.", at=NOW, now=NOW, by=by)


def test_restricting_a_person_restricts_the_referral_too(partnership: Partnership, sent: Sent) -> None:
    with act_as(partnership.manager) as by:
        restrict_person(
            person=Person.objects.get(pk=sent.person.pk), reason="A relative works here.", readers=[], by=by
        )
        assert open_referral(sent.referral.pk, by=by)
    with act_as(partnership.custody_worker) as by, pytest.raises(NotFoundHere):
        open_referral(sent.referral.pk, by=by)


def test_the_morning_after_the_hub_is_still_late(partnership: Partnership, sent: Sent) -> None:
    with time_machine.travel(NOW + timedelta(days=1, minutes=1), tick=False), act_as(partnership.custody_worker) as by:
        referral = open_referral(sent.referral.pk, by=by)
        assert referral.answer_due_at < datetime.now(LONDON)
