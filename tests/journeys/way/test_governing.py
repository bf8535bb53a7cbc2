"""An information governance officer finds in a minute who may see what, by what law, and who did."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.first_steps import child_of, record_person, write_referral
from tests.journeys.way.hand import Hand


def test_who_may_see_this_by_what_law_and_who_did(open_site, borough: Borough) -> None:
    officer = Hand(open_site(borough.acting(Role.INFORMATION_GOVERNANCE, "youth justice")))
    officer.open("/")
    officer.follow("Desk of information governance")
    officer.follow("Who may see it, and who did")
    officer.look("who-may-see")
    officer.open("/find/sent")
    officer.look("sent-governance")
    officer.open("/find/law")
    officer.sees("From custody to the hub")
    officer.look("law")
    officer.open("/find/overdue")
    officer.look("overdue")


def test_a_manager_reads_the_trail_of_one_day(open_site, borough: Borough) -> None:
    manager = Hand(open_site(borough.acting(Role.TEAM_MANAGER, "youth justice")))
    manager.open("/trail/")
    manager.look("trail")
    manager.page.locator("main details summary").first.click()
    manager.day("on", timezone.localdate())
    manager.select("did", "signed off")
    manager.press("Show")
    expect(manager.page.locator("main ol").get_by_text("signed off").first).to_be_visible()
    manager.look("trail-signed-off")


def test_asking_for_a_share_outside_any_route_and_finding_the_law_for_it(open_site, borough: Borough) -> None:
    officer = Hand(open_site(borough.acting(Role.INFORMATION_GOVERNANCE, "youth justice")))
    officer.open("/find/desk")
    officer.page.get_by_role("link", name=re.compile("Copperbeech School")).first.click()
    officer.look("one-off")


def test_where_no_route_fits_information_governance_is_asked(open_site, borough: Borough) -> None:
    worker = Hand(open_site(borough.acting(Role.CUSTODY_YOUTH_WORKER, "youth justice")))
    record_person(worker, given_name="Mercy", born_on=child_of(14))
    worker.follow("Refer or share")
    worker.follow("None of these fits: ask information governance")
    worker.choose("to_agency", "Copperbeech School")
    write_referral(worker)
    worker.look("ask-governance")
    worker.press("Ask them")
    worker.sees("Information governance was asked.")


def test_a_route_with_an_approver_is_asked_for_from_its_preview(open_site, borough: Borough) -> None:
    screener = Hand(open_site(borough.acting(Role.HUB_SCREENER, "safeguarding hub")))
    screener.open("/help/people")
    screener.look("people")
    screener.page.locator("main a[href^='/help/people/']").first.click()
    screener.follow("Refer or share")
    screener.follow("From the hub to the police")
    write_referral(screener)
    screener.press("Show me what they will read")
    screener.look("preview-to-approve")
    screener.press("Ask for approval")
    screener.sees("Asked. It is sent once this role approves: Team manager.")


def test_a_manager_approves_what_a_screener_asked_for(open_site, borough: Borough) -> None:
    manager = Hand(open_site(borough.acting(Role.TEAM_MANAGER, "safeguarding hub")))
    manager.open("/")
    manager.look("home-hub-manager")
    manager.follow("Shares to approve")
    manager.look("asked")
    manager.page.get_by_role("main").get_by_role("link", name=re.compile("Police")).first.click()
    manager.look("approve")
