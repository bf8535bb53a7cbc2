"""The first page: for a worker what waits for them, for a visitor what Alongside is."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnership.agencies.roles import Permission
from alongside.partnership.desk.home import doors_for
from alongside.partnership.pages.doors import open_to_anyone
from alongside.partnership.pages.navigation import QUESTIONS
from alongside.partnership.pathway.queries.families import plans_with_me


@open_to_anyone
@require_safe
def home(request: Any) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "desk/welcome.html", {"questions": QUESTIONS.values()})
    acting = request.acting
    if acting is None:
        return redirect("agencies:choose_posting")
    plans = plans_with_me(by=acting) if acting.may(Permission.JOIN_RECORD) else []
    return render(request, "desk/home.html", {"doors": doors_for(acting, now=timezone.now()), "plans": plans})
