"""Somebody who comes for the first time: the front page, the demo's door, and a first page for each kind of work."""

import pytest

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.hand import Hand


def test_from_the_front_page_through_the_demo_door(open_site) -> None:
    visitor = Hand(open_site())
    visitor.open("/")
    visitor.look("welcome")
    visitor.follow("See it as one of its workers")
    visitor.look("demo-door")
    visitor.page.get_by_text("Everybody else").click()
    visitor.look("demo-door-everybody")
    visitor.page.get_by_role("button", name="Start as").first.click()
    visitor.heading("Today")
    visitor.sees("Custody youth worker acting for")


@pytest.mark.parametrize(
    ("role", "agency"),
    [
        (Role.PARTNERSHIP_MANAGER, "community safety"),
        (Role.ANALYST, "community safety"),
        (Role.TEAM_MANAGER, "Fleetwater Police"),
        (Role.ADULT_WORKER, "adult safeguarding"),
    ],
)
def test_the_first_page_of_each(open_site, borough: Borough, role: Role, agency: str) -> None:
    worker = Hand(open_site(borough.acting(role, agency)))
    worker.open("/")
    worker.look(f"home-{role}")


def test_where_we_stand_shows_the_figures_and_each_leads_to_how_it_was_counted(open_site, borough: Borough) -> None:
    analyst = Hand(open_site(borough.acting(Role.ANALYST, "community safety")))
    analyst.open("/prove/")
    for words in ("526 offences", "over 40 young people", "43", "21", "32", "17 recommendations", "25 officers"):
        analyst.sees(words)
    analyst.look("where-we-stand")
    ways = analyst.page.locator("main a[href^='/figures/']")
    addresses = sorted({str(one.get_attribute("href")) for one in ways.all()})
    assert len(addresses) >= 12
    for address in addresses:
        analyst.open(address)
        analyst.sees("How")
    analyst.look("how-counted")
