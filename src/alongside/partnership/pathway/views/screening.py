"""Screening and its sign-off."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.queries import open_person
from alongside.partnership.pathway.actions import screening as actions
from alongside.partnership.pathway.forms.screening import ScreeningForm, SignOffForm
from alongside.partnership.pathway.queries.records import current_tool, open_screening
from alongside.partnership.pathway.queries.way import way_of
from alongside.partnership.pathway.showing import answered_by_group, level_words

TOOL = "cce"


@needs(Permission.SCREEN)
def screen(request: Any, person_id: UUID) -> HttpResponse:
    person = open_person(person_id, by=request.acting)
    tool = current_tool(TOOL, on=timezone.localdate())
    form = ScreeningForm(typed(request), tool=tool, initial={"screened_on": timezone.localdate()})
    if is_sent(request, form):
        with refusals_on(form, request):
            made = actions.screen(
                person=person, contact=way_of(person, by=request.acting).latest_contact, tool=tool,
                today=timezone.localdate(), by=request.acting, answers=form.answers(), **form.judgement(),
            )  # fmt: skip
        if not form.errors:
            return redirect("pathway:screening", made.pk)
    return render(request, "pathway/screen.html", {"form": form, "person": person, "tool": tool})


@needs(Permission.LOOK_AT_RECORDS)
def screening(request: Any, screening_id: UUID) -> HttpResponse:
    opened = open_screening(screening_id, by=request.acting)
    is_mine = opened.recorded_by_id == request.acting.posting_id
    context = {
        "screening": opened,
        "person": opened.person,
        "level": level_words(opened),
        "groups": answered_by_group(opened),
        "form": SignOffForm(),
        "may_sign_off": request.acting.may(Permission.SIGN_OFF) and not is_mine,
    }
    return render(request, "pathway/screening.html", context)


@needs(Permission.SIGN_OFF)
def sign_off(request: Any, screening_id: UUID) -> HttpResponse:
    opened = open_screening(screening_id, by=request.acting)
    form = SignOffForm(typed(request))
    if is_sent(request, form):
        actions.sign_off(screening=opened, words=form.cleaned_data["words"], now=timezone.now(), by=request.acting)
    return redirect("pathway:screening", opened.pk)
