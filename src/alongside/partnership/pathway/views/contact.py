"""First contact in custody and in hospital, the offer, the release, the follow-up."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.queries import open_person
from alongside.partnership.pathway.actions import contact as actions
from alongside.partnership.pathway.forms.contact import (
    CustodyForm,
    FollowUpForm,
    HospitalForm,
    OfferForm,
    ReleaseForm,
)
from alongside.partnership.pathway.queries.records import open_contact, open_custody_stay


@needs(Permission.RECORD_CONTACT)
def meet_in_custody(request: Any, person_id: UUID) -> HttpResponse:
    return _meet(request, person_id, CustodyForm, actions.meet_in_custody, "pathway/custody.html")


@needs(Permission.RECORD_CONTACT)
def meet_in_hospital(request: Any, person_id: UUID) -> HttpResponse:
    return _meet(request, person_id, HospitalForm, actions.meet_in_hospital, "pathway/hospital.html")


def _meet(request: Any, person_id: UUID, form_class: Any, action: Any, page: str) -> HttpResponse:
    person = open_person(person_id, by=request.acting)
    form = form_class(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            contact = action(person=person, now=timezone.now(), by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:offer", contact.pk)
    return render(request, page, {"form": form, "person": person})


@needs(Permission.RECORD_CONTACT)
def offer(request: Any, contact_id: UUID) -> HttpResponse:
    contact = open_contact(contact_id, by=request.acting)
    return _step(request, contact.person, OfferForm, actions.offer_support, "pathway/offer.html", contact=contact)


@needs(Permission.RECORD_CONTACT)
def release(request: Any, contact_id: UUID) -> HttpResponse:
    stay = open_custody_stay(contact_id, by=request.acting)
    return _step(request, stay.person, ReleaseForm, actions.record_release, "pathway/release.html", stay=stay)


@needs(Permission.RECORD_CONTACT)
def follow_up(request: Any, contact_id: UUID) -> HttpResponse:
    stay = open_custody_stay(contact_id, by=request.acting)
    return _step(request, stay.person, FollowUpForm, actions.follow_up, "pathway/follow_up.html", stay=stay)


def _step(request: Any, person: Any, form_class: Any, action: Any, page: str, **record: Any) -> HttpResponse:
    form = form_class(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            action(now=timezone.now(), by=request.acting, **record, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:person", person.pk)
    return render(request, page, {"form": form, "person": person, **record})
