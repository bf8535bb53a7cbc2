"""Looking a person up, saying why, and keeping their words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.families.queries import LookReason
from alongside.partnership.pages.fields import DayField
from alongside.partnership.pathway.forms.contact import today


class SearchForm(forms.Form):
    family_name = forms.CharField(label=_("Family name, or how it begins"), max_length=80, required=False)
    given_name = forms.CharField(label=_("First name, or how it begins"), max_length=80, required=False)
    born_on = DayField(label=_("Date of birth"), latest=today, required=False)


class ReasonForm(forms.Form):
    because = forms.ChoiceField(
        label=_("Why do you need to open it?"), choices=LookReason.choices, widget=forms.RadioSelect
    )


class WishForm(forms.Form):
    words = forms.CharField(label=_("What do they want? Use their words"), widget=forms.Textarea(attrs={"rows": 3}))
    said_on = DayField(label=_("When did they say so?"), latest=today)
