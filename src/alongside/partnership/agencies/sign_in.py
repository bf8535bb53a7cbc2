"""Signing in: by invitation only, with a password and an authenticator app."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.sealing import seal, unseal

log = structlog.get_logger(__name__)


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up: a manager invites (agencies.actions.invite_worker)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def reauthenticate(self, user: Worker, password: str) -> bool:
        """Check the password again. The library looks in its own table of addresses, which this site does not fill."""
        return self.authenticate(context.request, email=user.email, password=password) == user


class EncryptedAuthenticator(DefaultMFAAdapter):
    """The authenticator app's key and the recovery codes are encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return seal(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode())


def must_set_up_authenticator_app(worker: Any) -> bool:
    """Whether this worker has yet to set up an authenticator app where it is obligatory (LIVE)."""
    if not settings.AUTHENTICATOR_APP_IS_OBLIGATORY:
        return False
    return not Authenticator.objects.filter(user=worker, type=Authenticator.Type.TOTP).exists()


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from, seen past as many proxies as ALONGSIDE_PROXIES says. None without a connection."""
    return account_adapter().get_client_ip(request) if "REMOTE_ADDR" in request.META else None


def address_typed(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Under which name django-axes counts failures: the e-mail, which allauth and axes each call otherwise."""
    given = credentials or {}
    return str(given.get("email") or given.get("login") or request.POST.get("login", "")).strip().lower()


def locked_out(request: HttpRequest, _response: HttpResponse, _credentials: dict[str, Any]) -> HttpResponse:
    log.warning("locked_out")
    return render(request, "account/locked_out.html", status=429)
