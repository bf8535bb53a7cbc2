"""The desk of information governance: what waits, the law in plain words, who may see what, and what is overdue."""

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
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.retention import rules
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing import forms
from alongside.partnership.sharing.actions import asked as asking
from alongside.partnership.sharing.actions.erase import erase_person
from alongside.partnership.sharing.actions.legal_record import complete_legal_record
from alongside.partnership.sharing.actions.retention import keep_longer
from alongside.partnership.sharing.queries import governance
from alongside.partnership.sharing.queries.disclosures import open_sent
from alongside.partnership.sharing.queries.law import law_of_today, law_to_choose_from
from alongside.partnership.sharing.reading import items_from_json
from alongside.partnership.sharing.views.places import show

MOST_LISTED = 50
page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.COMPLETE_SHARES)
@require_safe
def desk(request: Any) -> HttpResponse:
    return show(request, "desk", tasks=governance.governance_tasks(by=request.acting))


@needs(Permission.COMPLETE_SHARES)
@page_with_form
def complete(request: Any, disclosure_id: UUID) -> HttpResponse:
    reading = open_sent(disclosure_id, by=request.acting)
    form = forms.UrgentLawForm(typed(request), law=law_to_choose_from(by=request.acting))
    if is_sent(request, form):
        with refusals_on(form, request):
            complete_legal_record(disclosure_id=disclosure_id, by=request.acting, **form.cleaned_data)
            messages.success(request, _("The legal record is complete."))
            return redirect("sharing:desk")
    return show(request, "complete", reading=reading, form=form)


@needs(Permission.COMPLETE_SHARES)
@page_with_form
def one_off(request: Any, asked_id: UUID) -> HttpResponse:
    one = governance.open_asked(asked_id, by=request.acting)
    form = forms.LawForm(typed(request), law=law_to_choose_from(by=request.acting))
    if is_sent(request, form):
        with refusals_on(form, request):
            asking.allow_one_off(asked_id=asked_id, by=request.acting, **form.cleaned_data)
            messages.success(request, _("Sent, once, by the law that you chose."))
            return redirect("sharing:desk")
    return show(request, "one_off", asked=one, items=items_from_json(one.items), form=form)


@needs(Permission.COMPLETE_SHARES)
@page_with_form
def decline(request: Any, asked_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Decline this share"), send=_("Decline"), done=_("Declined. Whoever asked sees why."),
        back=reverse("sharing:desk"),
    )  # fmt: skip
    return ask(request, forms.DeclineForm(typed(request)), question, partial(asking.decline, asked_id=asked_id))


@needs(Permission.COMPLETE_SHARES)
@require_safe
def who(request: Any, disclosure_id: UUID) -> HttpResponse:
    return show(request, "who", answer=governance.who_may_see(disclosure_id, by=request.acting))


@needs(Permission.KEEP_THE_LAW)
@require_safe
def law(request: Any) -> HttpResponse:
    return show(request, "law", law=law_of_today(by=request.acting), retention=rules().values())


@needs(Permission.ERASE)
@require_safe
def overdue(request: Any) -> HttpResponse:
    """The oldest first; as each is decided, the next comes up."""
    reviews = governance.overdue_reviews(by=request.acting)
    return show(request, "overdue", reviews=reviews[:MOST_LISTED], count=len(reviews))


@needs(Permission.ERASE)
@page_with_form
def keep(request: Any, label: str, record_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Keep this record longer"), send=_("Keep it"), done=_("Kept, with a new review date."),
        back=reverse("sharing:overdue"),
    )  # fmt: skip
    return ask(request, forms.KeepForm(typed(request)), question, partial(keep_longer, kind=label, record_id=record_id))


@needs(Permission.ERASE)
@page_with_form
def erase(request: Any, person_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Erase this person’s record"),
        words=_("Everything that your agency holds about them goes, and every recipient is told. It cannot be undone."),
        send=_("Erase"),
        serious=True,
        done=_("Erased. That it was erased, when and why stays recorded."),
        back=reverse("sharing:overdue"),
    )
    return ask(request, forms.EraseForm(typed(request)), question, partial(erase_person, person_id=person_id))
