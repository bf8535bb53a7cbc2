"""The demo's door: choose a worker and go in. LIVE has neither this room nor its address."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.partnership.demo import workers
from alongside.partnership.pages.doors import open_to_anyone

SIGNS_IN = "allauth.account.auth_backends.AuthenticationBackend"


@open_to_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def choose_worker(request: Any) -> HttpResponse:
    """Sign in as an invented worker, without a password."""
    if settings.IS_LIVE:
        raise Http404
    posting = workers.find(request.POST.get("posting", "")) if request.method == "POST" else None
    if posting is not None:
        login(request, posting.worker, backend=SIGNS_IN)
        request.session["posting"] = str(posting.pk)
        return redirect("/")
    told = {"first": workers.to_start_with(), "others": workers.everybody_else()}
    return render(request, "demo/workers.html", told)
