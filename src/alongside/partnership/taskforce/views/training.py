"""Programmes, cohorts and sessions, and the changes to them."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.forms.training import (
    CohortForm,
    CorrectForm,
    ProgrammeForm,
    ProgrammeStateForm,
    SessionForm,
)
from alongside.partnership.taskforce.showing import TONES

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_PROGRAMME)
@require_safe
def training(request: Any) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"programmes": queries.list_programmes(request.acting), "may_change": may_change, "tones": TONES}
    return render(request, "taskforce/training.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def cohort(request: Any, cohort_id: UUID) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"cohort": queries.open_cohort(cohort_id, request.acting), "may_change": may_change}
    return render(request, "taskforce/cohort.html", told)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def add_programme(request: Any) -> HttpResponse:
    question = _question(_("Add a programme"), _("Add the programme"), _("The programme is added."))
    return ask(request, ProgrammeForm(typed(request)), question, actions.add_programme)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def set_programme_state(request: Any, programme_id: UUID) -> HttpResponse:
    programme = queries.open_programme(programme_id, request.acting)
    form = ProgrammeStateForm(typed(request), initial={"state": programme.state})
    question = _question(_("Say where the programme stands"), _("Save"), _("It is saved."), programme.name)
    return ask(request, form, question, partial(actions.set_programme_state, programme=programme))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def agree_cohort(request: Any, programme_id: UUID) -> HttpResponse:
    programme = queries.open_programme(programme_id, request.acting)
    question = _question(_("Agree a cohort"), _("Record the cohort"), _("The cohort is recorded."), programme.name)
    return ask(request, CohortForm(typed(request)), question, partial(actions.agree_cohort, programme=programme))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def hold_session(request: Any, cohort_id: UUID) -> HttpResponse:
    cohort = queries.open_cohort(cohort_id, request.acting)
    question = Question(
        heading=_("Record a session"),
        send=_("Record the session"),
        back=reverse("taskforce:cohort", kwargs={"cohort_id": cohort.pk}),
        done=_("The session is recorded."),
        caption=f"{cohort.programme.name}: {cohort.name}",
        words=_("Count heads by organisation. Nobody is named."),
    )
    return ask(request, SessionForm(typed(request)), question, partial(actions.hold_session, cohort=cohort))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def correct_attendance(request: Any, attendance_id: UUID) -> HttpResponse:
    attendance = queries.open_attendance(attendance_id, request.acting)
    form = CorrectForm(typed(request), initial={"came": attendance.came})
    question = Question(
        heading=_("Correct how many came"),
        send=_("Save the number"),
        back=reverse("taskforce:cohort", kwargs={"cohort_id": attendance.session.cohort_id}),
        done=_("The number is corrected. What stood before stays in the history."),
        caption=f"{attendance.session.topic}, {attendance.organisation}",
    )
    return ask(request, form, question, partial(actions.correct_attendance, attendance=attendance))


def _question(heading: str, send: str, done: str, caption: str = "") -> Question:
    return Question(heading=heading, send=send, back=reverse("taskforce:training"), done=done, caption=caption)
