"""An information governance officer finds in a minute who may see what, by what law, and who did."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
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


def test_a_manager_approves_what_a_screener_asked_for(open_site, borough: Borough) -> None:
    manager = Hand(open_site(borough.acting(Role.TEAM_MANAGER, "safeguarding hub")))
    manager.open("/")
    manager.look("home-hub-manager")
    manager.follow("Shares to approve")
    manager.look("asked")
    manager.page.get_by_role("main").get_by_role("link", name=re.compile("Police")).first.click()
    manager.look("approve")
