"""Signing in: a password, then a code; a lock after five failures; nobody signs up."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.sealing import CannotUnseal, seal, unseal
from alongside.partnership.agencies.sign_in import InvitedOnly
from tests.partnership import Partnership, lines_of, open_site_as

PASSWORD = "three-grey-herons-at-dawn"


@pytest.fixture
def worker(partnership: Partnership) -> Worker:
    cache.clear()
    worker = Worker.objects.get(pk=partnership.custody_worker.worker_id)
    worker.set_password(PASSWORD)
    worker.save()
    return worker


def sign_in(browser: Client, worker: Worker, password: str = PASSWORD):
    return browser.post(reverse("account_login"), {"login": worker.email, "password": password})


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def with_app(worker: Worker) -> tuple[Client, str]:
    """A worker who has set up an authenticator app, and its key."""
    browser = Client()
    sign_in(browser, worker)
    page = browser.post(browser.get(reverse("mfa_activate_totp")).url, {"password": PASSWORD}, follow=True)
    secret = page.context_data["form"].secret
    done = browser.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert done.status_code == 302
    cache.clear()  # a code works once: the next test step may come within the same half minute
    return browser, secret


def test_a_right_password_opens_the_site_and_leaves_a_line(worker, partnership):
    browser = Client()
    assert sign_in(browser, worker).url == "/"
    browser.get(reverse("agencies:roles"))
    assert [line.did for line in lines_of(partnership.custody_worker)] == ["signed_in"]


def test_signing_out_leaves_a_line_and_closes_the_site(worker, partnership):
    browser = Client()
    sign_in(browser, worker)
    browser.post(reverse("account_logout"))
    assert browser.get(reverse("agencies:roles")).status_code == 302
    assert [line.did for line in lines_of(partnership.custody_worker)] == ["signed_in", "signed_out"]


def test_after_five_failures_this_account_is_closed_from_here_and_the_page_says_for_how_long(worker, partnership):
    browser = Client()
    for _ in range(4):
        assert sign_in(browser, worker, "wrong").status_code == 200
    page = sign_in(browser, worker, "wrong")
    assert page.status_code == 429
    assert "Sign-in is closed for 15 minutes" in page.text
    assert 'href="tel:999"' in page.text
    assert sign_in(browser, worker).status_code == 429  # the right password too
    assert sign_in(browser, worker, "wrong").status_code == 429
    assert AccessAttempt.objects.get().username == worker.email
    other = Worker.objects.get(pk=partnership.manager.worker_id)
    assert sign_in(browser, other, "wrong").status_code == 200  # nobody else is affected


def test_capitals_in_the_address_do_not_give_five_more_tries(worker):
    browser = Client()
    for _ in range(4):
        sign_in(browser, worker, "wrong")
    shouted = {"login": worker.email.upper(), "password": "wrong"}
    assert browser.post(reverse("account_login"), shouted).status_code == 429


def test_what_was_typed_as_a_password_is_not_kept_with_the_failure(worker):
    sign_in(Client(), worker, "nearly-my-password")
    assert "nearly-my-password" not in AccessAttempt.objects.get().post_data


def test_nobody_can_sign_up():
    assert InvitedOnly().is_open_for_signup(None) is False
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert not hasattr(Worker.objects, "create_superuser")


def test_with_an_authenticator_app_the_password_alone_does_not_open_the_site(with_app, worker):
    browser, secret = Client(), with_app[1]
    assert sign_in(browser, worker).url.startswith(reverse("mfa_authenticate"))
    assert browser.get(reverse("agencies:roles")).status_code == 302
    wrong = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert browser.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).status_code == 302
    assert browser.get(reverse("agencies:roles")).status_code == 200


def test_a_recovery_code_opens_the_site_once(with_app, worker):
    codes = Authenticator.objects.get(user=worker, type="recovery_codes").wrap().get_unused_codes()
    for expected in (302, 200):
        browser = Client()
        sign_in(browser, worker)
        assert browser.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_the_apps_key_and_the_recovery_codes_are_encrypted_in_the_table(with_app, worker):
    kept = {one.type: one.data for one in Authenticator.objects.filter(user=worker)}
    assert with_app[1] not in str(kept)
    assert unseal(kept["totp"]["secret"].encode()) == with_app[1]
    assert unseal(kept["recovery_codes"]["seed"].encode())


def test_while_the_app_is_set_up_its_key_is_sealed_in_the_session_too(worker):
    browser = Client()
    sign_in(browser, worker)
    page = browser.post(browser.get(reverse("mfa_activate_totp")).url, {"password": PASSWORD}, follow=True)
    secret = page.context_data["form"].secret
    kept = Session.objects.get(pk=browser.session.session_key)
    assert secret in str(kept.get_decoded())
    assert secret not in str(signing.loads(kept.session_data, salt=browser.session.key_salt, serializer=AsItStands))


def test_a_session_sealed_with_another_key_is_an_empty_one(worker, settings):
    browser = Client()
    sign_in(browser, worker)
    kept = Session.objects.get(pk=browser.session.session_key)
    settings.FIELD_ENCRYPTION_KEY = "A" * 43 + "="
    assert kept.get_decoded() == {}


class AsItStands:
    """Reads a session's words without opening them."""

    def loads(self, data: bytes) -> bytes:
        return data


def test_what_another_key_sealed_is_not_opened(settings):
    sealed = seal("a secret")
    settings.FIELD_ENCRYPTION_KEY = "A" * 43 + "="
    with pytest.raises(CannotUnseal, match=r"Put the key that the site used before back into secrets\.json"):
        unseal(sealed)


def test_changing_how_i_sign_in_asks_for_my_password_once_more(worker):
    browser = Client()
    sign_in(browser, worker)
    asked = browser.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert browser.post(asked.url, {"password": "wrong"}).status_code == 200
    assert browser.post(asked.url, {"password": PASSWORD}).url == reverse("mfa_activate_totp")


def test_where_the_app_is_obligatory_every_door_leads_to_setting_it_up(worker, partnership, settings):
    settings.AUTHENTICATOR_APP_IS_OBLIGATORY = True
    browser = open_site_as(partnership.manager)
    to_set_up = reverse("mfa_activate_totp")
    for name in ("agencies:team", "agencies:roles", "agencies:choose_posting", "agencies:trail"):
        assert browser.get(reverse(name)).url == to_set_up, name
    assert browser.get(reverse("pages:urgent")).status_code == 200  # a child in danger does not wait for that


def test_once_the_app_is_set_up_the_doors_open(with_app, settings):
    settings.AUTHENTICATOR_APP_IS_OBLIGATORY = True
    assert with_app[0].get(reverse("agencies:roles")).status_code == 200
