"""Referring: choose the route, choose what they need, see what they will read, send; then wait for the answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.queries import open_person
from alongside.partnership.pages.pieces import Choice
from alongside.partnership.pathway.actions.referral import record_answer_by_phone
from alongside.partnership.pathway.actions.referral import refer as refer_along
from alongside.partnership.pathway.forms.referral import PhoneAnswerForm, ReferForm
from alongside.partnership.pathway.queries.records import open_referral
from alongside.partnership.pathway.queries.way import way_of
from alongside.partnership.pathway.shareable import items_for_referral
from alongside.partnership.pathway.showing import StepPage
from alongside.partnership.pathway.steps import waits_for_answer
from alongside.partnership.pathway.views.sharing_pages import Share, share_in_two_pages
from alongside.partnership.sharing.actions.receive import link_copy_to_person, receive
from alongside.partnership.sharing.queries.disclosures import answers_to, open_received, open_sent
from alongside.partnership.sharing.queries.law import RouteChoice, route_named, routes_open_to_me


@needs(Permission.REFER)
def choose_route(request: Any, person_id: UUID) -> HttpResponse:
    """The routes that start at my agency and fit this person's age. Outside them, information governance is asked."""
    person = open_person(person_id, by=request.acting)
    routes = routes_open_to_me(by=request.acting, born_on=person.born_on)
    return render(request, "pathway/choose_route.html", {"person": person, "routes": routes})


@needs(Permission.REFER)
def refer(request: Any, person_id: UUID, route_code: str) -> HttpResponse:
    person = open_person(person_id, by=request.acting)
    way = way_of(person, by=request.acting)
    items = items_for_referral(
        person, contact=way.latest_contact, screening=way.latest_screening, as_of=timezone.localdate()
    )
    back = Choice(_("Choose another route"), reverse("pathway:choose_route", args=[person.pk]))

    def send(what: Any) -> str:
        referral = refer_along(person=person, what=what, by=request.acting)
        return reverse("pathway:referral", args=[referral.pk])

    return share_in_two_pages(request, Share(_route(route_code, request), person, items, ReferForm, send, back))


@needs(Permission.REFER)
def referral(request: Any, referral_id: UUID) -> HttpResponse:
    """What was sent, who has the next step, and the answer when it has come."""
    opened = open_referral(referral_id, by=request.acting)
    answer = answers_to([opened.disclosure_id], by=request.acting).get(opened.disclosure_id)
    if answer is not None and answer.received_at is None:
        receive(disclosure_id=answer.pk, by=request.acting)
        link_copy_to_person(disclosure_id=answer.pk, person_id=opened.person_id, by=request.acting)
    context = {
        "referral": opened, "person": opened.person, "now": timezone.now(),
        "sent": open_sent(opened.disclosure_id, by=request.acting),
        "answer": open_received(answer.pk, by=request.acting) if answer else None,
        "next": waits_for_answer(opened),
    }  # fmt: skip
    return render(request, "pathway/referral.html", context)


@needs(Permission.REFER)
def answer_by_phone(request: Any, referral_id: UUID) -> HttpResponse:
    opened = open_referral(referral_id, by=request.acting)
    form = PhoneAnswerForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            record_answer_by_phone(referral=opened, now=timezone.now(), by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:referral", opened.pk)
    back = Choice(_("Back"), reverse("pathway:referral", args=[opened.pk]))
    page = StepPage(_("They answered by phone"), _("Save the answer"))
    context = {"form": form, "page": page, "about": opened.person.name, "back": back}
    return render(request, "pathway/step.html", context)


def _route(code: str, request: Any) -> RouteChoice:
    choice = route_named(code, by=request.acting)
    if choice is None:
        raise NotFoundHere("sharing.route")
    return choice
