"""Between the browser and every view: limit, time out, and act.

`ActAsWorker` opens the transaction in which the database knows who acts. Refused work is rolled back first; then the
refusal's line is written, so that it stays.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies import identity, kept_forms, queries
from alongside.partnership.agencies.acting import Acting, act_as, acting_through
from alongside.partnership.agencies.errors import Refused
from alongside.partnership.agencies.refusing import record_refusal
from alongside.partnership.agencies.sign_in import client_address, must_set_up_authenticator_app
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did, Purpose

Next = Callable[[Any], HttpResponse]
FORMS_A_MINUTE = 20


class LimitFormsWithoutSignIn:
    """No address sends more than twenty forms a minute without signing in."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated and self._count(request) > FORMS_A_MINUTE:
            return render(request, "429.html", status=429)
        return self.get_response(request)

    def _count(self, request: HttpRequest) -> int:
        key = f"forms:{client_address(request)}:{timezone.now():%H%M}"
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
        told = _("You were away for a while. Sign in again and go on.")
        if request.method == "POST":
            kept_forms.keep(request.POST, worker=request.user, path=path)
            told = _("You were away for a while. Sign in again; what you had typed is kept for you.")
        logout(request)
        messages.info(request, told)
        return redirect_to_login(path)


class ActAsWorker:
    """Find the posting, open the transaction, act, and write down a refusal after the refused work rolled back.

    Without a posting nobody acts: `request.acting` stays None, and the doors say where to go first.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.acting = request.refusal = request.kept_form = request.identity = None
        request.urgent_numbers = lambda: queries.urgent_numbers(request.acting)
        acting = self._find_acting(request)
        if acting is None:
            return self._refused_page(request, self.get_response(request))
        self._note_arrival(request, acting)
        return self._act(request, acting)

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        request.refusal = error
        return HttpResponse(status=error.status)  # the page is drawn once the work has rolled back

    def _find_acting(self, request: Any) -> Acting | None:
        if not request.user.is_authenticated:
            return None
        postings = list(queries.live_postings(request.user))
        posting = queries.chosen_posting(postings, request.session.get("posting"))
        request.identity = identity.of(request.user, posting, may_change=len(postings) > 1)
        if posting is None or must_set_up_authenticator_app(request.user):
            return None
        return acting_through(posting)

    def _note_arrival(self, request: Any, acting: Acting) -> None:
        if request.session.get("acting_as") != str(acting.posting_id):
            with act_as(acting):
                record(Did.SIGNED_IN, by=replace(acting, purpose=Purpose.ADMINISTER))
            request.session["acting_as"] = str(acting.posting_id)

    def _act(self, request: Any, acting: Acting) -> HttpResponse:
        with act_as(acting):
            request.acting = acting
            if request.method == "GET":
                request.kept_form = kept_forms.give_back(worker=request.user, path=request.get_full_path())
            response = self.get_response(request)
            if response.status_code >= 500 or request.refusal:
                transaction.set_rollback(True)
            elif not request.user.is_authenticated:
                record(Did.SIGNED_OUT, by=replace(acting, purpose=Purpose.ADMINISTER))
        if request.refusal:
            with act_as(acting):
                return self._write_refusal(request, response)
        return response

    def _write_refusal(self, request: Any, response: HttpResponse) -> HttpResponse:
        record_refusal(request.refusal, page=request.resolver_match.view_name, by=request.acting)
        return self._refused_page(request, response)

    def _refused_page(self, request: Any, response: HttpResponse) -> HttpResponse:
        if request.refusal is None:
            return response
        told: dict[str, Any] = {"sentence": request.refusal.sentence}
        if request.acting is None:
            told["to_do"] = []  # nobody acted, so that no trail has a line of it
        return render(request, "pages/refused.html", told, status=request.refusal.status)
