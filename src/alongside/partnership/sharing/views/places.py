"""The places of this room that a worker may open, for the list at the head of each page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.roles import Permission

PLACES: list[tuple[str, str | Promise, Permission]] = [
    ("sharing:received", _("Received"), Permission.READ_RECEIVED),
    ("sharing:sent", _("Sent"), Permission.READ_RECEIVED),
    ("sharing:asked", _("Waiting for your approval"), Permission.REFER),
    ("sharing:desk", _("Desk"), Permission.COMPLETE_SHARES),
    ("sharing:law", _("Routes and law"), Permission.KEEP_THE_LAW),
    ("sharing:overdue", _("Overdue reviews"), Permission.ERASE),
]


def show(request: Any, template: str, **told: Any) -> HttpResponse:
    """Draw a page of this room, with the places that this worker may open."""
    places = [(reverse(name), str(words)) for name, words, permission in PLACES if request.acting.may(permission)]
    may_govern = request.acting.may(Permission.COMPLETE_SHARES)
    return render(request, f"sharing/{template}.html", {"places": places, "may_govern": may_govern, **told})
