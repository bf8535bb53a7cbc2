"""The sign-in pages that this site has, out of those that django-allauth brings. There is no sign-up.

Each names its door, as every route does: allauth itself refuses whoever has not signed in.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path, register_converter

from alongside.partnership.pages.doors import ANYONE

SIGNED_IN = "signed in"


class AccountInAddress:
    """Letters and figures up to the first hyphen; what follows is the key, which has hyphens of its own."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AccountInAddress, "account")


def _door(address: str, view: Callable[..., Any], name: str, door: str) -> URLPattern:
    view.door = door  # type: ignore[attr-defined]
    return path(address, view, name=name)


urlpatterns = [
    _door("login/", account.login, "account_login", ANYONE),
    _door("logout/", account.logout, "account_logout", ANYONE),
    _door("inactive/", account.account_inactive, "account_inactive", ANYONE),
    _door("password/reset/", account.password_reset, "account_reset_password", ANYONE),
    _door("password/reset/done/", account.password_reset_done, "account_reset_password_done", ANYONE),
    _door(
        "password/reset/key/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done", ANYONE
    ),
    _door(
        "password/reset/key/<account:uidb36>-<path:key>/",
        account.password_reset_from_key,
        "account_reset_password_from_key",
        ANYONE,
    ),
    _door("code/", mfa.authenticate, "mfa_authenticate", ANYONE),
    _door("reauthenticate/", account.reauthenticate, "account_reauthenticate", SIGNED_IN),
    _door("password/change/", account.password_change, "account_change_password", SIGNED_IN),
    _door("password/set/", account.password_set, "account_set_password", SIGNED_IN),
    _door("mfa/", mfa.index, "mfa_index", SIGNED_IN),
    _door("mfa/reauthenticate/", mfa.reauthenticate, "mfa_reauthenticate", SIGNED_IN),
    _door("mfa/totp/activate/", totp.activate_totp, "mfa_activate_totp", SIGNED_IN),
    _door("mfa/totp/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp", SIGNED_IN),
    _door("mfa/recovery-codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes", SIGNED_IN),
    _door(
        "mfa/recovery-codes/generate/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        SIGNED_IN,
    ),
    _door(
        "mfa/recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
        SIGNED_IN,
    ),
]
