"""Finding, recording and opening a young person."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.errors import Refused
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.queries import my_agency
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families import actions, queries
from alongside.partnership.pathway.forms.contact import PersonForm
from alongside.partnership.pathway.forms.people import ReasonForm, SearchForm, WishForm
from alongside.partnership.pathway.queries.way import Way, way_of
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.pathway.showing import facts_of, happened_to
from alongside.partnership.pathway.steps import choices_for, next_step_for, steps_of

MOST_LISTED = 200


@needs(Permission.LOOK_AT_RECORDS)
def work(request: Any) -> HttpResponse:
    now = timezone.now()
    waiting = my_work(by=request.acting, now=now)
    late = sum(one.is_late(now) for one in waiting)
    return render(request, "pathway/work.html", {"waiting": waiting, "late": late, "now": now})


@needs(Permission.LOOK_AT_RECORDS)
def find(request: Any) -> HttpResponse:
    """Look somebody up before making a new record of them. The form is sent, so that no address carries a name."""
    form = SearchForm(typed(request))
    found = None
    if is_sent(request, form):
        try:
            found = queries.find_people(by=request.acting, **form.cleaned_data)
        except queries.SearchTooShort as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "pathway/find.html", {"form": form, "found": found})


@needs(Permission.LOOK_AT_RECORDS)
def list_people(request: Any) -> HttpResponse:
    people = queries.list_people(by=request.acting)[:MOST_LISTED]
    return render(request, "pathway/people.html", {"people": people})


@needs(Permission.LOOK_AT_RECORDS)
def new_person(request: Any) -> HttpResponse:
    form = PersonForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            person = actions.record_person(by=request.acting, today=timezone.localdate(), **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:person", person.pk)
    return render(request, "pathway/person_form.html", {"form": form, "person": None})


@needs(Permission.LOOK_AT_RECORDS)
def change_person(request: Any, person_id: UUID) -> HttpResponse:
    person = queries.open_person(person_id, by=request.acting)
    form = PersonForm(typed(request), initial=vars(person))
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.change_person(person=person, today=timezone.localdate(), by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:person", person.pk)
    return render(request, "pathway/person_form.html", {"form": form, "person": person})


@needs(Permission.LOOK_AT_RECORDS)
def person(request: Any, person_id: UUID) -> HttpResponse:
    """Everything that my agency knows of one young person, and who has the next step."""
    try:
        opened = queries.open_person(person_id, by=request.acting, because=request.GET.get("because", ""))
    except queries.ReasonNeeded as refusal:
        return _ask_reason(request, refusal)
    way = way_of(opened, by=request.acting)
    return render(request, "pathway/person.html", _about(request, opened, way))


@needs(Permission.LOOK_AT_RECORDS)
def add_wish(request: Any, person_id: UUID) -> HttpResponse:
    opened = queries.open_person(person_id, by=request.acting)
    form = WishForm(typed(request))
    if is_sent(request, form):
        actions.record_wish(person=opened, by=request.acting, **form.cleaned_data)
        return redirect("pathway:person", opened.pk)
    return render(request, "pathway/wish.html", {"form": form, "person": opened})


def _about(request: Any, person: Any, way: Way) -> dict[str, Any]:
    kind = my_agency(request.acting).kind
    return {
        "person": person,
        "facts": facts_of(person, timezone.localdate()),
        "closed_to": person.restriction.reason if person.restriction else "",
        "now": timezone.now(),
        "steps": steps_of(way),
        "next": next_step_for(way),
        "choices": choices_for(person.pk, way, by=request.acting, kind=kind),
        "happened": happened_to(way),
        "wishes": queries.list_wishes(person, by=request.acting),
    }


def _ask_reason(request: Any, refusal: Refused) -> HttpResponse:
    form = ReasonForm(request.GET if "because" in request.GET else None)
    return render(request, "pathway/reason.html", {"form": form, "sentence": refusal.sentence}, status=403)
