"""The pages of the way, as a worker's browser asks for them: each renders, and a form leads to the next step."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.models import Team, Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families.models import Person
from alongside.partnership.pathway.models import (
    ClockPolicy,
    Contact,
    FamilyHelp,
    FamilyPlan,
    HubEpisode,
    Referral,
    Screening,
    ScreeningTool,
)
from alongside.partnership.sharing.models import Participant
from alongside.partnership.sharing.queries.disclosures import list_received
from tests.partnership import Partnership, acting
from tests.pathway.conftest import TODAY

pytestmark = pytest.mark.usefixtures("law")
WHO = {
    "given_name": "Kofi", "family_name": "Invented-Mensah", "born_on-day": "1", "born_on-month": "5",
    "born_on-year": "2003", "sex": "male", "ethnicity": "black", "home_authority": "Fleetwater",
}  # fmt: skip
DAY = {"day": str(TODAY.day), "month": str(TODAY.month), "year": str(TODAY.year)}


def day(name: str, **parts: str) -> dict[str, str]:
    return {f"{name}-{part}": value for part, value in (DAY | parts).items()}


class Browser:
    """One worker's browser."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.client = Client()
        self.client.force_login(
            Worker.objects.get(pk=acting.worker_id), "allauth.account.auth_backends.AuthenticationBackend"
        )

    def look(self, name: str, *args: Any, status: int = 200, **query: str) -> str:
        answer = self.client.get(reverse(f"pathway:{name}", args=args), query)
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.content.decode()

    def send(self, name: str, *args: Any, **words: Any) -> str:
        """Send a form that should succeed; gives the address that it leads to."""
        answer = self.client.post(reverse(f"pathway:{name}", args=args), words)
        assert answer.status_code == 302, re.findall(r'error-message">(.*?)</p>', answer.content.decode(), re.S)
        return str(answer["Location"])

    def try_to_send(self, name: str, *args: Any, **words: Any) -> str:
        """Send a form that should come back with what was typed."""
        answer = self.client.post(reverse(f"pathway:{name}", args=args), words)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def only(self, model: Any, **which: Any) -> Any:
        with act_as(self.acting):
            return model.objects.get(**which)


@pytest.fixture
def custody(partnership: Partnership) -> Browser:
    return Browser(partnership.custody_worker)


@pytest.fixture
def met(custody: Browser, tool: ScreeningTool) -> Person:
    custody.send("new_person", **WHO)
    return custody.only(Person)


def meet(custody: Browser, person: Person) -> Contact:
    custody.send(
        "meet_in_custody", person.pk, suite="Fleetwater", **day("arrested_at", time="9:00am"),
        **day("met_at", time="10:30am"), offence_group="drugs", appropriate_adult="Aunt", told="Who I am.",
        wants="Home.", safe_tonight="yes",
    )  # fmt: skip
    return custody.only(Contact)


def screening_words(tool: ScreeningTool) -> dict[str, str]:
    answers = {f"{item['code']}-answer": "no" for item in tool.items}
    yes = {"phone_use-answer": "yes", "phone_use-evidence": "Two phones.", "phone_use-source_type": "seen"}
    return {
        **answers, **yes, **day("screened_on"), "protective_factors": "His aunt.", "own_words": "I want out.",
        "level": "significant", "level_reasons": "Fear.", "next_step": "I refer him.",
    }  # fmt: skip


def referral_words(partnership: Partnership, **more: Any) -> dict[str, Any]:
    return {
        "to_agency": str(partnership.hub.pk), "concern": "Afraid.", "asked_for": "Help him.",
        "chosen": ["name:Name", "born_on:Date of birth", "home_authority:Home authority"],
        "necessity": "So that he is safe.", "was_told": "yes", "told_words": "His aunt.", **more,
    }  # fmt: skip


def test_a_young_person_is_looked_up_before_a_record_is_made(custody: Browser, met: Person) -> None:
    assert "Record somebody new" in custody.look("find")
    assert met.reference in custody.try_to_send("find", family_name="invented")
    assert "no record open to you" in custody.try_to_send("find", family_name="zz")
    assert "at least two letters" in custody.try_to_send("find", family_name="z")
    assert met.name in custody.look("people")


def test_a_wrong_birth_date_keeps_what_was_typed(custody: Browser, tool: ScreeningTool) -> None:
    page = custody.try_to_send("new_person", **(WHO | {"born_on-day": "31", "born_on-month": "2"}))
    assert "Enter a real day" in page
    assert "Invented-Mensah" in page


def test_from_contact_to_follow_up(custody: Browser, met: Person) -> None:
    assert "First contact in custody" in custody.look("meet_in_custody", met.pk)
    contact = meet(custody, met)
    page = custody.try_to_send("offer", contact.pk, **day("offered_at", time="11:00am"), accepted="no")
    assert "Say why they declined" in page
    custody.send("offer", contact.pk, **day("offered_at", time="11:00am"), accepted="no", declined_because="Tired.")
    custody.send("offer", contact.pk, **day("offered_at", time="11:30am"), accepted="yes")
    assert "before the arrest" in custody.try_to_send(
        "release", contact.pk, **day("released_at", time="8:00am"), released_to="parent", released_where="Home"
    )
    custody.send(
        "release", contact.pk, **day("released_at", time="11:45am"), released_to="parent", released_where="Home"
    )
    assert "Meet again after release" in custody.look("work")
    assert "Meet again" in custody.look("follow_up", contact.pk)
    custody.send("follow_up", contact.pk, **day("followed_up_at", time="11:50am"), words="We met.")
    page = custody.look("person", met.pk)
    for words in ("Support declined", "Support accepted", "Released", "Met again after release", "Invented-Mensah"):
        assert words in page


def test_details_and_words_are_changed_and_added(custody: Browser, met: Person) -> None:
    custody.send("change_person", met.pk, **(WHO | {"school": "Fleetwater Academy"}))
    custody.send("add_wish", met.pk, words="I want to play football.", **day("said_on"))
    page = custody.look("person", met.pk)
    assert "Fleetwater Academy" in page
    assert "I want to play football." in page


def test_a_screening_is_drawn_from_its_tool_and_signed_off(
    partnership: Partnership, custody: Browser, met: Person, tool: ScreeningTool
) -> None:
    assert "Several phones" in custody.look("screen", met.pk)
    whole = screening_words(tool)
    page = custody.try_to_send("screen", met.pk, **(whole | {"phone_use-evidence": ""}))
    assert "Say what the yes rests on" in page
    assert "I want out." in page
    custody.send("screen", met.pk, **whole)
    screening = custody.only(Screening)
    assert "Waits for a manager" in custody.look("screening", screening.pk)
    manager = Browser(partnership.manager)
    assert "I have read this screening" in manager.look("screening", screening.pk)
    manager.send("sign_off", screening.pk, words="Good.")
    assert "Signed off" in custody.look("screening", screening.pk)


def test_from_referral_to_family_plan(
    partnership: Partnership, custody: Browser, met: Person, policy: ClockPolicy
) -> None:
    meet(custody, met)
    assert "From custody to the hub" in custody.look("choose_route", met.pk)
    assert "Invented-Mensah" in custody.look("refer", met.pk, "custody_to_hub")
    shown = custody.try_to_send("refer", met.pk, "custody_to_hub", **referral_words(partnership))
    assert "This is what they will read" in shown
    changed = custody.try_to_send("refer", met.pk, "custody_to_hub", **referral_words(partnership, change="1"))
    assert "Help him." in changed
    custody.send("refer", met.pk, "custody_to_hub", **referral_words(partnership, send="1"))
    referral = custody.only(Referral)
    assert "They have not opened it yet" in custody.look("referral", referral.pk)

    hub = Browser(partnership.screener)
    with act_as(partnership.screener) as by:
        disclosure_id = list_received(by=by)[0].disclosure.pk
    assert "Nobody in your agency" in hub.look("received", disclosure_id)
    hub.send("received", disclosure_id, **WHO)
    episode = hub.only(HubEpisode)
    assert "Rate it" in hub.look("episode", episode.pk)
    assert "This needs an answer" in hub.try_to_send("rate", episode.pk, rating="amber")
    hub.send("rate", episode.pk, rating="amber", reason="Afraid.")
    decision = {"outcome": "early_help", "reasons": "The family wants help.", "what_next": "Early Help rings today."}
    assert "This needs an answer" in hub.try_to_send("decide", episode.pk, outcome="early_help")
    assert hub.send("decide", episode.pk, **decision) == reverse("pathway:answer", args=[episode.pk])
    assert "Early Help rings today." in hub.look("answer", episode.pk)
    answer = {
        "to_agency": str(partnership.youth_justice.pk), "necessity": "They wait.", "was_told": "yes",
        "chosen": ["name:Name", "decision:What the hub decided, and what happens next"], "told_words": "His aunt.",
    }  # fmt: skip
    hub.send("answer", episode.pk, **answer, send="1")
    onward = referral_words(partnership, send="1", to_agency=str(partnership.early_help.pk))
    hub.send("pass_on", episode.pk, **onward)
    assert "Early Help rings today." in custody.look("referral", referral.pk)
    help_the_family(partnership)


def help_the_family(partnership: Partnership) -> None:
    """From what the hub passed on to the family plan and its end."""
    family = Browser(partnership.family_worker)
    with act_as(partnership.family_worker) as by:
        disclosure_id = list_received(by=by)[0].disclosure.pk
    family.send("received", disclosure_id, **WHO)
    help = family.only(FamilyHelp)
    member = {
        "given_name": "Ama", "family_name": "Invented-Mensah", "born_on-day": "1", "born_on-month": "5",
        "born_on-year": "1980", "relationship": "parent",
    }  # fmt: skip
    family.send("add_family_member", help.pk, **member)
    family.send("agreement", help.pk, agreed_by="Ama", agreed="yes", to_what="School.", **day("said_on"))
    family.send(
        "assessment", help.pk, **day("assessed_on"), childs_views="Friends.", worries="School.", working_well="Family.",
        needs_to_happen="A talk.", needs=["education"],
    )  # fmt: skip
    goal = {"need-1": "education", "goal-1": "Back in school.", "action-1": "Ring.", "owner-1": "Ama", **day("due-1")}
    unfinished = {
        **goal,
        "goal-2": "More",
        **day("agreed_on"),
        "agreed_with": "Ama",
        **day("next_review_on", year="2020"),
    }
    assert "Finish this goal" in family.try_to_send("make_plan", help.pk, **unfinished)
    family.send("make_plan", help.pk, **(unfinished | {"goal-2": ""}))
    plan = family.only(FamilyPlan)
    assert "Back in school." in family.look("plan", plan.pk)
    family.send("add_note", plan.pk, words="Well begun.")
    take_part_for_a_day(family, partnership.screener, plan)
    family.send("review", plan.pk, **day("held_on"), progress="Slow.", familys_words="We try.")
    with act_as(partnership.family_worker):
        first_goal = plan.goals.get()
        action = first_goal.actions.get()
    family.send("finish_action", action.pk, **day("done_on"), words="Done.")
    family.send("meet_goal", first_goal.pk, **day("done_on"), words="")
    family.send("close_help", help.pk, **day("closed_on"), outcome="goals_met", words="All well.")
    assert "The goals were met" in family.look("help", help.pk)


def take_part_for_a_day(family: Browser, who: Acting, plan: FamilyPlan) -> None:
    """Named, they read the plan; their part ended, it is closed to them from the next day on."""
    family.send("name_participant", plan.pk, posting=str(who.posting_id), **day("from_on"))
    part = family.only(Participant, posting_id=who.posting_id)
    assert plan.family_name in Browser(who).look("plan", plan.pk)
    Browser(who).look("end_part", plan.pk, part.pk, status=403)
    yesterday = day("until_on", day=str(TODAY.day - 1))
    assert "cannot be before the first" in family.try_to_send("end_part", plan.pk, part.pk, **yesterday)
    family.send("end_part", plan.pk, part.pk, **day("until_on"))
    assert "has ended already" in family.try_to_send("end_part", plan.pk, part.pk, **day("until_on"))


def test_a_record_of_another_team_asks_for_a_reason(partnership: Partnership, custody: Browser, met: Person) -> None:
    team = Team.objects.create(agency=partnership.youth_justice, name="Other team")
    colleague = Browser(acting(partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER, team=team))
    assert "Another team holds this record" in colleague.look("person", met.pk, status=403)
    assert met.name in colleague.look("person", met.pk, because="duty")


def test_another_agency_finds_nothing_there(partnership: Partnership, met: Person) -> None:
    page = Browser(partnership.screener).look("person", met.pk, status=404)
    assert "no such record among those open to you" in page
    assert met.name not in page
