"""Signing in: by invitation only, with a password and an authenticator app."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.partnership.agencies.sealing import seal, unseal


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up: a manager invites (agencies.actions.invite_worker)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return []


class EncryptedAuthenticator(DefaultMFAAdapter):
    """The authenticator app's key and the recovery codes are encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return seal(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode())


def lacks_authenticator_app(request: Any) -> bool:
    """Say whether this worker must first set up an authenticator app (obligatory in LIVE)."""
    if not settings.AUTHENTICATOR_APP_IS_OBLIGATORY or request.path.startswith(("/account/", "/static/", "/health")):
        return False
    return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()


def locked_out(request: HttpRequest, _credentials: dict[str, str], *_args: Any) -> HttpResponse:
    return render(request, "account/locked_out.html", status=429)
