"""Answers that many forms ask for: long words, one of a few, a day that has been, pounds, one of some rows."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.pages.fields import DayField

POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?")


def long_words(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), **more)


def choice(label: str, choices: Any, **more: Any) -> forms.TypedChoiceField:
    """One of a few, as radio buttons; what comes out is a member of `choices`."""
    return forms.TypedChoiceField(
        label=label, choices=choices.choices, coerce=choices, widget=forms.RadioSelect, **more
    )


def past_day(label: str, **more: Any) -> DayField:
    return DayField(label=label, latest=timezone.localdate, **more)


class NamedChoice(forms.ModelChoiceField):
    """One of some records, told apart by a name that they have."""

    def __init__(self, *, named: str = "name", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named = named

    def label_from_instance(self, row: Model) -> str:
        return str(getattr(row, self.named))


class NamedChoices(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, row: Any) -> str:
        return str(row.name)


class PoundsField(forms.CharField):
    """An amount as people write it: 500000, £500,000 or 12.50. Comes out in pence."""

    def to_python(self, value: Any) -> Any:
        words = super().to_python(value)
        if not words:
            return None
        found = POUNDS.fullmatch(words)
        if not found:
            raise ValidationError(_("Write the amount in pounds, like 500,000 or 12.50."))
        return int(Decimal(found[1].replace(",", "") + (found[2] or "")) * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100:,}.{value % 100:02d}".removesuffix(".00") if isinstance(value, int) else value
