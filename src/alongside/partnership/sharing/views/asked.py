"""Shares that wait for an approver."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing import forms
from alongside.partnership.sharing.actions import asked as asking
from alongside.partnership.sharing.queries.governance import asked_of_me, open_asked
from alongside.partnership.sharing.reading import items_from_json
from alongside.partnership.sharing.views.places import show

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.REFER)
@require_safe
def asked(request: Any) -> HttpResponse:
    return show(request, "asked", waiting=asked_of_me(by=request.acting))


@needs(Permission.REFER)
@page_with_form
def approve(request: Any, asked_id: UUID) -> HttpResponse:
    if request.method == "POST":
        sent = asking.approve(asked_id=asked_id, by=request.acting)
        messages.success(request, _("Approved and sent."))
        return redirect("sharing:receipt", sent.pk)
    one = open_asked(asked_id, by=request.acting)
    return show(request, "approve", asked=one, items=items_from_json(one.items))


@needs(Permission.REFER)
@page_with_form
def decline(request: Any, asked_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Decline this share"), send=_("Decline"), done=_("Declined. Whoever asked sees why."),
        back=reverse("sharing:asked"),
    )  # fmt: skip
    return ask(request, forms.DeclineForm(typed(request)), question, partial(asking.decline, asked_id=asked_id))
