"""What is asked about a place in an agency, and of the trail."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies import queries
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.models import Agency, Invitation, Posting, Team, Worker
from alongside.partnership.agencies.roles import DESCRIPTIONS, Role
from alongside.partnership.pages.fields import DayField
from alongside.partnership.trail.words import Did

HOW_TO_CHOOSE = _(
    "At least 12 characters. Several words that do not belong together are easy to remember and hard to guess."
)
ROLES = [(role.value, role.label) for role in Role if role is not Role.SYSTEM]


class AgencyChoice(forms.ModelChoiceField):
    def label_from_instance(self, agency: Agency) -> str:
        return agency.name


class TeamChoice(forms.ModelChoiceField):
    def label_from_instance(self, team: Team) -> str:
        return team.name


class WorkerChoice(forms.ModelChoiceField):
    def label_from_instance(self, worker: Worker) -> str:
        return worker.name


class PostingChoice(forms.ModelChoiceField):
    def label_from_instance(self, posting: Posting) -> str:
        return f"{posting.agency.name}: {Role(posting.role).label}, {posting.team.name}"


class RoleField(forms.TypedChoiceField):
    def __init__(self) -> None:
        super().__init__(label=_("Role"), choices=ROLES, coerce=Role, widget=forms.RadioSelect)
        self.choice_hints = {role.value: words for role, words in DESCRIPTIONS.items()}


class ChoosePostingForm(forms.Form):
    posting = PostingChoice(
        queryset=Posting.objects.none(), label=_("Whom do you act for now?"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posting"].queryset = queries.live_postings(worker)


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("Work e-mail"), max_length=200, help_text=_("The link goes there. Nobody else may read that mailbox.")
    )
    role = RoleField()
    team = TeamChoice(queryset=Team.objects.none(), label=_("Team"), empty_label=None)
    employer = AgencyChoice(
        queryset=Agency.objects.none(),
        label=_("Employed by"),
        empty_label=None,
        help_text=_("Another agency than yours when somebody works here for it, such as a charity’s youth worker."),
    )
    site = forms.CharField(label=_("Where they work"), max_length=120, required=False)

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, initial={"employer": by.agency_id, "team": by.team_id}, **kwargs)
        self.fields["team"].queryset = queries.list_teams(by)
        self.fields["employer"].queryset = queries.agencies_here()


class MoveForm(forms.Form):
    role = RoleField()
    team = TeamChoice(queryset=Team.objects.none(), label=_("Team"), empty_label=None)
    site = forms.CharField(label=_("Where they work"), max_length=120, required=False)
    moves_on = DayField(label=_("First day in the new place"))

    def __init__(self, *args: Any, posting: Posting, by: Acting, **kwargs: Any) -> None:
        now = {"role": posting.role, "team": posting.team_id, "site": posting.site}
        super().__init__(*args, initial=now, **kwargs)
        self.fields["team"].queryset = queries.list_teams(by)


class LeaveForm(forms.Form):
    ends_on = DayField(label=_("Last day"), help_text=_("From the day after, nothing opens through this posting."))


class JoinForm(forms.Form):
    """A new worker chooses a password; one who has an account here enters theirs."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation, self.is_new = invitation, is_new
        self.fields["password"].help_text = HOW_TO_CHOOSE if is_new else ""

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if self.is_new:
            validate_password(password, user=Worker(email=self.invitation.email, name=self.invitation.name))
        return password


class TrailForm(forms.Form):
    """Which lines to show. Nothing filled in shows the newest."""

    on = DayField(label=_("Day"), required=False, latest=timezone.localdate)
    worker = WorkerChoice(queryset=Worker.objects.none(), label=_("Who"), required=False, empty_label=_("Anybody"))
    did = forms.ChoiceField(label=_("What they did"), required=False, choices=[("", _("Anything")), *Did.choices])
    record = forms.UUIDField(required=False, widget=forms.HiddenInput)
    older = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = queries.list_workers_ever(by)
