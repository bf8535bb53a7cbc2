"""What is asked when something is shared, received, withdrawn, decided on, or made lawful."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.items import Item
from alongside.partnership.agencies.queries import list_colleagues
from alongside.partnership.pages.answers import NamedChoice, NamedChoices, choice, long_words
from alongside.partnership.pages.fields import DayField, MomentField
from alongside.partnership.sharing.actions.erase import Ground
from alongside.partnership.sharing.actions.retention import StillNeeded
from alongside.partnership.sharing.actions.urgent import UrgentShare
from alongside.partnership.sharing.in_force import InForce
from alongside.partnership.sharing.models.follow_up import Because, HowChased, NoAgreement, Outcome
from alongside.partnership.sharing.one_off import ChosenLaw
from alongside.partnership.sharing.queries.law import agencies_to_tell

CHOOSE = ("", _("Choose"))
YES, NO = "yes", "no"
YES_OR_NO = [(YES, _("Yes")), (NO, _("No"))]
SENDERS_REASONS = [
    (each.value, each.label)
    for each in (
        Because.WRONG_FACT, Because.WRONG_PERSON, Because.NOT_COVERED, Because.NO_LONGER_NEEDED, Because.OBJECTION,
    )
]  # fmt: skip


def told_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Did you tell the young person, or their parent or carer?"),
        choices=YES_OR_NO,
        coerce=lambda word: word == YES,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )


class UrgentForm(forms.Form):
    """One page: whom, when, what, why. Who was told may follow later."""

    to_agency = NamedChoice(queryset=None, label=_("Whom did you ring?"), required=False, empty_label=_("Another body"))
    to_outside = forms.CharField(
        label=_("If another body, which?"), max_length=120, required=False, help_text=_("For instance: ambulance.")
    )
    spoke_with = forms.CharField(label=_("With whom did you speak?"), max_length=120)
    phoned_at = MomentField(label=_("When?"), latest=timezone.localdate)
    what = long_words(_("What did you tell them?"))
    why = long_words(_("Why could it not wait?"))
    was_told = told_field()
    told_words = forms.CharField(
        label=_("Who was told, or why not?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    person_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_agency"].queryset = agencies_to_tell(by)

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if self.errors:
            return asked
        agency = asked.pop("to_agency")
        return {"urgent": UrgentShare(to_agency_id=agency.pk if agency else None, **asked)}


class ChaseForm(forms.Form):
    how = choice(_("How did you ask?"), HowChased)


class OutsideForm(forms.Form):
    name = forms.CharField(label=_("Who said that it arrived?"), max_length=120)
    at = MomentField(label=_("When did they say so?"), latest=timezone.localdate)


class LockForm(forms.Form):
    """Nothing is asked: a misdirected share is locked at once."""


class WithdrawForm(forms.Form):
    because = forms.TypedChoiceField(
        label=_("Why?"), choices=SENDERS_REASONS, coerce=Because, widget=forms.RadioSelect,
        help_text=_("The other agency is shown this reason and nothing more."),
    )  # fmt: skip


class CorrectForm(WithdrawForm):
    """The items as they were shared, each in a box, to be put right."""

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for place, item in enumerate(self.items):
            self.fields[f"item_{place}"] = long_words(item.label, initial=item.value)

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if self.errors:
            return asked
        right = [replace(item, value=asked[f"item_{place}"]) for place, item in enumerate(self.items)]
        changed = [now for now, before in zip(right, self.items, strict=True) if now.value != before.value]
        if not changed:
            self.add_error(None, _("Nothing was changed. Put right what was wrong, or withdraw the share."))
        return {"because": asked["because"], "items": changed}


class NoticeForm(forms.Form):
    outcome = choice(_("What do you decide?"), Outcome)
    words = long_words(_("If it stays: what was decided in reliance on it, and why must it stay?"), required=False)
    readers = NamedChoices(
        queryset=None, label=_("Who else may still read it?"), required=False, help_text=_("You may yourself.")
    )

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = list_colleagues(by)


class DeclineForm(forms.Form):
    words = long_words(_("Why not, and what would make it possible?"))


class EraseForm(forms.Form):
    ground = choice(_("By what ground?"), Ground)


class KeepForm(forms.Form):
    because = choice(_("Why is it still needed?"), StillNeeded)


class LawForm(forms.Form):
    """The law that information governance finds for one share. The engine checks what is chosen."""

    gateway = forms.ChoiceField(label=_("Gateway"))
    purpose = forms.ChoiceField(label=_("What for"))
    bases = forms.MultipleChoiceField(label=_("Lawful bases and conditions"), widget=forms.CheckboxSelectMultiple)
    agreement = forms.ChoiceField(label=_("Agreement"), required=False)
    no_agreement_because = forms.ChoiceField(
        label=_("Why no agreement is needed"),
        required=False,
        choices=[("", _("An agreement is named")), *NoAgreement.choices],
    )

    def __init__(self, *args: Any, law: InForce, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gateway"].choices = [CHOOSE, *((code, row.title) for code, row in law.gateways.items())]
        self.fields["purpose"].choices = [CHOOSE, *((code, row.title) for code, row in law.purposes.items())]
        self.fields["bases"].choices = [(code, f"{row.title} ({row.source})") for code, row in law.bases.items()]
        agreements = [(code, row.title) for code, row in law.agreements.items()]
        self.fields["agreement"].choices = [("", _("None")), *agreements]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        return asked if self.errors else {"chosen": _chosen(asked)}


class UrgentLawForm(LawForm):
    """The same for an urgent share; or the finding that no law covered it."""

    field_order = ("was_covered", "born_on")
    was_covered = forms.ChoiceField(
        label=_("Did a law cover this share?"), choices=YES_OR_NO, widget=forms.RadioSelect,
        help_text=_("If none did, say so: then have it withdrawn or locked, so that the recipient can decide."),
    )  # fmt: skip
    born_on = DayField(
        label=_("Date of birth"), required=False, latest=timezone.localdate,
        help_text=_("Only for a gateway that is about children. It is not stored here."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get("was_covered") == NO:
            for name in ("gateway", "purpose", "bases"):
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        asked = dict(self.cleaned_data)
        if self.errors:
            return asked
        chosen = _chosen(asked) if asked["was_covered"] == YES else None
        return {"chosen": chosen, "born_on": asked["born_on"]}


def _chosen(asked: dict[str, Any]) -> ChosenLaw:
    return ChosenLaw(
        gateway=asked["gateway"],
        purpose=asked["purpose"],
        bases=tuple(asked["bases"]),
        agreement=asked["agreement"],
        no_agreement_because=asked["no_agreement_because"],
    )
