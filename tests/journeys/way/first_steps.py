"""The first steps of a way, as a youth worker takes them on the pages; several journeys begin with them."""

from datetime import date

from django.utils import timezone

from tests.journeys.way.hand import Hand, hours_ago

FAMILY_NAME = "Featherstonehaugh-Adeyemi"


def record_person(worker: Hand, *, given_name: str, born_on: date, home: str = "Fleetwater") -> None:
    """Look somebody up, find nobody, and make a record of them."""
    worker.open("/help/find")
    worker.write(family_name=FAMILY_NAME[:6], given_name=given_name)
    worker.press("Search")
    worker.sees("Your agency has no record open to you under this name.")
    worker.follow("Record somebody new")
    worker.write(given_name=given_name, family_name=FAMILY_NAME, home_authority=home)
    worker.day("born_on", born_on)
    worker.choose("sex", "Female")
    worker.select("ethnicity", "Mixed or multiple ethnic groups")
    worker.write(address="3 Wharfinger Mews", safe_contact="Text first: 07700 900123", school="Copperbeech School")
    worker.write(address_withheld_from="Her stepfather")
    worker.look("record-somebody-new")
    worker.press("Save and go on")
    worker.heading(f"{given_name} {FAMILY_NAME}")


def meet_in_custody(worker: Hand) -> None:
    worker.follow("Record the first contact")
    worker.write(suite="Quayside custody suite", appropriate_adult="Her aunt")
    worker.moment("arrested_at", hours_ago(45))
    worker.moment("met_at", hours_ago(43))
    worker.select("offence_group", "Drug offences")
    say_what_was_said(worker)
    worker.press("Save and go on to the offer")


def say_what_was_said(worker: Hand) -> None:
    worker.write(told="Who I am, and that it is her choice.", wants="To go home.", injuries="A graze on one hand.")
    worker.choose("safe_tonight", "No")
    worker.write(safe_tonight_words="Two men wait outside. A lift to her aunt is arranged.")


def offer(worker: Hand, *, hours: float, declined_because: str = "") -> None:
    worker.moment("offered_at", hours_ago(hours))
    worker.choose("accepted", "Declined for now" if declined_because else "Accepted")
    if declined_because:
        worker.write(declined_because=declined_because)
    worker.press("Save the answer")


def child_of(years: int) -> date:
    """A birth date that makes somebody so many years old today, and a little more."""
    today = timezone.localdate()
    return date(today.year - years, 1, 1)


def write_referral(worker: Hand) -> None:
    worker.write(
        concern="Older people make her hold bags, and she is afraid.", asked_for="Please see what the family needs.",
        necessity="The hub decides who helps.", told_words="Her aunt, in person.",
    )  # fmt: skip
    worker.choose("was_told", "Yes")
