"""Pages about workers and their places, about roles, and of the trail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies import actions, forms, queries
from alongside.partnership.agencies.doors import needs, open_to_signed_in
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import DESCRIPTIONS, MAY, Permission, Role
from alongside.partnership.pages.doors import open_to_anyone

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@open_to_signed_in
@page_with_form
def choose_posting(request: Any) -> HttpResponse:
    form = forms.ChoosePostingForm(typed(request), worker=request.user)
    if is_sent(request, form):
        posting = form.cleaned_data["posting"]
        actions.choose_posting(worker=request.user, posting_id=posting.pk)
        request.session["posting"] = str(posting.pk)
        return redirect(_safe(request, request.POST.get("next", "")))
    return render(request, "agencies/choose_posting.html", {"form": form, "next": request.GET.get("next", "")})


@open_to_anyone
@page_with_form
@sensitive_post_parameters("password")
def join(request: HttpRequest, token: str) -> HttpResponse:
    invitation = actions.find_invitation(token)
    is_new = queries.is_new_here(invitation)
    form = forms.JoinForm(request.POST or None, invitation=invitation, is_new=is_new)
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.join(token=token, password=form.cleaned_data["password"])
            messages.success(request, _("You have joined. Sign in to start."))
            return redirect("account_login")
    told = {"form": form, "invitation": invitation, "role": Role(invitation.role).label, "is_new": is_new}
    return render(request, "agencies/join.html", told)


@needs(Permission.MANAGE_POSTINGS)
@require_safe
def team(request: Any) -> HttpResponse:
    told = {
        "agency": queries.my_agency(request.acting),
        "postings": queries.list_postings(request.acting),
        "invitations": queries.list_invitations(request.acting),
        "me": request.user,
    }
    return render(request, "agencies/team.html", told)


@needs(Permission.MANAGE_POSTINGS)
@page_with_form
def invite(request: Any) -> HttpResponse:
    form = forms.InviteForm(typed(request), by=request.acting)
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.invite_worker(**form.cleaned_data, by=request.acting)
            messages.success(request, _("The invitation is on its way. It works for a week."))
            return redirect("agencies:team")
    return render(request, "agencies/invite.html", {"form": form})


@needs(Permission.MANAGE_POSTINGS)
@page_with_form
def move(request: Any, posting_id: UUID) -> HttpResponse:
    posting = queries.open_posting(posting_id, request.acting)
    form = forms.MoveForm(typed(request), posting=posting, by=request.acting)
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.move_worker(posting=posting, **form.cleaned_data, by=request.acting)
            messages.success(request, _("The move is recorded."))
            return redirect("agencies:team")
    return render(request, "agencies/move.html", {"form": form, "posting": posting})


@needs(Permission.MANAGE_POSTINGS)
@page_with_form
def leave(request: Any, posting_id: UUID) -> HttpResponse:
    posting = queries.open_posting(posting_id, request.acting)
    form = forms.LeaveForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.leave(posting=posting, ends_on=form.cleaned_data["ends_on"], by=request.acting)
            messages.success(request, _("The last day is recorded."))
            return redirect("agencies:team")
    return render(request, "agencies/leave.html", {"form": form, "posting": posting})


@needs(Permission.MANAGE_POSTINGS)
@page_with_form
def withdraw(request: Any, invitation_id: UUID) -> HttpResponse:
    invitation = queries.open_invitation(invitation_id, request.acting)
    if request.method == "POST":
        actions.withdraw_invitation(invitation=invitation, by=request.acting)
        messages.success(request, _("The invitation is taken back. Its link no longer works."))
        return redirect("agencies:team")
    return render(request, "agencies/withdraw.html", {"invitation": invitation})


@open_to_signed_in
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    told = [(role.label, DESCRIPTIONS[role], [p.words for p in Permission if p in MAY[role]]) for role in Role]
    return render(request, "agencies/roles.html", {"roles": told})


@needs(Permission.READ_TRAIL)
@require_safe
def trail(request: Any) -> HttpResponse:
    form = forms.TrailForm(request.GET or None, by=request.acting)
    asked = form.cleaned_data if form.is_valid() else {}
    page = queries.read_trail(
        request.acting,
        on=asked.get("on"),
        did=asked.get("did", ""),
        worker=asked.get("worker"),
        subject_id=asked.get("record"),
        older_than=asked.get("older"),
    )
    told = {
        "form": form,
        "page": page,
        "record": asked.get("record"),
        "older_address": _older(request, page.older_than),
    }
    return render(request, "agencies/trail.html", told | {"agency": queries.my_agency(request.acting)})


def _older(request: HttpRequest, older_than: int | None) -> str:
    """The same lines, further back."""
    if older_than is None:
        return ""
    wanted = request.GET.copy()
    wanted["older"] = str(older_than)
    return f"?{wanted.urlencode()}"


def _safe(request: HttpRequest, address: str) -> str:
    """An address on this site, or the first page."""
    hosts = {request.get_host()}
    return address if url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure()) else "/"
