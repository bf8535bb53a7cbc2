"""Doors: every view names who may open it. A test walks all routes and fails for one that does not.

@open_to_anyone          no sign-in (kept in pages)
@open_to_signed_in       any worker, before or after choosing a posting
@needs(Permission.X)     a posting whose role includes X; the trail carries its purpose
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.partnership.agencies.roles import Permission
from alongside.partnership.agencies.sign_in import must_set_up_authenticator_app

View = Callable[..., HttpResponse]
SIGNED_IN = "signed in"


def open_to_signed_in(view: View) -> View:
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return _sign_in_first(request) or view(request, *args, **kwargs)

    guarded.door = SIGNED_IN  # type: ignore[attr-defined]
    return guarded


def needs(permission: Permission) -> Callable[[View], View]:
    def hang(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if elsewhere := _sign_in_first(request):
                return elsewhere
            if request.acting is None:
                return redirect_to_login(request.get_full_path(), reverse("agencies:choose_posting"))
            request.acting = request.acting.for_the_purpose_of(permission)
            return view(request, *args, **kwargs)

        guarded.door = permission  # type: ignore[attr-defined]
        return guarded

    return hang


def _sign_in_first(request: Any) -> HttpResponse | None:
    """Where a visitor must go before any door opens: signing in, then the authenticator app where it is obligatory."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if must_set_up_authenticator_app(request.user):
        return redirect("mfa_activate_totp")
    return None
