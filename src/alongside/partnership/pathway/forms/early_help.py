"""Early Help: who agreed, what is going on for the family, and what will be done by whom."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from alongside.partnership.families.choices import Relationship
from alongside.partnership.pages.fields import DayField
from alongside.partnership.pathway.actions.early_help import PlannedAction, PlannedGoal
from alongside.partnership.pathway.forms.contact import today
from alongside.partnership.pathway.models import CloseOutcome, Need

GOALS_ON_A_PAGE = 3


def words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class FamilyForm(forms.Form):
    name = forms.CharField(label=_("Name of the family"), max_length=120)
    opened_on = DayField(label=_("First day of help"), latest=today)


class MemberForm(forms.Form):
    given_name = forms.CharField(label=_("First name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    born_on = DayField(label=_("Date of birth"), latest=today)
    birth_date_is_estimated = forms.BooleanField(label=_("The date of birth is an estimate"), required=False)
    relationship = forms.ChoiceField(
        label=_("Who are they in the family?"), choices=[("", _("Choose")), *Relationship.choices]
    )


class AgreementForm(forms.Form):
    agreed_by = forms.CharField(label=_("Who in the family?"), max_length=120)
    agreed = forms.TypedChoiceField(
        label=_("Do they agree to be helped?"), choices=[("yes", _("They agree")), ("no", _("They decline"))],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect,
        help_text=_("Agreeing to help is not a permission to share. Sharing has its own lawful basis."),
    )  # fmt: skip
    to_what = words(_("To what help, or why not? Use their words"))
    said_on = DayField(label=_("When did they say so?"), latest=today)


class AssessmentForm(forms.Form):
    assessed_on = DayField(label=_("Day of the assessment"), latest=today)
    childs_views = words(_("What do the children say?"))
    worries = words(_("What are the worries?"))
    working_well = words(_("What is working well?"))
    needs_to_happen = words(_("What needs to happen?"))
    needs = forms.MultipleChoiceField(
        label=_("Where does the family need help?"), choices=Need.choices, widget=forms.CheckboxSelectMultiple
    )


class PlanForm(forms.Form):
    """Up to three goals at a time, each with one action; more can be added at a review."""

    agreed_on = DayField(label=_("When was the plan agreed?"), latest=today)
    agreed_with = forms.CharField(label=_("With whom in the family?"), max_length=200)
    next_review_on = DayField(label=_("When will you review it together?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, GOALS_ON_A_PAGE + 1):
            needed = number == 1
            self.fields[f"need-{number}"] = forms.ChoiceField(
                label=_("Outcome"), choices=[("", _("Choose")), *Need.choices], required=needed
            )
            self.fields[f"goal-{number}"] = words(_("What do we want to be different?"), 2, required=needed)
            self.fields[f"action-{number}"] = words(_("Who does what?"), 2, required=needed)
            self.fields[f"owner-{number}"] = forms.CharField(
                label=_("Whose step is it?"), max_length=120, required=needed
            )
            self.fields[f"due-{number}"] = DayField(label=_("By when?"), required=needed)

    def numbered_goals(self) -> Iterator[tuple[int, list[BoundField]]]:
        for number in range(1, GOALS_ON_A_PAGE + 1):
            yield number, [self[f"{name}-{number}"] for name in ("need", "goal", "action", "owner", "due")]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for number in range(2, GOALS_ON_A_PAGE + 1):
            names = [f"{name}-{number}" for name in ("need", "goal", "action", "owner", "due")]
            given = [name for name in names if answers.get(name)]
            if given:
                for name in set(names) - set(given) - set(self.errors):
                    self.add_error(name, _("Finish this goal, or clear all its answers."))
        return answers

    def goals(self) -> list[PlannedGoal]:
        asked = self.cleaned_data
        numbers = [number for number in range(1, GOALS_ON_A_PAGE + 1) if asked.get(f"goal-{number}")]
        return [
            PlannedGoal(
                need=asked[f"need-{number}"],
                words=asked[f"goal-{number}"],
                actions=[PlannedAction(asked[f"action-{number}"], asked[f"owner-{number}"], asked[f"due-{number}"])],
            )
            for number in numbers
        ]


class DoneForm(forms.Form):
    done_on = DayField(label=_("When was it done?"), latest=today)
    words = words(_("How did it go?"), 2, required=False)


class NoteForm(forms.Form):
    words = words(_("Your note to everybody in this plan"))


class ParticipantForm(forms.Form):
    """Somebody of any agency that signed the arrangement. From that day they read the plan and write into it."""

    posting = forms.ChoiceField(label=_("Who?"))
    from_on = DayField(label=_("From which day?"), latest=today)

    def __init__(self, *args: Any, candidates: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {str(one.pk): one for one in candidates}
        self.fields["posting"].choices = [
            ("", _("Choose")),
            *((key, _place(one)) for key, one in self.candidates.items()),
        ]

    @property
    def chosen(self) -> Any:
        return self.candidates[self.cleaned_data["posting"]]


def _place(posting: Any) -> str:
    return f"{posting.worker.name}, {posting.agency.name}"


class EndPartForm(forms.Form):
    until_on = DayField(label=_("Which is their last day?"), latest=today)


class ReviewForm(forms.Form):
    held_on = DayField(label=_("Day of the review"), latest=today)
    progress = words(_("How is the plan getting on?"))
    familys_words = words(_("What does the family say?"))
    next_review_on = DayField(label=_("Next review"), required=False)


class CloseForm(forms.Form):
    closed_on = DayField(label=_("Last day of help"), latest=today)
    outcome = forms.ChoiceField(label=_("How did it end?"), choices=CloseOutcome.choices, widget=forms.RadioSelect)
    words = words(_("In words: what changed, and what goes on?"))
