"""What the hub asks of itself: how urgent is it, and what do we decide?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pathway.models import Brag, Outcome


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
