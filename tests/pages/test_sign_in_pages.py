"""Signing in, in our layout: by invitation, with a password and an authenticator app."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import NoReverseMatch, resolve, reverse

from alongside.partnership.agencies.roles import Role
from alongside.partnership.pages.sign_in_urls import urlpatterns
from tests.partnership import Partnership, make_posting

PASSWORD = "a long and quiet river"


@pytest.fixture
def worker(partnership: Partnership):
    worker = make_posting(partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER).worker
    worker.set_password(PASSWORD)
    worker.save()
    return worker


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client, worker, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": worker.email, "password": password})


def say_again_who_i_am(client):
    """Before changing how to sign in, the password is asked for once more."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def start_setting_up(client, worker) -> str:
    """Open the page that sets up an authenticator app, and give the key that it shows."""
    sign_in(client, worker)
    say_again_who_i_am(client)
    page = client.get(reverse("mfa_activate_totp"))
    assert "<svg" in page.text
    assert "data:image" not in page.text
    secret = page.context_data["form"].secret
    assert secret in page.text
    return secret


@pytest.mark.parametrize("name", ["account_signup", "account_email", "mfa_add_webauthn"])
def test_what_we_do_not_offer_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_every_sign_in_page_names_its_door():
    assert {pattern.callback.door for pattern in urlpatterns} == {"anyone", "signed in"}


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", [p for p in urlpatterns if p.callback.door == "signed in"], ids=lambda p: p.name)
def test_a_page_about_my_sign_in_is_closed_without_sign_in(client, pattern):
    answer = client.get(reverse(pattern.name))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_wrong_password_is_refused_with_a_sentence_and_the_address_is_kept(client, worker):
    page = sign_in(client, worker, "wrong")
    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert worker.email in page.text
    assert "wrong" not in re.sub(r"is wrong", "", page.text.split("<main")[1])


def test_the_right_password_signs_in(client, worker):
    assert sign_in(client, worker).status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)


def test_where_i_wanted_to_go_is_remembered(client, worker):
    page = client.get(reverse("account_login"), {"next": "/urgent"})
    assert '<input type="hidden" name="next" value="/urgent"' in page.text


def test_signing_out_asks_first_when_it_came_by_a_link(client, worker):
    sign_in(client, worker)
    assert "Sign out?" in client.get(reverse("account_logout")).text
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_an_authenticator_app_is_set_up_asked_for_and_turned_off(client, worker):
    secret = start_setting_up(client, worker)
    refused = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "There is a problem" in refused.text
    assert client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}).status_code == 302

    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert codes.text.count('<li><span class="al-code">') == 10
    assert "10 codes are unused" in codes.text
    assert client.get(reverse("mfa_download_recovery_codes")).text.count("\n") >= 10
    overview = client.get(reverse("mfa_index")).text
    assert "You have 10 unused codes" in overview

    client.post(reverse("account_logout"))
    asked = client.post(reverse("account_login"), {"login": worker.email, "password": PASSWORD}, follow=True)
    assert "Enter your code" in asked.text
    recovery = Authenticator.objects.get(user=worker, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_authenticate"), {"code": recovery})
    assert client.session["_auth_user_id"] == str(worker.pk)

    again = client.get(reverse("mfa_deactivate_totp"), follow=True)
    assert "Is it still you?" in again.text
    assert "Is it still you?" in client.get(reverse("mfa_reauthenticate")).text
    say_again_who_i_am(client)
    assert "Turn off the authenticator app?" in client.get(reverse("mfa_deactivate_totp")).text
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=worker, type="totp").exists()


def test_the_key_of_an_authenticator_is_not_stored_in_the_clear(client, worker):
    secret = start_setting_up(client, worker)
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    stored = Authenticator.objects.get(user=worker, type="totp").data["secret"]
    assert secret not in stored
    assert get_adapter().decrypt(stored) == secret


def test_new_recovery_codes_replace_the_old(client, worker):
    client.post(reverse("mfa_activate_totp"), {"code": code_for(start_setting_up(client, worker))})
    before = client.get(reverse("mfa_view_recovery_codes")).text
    assert "Your 10 unused codes stop working" in client.get(reverse("mfa_generate_recovery_codes")).text
    client.post(reverse("mfa_generate_recovery_codes"))
    assert client.get(reverse("mfa_view_recovery_codes")).text != before


def test_a_new_password_comes_by_e_mail_and_its_link_works_once(client, worker):
    asked = client.post(reverse("account_reset_password"), {"email": worker.email}, follow=True)
    assert "Look at your e-mail" in asked.text
    letter = mail.outbox[0]
    link = re.search(r"http://testserver(/\S+)", letter.body)[1]
    assert "&amp;" not in letter.body
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.text
    address = page.redirect_chain[-1][0]
    short = client.post(address, {"password1": "short", "password2": "short"})
    assert "There is a problem" in short.text
    new = "another long and quiet river"
    done = client.post(address, {"password1": new, "password2": new}, follow=True)
    assert "Your new password is saved" in done.text
    assert sign_in(client, worker, new).status_code == 302
    client.post(reverse("account_logout"))
    assert "This link no longer works" in client.get(link, follow=True).text


def test_nobody_learns_who_has_an_account_by_asking_for_a_password(client, partnership):
    asked = client.post(reverse("account_reset_password"), {"email": "stranger@example.org"}, follow=True)
    assert "Look at your e-mail" in asked.text
    assert mail.outbox == []


def test_a_password_is_changed_by_who_knows_the_old_one(client, worker):
    sign_in(client, worker)
    new = "another long and quiet river"
    page = client.post(reverse("account_change_password"), {"oldpassword": "x", "password1": new, "password2": new})
    assert "There is a problem" in page.text
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    worker.refresh_from_db()
    assert worker.check_password(new)


def test_a_worker_without_a_password_chooses_one(client, partnership):
    worker = make_posting(partnership.hub, Role.HUB_SCREENER).worker
    worker.set_unusable_password()
    worker.save()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("account_change_password"), follow=True)
    assert "Choose a password" in page.text


def test_after_five_wrong_passwords_sign_in_is_closed_for_a_while(client, worker):
    for _try in range(5):
        page = sign_in(client, worker, "wrong")
    assert page.status_code == 429
    assert "Sign-in is closed for 15 minutes" in page.text
    assert sign_in(client, worker).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_password_link_leads_to_its_view():
    match = resolve("/account/password/reset/key/2x-c9a-b0c1/")
    assert match.kwargs == {"uidb36": "2x", "key": "c9a-b0c1"}
