"""Filling in forms: what was typed comes back, and a refusal is a sentence at the answer that has to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.forms import BaseForm
from django.http import QueryDict

from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.refusing import record_refusal


def typed(request: Any) -> QueryDict | None:
    """What the worker has typed: sent now, or kept when they were timed out; None for an empty form."""
    return request.POST if request.method == "POST" else request.kept_form


def is_sent(request: Any, *forms: BaseForm) -> bool:
    """Whether these forms were sent now and are whole. A form given back after a time-out is shown, never saved."""
    return request.method == "POST" and not [form for form in forms if not form.is_valid()]


@contextmanager
def refusals_on(form: BaseForm, request: Any) -> Iterator[None]:
    """Undo a step that was refused, leave a line of it, and say why on the form. Check `form.errors` afterwards."""
    try:
        with transaction.atomic():
            yield
    except StepNotAllowed as refusal:
        if request.acting is not None:
            record_refusal(refusal, page=request.resolver_match.view_name, by=request.acting)
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
