"""Pages that need no sign-in, and the pages for when something was refused or broke."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from alongside.partnership.pages import gallery as examples
from alongside.partnership.pages.doors import open_to_anyone


@open_to_anyone
@require_safe
def urgent(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/urgent.html")


@open_to_anyone
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@open_to_anyone
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@open_to_anyone
@require_safe
def how_counted(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/how_counted.html")


@open_to_anyone
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/gallery.html", examples.examples())


def health(database_answers: Callable[[], bool]) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view that says whether the site can work. `config` says how to ask the database."""

    @open_to_anyone
    @never_cache
    @require_safe
    def answer(_request: HttpRequest) -> HttpResponse:
        is_well = database_answers()
        return JsonResponse({"database": "answers" if is_well else "does not answer"}, status=200 if is_well else 503)

    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/errors/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/errors/404.html", status=404)


@requires_csrf_token
def form_not_trusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Stands in for Django's own page (CSRF_FAILURE_VIEW). The reason is for the log, not for the reader."""
    return render(request, "pages/errors/form_not_trusted.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke, without asking the database for anything."""
    return render(request, "pages/errors/500.html", status=500)
