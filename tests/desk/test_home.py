"""The first page: calm for a visitor, the right doors for each role, no number that the room does not count itself."""

import pytest
from django.test import Client
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.roles import Role
from alongside.partnership.desk.home import doors_for
from tests.demo_borough import Borough
from tests.partnership import open_site_as

YOUTH_JUSTICE, HUB, SAFETY = "youth justice", "safeguarding hub", "community safety"
DOORS = [
    (Role.CUSTODY_YOUTH_WORKER, YOUTH_JUSTICE, ["My work", "Meet a young person"]),
    (Role.TEAM_MANAGER, HUB, ["My work", "Shares to approve", "Meet a young person"]),
    (
        Role.INFORMATION_GOVERNANCE, YOUTH_JUSTICE,
        ["Desk of information governance", "The law of sharing", "Trail", "Where we stand", "Published figures"],
    ),
    (
        Role.PARTNERSHIP_MANAGER, SAFETY,
        ["The programme", "Register of duties", "Where we stand", "Published figures"],
    ),
    (Role.ANALYST, SAFETY, ["The programme", "Register of duties", "Where we stand", "Published figures"]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "agency", "words"), DOORS)
def test_each_role_finds_its_own_doors(borough: Borough, role: Role, agency: str, words: list[str]):
    with act_as(borough.acting(role, agency)) as by:
        assert [door.words for door in doors_for(by, now=timezone.now())] == words


@pytest.mark.parametrize(("role", "agency", "words"), DOORS)
def test_every_door_on_the_page_opens(borough: Borough, role: Role, agency: str, words: list[str]):
    by = borough.acting(role, agency)
    with act_as(by):
        addresses = [door.address for door in doors_for(by, now=timezone.now())]
    browser = open_site_as(by)
    browser.post("/posting/", {"posting": str(by.posting_id)})
    assert [browser.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_a_worker_named_in_a_plan_of_another_agency_finds_it(borough: Borough):
    browser = open_site_as(borough.acting(Role.CUSTODY_YOUTH_WORKER, YOUTH_JUSTICE))
    page = browser.get("/").text
    assert "Family plans in which you are named" in page


def test_a_visitor_reads_what_it_is_and_sees_no_number(borough: Borough):
    page = Client().get("/").text
    assert "People decide here" in page
    assert "/demo/workers" in page
    assert "waits" not in page


def test_a_live_site_shows_no_demo_door(borough: Borough, settings, monkeypatch):
    from alongside.partnership.pages import environment

    monkeypatch.setattr(environment, "reverse", _without_the_demo)
    assert "/demo/workers" not in Client().get("/").text


def _without_the_demo(name: str, *args: object, **kwargs: object) -> str:
    from django.urls import NoReverseMatch, reverse

    if name.startswith("demo:"):
        raise NoReverseMatch(name)
    return reverse(name, *args, **kwargs)
