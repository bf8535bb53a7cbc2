"""From a hospital bed to the hub's answer outside the council; and an adult, for whom no child's route is offered."""

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.first_steps import (
    FAMILY_NAME,
    child_of,
    offer,
    record_person,
    say_what_was_said,
    write_referral,
)
from tests.journeys.way.hand import Hand, hours_ago

NAME = f"Perpetua {FAMILY_NAME}"


def test_from_a_hospital_bed_to_the_hubs_answer(open_site, borough: Borough) -> None:
    worker = Hand(open_site(borough.acting(Role.HOSPITAL_YOUTH_WORKER, "emergency department")))
    screener = Hand(open_site(borough.acting(Role.HUB_SCREENER, "safeguarding hub")))
    worker.open("/")
    worker.look("home-hospital")
    record_person(worker, given_name="Perpetua", born_on=child_of(16))
    meets_at_the_bedside(worker)
    refers(worker)
    answers_outside_the_council(screener)
    worker.page.reload()
    worker.sees("A social worker visits on Thursday.")
    worker.does_not_see("More than the family can give alone.")
    worker.look("referral-answered-outside")


def meets_at_the_bedside(worker: Hand) -> None:
    worker.follow("Record the first contact")
    worker.write(site="Fleetwater General, emergency department", needs="Somebody to talk to.")
    worker.moment("arrived_at", hours_ago(5))
    worker.moment("met_at", hours_ago(4))
    worker.choose("approach", "At the bedside or in the department")
    worker.choose("reached", "Yes")
    say_what_was_said(worker)
    worker.look("hospital")
    worker.press("Save and go on to the offer")
    offer(worker, hours=3.8)
    worker.sees("Support accepted")
    worker.look("person-hospital")


def refers(worker: Hand) -> None:
    worker.follow("Refer or share")
    worker.does_not_see("From custody to the hub")
    worker.follow("From hospital to the hub")
    write_referral(worker)
    worker.press("Show me what they will read")
    worker.sees("Arrived in hospital")
    worker.look("preview-hospital")
    worker.press("Send it")
    worker.heading("Referral to Fleetwater safeguarding hub")


def answers_outside_the_council(screener: Hand) -> None:
    screener.open("/help/")
    screener.work_about(NAME).get_by_role("link").click()
    screener.choose("sex", "Female")
    screener.press("Make our own record")
    screener.choose("rating", "Green: a concern below the statutory threshold")
    screener.write(reason="Family acts on it.")
    screener.press("Save the rating")
    screener.choose("outcome", "Child in need assessment (section 17)")
    screener.write(reasons="More than the family can give alone.", what_next="A social worker visits on Thursday.")
    screener.press("Save the decision")
    screener.write(necessity="Whoever referred must know.", told_words="Her aunt, by phone.")
    screener.choose("was_told", "Yes")
    screener.look("answer-outside")
    screener.press("Show me what they will read")
    screener.look("preview-answer-outside")
    screener.press("Send it")
    screener.sees("Referrer told")


def test_over_18_only_the_adult_route_is_offered(open_site, borough: Borough) -> None:
    worker = Hand(open_site(borough.acting(Role.CUSTODY_YOUTH_WORKER, "youth justice")))
    record_person(worker, given_name="Clemency", born_on=child_of(19))
    worker.follow("Refer or share")
    worker.sees("To adult safeguarding, within the council")
    for route in ("From custody to the hub", "To the hub of the area where the child lives"):
        worker.does_not_see(route)
    worker.look("choose-route-adult")
    worker.follow("To adult safeguarding, within the council")
    write_referral(worker)
    worker.press("Show me what they will read")
    worker.press("Send it")
    adult = Hand(open_site(borough.acting(Role.ADULT_WORKER, "adult safeguarding")))
    adult.open("/help/")
    adult.work_about(f"Clemency {FAMILY_NAME}").get_by_role("link").click()
    adult.press("Make our own record")
    adult.heading(f"Clemency {FAMILY_NAME}")
    adult.look("person-adult")
