"""First contact: who, what happened, what was said, and whether they are safe tonight."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.partnership.families.choices import Ethnicity, Sex
from alongside.partnership.pages.fields import DayField, MomentField
from alongside.partnership.pathway.models import Approach, OffenceGroup, ReleasedTo, YesNoNotKnown

LONG = {"widget": forms.Textarea(attrs={"rows": 3}), "required": False}


def today() -> Any:
    return timezone.localdate()


class PersonForm(forms.Form):
    """Who they are and how to reach them safely."""

    given_name = forms.CharField(label=_("First name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    known_as = forms.CharField(label=_("What they like to be called"), max_length=80, required=False)
    born_on = DayField(label=_("Date of birth"), latest=today)
    birth_date_is_estimated = forms.BooleanField(label=_("The date of birth is an estimate"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    ethnicity = forms.ChoiceField(
        label=_("Ethnicity, as they describe it"), choices=Ethnicity.choices, initial=Ethnicity.NOT_KNOWN
    )
    first_language = forms.CharField(label=_("First language"), max_length=60, required=False)
    needs_interpreter = forms.BooleanField(label=_("They need an interpreter"), required=False)
    home_authority = forms.CharField(
        label=_("Which council area do they live in?"), max_length=80,
        help_text=_("If it is another area, you will be shown how to tell that area's hub."),
    )  # fmt: skip
    address = forms.CharField(label=_("Address"), **LONG)
    address_withheld_from = forms.CharField(
        label=_("Who must not be given this address?"), max_length=200, required=False,
        help_text=_("For example: his father, anybody who rings."),
    )  # fmt: skip
    safe_contact = forms.CharField(
        label=_("Safe way to make contact"), max_length=300, required=False,
        help_text=_("For example: text first, never ring in the evening."),
    )  # fmt: skip
    school = forms.CharField(label=_("School or college"), max_length=120, required=False)


class MeetingForm(forms.Form):
    """What every first contact asks."""

    told = forms.CharField(
        label=_("What did you tell them?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who you are, that talking to you is their choice, what you write down and who may read it."),
    )  # fmt: skip
    wants = forms.CharField(label=_("What do they want? Use their words"), **LONG)
    injuries = forms.CharField(label=_("Injuries that you saw or were told of"), **LONG)
    safe_tonight = forms.ChoiceField(
        label=_("Will they be safe tonight?"), choices=YesNoNotKnown.choices, widget=forms.RadioSelect
    )
    safe_tonight_words = forms.CharField(label=_("Why do you think so?"), **LONG)


class CustodyForm(MeetingForm):
    field_order = (
        "suite", "arrested_at", "met_at", "offence_group", "appropriate_adult", "told", "wants", "injuries",
        "safe_tonight", "safe_tonight_words",
    )  # fmt: skip
    suite = forms.CharField(label=_("Custody suite"), max_length=120)
    arrested_at = MomentField(label=_("When were they arrested?"), latest=today)
    met_at = MomentField(label=_("When did you meet them?"), latest=today)
    offence_group = forms.ChoiceField(
        label=_("Arrested for"),
        choices=[("", _("Choose")), *OffenceGroup.choices],
        help_text=_("The group only. Do not write what is alleged."),
    )
    appropriate_adult = forms.CharField(
        label=_("Appropriate adult"), max_length=200, help_text=_("Who it was, or that nobody came.")
    )


class HospitalForm(MeetingForm):
    field_order = (
        "site", "arrived_at", "met_at", "approach", "reached", "needs", "told", "wants", "injuries",
        "safe_tonight", "safe_tonight_words",
    )  # fmt: skip
    site = forms.CharField(label=_("Hospital and department"), max_length=120)
    arrived_at = MomentField(label=_("When did they arrive?"), latest=today)
    met_at = MomentField(label=_("When did you approach them?"), latest=today)
    approach = forms.ChoiceField(
        label=_("How did you approach them?"), choices=Approach.choices, widget=forms.RadioSelect
    )
    reached = forms.TypedChoiceField(
        label=_("Did you reach them?"), choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    needs = forms.CharField(label=_("What do they need?"), **LONG)


class OfferForm(forms.Form):
    offered_at = MomentField(label=_("When did you offer support?"), latest=today)
    accepted = forms.TypedChoiceField(
        label=_("Did they accept?"), choices=[("yes", _("Accepted")), ("no", _("Declined for now"))],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    declined_because = forms.CharField(
        label=_("Why did they decline? Use their words"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("You can offer again later. Declining does not end a concern, and does not stop a referral."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if words.get("accepted"):
            words["declined_because"] = ""
        elif words.get("accepted") is False and not words.get("declined_because", "").strip():
            self.add_error("declined_because", _("Say why they declined, in their words if you can."))
        return words


class ReleaseForm(forms.Form):
    released_at = MomentField(label=_("When were they released?"), latest=today)
    released_to = forms.ChoiceField(label=_("To whom?"), choices=ReleasedTo.choices, widget=forms.RadioSelect)
    released_where = forms.CharField(label=_("Where did they go?"), max_length=200)


class FollowUpForm(forms.Form):
    followed_up_at = MomentField(label=_("When did you meet again?"), latest=today)
    words = forms.CharField(label=_("What happened?"), widget=forms.Textarea(attrs={"rows": 4}))
