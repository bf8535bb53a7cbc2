"""Between the browser and every view: limit, time out, and act.

`ActAsWorker` opens the transaction in which the database knows who acts. Refused work is rolled back first; then the
refusal's line is written, so that it stays.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies import kept_forms, queries
from alongside.partnership.agencies.acting import Acting, act_as, acting_through
from alongside.partnership.agencies.errors import Refused
from alongside.partnership.agencies.sign_in import lacks_authenticator_app
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

Next = Callable[[Any], HttpResponse]
FORMS_A_MINUTE = 20
BEFORE_POSTING = ("/account/", "/posting/", "/static/", "/health")


class LimitFormsWithoutSignIn:
    """No address sends more than twenty forms a minute without signing in."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated and self._count(request) > FORMS_A_MINUTE:
            return render(request, "429.html", status=429)
        return self.get_response(request)

    def _count(self, request: HttpRequest) -> int:
        key = f"forms:{request.META.get('REMOTE_ADDR', '')}:{timezone.now():%H%M}"
        cache.add(key, 0, timeout=120)
        return cache.incr(key)


class KeepFormAtTimeOut:
    """After the idle time the worker signs in again. The form being sent is kept, encrypted, for them alone."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now().timestamp()
        idle_s = now - request.session.get("last_seen", now)
        request.session["last_seen"] = now
        if idle_s <= settings.IDLE_MINUTES * 60:
            return self.get_response(request)
        return self._sign_out(request)

    def _sign_out(self, request: Any) -> HttpResponse:
        path = request.get_full_path()
        if request.method == "POST":
            kept_forms.keep(request.POST, worker=request.user, path=path)
        logout(request)
        messages.info(request, _("You were away for a while. Sign in again; what you had typed is kept for you."))
        return redirect_to_login(path)


class ActAsWorker:
    """Find the posting, open the transaction, act, and write down a refusal after the refused work rolled back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.acting = None
        request.refusal = None
        request.kept_form = None
        request.urgent_numbers = lambda: queries.urgent_numbers(request.acting)
        if not request.user.is_authenticated:
            return self._refused_page(request, self.get_response(request))
        if lacks_authenticator_app(request):
            return redirect("mfa_activate_totp")
        posting = queries.chosen_posting(request.user, request.session.get("posting"))
        if posting is None:
            return self._without_posting(request)
        return self._act(request, acting_through(posting))

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        request.refusal = error
        return HttpResponse(status=error.status)  # the page is drawn once the work has rolled back

    def _act(self, request: Any, acting: Acting) -> HttpResponse:
        with act_as(acting):
            request.acting = acting
            if request.session.get("acting_as") != str(acting.posting_id):
                request.session["acting_as"] = str(acting.posting_id)
                record(Did.SIGNED_IN, by=acting)
            if request.method == "GET":
                request.kept_form = kept_forms.give_back(worker=request.user, path=request.get_full_path())
            response = self.get_response(request)
            if response.status_code >= 500 or request.refusal:
                transaction.set_rollback(True)
        if request.refusal:
            with act_as(acting):
                return self._write_refusal(request, response)
        return response

    def _write_refusal(self, request: Any, response: HttpResponse) -> HttpResponse:
        refusal, acting = request.refusal, request.acting
        record(
            Did.WAS_REFUSED, refusal.subject, by=acting, kind=refusal.kind or request.resolver_match.view_name,
            because=refusal.reason[:60],
        )  # fmt: skip
        return self._refused_page(request, response)

    def _refused_page(self, request: Any, response: HttpResponse) -> HttpResponse:
        if request.refusal is None:
            return response
        return render(
            request, "pages/refused.html", {"sentence": request.refusal.sentence}, status=request.refusal.status
        )

    def _without_posting(self, request: Any) -> HttpResponse:
        if request.path.startswith(BEFORE_POSTING):
            return self.get_response(request)
        return redirect(reverse("agencies:choose_posting"))
