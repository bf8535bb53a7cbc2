"""What is asked about money."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.pages.answers import NamedChoice, PoundsField, choice, long_words, past_day
from alongside.partnership.taskforce import queries
from alongside.partnership.taskforce.forms.answers import year
from alongside.partnership.taskforce.kinds import FundKind, Overlap, RecipientKind, StatedAs
from alongside.partnership.taskforce.models import Commitment, Recommendation


class FundForm(forms.Form):
    name = forms.CharField(label=_("Name of the fund"), max_length=200)
    reference = forms.CharField(
        label=_("Short name"), max_length=60, help_text=_("In small letters, for figures: hospital-youth-workers.")
    )
    funder = forms.CharField(label=_("Who pays?"), max_length=120)
    kind = choice(_("What kind of money is it?"), FundKind)


class CommitmentForm(forms.Form):
    pence = PoundsField(label=_("Amount in pounds"))
    stated_as = choice(_("What does the document say?"), StatedAs, initial=StatedAs.EXACT)
    recipient = forms.CharField(label=_("Who receives it?"), max_length=160)
    recipient_kind = choice(_("What kind of recipient?"), RecipientKind)
    first_year = year(_("First financial year"))
    last_year = year(_("Last financial year"))
    agreed_on = past_day(_("Agreed on"))
    source_words = long_words(
        _("What the document says, word for word, and which document it is"),
        help_text=_("Without a document there is no commitment."),
    )


class ChangeForm(forms.Form):
    pence = PoundsField(label=_("Correct amount in pounds"))
    source_words = long_words(_("What the document says, word for word, and which document it is"))


class CommitmentChoice(forms.ModelChoiceField):
    def label_from_instance(self, commitment: Commitment) -> str:
        return f"{commitment.fund.name}: {commitment.recipient}"


class OverlapForm(forms.Form):
    overlap = choice(_("Is this amount already inside another?"), Overlap)
    part_of = CommitmentChoice(
        queryset=Commitment.objects.none(), label=_("If it is part of another: of which?"), required=False,
        empty_label=_("Of none"),
    )  # fmt: skip
    overlap_words = long_words(_("How do we know, and from which document?"), required=False)

    def __init__(self, *args: Any, commitment: Commitment, by: Acting, **kwargs: Any) -> None:
        now = {"overlap": commitment.overlap, "part_of": commitment.part_of_id}
        super().__init__(*args, initial=now | {"overlap_words": commitment.overlap_words}, **kwargs)
        self.fields["part_of"].queryset = queries.list_wholes_for(commitment, by)


class RecommendationChoices(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, recommendation: Recommendation) -> str:
        return f"{recommendation.number}. {recommendation.words or recommendation.get_heading_display()}"


class ShareForm(forms.Form):
    pence = PoundsField(label=_("Amount in pounds"))
    recipient = forms.CharField(label=_("Who receives it?"), max_length=160)
    year = year(_("Financial year"))
    action = NamedChoice(
        queryset=None, named="words", label=_("For which action?"), required=False, empty_label=_("For none")
    )
    recommendations = RecommendationChoices(
        queryset=Recommendation.objects.none(), label=_("Which recommendations does it serve?"), required=False
    )

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = queries.list_actions(by)
        self.fields["recommendations"].queryset = queries.list_recommendations(by)


class WithdrawForm(forms.Form):
    on = past_day(_("Withdrawn on"))
    because = long_words(_("Why?"))
