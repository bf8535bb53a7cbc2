"""What my agency shared: the receipt, and what may follow it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing import forms
from alongside.partnership.sharing.actions import notices, receive
from alongside.partnership.sharing.envelopes import envelope_i_sent, is_outside
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.sharing.views.places import show

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_RECEIVED)
@require_safe
def sent(request: Any) -> HttpResponse:
    late = looks.overdue_acknowledgements(by=request.acting)
    lines = looks.page_of_sent(request.GET.get("page", 1), by=request.acting)
    return show(request, "sent", lines=lines, late=late, now=timezone.now())


@needs(Permission.READ_RECEIVED)
@require_safe
def receipt(request: Any, disclosure_id: UUID) -> HttpResponse:
    reading = looks.open_sent(disclosure_id, by=request.acting)
    told = {"is_outside": is_outside(reading.disclosure), "may_change": request.acting.may(Permission.REFER)}
    told |= {"chases": reading.disclosure.chases.all(), "now": timezone.now()}
    return show(request, "receipt", reading=reading, **told)


@needs(Permission.REFER)
@page_with_form
def chase(request: Any, disclosure_id: UUID) -> HttpResponse:
    envelope_i_sent(disclosure_id, request.acting)
    question = Question(
        heading=_("You asked whether it arrived"), send=_("Record it"), done=_("Recorded."), back=_back(disclosure_id)
    )
    step = partial(receive.chase, disclosure_id=disclosure_id)
    return ask(request, forms.ChaseForm(typed(request)), question, step)


@needs(Permission.REFER)
@page_with_form
def from_outside(request: Any, disclosure_id: UUID) -> HttpResponse:
    envelope_i_sent(disclosure_id, request.acting)
    question = Question(
        heading=_("They said that it arrived"), send=_("Record it"), done=_("Recorded."), back=_back(disclosure_id)
    )
    step = partial(receive.acknowledge_from_outside, disclosure_id=disclosure_id)
    return ask(request, forms.OutsideForm(typed(request)), question, step)


@needs(Permission.REFER)
@page_with_form
def withdraw(request: Any, disclosure_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Withdraw what was shared"),
        words=_("The recipient is told. What it relied on stays there, restricted and stamped."),
        send=_("Withdraw and tell them"),
        done=_("Withdrawn. The recipient is told and decides."),
        back=_back(disclosure_id),
    )
    step = partial(notices.withdraw, disclosure_id=disclosure_id)
    return ask(request, forms.WithdrawForm(typed(request)), question, step)


@needs(Permission.SHARE_URGENTLY)
@page_with_form
def lock(request: Any, disclosure_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("It went to the wrong agency"),
        words=_("From the moment you lock it, nobody there can open it. Ring them too, then tell the right one."),
        send=_("Lock it now"),
        done=_("Locked. Nobody at the wrong agency can open it. Tell your information governance officer."),
        back=_back(disclosure_id),
    )
    step = partial(notices.lock_misdirected, disclosure_id=disclosure_id)
    return ask(request, forms.LockForm(typed(request)), question, step)


@needs(Permission.REFER)
@page_with_form
def correct(request: Any, disclosure_id: UUID) -> HttpResponse:
    items = looks.items_i_sent(disclosure_id, by=request.acting)
    question = Question(
        heading=_("Put right what was shared"),
        words=_("Change what was wrong and leave the rest. The recipient gets what you changed, with a notice."),
        send=_("Send the correction"),
        done=_("The correction is sent. The recipient decides what becomes of the earlier words."),
        back=_back(disclosure_id),
    )
    step = partial(notices.correct, disclosure_id=disclosure_id)
    return ask(request, forms.CorrectForm(typed(request), items=items), question, step)


def _back(disclosure_id: UUID) -> str:
    return reverse("sharing:receipt", args=[disclosure_id])
