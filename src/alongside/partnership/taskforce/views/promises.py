"""Recommendations by heading, one recommendation, and the changes to them."""

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
from alongside.partnership.taskforce.forms.promises import (
    ActionForm,
    ActionStatusForm,
    ReportForm,
    StatusForm,
    WordsForm,
)
from alongside.partnership.taskforce.models import Recommendation
from alongside.partnership.taskforce.showing import TONES, history

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_PROGRAMME)
@require_safe
def promises(request: Any) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"promises": queries.promises(request.acting), "may_change": may_change, "tones": TONES}
    return render(request, "taskforce/promises.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def promise(request: Any, recommendation_id: UUID) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    page = queries.promise(recommendation_id, request.acting)
    told = {"page": page, "said": history(page.statuses), "may_change": may_change, "tones": TONES}
    return render(request, "taskforce/promise.html", told)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def record_report(request: Any) -> HttpResponse:
    question = Question(
        heading=_("Record a report"),
        send=_("Record the report"),
        back=reverse("taskforce:promises"),
        done=_("The report is recorded, with an empty slot for each recommendation."),
    )
    return ask(request, ReportForm(typed(request)), question, actions.record_report)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def write_recommendation(request: Any, recommendation_id: UUID) -> HttpResponse:
    recommendation = queries.open_recommendation(recommendation_id, request.acting)
    now = {name: getattr(recommendation, name) for name in ("heading", "words", "words_source", "owner")}
    form = WordsForm(typed(request), initial=now)
    question = _about(recommendation, _("What the report says"), _("Save"), _("What the report says is saved."))
    return ask(request, form, question, partial(actions.write_recommendation, recommendation=recommendation))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def set_status(request: Any, recommendation_id: UUID) -> HttpResponse:
    recommendation = queries.open_recommendation(recommendation_id, request.acting)
    question = _about(recommendation, _("Say where it stands"), _("Save the status"), _("The status is saved."))
    step = partial(actions.set_status, recommendation=recommendation)
    return ask(request, StatusForm(typed(request)), question, step)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def add_action(request: Any, recommendation_id: UUID) -> HttpResponse:
    recommendation = queries.open_recommendation(recommendation_id, request.acting)
    question = _about(recommendation, _("Add an action"), _("Add the action"), _("The action is added."))
    step = partial(actions.add_action, recommendation=recommendation)
    return ask(request, ActionForm(typed(request)), question, step)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def set_action_status(request: Any, action_id: UUID) -> HttpResponse:
    action = queries.open_action(action_id, request.acting)
    heading = _("Say where the action stands")
    question = _about(action.recommendation, heading, _("Save the status"), _("The status is saved."), action.words)
    return ask(request, ActionStatusForm(typed(request)), question, partial(actions.set_action_status, action=action))


def _about(recommendation: Recommendation, heading: str, send: str, done: str, words: str = "") -> Question:
    back = reverse("taskforce:promise", kwargs={"recommendation_id": recommendation.pk})
    caption = _("Recommendation %(number)s") % {"number": recommendation.number}
    return Question(heading=heading, send=send, back=back, done=done, caption=caption, words=words)
