"""What is asked about reports, recommendations and actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.asking import WithAgency, agency
from alongside.partnership.pages.answers import choice, long_words, past_day
from alongside.partnership.pages.fields import DayField
from alongside.partnership.taskforce.kinds import ActionProgress, Heading, Progress, RefusalGround


class ReportForm(forms.Form):
    title = forms.CharField(label=_("Title of the report"), max_length=200)
    published_on = past_day(_("Published on"))
    source = long_words(_("Where it can be read"))
    slots = forms.IntegerField(
        label=_("How many recommendations does it make?"), max_value=200,
        help_text=_("Each gets an empty slot. You enter its words later, from the report itself."),
    )  # fmt: skip


class WordsForm(WithAgency):
    heading = forms.ChoiceField(
        label=_("Heading"), choices=[("", _("Not entered yet")), *Heading.choices], required=False
    )
    words = long_words(_("What the report recommends, word for word"), required=False)
    words_source = forms.CharField(
        label=_("Where in the report"), max_length=200, required=False, help_text=_("For example, page 9.")
    )
    owner = agency(_("Who answers for it"), required=False, empty_label=_("Nobody yet"))


class StatusForm(forms.Form):
    status = choice(_("Where does it stand?"), Progress)
    on = past_day(_("Since when?"))
    reason = long_words(_("Why?"), help_text=_("Everybody who opens the programme reads this."))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [one for one in Progress.choices if one[0] != Progress.NOT_SAID]


class ActionForm(WithAgency):
    words = long_words(_("What is to be done?"))
    owner = agency(_("Who does it?"), empty_label=_("Choose one"))
    due_on = DayField(label=_("By when?"))
    is_preparation = forms.BooleanField(
        label=_("It is work on the needs assessment or on the strategy itself"),
        required=False,
        help_text=_("Such work cannot be refused (PCSC Act 2022, s. 15(8) and (9))."),
    )


class ActionStatusForm(forms.Form):
    status = choice(_("Where does it stand?"), ActionProgress)
    refusal_ground = choice(
        _("If the authority refuses: on which ground?"), RefusalGround, required=False, empty_value="",
        help_text=_("Only a school, college, prison or youth custody may refuse (PCSC Act 2022, s. 15(7))."),
    )  # fmt: skip
    on = past_day(_("Since when?"))
    reason = long_words(_("Why?"), help_text=_("Everybody who opens the programme reads this."))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [one for one in ActionProgress.choices if one[0] != ActionProgress.TO_DO]
