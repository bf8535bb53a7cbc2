"""What is asked about the steering group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.asking import WithAgency, agencies, agency
from alongside.partnership.pages.answers import choice, long_words, past_day
from alongside.partnership.pages.fields import DayField
from alongside.partnership.taskforce.kinds import MeetingActionState


class SeatForm(WithAgency):
    agency = agency(_("Agency"), empty_label=_("Choose one"))
    seat = forms.CharField(
        label=_("Seat"), max_length=120, help_text=_("The office, not the name of who holds it: Head of Early Help.")
    )
    from_on = DayField(label=_("From"))


class SeatEndForm(forms.Form):
    until_on = DayField(label=_("Last day"))


class MeetingForm(WithAgency):
    held_on = past_day(_("Held on"))
    about = forms.CharField(label=_("What was it about?"), max_length=160)
    attended = agencies(_("Which agencies came?"))
    minutes = long_words(_("Minutes"), required=False)


class MinutesForm(forms.Form):
    minutes = long_words(_("Minutes"))


class DecisionForm(forms.Form):
    words = long_words(_("What was decided?"), help_text=_("A decision is not edited. A later one replaces it."))


class MeetingActionForm(WithAgency):
    words = long_words(_("What is to be done?"))
    owner = agency(_("Who does it?"), empty_label=_("Choose one"))
    due_on = DayField(label=_("By when?"))


class MeetingActionEndForm(forms.Form):
    state = choice(_("Is it done?"), MeetingActionState)
    on = past_day(_("Since when?"))
    outcome = long_words(_("What came of it?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        ends = [one for one in MeetingActionState.choices if one[0] != MeetingActionState.OPEN]
        self.fields["state"].choices = ends
