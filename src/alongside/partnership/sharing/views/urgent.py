"""The urgent record: one page, phone first."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing import forms
from alongside.partnership.sharing.actions.urgent import share_urgently
from alongside.partnership.sharing.views.places import show


@needs(Permission.SHARE_URGENTLY)
@require_http_methods(["GET", "HEAD", "POST"])
def record_urgent(request: Any) -> HttpResponse:
    known = {"phoned_at": timezone.now(), "person_id": request.GET.get("person", "")}
    form = forms.UrgentForm(typed(request), initial=known, by=request.acting)
    if is_sent(request, form):
        with refusals_on(form, request):
            disclosure = partial(share_urgently, by=request.acting)(**form.cleaned_data)
            messages.success(request, _("Recorded. Information governance completes the legal side."))
            return redirect("sharing:receipt", disclosure.pk)
    return show(request, "record_urgent", form=form)
