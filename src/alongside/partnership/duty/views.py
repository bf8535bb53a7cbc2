"""Pages of the duty: where we stand, the register, and one obligation with its evidence."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.duty import actions, queries
from alongside.partnership.duty.forms import CheckForm, DocumentForm, FigureForm, OwnerForm, StatusForm, WithdrawForm
from alongside.partnership.duty.models import Obligation
from alongside.partnership.duty.showing import TONES, VERDICT_TONES, history
from alongside.partnership.figures.words import period_in_words, value_in_words
from alongside.partnership.pages.doors import open_to_anyone

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@open_to_anyone
@require_safe
def where_we_stand(request: Any) -> HttpResponse:
    told = {"standing": queries.where_we_stand(request.acting), "tones": VERDICT_TONES, "value_of": value_in_words}
    return render(request, "duty/where_we_stand.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def register(request: Any) -> HttpResponse:
    may_change = request.acting.may(Permission.KEEP_DUTY)
    told = {"obligations": queries.list_obligations(request.acting), "may_change": may_change, "tones": TONES}
    return render(request, "duty/register.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def obligation(request: Any, obligation_id: UUID) -> HttpResponse:
    page = queries.obligation_page(obligation_id, request.acting)
    told = {
        "page": page,
        "said": history(page.statuses),
        "may_change": request.acting.may(Permission.KEEP_DUTY),
        "tones": TONES,
        "value_of": value_in_words,
        "period_of": period_in_words,
    }
    return render(request, "duty/obligation.html", told)


@needs(Permission.KEEP_DUTY)
@require_POST
def load_register(request: Any) -> HttpResponse:
    actions.load_register(by=request.acting)
    messages.success(request, _("The register is up to date with its file."))
    return redirect("duty:register")


@needs(Permission.KEEP_DUTY)
@page_with_form
def give_to(request: Any, obligation_id: UUID) -> HttpResponse:
    obligation = queries.open_obligation(obligation_id, request.acting)
    form = OwnerForm(typed(request), initial={"owner": obligation.owner, "due_on": obligation.due_on})
    question = _about(obligation, _("Who answers for it?"), _("Save"), _("It is saved."))
    return ask(request, form, question, partial(actions.give_to, obligation=obligation))


@needs(Permission.KEEP_DUTY)
@page_with_form
def set_status(request: Any, obligation_id: UUID) -> HttpResponse:
    obligation = queries.open_obligation(obligation_id, request.acting)
    question = _about(obligation, _("Say where it stands"), _("Save the status"), _("The status is saved."))
    return ask(request, StatusForm(typed(request)), question, partial(actions.set_status, obligation=obligation))


@needs(Permission.KEEP_DUTY)
@page_with_form
def check(request: Any, obligation_id: UUID) -> HttpResponse:
    obligation = queries.open_obligation(obligation_id, request.acting)
    question = _about(obligation, _("Note that you checked it"), _("Note it"), _("The check is noted."))
    return ask(request, CheckForm(typed(request)), question, partial(actions.check, obligation=obligation))


@needs(Permission.KEEP_DUTY)
@page_with_form
def add_document(request: Any, obligation_id: UUID) -> HttpResponse:
    obligation = queries.open_obligation(obligation_id, request.acting)
    question = _about(obligation, _("Add a document"), _("Add the document"), _("The document is added."))
    return ask(request, DocumentForm(typed(request)), question, partial(actions.add_document, obligation=obligation))


@needs(Permission.KEEP_DUTY)
@page_with_form
def add_figure(request: Any, obligation_id: UUID) -> HttpResponse:
    obligation = queries.open_obligation(obligation_id, request.acting)
    form = FigureForm(typed(request), by=request.acting)
    question = _about(obligation, _("Add a published figure"), _("Add the figure"), _("The figure is added."))
    return ask(request, form, question, partial(actions.add_figure, obligation=obligation))


@needs(Permission.KEEP_DUTY)
@page_with_form
def withdraw_evidence(request: Any, evidence_id: UUID) -> HttpResponse:
    evidence = queries.open_evidence(evidence_id, request.acting)
    question = _about(evidence.obligation, _("Withdraw the evidence"), _("Withdraw it"), _("It is withdrawn."))
    return ask(request, WithdrawForm(typed(request)), question, partial(actions.withdraw_evidence, evidence=evidence))


def _about(obligation: Obligation, heading: str, send: str, done: str) -> Question:
    back = reverse("duty:obligation", kwargs={"obligation_id": obligation.pk})
    return Question(
        heading=heading, send=send, back=back, done=done, caption=obligation.statute, words=obligation.words
    )
