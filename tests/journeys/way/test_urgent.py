"""Urgent comes first: from every page, without a route, and the law follows within one working day."""

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.hand import Hand, hours_ago


def test_phone_first_then_the_record_then_its_law(open_site, borough: Borough) -> None:
    worker = Hand(open_site(borough.acting(Role.CUSTODY_YOUTH_WORKER, "youth justice")))
    screener = Hand(open_site(borough.acting(Role.HUB_SCREENER, "safeguarding hub")))
    officer = Hand(open_site(borough.acting(Role.INFORMATION_GOVERNANCE, "youth justice")))
    worker.open("/help/people/new")
    worker.follow("A child is in danger now")
    worker.sees("999")
    worker.look("urgent-signed-in")
    worker.follow("Record an urgent share")
    records(worker)
    screener.open("/help/")
    screener.sees("Open what Fleetwater youth justice sent")
    officer.open("/")
    officer.look("home-governance")
    officer.follow("Desk of information governance")
    officer.look("desk")
    officer.follow("To Fleetwater safeguarding hub")
    officer.look("complete-urgent")


def records(worker: Hand) -> None:
    worker.select("to_agency", "Fleetwater safeguarding hub")
    worker.write(
        spoke_with="The duty screener", what="She is followed by a car and afraid to go home.",
        why="They said tonight.",
    )  # fmt: skip
    worker.moment("phoned_at", hours_ago(0.1))
    worker.look("record-urgent")
    worker.press("Record it")
    worker.sees("Information governance completes the legal side.")
