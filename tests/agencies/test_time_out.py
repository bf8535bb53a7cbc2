"""After the idle time one signs in again, and the form that was being sent comes back: to the same worker, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.partnership.agencies.acting import known_to_database
from alongside.partnership.agencies.models import KeptForm, Worker
from tests.partnership import Partnership, open_site_as

pytestmark = pytest.mark.urls("tests.agencies.addresses")
NOTE = "/test/note?family=12"
TYPED = {
    "words": "He wants to go back to boxing.",
    "postcode": "FW1 1AA",
    "password": "my-own-password",
    "code": "123456",
}


def come_back(browser: Client, by) -> None:
    """Sign in again in the same browser."""
    worker = Worker.objects.get(pk=by.worker_id)
    browser.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2019-03-01 12:00:00+00:00")
    return time_machine


@pytest.fixture
def timed_out(partnership: Partnership, clock) -> Client:
    """A browser whose worker sent a form after half an hour and a minute."""
    browser = open_site_as(partnership.custody_worker)
    browser.get(NOTE)
    clock.shift(timedelta(minutes=31))
    sent = browser.post(NOTE, TYPED)
    assert sent.url == f"{reverse('account_login')}?next=/test/note%3Ffamily%3D12"
    return browser


def test_half_an_hour_is_not_too_long(partnership, clock):
    browser = open_site_as(partnership.custody_worker)
    browser.get(NOTE)
    clock.shift(timedelta(minutes=29))
    assert browser.get(NOTE).status_code == 200


def test_looking_after_the_idle_time_asks_to_sign_in_again_and_keeps_nothing(partnership, clock):
    browser = open_site_as(partnership.custody_worker)
    browser.get(NOTE)
    clock.shift(timedelta(minutes=31))
    assert browser.get(NOTE).status_code == 302
    page = browser.get(reverse("account_login")).text
    assert "You were away for a while" in page
    assert "what you had typed" not in page
    with known_to_database(worker_id=str(partnership.custody_worker.worker_id)):
        assert not KeptForm.objects.exists()


def test_what_was_typed_comes_back_once_without_password_or_code(timed_out, partnership):
    come_back(timed_out, partnership.custody_worker)
    given = timed_out.get(NOTE).text
    assert given == "words=He+wants+to+go+back+to+boxing.&postcode=FW1+1AA"
    assert timed_out.get(NOTE).text == "an empty form"


def test_it_comes_back_at_the_same_page_only(timed_out, partnership):
    come_back(timed_out, partnership.custody_worker)
    assert timed_out.get("/test/note?family=13").text == "an empty form"
    assert "boxing" in timed_out.get(NOTE).text


def test_it_never_comes_to_another_worker(timed_out, partnership):
    come_back(timed_out, partnership.manager)
    assert timed_out.get(NOTE).text == "an empty form"
    with known_to_database(worker_id=str(partnership.manager.worker_id)):
        assert not KeptForm.objects.exists()  # the database itself does not show it


def test_it_is_encrypted_while_it_waits(timed_out, partnership):
    with known_to_database(worker_id=str(partnership.custody_worker.worker_id)):
        assert b"boxing" not in bytes(KeptForm.objects.get().sealed)


def test_after_a_day_it_is_not_given_back_and_the_next_one_clears_it_away(timed_out, partnership, clock):
    clock.shift(timedelta(hours=25))
    come_back(timed_out, partnership.custody_worker)
    assert timed_out.get(NOTE).text == "an empty form"
    clock.shift(timedelta(minutes=31))
    timed_out.post(NOTE, {"words": "Something newer."})
    with known_to_database(worker_id=str(partnership.custody_worker.worker_id)):
        assert KeptForm.objects.count() == 1
