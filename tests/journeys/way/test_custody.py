"""From a police cell to a family plan: five workers, one young person, every page looked at."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.first_steps import (
    FAMILY_NAME,
    child_of,
    meet_in_custody,
    offer,
    record_person,
    write_referral,
)
from tests.journeys.way.hand import Hand, hours_ago

NAME = f"Temperance {FAMILY_NAME}"
YES = {"older_people": "A man in a hired car, seen twice.", "phone_use": "It rang nine times in an hour."}


@pytest.fixture
def team(open_site, borough: Borough) -> dict[str, Hand]:
    places = {
        "custody": (Role.CUSTODY_YOUTH_WORKER, "youth justice"),
        "manager": (Role.TEAM_MANAGER, "youth justice"),
        "hub": (Role.HUB_SCREENER, "safeguarding hub"),
        "early_help": (Role.EARLY_HELP_WORKER, "Early Help"),
        "early_help_manager": (Role.TEAM_MANAGER, "Early Help"),
    }
    return {name: Hand(open_site(borough.acting(*place))) for name, place in places.items()}


def test_from_a_police_cell_to_a_family_plan(team: dict[str, Hand], borough: Borough) -> None:
    meets_and_offers(team["custody"])
    released_and_met_again(team["custody"])
    screens(team["custody"])
    signs_off(team["manager"])
    refers(team["custody"])
    hub_decides(team["hub"])
    reads_the_answer(team["custody"])
    opens_the_family(team["early_help"])
    plans_with_the_family(team["early_help"], borough.posting(Role.CUSTODY_YOUTH_WORKER, "youth justice").worker.name)
    takes_part_in_the_plan(team["custody"])
    reviews_and_ends(team["early_help"])
    no_longer_takes_part(team["custody"])


def meets_and_offers(worker: Hand) -> None:
    worker.open("/")
    worker.look("home-custody")
    worker.follow("My work")
    worker.look("my-work-custody")
    worker.follow("Meet a young person")
    worker.look("find")
    record_person(worker, given_name="Temperance", born_on=child_of(15))
    worker.look("person-new")
    meet_in_custody(worker)
    worker.heading("Offer support")
    worker.look("offer")
    offer(worker, hours=42.5, declined_because="Not with the officer outside.")
    worker.sees("Support declined")
    worker.follow("Offer support again")
    offer(worker, hours=41)
    worker.sees("Support accepted")
    worker.look("person-engaged")


def released_and_met_again(worker: Hand) -> None:
    worker.follow("Record the release when it is known")
    worker.moment("released_at", hours_ago(40))
    worker.choose("released_to", "Another relative")
    worker.write(released_where="Her aunt's flat")
    worker.look("release")
    worker.press("Save the release")
    worker.sees("Meet again after release")
    worker.follow("Meet again after release")
    worker.moment("followed_up_at", hours_ago(14))
    worker.write(words="Slept and ate. Wants to see the school.")
    worker.look("follow-up")
    worker.press("Save the follow-up")
    worker.sees("Met again after release")


def screens(worker: Hand) -> None:
    worker.follow("Screen for exploitation")
    worker.look("screen")
    answer_every_question(worker)
    worker.write(protective_factors="Her aunt, and a teacher.", own_words="They know where my brother goes to school.")
    worker.choose("level", "Significant concern")
    worker.write(level_reasons="Calls, a car and fear together.", next_step="I refer to the hub today.")
    worker.press("Save the screening")
    worker.sees("Significant concern")
    worker.look("screening")


def answer_every_question(worker: Hand) -> None:
    names = worker.page.locator("input[name$='-answer'][value='no']").evaluate_all("all => all.map(one => one.name)")
    for name in names:
        code = name.removesuffix("-answer")
        answer = "yes" if code in YES else "not_known" if code == "disability" else "no"
        worker.page.locator(f"input[name='{name}'][value='{answer}']").check()
        if code in YES:
            worker.write(**{f"{code}-evidence": YES[code]})
            worker.select(f"{code}-source_type", "Seen by the worker")


def signs_off(manager: Hand) -> None:
    manager.open("/help/")
    manager.look("my-work-manager")
    manager.work_about(NAME).get_by_role("link", name="Read and sign off the screening").click()
    manager.look("screening-to-sign-off")
    manager.page.get_by_label("What do you say to the worker?").fill("Clear and fair.")
    manager.press("I have read this screening")
    manager.sees("Clear and fair.")


def refers(worker: Hand) -> None:
    worker.follow("Back", exact=True)
    worker.follow("Refer or share")
    worker.look("choose-route")
    worker.follow("From custody to the hub")
    worker.look("refer")
    worker.page.get_by_label("Injuries", exact=True).uncheck()
    write_referral(worker)
    worker.press("Show me what they will read")
    worker.heading("This is what they will read")
    worker.sees("They know where my brother goes to school.")
    worker.does_not_see("A graze on one hand.")
    worker.look("preview")
    worker.press("Change something")
    worker.press("Show me what they will read")
    worker.does_not_see("A graze on one hand.")
    worker.press("Send it")
    worker.heading("Referral to Fleetwater safeguarding hub")
    worker.sees("They have not opened it yet.")
    worker.look("referral-sent")


def hub_decides(screener: Hand) -> None:
    screener.open("/help/")
    screener.look("my-work-hub")
    screener.work_about(NAME).get_by_role("link").click()
    screener.look("received")
    screener.press("Make our own record")
    screener.heading(NAME)
    screener.look("episode-to-rate")
    screener.choose("rating", "Amber: significant, not immediate")
    screener.write(reason="Signs of exploitation; safe with her aunt.")
    screener.press("Save the rating")
    screener.sees("Decide by")
    screener.look("episode-rated")
    screener.choose("outcome", "Early Help")
    screener.write(reasons="Several needs and a willing aunt.", what_next="Early Help rings within two working days.")
    screener.press("Save the decision")
    tells_the_referrer(screener)
    passes_on(screener)


def tells_the_referrer(screener: Hand) -> None:
    screener.look("answer-referrer")
    screener.write(necessity="Whoever referred must know.", told_words="Her aunt, by phone.")
    screener.choose("was_told", "Yes")
    screener.press("Show me what they will read")
    screener.press("Send it")
    screener.look("episode-decided")


def passes_on(screener: Hand) -> None:
    screener.follow("Pass on to Early Help")
    write_referral(screener)
    screener.press("Show me what they will read")
    screener.look("preview-early-help")
    screener.press("Send it")


def reads_the_answer(worker: Hand) -> None:
    worker.page.reload()
    worker.sees("Answered")
    worker.sees("Early Help rings within two working days.")
    worker.look("referral-answered")


def opens_the_family(worker: Hand) -> None:
    worker.open("/")
    worker.look("home-early-help")
    worker.open("/help/")
    worker.work_about(NAME).get_by_role("link").click()
    worker.press("Make our own record")
    worker.sees("Nobody in the family has been asked yet.")
    worker.look("help-begun")
    worker.follow("Add somebody")
    worker.write(given_name="Comfort", family_name=FAMILY_NAME)
    worker.day("born_on", child_of(44))
    worker.select("relationship", "Other person in the household")
    worker.look("add-member")
    worker.press("Add")
    worker.follow("Record what they said")
    worker.write(agreed_by="Comfort, her aunt", to_what="A visit every Wednesday.")
    worker.choose("agreed", "They agree")
    worker.day("said_on", timezone.localdate())
    worker.look("agreement")
    worker.press("Save the answer")
    worker.follow("Assess with the family")
    worker.day("assessed_on", timezone.localdate())
    worker.write(childs_views="I want to sleep.", worries="Calls at night.", working_well="They eat together.")
    worker.write(needs_to_happen="A safe way home.")
    worker.page.get_by_label("Safe from abuse and exploitation").check()
    worker.look("assessment")
    worker.press("Save the assessment")
    worker.look("help-assessed")


def plans_with_the_family(worker: Hand, participant: str) -> None:
    worker.follow("Agree a plan")
    worker.day("agreed_on", timezone.localdate())
    worker.write(agreed_with="Temperance and her aunt")
    worker.select("need-1", "Safe from abuse and exploitation")
    worker.write(**{"goal-1": "Home safely every evening", "action-1": "Try the new way", "owner-1": "Her aunt"})
    worker.day("due-1", timezone.localdate() + timedelta(days=14))
    worker.day("next_review_on", timezone.localdate() + timedelta(days=28))
    worker.look("make-plan")
    worker.press("Save the plan")
    worker.heading("Family plan")
    worker.look("plan")
    worker.follow("Name somebody who takes part")
    worker.select("posting", f"{participant}, Fleetwater youth justice")
    worker.look("name-participant")
    worker.press("Name them")
    worker.sees(participant)


def takes_part_in_the_plan(worker: Hand) -> None:
    worker.open("/")
    worker.follow(f"{FAMILY_NAME} family")
    worker.look("plan-of-another-agency")
    worker.page.get_by_label("Your note to everybody in this plan").fill("I see her on Friday.")
    worker.press("Add the note")
    worker.sees("I see her on Friday.")


def reviews_and_ends(worker: Hand) -> None:
    worker.page.reload()
    worker.sees("I see her on Friday.")
    worker.page.get_by_role("link", name=re.compile("^Mark as done")).first.click()
    worker.day("done_on", timezone.localdate())
    worker.look("action-done")
    worker.press("Done")
    worker.follow("This goal is met")
    worker.day("done_on", timezone.localdate())
    worker.look("goal-met")
    worker.press("Save")
    worker.follow("Review the plan together")
    worker.day("held_on", timezone.localdate())
    worker.write(progress="The new way works.", familys_words="We laugh again.")
    worker.look("review")
    worker.press("Save the review")
    worker.sees("We laugh again.")
    worker.look("plan-reviewed")
    worker.follow("Back")
    worker.follow("End the help")
    worker.day("closed_on", timezone.localdate())
    worker.choose("outcome", "The goals were met")
    worker.write(words="She sleeps, and the school is glad.")
    worker.look("end-help")
    worker.press("End the help")
    worker.sees("Ended")
    worker.look("help-ended")


def no_longer_takes_part(worker: Hand) -> None:
    answer = worker.page.reload()
    assert answer is not None
    assert answer.status == 404
