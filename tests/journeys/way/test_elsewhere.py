"""A child who lives in another area: its hub is told, chased, and answers by phone."""

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.first_steps import child_of, record_person, write_referral
from tests.journeys.way.hand import Hand, hours_ago

HUB = "Marlingate safeguarding hub"


def test_the_hub_of_the_home_area_is_told_chased_and_answers_by_phone(open_site, borough: Borough) -> None:
    worker = Hand(open_site(borough.acting(Role.CUSTODY_YOUTH_WORKER, "youth justice")))
    record_person(worker, given_name="Verity", born_on=child_of(14), home="Marlingate")
    worker.follow("Refer or share")
    worker.follow("To the hub of the area where the child lives")
    chosen = worker.page.locator("input[name=to_agency]:checked + label")
    assert chosen.inner_text() == HUB
    worker.look("refer-elsewhere")
    write_referral(worker)
    worker.press("Show me what they will read")
    worker.press("Send it")
    worker.heading(f"Referral to {HUB}")
    worker.sees("They have not opened it yet.")
    worker.look("referral-elsewhere")
    referral = worker.page.url
    chases(worker)
    worker.page.goto(referral)
    worker.follow("Record an answer given by phone")
    worker.moment("at", hours_ago(0))
    worker.write(words="The duty worker: they visit on Friday.")
    worker.look("answer-by-phone")
    worker.press("Save the answer")
    worker.heading(f"Referral to {HUB}")
    worker.sees("Answered by phone")
    worker.sees("they visit on Friday")
    worker.look("referral-answered-by-phone")


def chases(worker: Hand) -> None:
    """From the list of what was sent: asked by phone, and it has arrived."""
    worker.open("/find/sent")
    worker.look("sent")
    worker.page.get_by_role("link").filter(has_text="Verity").first.click()
    worker.look("receipt-elsewhere")
    worker.follow("Record that you asked whether it arrived")
    worker.choose("how", "By phone")
    worker.look("chase")
    worker.page.get_by_role("main").get_by_role("button").first.click()
    worker.sees("By phone")
