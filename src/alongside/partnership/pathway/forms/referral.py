"""What is shared, with whom, and why it is needed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.items import Item
from alongside.partnership.pages.fields import MomentField
from alongside.partnership.pathway.forms.contact import today
from alongside.partnership.pathway.shareable import items_asked


class ShareForm(forms.Form):
    """What is shared and why. The items that are offered are those that the route carries."""

    to_agency = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)
    chosen = forms.MultipleChoiceField(
        label=_("What do they need to know?"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Untick what is not needed. You will see exactly what they will read before it is sent."),
    )  # fmt: skip
    necessity = forms.CharField(
        label=_("Why do they need it?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. Agreement to be helped is not the reason, and is not needed."),
    )  # fmt: skip
    was_told = forms.TypedChoiceField(
        label=_("Did you tell the young person, or their parent or carer?"),
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda word: word == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    told_words = forms.CharField(label=_("Who was told, or why not?"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, *args: Any, recipients: Sequence[tuple[UUID, str]], items: Sequence[Item], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        self.fields["to_agency"].choices = [(str(pk), name) for pk, name in recipients]
        self.fields["chosen"].choices = [(key_of(item), item.label) for item in items]
        self.fields["chosen"].choice_hints = {key_of(item): item.value for item in items}
        self.fields["chosen"].says_optional = False  # every box is ticked; to untick is the choice
        self.initial.setdefault("chosen", [key_of(item) for item in items])
        if len(recipients) == 1:
            self.initial.setdefault("to_agency", str(recipients[0][0]))

    def chosen_items(self) -> list[Item]:
        """The items that stayed ticked, in the order of the page."""
        return [item for item in self.items if key_of(item) in self.cleaned_data["chosen"]]


class ReferForm(ShareForm):
    """A referral also says what worries us and what we ask for."""

    field_order = ("to_agency", "concern", "asked_for", "chosen", "necessity", "was_told", "told_words")
    concern = forms.CharField(label=_("What are you worried about?"), widget=forms.Textarea(attrs={"rows": 4}))
    asked_for = forms.CharField(label=_("What do you ask them to do?"), widget=forms.Textarea(attrs={"rows": 3}))

    def chosen_items(self) -> list[Item]:
        asked = items_asked(self.cleaned_data["concern"], self.cleaned_data["asked_for"], as_of=today())
        return [*asked, *super().chosen_items()]


class PhoneAnswerForm(forms.Form):
    at = MomentField(label=_("When did they answer?"), latest=today)
    words = forms.CharField(label=_("Who answered, and what did they say?"), widget=forms.Textarea(attrs={"rows": 3}))


def key_of(item: Item) -> str:
    """One item among those offered: several indicators share a key and differ in their question."""
    return f"{item.key}:{item.label}"
