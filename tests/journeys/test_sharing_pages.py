"""The pages of sharing in a real browser: they fit, axe finds nothing, and an urgent share is recorded in one page."""

import pytest
from django.urls import reverse

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.sharing.actions import asked as asking
from alongside.partnership.sharing.actions import notices
from alongside.partnership.sharing.models.follow_up import Because
from tests.partnership import make_partnership
from tests.sharing.conftest import Office, make_child, put_law


@pytest.fixture
def office(fresh_database):
    place = make_partnership()
    put_law(place)
    return Office(place, *make_child(place.custody_worker))


def look_at(visitor, name, *args):
    assert visitor.open(reverse(f"sharing:{name}", args=args)).status == 200, name
    visitor.look()


def test_what_arrived_what_was_sent_and_the_desk_fit_and_axe_finds_nothing(open_site, office, width):
    place = office.place
    sent = office.share()
    with act_as(place.custody_worker) as by:
        notice = notices.withdraw(disclosure_id=sent.pk, because=Because.WRONG_FACT, by=by)
        once = asking.ask_governance(what=office.what(route_code="", to_agency_id=place.police.pk), by=by)
    person_id, review_on = make_child(place.screener)
    with act_as(place.screener) as by:
        to_police = office.what(
            route_code="hub_to_police", to_agency_id=place.police.pk, person_id=person_id, review_on=review_on
        )
        waiting = asking.ask_approver(what=to_police, by=by)
    sender, manager = open_site(place.custody_worker, width=width), open_site(place.hub_manager, width=width)
    officer = open_site(place.governance, width=width)
    for name, *args in [
        ("sent",),
        ("receipt", sent.pk),
        ("correct", sent.pk),
        ("withdraw", sent.pk),
        ("lock", sent.pk),
    ]:
        look_at(sender, name, *args)
    for name, *args in [("received",), ("read", sent.pk), ("decide", notice.pk), ("asked",), ("approve", waiting.pk)]:
        look_at(manager, name, *args)
    for name, *args in [("desk",), ("one_off", once.pk), ("who", sent.pk), ("law",), ("overdue",)]:
        look_at(officer, name, *args)
    look_at(officer, "erase", office.person_id)


def test_phone_first_then_one_page(open_site, office, width):
    visitor = open_site(office.place.custody_worker, width=width)
    look_at(visitor, "record_urgent")
    page = visitor.page
    page.get_by_label("Whom did you ring?").select_option(label=office.place.police.name)
    page.get_by_label("With whom did you speak?").fill("Duty desk")
    page.get_by_label("What did you tell them?").fill("He is followed by a car and afraid to go home.")
    page.get_by_label("Why could it not wait?").fill("They said tonight.")
    page.get_by_role("button", name="Record it").click()
    assert page.get_by_text("Information governance completes the legal side.").is_visible()
    visitor.look()
    officer = open_site(office.place.governance, width=width)
    officer.open(reverse("sharing:desk"))
    officer.look()
    officer.page.get_by_role("link", name=f"To {office.place.police.name}").first.click()
    officer.look()
