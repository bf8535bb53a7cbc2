"""What is asked about the register. A form's answers are named as the action that takes them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.asking import WithAgency, agency
from alongside.partnership.duty.kinds import Status
from alongside.partnership.figures import queries as figures
from alongside.partnership.pages.answers import choice, long_words, past_day
from alongside.partnership.pages.fields import DayField


class OwnerForm(WithAgency):
    owner = agency(_("Which agency answers for it?"), empty_label=None)
    due_on = DayField(label=_("By when?"), required=False)


class StatusForm(forms.Form):
    status = choice(_("Where does it stand?"), Status)
    on = past_day(_("Since when?"))
    reason = long_words(_("Why?"), help_text=_("Everybody who opens the register reads this."))


class CheckForm(forms.Form):
    on = past_day(_("When did you look at it and at its evidence?"))


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title of the document"), max_length=200)
    kept_at = forms.CharField(label=_("Where it can be read"), max_length=300)
    dated_on = past_day(_("Date of the document"))


class FigureForm(forms.Form):
    code = forms.ChoiceField(
        label=_("Which published figure?"), help_text=_("The page always shows what was published last under its name.")
    )

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {figure.code: f"{figure.title} ({figure.code})" for figure in figures.list_figures(by)}
        self.fields["code"].choices = [("", _("Choose one")), *titles.items()]


class WithdrawForm(forms.Form):
    on = past_day(_("Withdrawn on"))
    because = long_words(_("Why?"))
