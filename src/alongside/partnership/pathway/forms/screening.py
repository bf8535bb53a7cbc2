"""The screening form is drawn from the tool: one question, one answer, what it rests on, how we know."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pages.fields import DayField
from alongside.partnership.pathway.actions.screening import Answer
from alongside.partnership.pathway.forms.contact import today
from alongside.partnership.pathway.models import ItemGroup, ScreeningTool, SourceType, YesNoNotKnown


class Question(NamedTuple):
    """The three fields of one question, for the template."""

    answer: BoundField
    evidence: BoundField
    source_type: BoundField


class ScreeningForm(forms.Form):
    screened_on = DayField(label=_("Day of the screening"), latest=today)
    protective_factors = forms.CharField(
        label=_("What protects this young person?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("People, places, strengths, hopes. Write something, even if it is little."),
    )  # fmt: skip
    own_words = forms.CharField(
        label=_("Their own words"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What they said about their life, or that they did not wish to speak."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Which level do you choose?"), widget=forms.RadioSelect)
    level_reasons = forms.CharField(
        label=_("Why this level?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You decide; nothing is added up. A child who is exploited is a victim and did not choose it."),
    )  # fmt: skip
    next_step = forms.CharField(
        label=_("What happens next, and who does it?"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, tool: ScreeningTool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tool = tool
        self.fields["level"].choices = [(level["code"], level["words"]) for level in tool.levels]
        for item in tool.items:
            self._add_question(item["code"], item["words"])

    def _add_question(self, code: str, words: str) -> None:
        self.fields[f"{code}-answer"] = forms.ChoiceField(
            label=words, choices=YesNoNotKnown.choices, widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"})
        )
        self.fields[f"{code}-evidence"] = forms.CharField(
            label=_("What does the yes rest on?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
        )
        self.fields[f"{code}-source_type"] = forms.ChoiceField(
            label=_("How do you know?"), choices=[("", _("Choose")), *SourceType.choices], required=False
        )

    def groups(self) -> Iterator[tuple[str, list[Question]]]:
        for group in ItemGroup:
            codes = [item["code"] for item in self.tool.items if item["group"] == group]
            yield str(group.label), [self._question(code) for code in codes]

    def _question(self, code: str) -> Question:
        return Question(self[f"{code}-answer"], self[f"{code}-evidence"], self[f"{code}-source_type"])

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        for item in self.tool.items:
            code = item["code"]
            if words.get(f"{code}-answer") == YesNoNotKnown.YES:
                if not words.get(f"{code}-evidence", "").strip():
                    self.add_error(f"{code}-evidence", _("Say what the yes rests on."))
                if not words.get(f"{code}-source_type"):
                    self.add_error(f"{code}-source_type", _("Say how you know."))
        return words

    def answers(self) -> list[Answer]:
        """The answers as the action takes them. What was typed beside a no is kept too."""
        return [
            Answer(
                item=item["code"],
                answer=self.cleaned_data[f"{item['code']}-answer"],
                evidence=self.cleaned_data[f"{item['code']}-evidence"],
                source_type=self.cleaned_data[f"{item['code']}-source_type"],
            )
            for item in self.tool.items
        ]

    def judgement(self) -> dict[str, Any]:
        names = ("screened_on", "protective_factors", "own_words", "level", "level_reasons", "next_step")
        return {name: self.cleaned_data[name] for name in names}


class SignOffForm(forms.Form):
    words = forms.CharField(
        label=_("What do you say to the worker?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
