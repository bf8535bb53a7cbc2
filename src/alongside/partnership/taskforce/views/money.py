"""Funds, commitments and shares, and the changes to them."""

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
from alongside.partnership.taskforce.forms.money import (
    ChangeForm,
    CommitmentForm,
    FundForm,
    OverlapForm,
    ShareForm,
    WithdrawForm,
)
from alongside.partnership.taskforce.models import Commitment

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_PROGRAMME)
@require_safe
def money(request: Any) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"page": queries.money(request.acting), "may_change": may_change}
    return render(request, "taskforce/money.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def commitment(request: Any, commitment_id: UUID) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"commitment": queries.open_commitment(commitment_id, request.acting), "may_change": may_change}
    return render(request, "taskforce/commitment.html", told)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def add_fund(request: Any) -> HttpResponse:
    question = Question(
        heading=_("Add a fund"), send=_("Add the fund"), back=reverse("taskforce:money"), done=_("The fund is added.")
    )
    return ask(request, FundForm(typed(request)), question, actions.add_fund)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def commit_money(request: Any, fund_id: UUID) -> HttpResponse:
    fund = queries.open_fund(fund_id, request.acting)
    question = Question(
        heading=_("Record a commitment"),
        send=_("Record the commitment"),
        back=reverse("taskforce:money"),
        done=_("The commitment is recorded. Say next whether it is inside another amount."),
        caption=fund.name,
    )
    return ask(request, CommitmentForm(typed(request)), question, partial(actions.commit_money, fund=fund))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def change_commitment(request: Any, commitment_id: UUID) -> HttpResponse:
    commitment = queries.open_commitment(commitment_id, request.acting)
    form = ChangeForm(typed(request), initial={"pence": commitment.pence})
    question = _about(commitment, _("Correct the amount"), _("Save the amount"), _("The amount is corrected."))
    return ask(request, form, question, partial(actions.change_commitment, commitment=commitment))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def settle_overlap(request: Any, commitment_id: UUID) -> HttpResponse:
    commitment = queries.open_commitment(commitment_id, request.acting)
    form = OverlapForm(typed(request), commitment=commitment, by=request.acting)
    question = _about(commitment, _("Is it inside another amount?"), _("Save"), _("The answer is saved."))
    return ask(request, form, question, partial(actions.settle_overlap, commitment=commitment))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def withdraw_commitment(request: Any, commitment_id: UUID) -> HttpResponse:
    commitment = queries.open_commitment(commitment_id, request.acting)
    question = _about(commitment, _("Withdraw the commitment"), _("Withdraw it"), _("The commitment is withdrawn."))
    step = partial(actions.withdraw_commitment, commitment=commitment)
    return ask(request, WithdrawForm(typed(request)), question, step)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def allocate(request: Any, commitment_id: UUID) -> HttpResponse:
    commitment = queries.open_commitment(commitment_id, request.acting)
    form = ShareForm(typed(request), by=request.acting)
    question = _about(commitment, _("Give a share of it"), _("Record the share"), _("The share is recorded."))
    return ask(request, form, question, partial(actions.allocate, commitment=commitment))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def withdraw_allocation(request: Any, allocation_id: UUID) -> HttpResponse:
    allocation = queries.open_allocation(allocation_id, request.acting)
    question = _about(allocation.commitment, _("Withdraw the share"), _("Withdraw it"), _("The share is withdrawn."))
    step = partial(actions.withdraw_allocation, allocation=allocation)
    return ask(request, WithdrawForm(typed(request)), question, step)


def _about(commitment: Commitment, heading: str, send: str, done: str) -> Question:
    back = reverse("taskforce:commitment", kwargs={"commitment_id": commitment.pk})
    caption = f"{commitment.fund.name}: {commitment.recipient}"
    return Question(heading=heading, send=send, back=back, done=done, caption=caption)
