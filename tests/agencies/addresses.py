"""The site's addresses, and five that a test needs: refused on a page or a form, not here, broken, one to note in."""

from django import forms
from django.http import HttpResponse
from django.urls import path

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.filling import refusals_on
from alongside.partnership.agencies.models import Team
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.config.urls import *  # noqa: F403
from alongside.partnership.config.urls import urlpatterns as of_the_site


def _make_a_team(request):
    Team.objects.create(agency_id=request.acting.agency_id, name="Written before it went wrong")


@needs(Permission.LOOK_AT_RECORDS)
def refused(request):
    _make_a_team(request)
    raise StepNotAllowed("The family has not agreed to this yet.", reason="not_agreed")


@needs(Permission.LOOK_AT_RECORDS)
def refused_on_form(request):
    form = forms.Form(request.POST)
    with refusals_on(form, request):
        refused.__wrapped__(request)
    return HttpResponse(str(form.non_field_errors()))


@needs(Permission.LOOK_AT_RECORDS)
def not_here(request):
    raise NotFoundHere("families.person")


@needs(Permission.LOOK_AT_RECORDS)
def broken(request):
    _make_a_team(request)
    name = "Adaeze Okoro"
    raise ValueError(f"{name} cannot be counted")


@needs(Permission.LOOK_AT_RECORDS)
def note(request):
    kept = request.kept_form
    return HttpResponse(kept.urlencode() if kept else "an empty form")


urlpatterns = [
    *of_the_site,
    path("test/refused", refused),
    path("test/refused-on-form", refused_on_form),
    path("test/not-here", not_here),
    path("test/broken", broken),
    path("test/note", note, name="note"),
]
