"""A page that asks for one thing: a heading, a form, one step, and back to where it came from.

A room that needs no more than this calls `ask` from a view; `pages/ask.html` draws it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.partnership.agencies.filling import is_sent, refusals_on


@dataclass(frozen=True)
class Question:
    """What the page asks, what its button says, where it leads back to, and what is said once it is done."""

    heading: str
    send: str
    back: str
    done: str
    caption: str = ""
    words: str = ""


def ask(request: Any, form: BaseForm, question: Question, step: Callable[..., object]) -> HttpResponse:
    """Show the form; when it is sent whole, take the step with what was typed. A refusal stands at its answer."""
    if is_sent(request, form):
        with refusals_on(form):
            step(**form.cleaned_data, by=request.acting)
            messages.success(request, question.done)
            return redirect(question.back)
    return render(request, "pages/ask.html", {"form": form, "question": question})
