"""The hub: open what arrived, rate it, decide it, tell the referrer, pass it on to Early Help."""

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
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pages.pieces import Choice
from alongside.partnership.pathway.actions import hub as actions
from alongside.partnership.pathway.actions.received import take_in
from alongside.partnership.pathway.forms.contact import PersonForm
from alongside.partnership.pathway.forms.hub import DecisionForm, RatingForm
from alongside.partnership.pathway.forms.referral import ReferForm, ShareForm
from alongside.partnership.pathway.queries.received import details_in, passed_on_at, people_like
from alongside.partnership.pathway.queries.records import current_clock, open_episode
from alongside.partnership.pathway.shareable import items_for_early_help, items_of_decision
from alongside.partnership.pathway.views.sharing_pages import Share, share_in_two_pages
from alongside.partnership.sharing.actions.share import share
from alongside.partnership.sharing.queries.disclosures import answered_by_me, open_received
from alongside.partnership.sharing.queries.law import RouteChoice, routes_open_to_me

CLOCK = "hub"


@needs(Permission.READ_RECEIVED)
def received(request: Any, disclosure_id: UUID) -> HttpResponse:
    """Read what arrived, and say whether it is somebody we know. A person decides that, with both in view."""
    reading = open_received(disclosure_id, by=request.acting)
    details = details_in(reading)
    known = people_like(details, by=request.acting)
    form = PersonForm(typed(request), initial=details)
    chosen = request.POST.get("person", "")
    if request.method == "POST" and (chosen or is_sent(request, form)):
        with refusals_on(form, request):
            page, record_id = take_in(
                reading=reading, person_id=UUID(chosen) if chosen else None, today=timezone.localdate(),
                details={} if chosen else form.cleaned_data, by=request.acting,
            )  # fmt: skip
        if not form.is_bound or not form.errors or chosen:
            return redirect(page, record_id)
    return render(request, "pathway/received.html", {"reading": reading, "known": known, "form": form})


@needs(Permission.LOOK_AT_RECORDS)
def episode(request: Any, episode_id: UUID) -> HttpResponse:
    opened = open_episode(episode_id, by=request.acting)
    return _show(request, opened, RatingForm(None), DecisionForm(None))


@needs(Permission.RATE_AND_DECIDE)
def rate(request: Any, episode_id: UUID) -> HttpResponse:
    opened = open_episode(episode_id, by=request.acting)
    form = RatingForm(typed(request))
    if is_sent(request, form):
        policy = current_clock(CLOCK, on=timezone.localdate())
        with refusals_on(form, request):
            actions.rate(episode=opened, policy=policy, now=timezone.now(), by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:episode", opened.pk)
    return _show(request, opened, form, DecisionForm(None))


@needs(Permission.RATE_AND_DECIDE)
def decide(request: Any, episode_id: UUID) -> HttpResponse:
    opened = open_episode(episode_id, by=request.acting)
    form = DecisionForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.decide(episode=opened, now=timezone.now(), by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:answer", opened.pk)
    return _show(request, opened, RatingForm(None), form)


@needs(Permission.RATE_AND_DECIDE)
def answer(request: Any, episode_id: UUID) -> HttpResponse:
    """Tell the referrer what was decided and who has the next step."""
    opened = open_episode(episode_id, by=request.acting)
    choice = _route_to(AgencyKind(opened.from_agency.kind), request, "hub_answer")
    items = items_of_decision(opened, name=opened.person.name)
    one = Share(
        choice, opened.person, items, ShareForm, _sends(request, opened), _back(opened),
        only_to=opened.from_agency_id, answers_id=opened.disclosure_id,
    )  # fmt: skip
    return share_in_two_pages(request, one)


@needs(Permission.RATE_AND_DECIDE)
def pass_on(request: Any, episode_id: UUID) -> HttpResponse:
    """Ask Early Help to work with the family."""
    opened = open_episode(episode_id, by=request.acting)
    choice = _route_to(AgencyKind.EARLY_HELP, request, "hub_to_early_help")
    content = open_received(opened.disclosure_id, by=request.acting).content
    items = items_for_early_help(opened, opened.person, list(content.items) if content else [])
    return share_in_two_pages(
        request, Share(choice, opened.person, items, ReferForm, _sends(request, opened), _back(opened))
    )


def _show(request: Any, opened: Any, rating_form: RatingForm, decision_form: DecisionForm) -> HttpResponse:
    context = {
        "episode": opened, "person": opened.person, "now": timezone.now(),
        "reading": open_received(opened.disclosure_id, by=request.acting),
        "ratings": list(opened.ratings.select_related("policy", "recorded_by__worker").order_by("-rated_at")),
        "rating_form": rating_form, "decision_form": decision_form,
        "form": decision_form if decision_form.is_bound else rating_form,
        "may_decide": request.acting.may(Permission.RATE_AND_DECIDE),
        "told_at": answered_by_me([opened.disclosure_id], by=request.acting).get(opened.disclosure_id),
        "passed_on_at": passed_on_at(opened, by=request.acting),
    }  # fmt: skip
    return render(request, "pathway/episode.html", context)


def _sends(request: Any, opened: Any) -> Any:
    def send(what: Any) -> str:
        share(what=what, by=request.acting)
        return reverse("pathway:episode", args=[opened.pk])

    return send


def _back(opened: Any) -> Choice:
    return Choice(_("Back to the referral"), reverse("pathway:episode", args=[opened.pk]))


def _route_to(kind: AgencyKind, request: Any, begins: str) -> RouteChoice:
    for choice in routes_open_to_me(by=request.acting, to_kind=kind):
        if choice.route.code.startswith(begins):
            return choice
    raise NotFoundHere("sharing.route")
