"""The pages about my sign-in, in a real browser."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import Role
from tests.partnership import acting, make_partnership

PASSWORD = "three-grey-herons-at-dawn"
PAGES = [
    "/account/mfa/",
    "/account/mfa/totp/activate/",
    "/account/mfa/recovery-codes/generate/",
    "/account/password/set/",
    "/account/logout/",
]


@pytest.fixture
def worker(fresh_database):
    """Without a password: what changes a sign-in then asks for none."""
    by = acting(make_partnership().youth_justice, Role.CUSTODY_YOUTH_WORKER)
    worker = Worker.objects.get(pk=by.worker_id)
    worker.set_unusable_password()
    worker.save()
    return by


def test_the_pages_about_my_sign_in_fit_and_axe_finds_nothing(open_site, worker, width):
    visitor = open_site(worker, width=width)
    for path in PAGES:
        assert visitor.open(path).status == 200, path
        visitor.look()


def test_the_pages_that_ask_who_i_am_fit_and_axe_finds_nothing(open_site, worker, width):
    holder = Worker.objects.get(pk=worker.worker_id)
    holder.set_password(PASSWORD)
    holder.save()
    TOTP.activate(holder, generate_totp_secret())
    RecoveryCodes.activate(holder)
    visitor = open_site(worker, width=width)
    visitor.open("/account/password/change/")
    visitor.look()
    visitor.open("/account/mfa/recovery-codes/")
    visitor.look("asks-who-i-am")
    visitor.open("/account/reauthenticate/")
    visitor.look()
    visitor.page.locator("input[type=password]").fill(PASSWORD)
    visitor.page.locator("main button[type=submit]").first.click()
    for path in ("/account/mfa/recovery-codes/", "/account/mfa/totp/deactivate/"):
        assert visitor.open(path).url.endswith(path)
        visitor.look()


def test_the_code_picture_is_drawn_under_the_policy(open_site, worker):
    visitor = open_site(worker)
    visitor.open("/account/mfa/totp/activate/")
    box = visitor.page.locator(".al-qr svg").bounding_box()
    assert box["width"] == box["height"] == 220


def test_signing_out_needs_one_press(open_site, worker):
    visitor = open_site(worker)
    visitor.open("/urgent")
    visitor.page.get_by_role("button", name="Sign out").click()
    assert visitor.page.get_by_text("You are signed out.").is_visible()
