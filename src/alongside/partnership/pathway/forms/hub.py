"""What the hub asks of itself: who is it, how urgent, what do we decide."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pathway.models import Brag, Outcome

NOBODY_YET = "new"


class WhoForm(forms.Form):
    """Is this somebody whom my agency knows? A person decides; nothing is matched by itself."""

    person = forms.ChoiceField(label=_("Is it somebody we know?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, known: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [
            *((str(pk), words) for pk, words in known),
            (NOBODY_YET, _("Nobody we know: make our own record")),
        ]


class RatingForm(forms.Form):
    rating = forms.ChoiceField(label=_("How urgent is it?"), choices=Brag.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why this colour?"), widget=forms.Textarea(attrs={"rows": 3}))


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What does the hub decide?"), choices=Outcome.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 4}))
    what_next = forms.CharField(
        label=_("What happens next, and who does it?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The referrer reads this. Name the agency and the person who has the next step."),
    )  # fmt: skip
