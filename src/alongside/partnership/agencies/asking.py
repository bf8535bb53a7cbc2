"""A page that asks for one thing: a heading, a form, one step, and back to where it came from.

A room that needs no more than this calls `ask` from a view; `pages/ask.html` draws it.
A form that asks for an agency is `WithAgency`, so that its choices are those that work here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.partnership.agencies.filling import is_sent, refusals_on
from alongside.partnership.agencies.queries import agencies_here
from alongside.partnership.pages.answers import NamedChoice, NamedChoices


@dataclass(frozen=True)
class Question:
    """What the page asks, what its button says, where it leads back to, and what is said once it is done.

    serious   it cannot be taken back, and its button looks so.
    """

    heading: str
    send: str
    back: str
    done: str | Callable[[Any], str]
    caption: str = ""
    words: str = ""
    serious: bool = False


def ask(request: Any, form: forms.BaseForm, question: Question, step: Callable[..., object]) -> HttpResponse:
    """Show the form; when it is sent whole, take the step with what was typed. A refusal stands at its answer."""
    if is_sent(request, form):
        with refusals_on(form, request):
            done = step(**form.cleaned_data, by=request.acting)
            messages.success(request, question.done(done) if callable(question.done) else question.done)
            return redirect(question.back)
    return render(request, "pages/ask.html", {"form": form, "question": question})


def agency(label: str, **more: Any) -> NamedChoice:
    return NamedChoice(queryset=None, label=label, **more)


def agencies(label: str, **more: Any) -> NamedChoices:
    return NamedChoices(queryset=None, label=label, **more)


class WithAgency(forms.Form):
    """A form that asks for an agency, or for several."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, NamedChoice | NamedChoices) and field.queryset is None:
                field.queryset = agencies_here()
