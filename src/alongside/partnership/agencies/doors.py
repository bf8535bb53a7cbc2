"""Doors: every view names who may open it. A test walks all routes and fails for one that does not.

@open_to_anyone          no sign-in (kept in pages)
@open_to_signed_in       any worker, before or after choosing a posting
@needs(Permission.X)     a posting whose role includes X; the trail carries its purpose
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from alongside.partnership.agencies.roles import Permission

View = Callable[..., HttpResponse]


def open_to_signed_in(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.door = "signed in"  # type: ignore[attr-defined]
    return guarded


def needs(permission: Permission) -> Callable[[View], View]:
    def hang(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.acting is None:
                return redirect_to_login(request.get_full_path())
            request.acting = request.acting.for_the_purpose_of(permission)
            return view(request, *args, **kwargs)

        guarded.door = permission  # type: ignore[attr-defined]
        return guarded

    return hang
