"""What was shared with my agency: read it, acknowledge it, decide on a notice."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing import forms
from alongside.partnership.sharing.actions import notices, receive
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.sharing.views.places import show

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_RECEIVED)
@require_safe
def received(request: Any) -> HttpResponse:
    lines = looks.page_of_received(request.GET.get("page", 1), by=request.acting)
    notices_open = looks.open_notices(by=request.acting)
    may_decide = request.acting.may(Permission.RESTRICT)
    return show(request, "received", lines=lines, notices=notices_open, may_decide=may_decide)


@needs(Permission.READ_RECEIVED)
@page_with_form
def read(request: Any, disclosure_id: UUID) -> HttpResponse:
    if request.method == "POST":
        receive.receive(disclosure_id=disclosure_id, by=request.acting)
        messages.success(request, _("Acknowledged. The sender sees that it arrived."))
        return redirect("sharing:read", disclosure_id)
    return show(request, "read", reading=looks.open_received(disclosure_id, by=request.acting))


@needs(Permission.RESTRICT)
@page_with_form
def decide(request: Any, notice_id: UUID) -> HttpResponse:
    notice = looks.open_notice(notice_id, by=request.acting)
    form = forms.NoticeForm(typed(request), by=request.acting)
    if is_sent(request, form):
        with refusals_on(form, request):
            step = partial(notices.decide_on_notice, notice_id=notice_id, by=request.acting)
            step(**form.cleaned_data)
            messages.success(request, _("Your decision is recorded. The sender sees it."))
            return redirect("sharing:received")
    return show(request, "notice", notice=notice, form=form)
