"""Where the partnership works: the choices, and making one."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.forms.neighbourhoods import ChoiceEndForm, ChoiceForm

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_PROGRAMME)
@require_safe
def neighbourhoods(request: Any) -> HttpResponse:
    told = {
        "page": queries.neighbourhood_choices(request.acting),
        "today": timezone.localdate(),
        "may_change": request.acting.may(Permission.RUN_PROGRAMME),
    }
    return render(request, "taskforce/neighbourhoods.html", told)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def choose_neighbourhood(request: Any) -> HttpResponse:
    form = ChoiceForm(typed(request), choices=queries.may_be_chosen(request.acting))
    words = _("The list says what is known of violence and of fear. It chooses nothing: you do, and you say why.")
    question = _question(_("Choose where to work"), _("Record the choice"), _("The choice is recorded."), words=words)
    return ask(request, form, question, actions.choose_neighbourhood)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def end_choice(request: Any, choice_id: UUID) -> HttpResponse:
    choice = queries.open_choice(choice_id, request.acting)
    question = _question(_("End the work there"), _("Save"), _("It is saved."), choice.area_name)
    return ask(request, ChoiceEndForm(typed(request)), question, partial(actions.end_choice, choice=choice))


def _question(heading: str, send: str, done: str, caption: str = "", words: str = "") -> Question:
    back = reverse("taskforce:neighbourhoods")
    return Question(heading=heading, send=send, back=back, done=done, caption=caption, words=words)
