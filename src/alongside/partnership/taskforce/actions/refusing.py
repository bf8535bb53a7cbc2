"""Refusals that several of these actions share."""

import re
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.errors import StepNotAllowed


def must_have_words(words: str, sentence: str, *, field: str) -> str:
    if not words.strip():
        raise StepNotAllowed(sentence, field=field)
    return words.strip()


def must_be_short_name(reference: str) -> str:
    """A short name becomes part of a figure's code, so it is in small letters, figures and hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", reference):
        raise StepNotAllowed(
            _("Write the short name in small letters, figures and hyphens, like police-supervision."), field="reference"
        )
    return reference


def must_not_be_later(day: date, *, field: str) -> None:
    """What has happened did so today or before."""
    if day > timezone.localdate():
        raise StepNotAllowed(_("That day has not come yet. Enter today or a day before it."), field=field)
