"""The five verbs, each with the question it answers. A room says which of its pages answers it.

In the room's `apps.py`:

    def ready(self):
        answer("Help", url_name="pathway:my_work", permission=Permission.LOOK_AT_RECORDS)

`permission` is whatever `request.acting.may` takes; without one, the page is open to anyone.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: dict[str, tuple[str | Promise, str | Promise]] = {
    "See": (_("See"), _("Where is violence, is it worse, and where do people fear it?")),
    "Find": (_("Find"), _("May we share this, and is this the same child?")),
    "Help": (_("Help"), _("Who is with this family, and what happens next?")),
    "Build": (_("Build"), _("What did we promise, who does it, what does it cost?")),
    "Prove": (_("Prove"), _("Have we met the duty, and did it help?")),
}


@dataclass(frozen=True)
class Answer:
    """A room's page that answers a verb's question."""

    verb: str
    url_name: str
    permission: Any = None


@dataclass(frozen=True)
class Item:
    """One place in the navigation, as the layout shows it."""

    words: str | Promise
    question: str | Promise
    address: str
    is_here: bool


_answers: dict[str, list[Answer]] = {verb: [] for verb in QUESTIONS}


def answer(verb: str, *, url_name: str, permission: Any = None) -> None:
    """Say which page answers a verb. The first that the worker may open is the one shown."""
    given = Answer(verb, url_name, permission)
    if given not in _answers[verb]:
        _answers[verb].append(given)


def navigation(request: HttpRequest) -> list[Item]:
    """List the verbs that lead this person somewhere."""
    items = []
    for verb, (words, question) in QUESTIONS.items():
        address = _first_open(verb, getattr(request, "acting", None))
        if address:
            items.append(Item(words, question, address, is_here=_is_inside(request.path, address)))
    return items


def _first_open(verb: str, acting: Any) -> str | None:
    for given in _answers[verb]:
        if given.permission is None or (acting is not None and acting.may(given.permission)):
            try:
                return reverse(given.url_name)
            except NoReverseMatch:
                continue
    return None


def _is_inside(path: str, address: str) -> bool:
    return path == address or path.startswith(address.rstrip("/") + "/") if address != "/" else path == "/"
