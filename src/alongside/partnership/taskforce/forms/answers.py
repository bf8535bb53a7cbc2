"""Answers that several forms of the programme ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

YEARS = range(2015, 2036)


def year(label: str) -> forms.TypedChoiceField:
    years = [(year, f"{year} to {year + 1}") for year in YEARS]
    return forms.TypedChoiceField(label=label, choices=[("", _("Choose one")), *years], coerce=int)
