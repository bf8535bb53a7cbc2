"""The pages of a site's own files: what was read, adding, replacing, removing, and counting anew."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.refusing import record_refusal
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.violence.partner_files import actions, queries
from alongside.partnership.violence.partner_files.forms import FileForm, RemoveForm
from alongside.partnership.violence.partner_files.showing import added_in_words, rows_in_words, source_in_words
from alongside.partnership.violence.views import WORDS


@needs(Permission.PUBLISH_FIGURES)
@require_safe
def files(request: Any) -> HttpResponse:
    local, refused = queries.whose_files(request.acting)
    told = {
        "files": queries.list_files(request.acting),
        "local": local,
        "refused": refused,
        "refresh": queries.last_refresh(request.acting),
        "rows_of": rows_in_words,
        "source_of": source_in_words,
    }
    return render(request, "violence/files.html", told | WORDS)


@needs(Permission.PUBLISH_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def add_file(request: Any) -> HttpResponse:
    question = Question(
        heading=_("Add a partner’s file"),
        send=_("Read it"),
        back=reverse("violence:files"),
        done=added_in_words,
        words=_("It is read whole or not at all. A file with a column about a person is refused before it is read."),
    )
    form = FileForm(typed(request), request.FILES or None)
    return ask(request, form, question, partial(actions.add_file))


@needs(Permission.PUBLISH_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def replace_file(request: Any, file_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Replace a file by a corrected one"),
        send=_("Read it and replace"),
        back=reverse("violence:files"),
        done=added_in_words,
        caption=queries.open_file(file_id, request.acting).name,
        words=_("The earlier file stops counting and its rows are deleted. Its line stays in the list."),
    )
    form = FileForm(typed(request), request.FILES or None)
    return ask(request, form, question, partial(actions.add_file, replaces=file_id))


@needs(Permission.PUBLISH_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_file(request: Any, file_id: UUID) -> HttpResponse:
    question = Question(
        heading=_("Remove a file"),
        send=_("Remove it"),
        back=reverse("violence:files"),
        done=_("It counts no longer from the next publication on. Its rows are deleted."),
        caption=queries.open_file(file_id, request.acting).name,
        words=_("What was published from it stays published until the figures are counted anew."),
        serious=True,
    )
    return ask(request, RemoveForm(typed(request)), question, partial(actions.remove_file, file_id=file_id))


@needs(Permission.PUBLISH_FIGURES)
@require_safe
def rejects(request: Any, file_id: UUID) -> FileResponse:
    path = queries.open_rejects(file_id, request.acting)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="text/csv")


@needs(Permission.PUBLISH_FIGURES)
@require_POST
def refresh(request: Any) -> HttpResponse:
    try:
        actions.ask_for_refresh(by=request.acting)
        messages.success(request, _("The figures are being counted. This page says when that has ended."))
    except StepNotAllowed as refusal:
        record_refusal(refusal, page=request.resolver_match.view_name, by=request.acting)
        messages.error(request, refusal.sentence)
    return redirect("violence:files")
