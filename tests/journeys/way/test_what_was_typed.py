"""A wrong or missing answer gets a sentence where it stands, and what was typed stays; also after a time-out."""

from alongside.partnership.agencies.roles import Role
from tests.demo_borough import Borough
from tests.journeys.way.first_steps import child_of, record_person, say_what_was_said
from tests.journeys.way.hand import Hand, hours_ago

TOLD = "Who I am, and that it is her choice."


def custody_worker(open_site, borough: Borough) -> Hand:
    worker = Hand(open_site(borough.acting(Role.CUSTODY_YOUTH_WORKER, "youth justice")))
    record_person(worker, given_name="Amity", born_on=child_of(15))
    worker.follow("Record the first contact")
    return worker


def test_an_impossible_date_and_a_missing_reason_are_said_at_the_field(open_site, borough: Borough) -> None:
    worker = custody_worker(open_site, borough)
    worker.write(suite="Quayside custody suite", appropriate_adult="Her aunt")
    worker.moment("met_at", hours_ago(1))
    worker.write(**{"arrested_at-day": "31", "arrested_at-month": "2", "arrested_at-year": "2026"})
    worker.write(**{"arrested_at-time": "3pm"})
    worker.select("offence_group", "Drug offences")
    say_what_was_said(worker)
    worker.press("Save and go on to the offer")
    worker.sees("There is a problem")
    worker.sees("Enter a real day")
    assert worker.page.locator("[name=arrested_at-day]").input_value() == "31"
    assert worker.page.locator("[name=told]").input_value() == TOLD
    worker.look("custody-wrong-day")
    worker.moment("arrested_at", hours_ago(0.2))
    worker.press("Save and go on to the offer")
    worker.sees("You met the young person before the arrest. Check both times.")
    worker.moment("arrested_at", hours_ago(3))
    worker.press("Save and go on to the offer")
    worker.heading("Offer support")
    worker.moment("offered_at", hours_ago(0.5))
    worker.choose("accepted", "Declined for now")
    worker.press("Save the answer")
    worker.sees("Say why they declined, in their words if you can.")
    worker.look("offer-without-reason")


def test_what_was_typed_before_a_time_out_comes_back_after_signing_in(open_site, borough: Borough, settings) -> None:
    worker = custody_worker(open_site, borough)
    worker.write(suite="Quayside custody suite", told=TOLD)
    settings.IDLE_MINUTES = 0
    worker.page.wait_for_timeout(50)
    worker.press("Save and go on to the offer")
    settings.IDLE_MINUTES = 30
    worker.sees("what you had typed is kept for you")
    worker.look("timed-out")
    sign_in_again(worker, borough)
    assert worker.page.locator("[name=told]").input_value() == TOLD
    worker.look("given-back")


def sign_in_again(worker: Hand, borough: Borough) -> None:
    from alongside.partnership.agencies.models import Worker

    posting = borough.posting(Role.CUSTODY_YOUTH_WORKER, "youth justice")
    someone = Worker.objects.get(pk=posting.worker_id)
    someone.set_password("harbour light and heron")
    someone.save()
    worker.page.locator("[name=login]").fill(someone.email)
    worker.page.locator("[name=password]").fill("harbour light and heron")
    worker.press("Sign in")
