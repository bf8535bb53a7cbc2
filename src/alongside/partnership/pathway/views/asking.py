"""Sharing outside any route: information governance is asked, and finds the law for it or says why not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.directory import all_agencies
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.queries import open_person
from alongside.partnership.pathway.forms.referral import ReferForm
from alongside.partnership.pathway.queries.way import way_of
from alongside.partnership.pathway.shareable import items_for_referral
from alongside.partnership.sharing.actions.asked import ask_governance as ask
from alongside.partnership.sharing.reading import ToShare

NO_ROUTE = ""


@needs(Permission.REFER)
def ask_governance(request: Any, person_id: UUID) -> HttpResponse:
    person = open_person(person_id, by=request.acting)
    way = way_of(person, by=request.acting)
    items = items_for_referral(
        person, contact=way.latest_contact, screening=way.latest_screening, as_of=timezone.localdate()
    )
    others = [(one.pk, one.name) for one in all_agencies() if one.pk != request.acting.agency_id]
    form = ReferForm(typed(request), recipients=others, items=items)
    if is_sent(request, form):
        with refusals_on(form, request):
            ask(what=_what(person, form), by=request.acting)
            messages.success(request, _("Information governance was asked. It answers within one working day."))
            return redirect("pathway:person", person.pk)
    return render(request, "pathway/ask_governance.html", {"form": form, "person": person})


def _what(person: Any, form: ReferForm) -> ToShare:
    asked = form.cleaned_data
    return ToShare(
        route_code=NO_ROUTE,
        to_agency_id=UUID(asked["to_agency"]),
        person_id=person.pk,
        born_on=person.born_on,
        review_on=person.review_on,
        items=form.chosen_items(),
        necessity=asked["necessity"],
        was_told=asked["was_told"],
        told_words=asked["told_words"],
    )
