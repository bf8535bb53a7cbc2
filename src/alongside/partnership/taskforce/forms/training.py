"""What is asked about training. Heads are counted by organisation; nobody is named."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.partnership.pages.answers import choice, long_words, past_day
from alongside.partnership.pages.fields import DayField
from alongside.partnership.taskforce.kinds import Audience, Level, ProgrammeState

ORGANISATIONS_A_SESSION = 4
WHO_NEEDS = {
    Level.INFORMED: _("For everybody, whatever their work."),
    Level.SKILLED: _("For those who meet people who may have lived through trauma."),
    Level.ENHANCED: _("For those who work with them closely and often."),
    Level.SPECIALIST: _("For those who treat trauma or lead such work."),
}


class ProgrammeForm(forms.Form):
    name = forms.CharField(label=_("Name of the programme"), max_length=160)
    reference = forms.CharField(
        label=_("Short name"), max_length=60, help_text=_("In small letters, for figures: police-supervision.")
    )
    level = choice(_("How deep does it go?"), Level)
    audience = choice(_("Who is it for?"), Audience)
    state = choice(_("Where does it stand?"), ProgrammeState)
    about = long_words(_("What it is about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choice_hints = WHO_NEEDS


class ProgrammeStateForm(forms.Form):
    state = choice(_("Where does it stand?"), ProgrammeState)


class CohortForm(forms.Form):
    name = forms.CharField(label=_("Name of the cohort"), max_length=120)
    organisation = forms.CharField(label=_("Whose people are they?"), max_length=120)
    agreed_on = past_day(_("Agreed on"))
    starts_on = DayField(label=_("Starts on"))
    weeks = forms.IntegerField(label=_("How many weeks?"), max_value=260, help_text=_("A single session is 1 week."))


class SessionForm(forms.Form):
    held_on = past_day(_("Held on"))
    topic = forms.CharField(label=_("What was it about?"), max_length=160)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ORGANISATIONS_A_SESSION + 1):
            is_first = number == 1
            self.fields[f"organisation_{number}"] = forms.CharField(
                label=_("Organisation %(number)s") % {"number": number}, max_length=120, required=is_first
            )
            self.fields[f"came_{number}"] = forms.IntegerField(
                label=_("How many came from organisation %(number)s?") % {"number": number},
                min_value=0, max_value=2000, required=is_first,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        came: dict[str, int] = {}
        for number in range(1, ORGANISATIONS_A_SESSION + 1):
            organisation, count = typed.pop(f"organisation_{number}", ""), typed.pop(f"came_{number}", None)
            if bool(organisation) != (count is not None) and not self.has_error(f"came_{number}"):
                self.add_error(f"came_{number}", _now("Give both the organisation and how many came, or neither."))
            elif organisation in came:
                raise ValidationError(_now("An organisation is named twice. Give it one number."))
            elif organisation:
                came[organisation] = count
        return typed | {"came": came}


class CorrectForm(forms.Form):
    came = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=2000)
