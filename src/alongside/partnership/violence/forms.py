"""What is asked of somebody who starts the limits of a chart anew."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pages.answers import long_words
from alongside.partnership.pages.fields import DayField


class RebaseForm(forms.Form):
    measure = forms.ChoiceField(label=_("Which chart?"), widget=forms.RadioSelect)
    from_month = DayField(label=_("From which month?"), help_text=_("Its first day, like 1 10 2018."))
    reason = long_words(_("What changed?"), help_text=_("In the world, or in how offences are counted."))

    def __init__(self, *args: object, names: dict[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = list(names.items())
