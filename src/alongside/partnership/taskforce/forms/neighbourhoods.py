"""What is asked about where to work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pages.answers import long_words, past_day
from alongside.partnership.pages.fields import DayField


class ChoiceForm(forms.Form):
    area_code = forms.ChoiceField(label=_("Which neighbourhood?"), widget=forms.RadioSelect)
    reason = long_words(_("Why here?"), help_text=_("What the list does not say: what is known, who can work there."))
    review_on = DayField(label=_("When is it looked at again?"))

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_code"].choices = choices


class ChoiceEndForm(forms.Form):
    on = past_day(_("Since when?"))
    outcome = long_words(_("What came of it?"))
