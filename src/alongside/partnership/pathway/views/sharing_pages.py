"""Two pages that every share goes through: choose what is needed, then see exactly what will be read and send it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.partnership.agencies.filling import is_sent, typed
from alongside.partnership.agencies.items import Item
from alongside.partnership.agencies.roles import Role
from alongside.partnership.pages.pieces import Choice
from alongside.partnership.pathway.forms.referral import ShareForm
from alongside.partnership.sharing.actions.asked import ask_approver
from alongside.partnership.sharing.actions.share import preview
from alongside.partnership.sharing.queries.law import RouteChoice
from alongside.partnership.sharing.reading import ToShare

NOT_REPEATED = ("csrfmiddlewaretoken", "send", "ask", "change")


@dataclass(frozen=True)
class Share:
    """A share on its way: along which route, about whom, what is offered, and what to do when it is sent."""

    choice: RouteChoice
    person: Any
    items: list[Item]
    form_class: type[ShareForm]
    send: Callable[[ToShare], str]
    back: Choice
    only_to: UUID | None = None
    answers_id: UUID | None = None


def share_in_two_pages(request: Any, one: Share) -> HttpResponse:
    """Ask; show; send. What was typed goes along, so that going back loses nothing."""
    form = one.form_class(
        typed(request), recipients=_recipients(one), items=one.choice.carries(one.items), initial=_of_home_area(one)
    )
    if is_sent(request, form) and "change" not in request.POST:
        what = _what(one, form)
        if "send" in request.POST:
            return redirect(one.send(what))
        if "ask" in request.POST:
            return _ask_approver(request, one, what)
        return _show(request, one, form, preview(what=what, by=request.acting))
    return render(request, "pathway/share.html", {"form": form, "share": one, "person": one.person})


def _show(request: Any, one: Share, form: ShareForm, shown: Any) -> HttpResponse:
    answers = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_REPEATED]
    context = {"shown": shown, "share": one, "person": one.person, "answers": answers, "form": form}
    return render(request, "pathway/preview.html", context)


def _ask_approver(request: Any, one: Share, what: ToShare) -> HttpResponse:
    asked = ask_approver(what=what, by=request.acting)
    approver = Role(asked.waits_for).label
    messages.success(request, _("Asked. It is sent once this role approves: {role}.").format(role=approver))
    return redirect("pathway:person", one.person.pk)


def _recipients(one: Share) -> list[tuple[UUID, str]]:
    there = [agency for agency in one.choice.recipients if one.only_to in (None, agency.pk)]
    return [(agency.pk, agency.name) for agency in there]


def _of_home_area(one: Share) -> dict[str, str]:
    """The recipient that serves the area where the person lives stands chosen; the worker may choose another."""
    home = one.person.home_authority.casefold()
    there = [agency for agency in one.choice.recipients if agency.area.casefold() == home]
    return {"to_agency": str(there[0].pk)} if len(there) == 1 else {}


def _what(one: Share, form: ShareForm) -> ToShare:
    asked = form.cleaned_data
    return ToShare(
        route_code=one.choice.route.code,
        to_agency_id=UUID(asked["to_agency"]),
        person_id=one.person.pk,
        born_on=one.person.born_on,
        review_on=one.person.review_on,
        items=form.chosen_items(),
        necessity=asked["necessity"],
        was_told=asked["was_told"],
        told_words=asked["told_words"],
        answers_id=one.answers_id,
    )
