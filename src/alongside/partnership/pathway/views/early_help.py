"""Early Help: the family, who agreed, the assessment, the plan, its review and the close."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import is_sent, refusals_on, typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.actions import add_member, form_family, record_person
from alongside.partnership.families.queries import list_members, open_person
from alongside.partnership.pages.pieces import Choice
from alongside.partnership.pathway.actions import early_help as actions
from alongside.partnership.pathway.forms import early_help as forms
from alongside.partnership.pathway.queries.families import story_of, story_of_plan
from alongside.partnership.pathway.queries.records import open_action, open_goal, open_help, open_plan
from alongside.partnership.pathway.showing import StepPage
from alongside.partnership.sharing.actions.joint import add_participant, end_participation
from alongside.partnership.sharing.queries.joint import list_participants, open_participant, who_may_join


@needs(Permission.WORK_WITH_FAMILY)
def begin(request: Any, person_id: UUID) -> HttpResponse:
    """Make the family around a young person and begin to help it."""
    person = open_person(person_id, by=request.acting)
    form = forms.FamilyForm(typed(request), initial={"name": _("{name} family").format(name=person.family_name)})
    if is_sent(request, form):
        opened_on, name = form.cleaned_data["opened_on"], form.cleaned_data["name"]
        with refusals_on(form, request):
            family = form_family(name=name, around=person, from_on=opened_on, by=request.acting)
            help = actions.open_help(family=family, opened_on=opened_on, by=request.acting)
        if not form.errors:
            return redirect("pathway:help", help.pk)
    page = StepPage(_("Begin help for the family"), _("Begin"), _("You become the lead practitioner."))
    return _ask(request, form, page, person.name, _back("pathway:person", person.pk))


@needs(Permission.LOOK_AT_RECORDS)
def help(request: Any, help_id: UUID) -> HttpResponse:
    opened = open_help(help_id, by=request.acting)
    story = story_of(opened, by=request.acting)
    members = list_members(opened.family, by=request.acting)
    return render(request, "pathway/help.html", {"help": opened, "story": story, "members": members})


@needs(Permission.WORK_WITH_FAMILY)
def add_family_member(request: Any, help_id: UUID) -> HttpResponse:
    opened = open_help(help_id, by=request.acting)
    form = forms.MemberForm(typed(request))
    if is_sent(request, form):
        who = dict(form.cleaned_data)
        relationship = who.pop("relationship")
        with refusals_on(form, request):
            member = record_person(
                by=request.acting, today=timezone.localdate(), home_authority=opened.person.home_authority, **who
            )
            add_member(
                family=opened.family, person=member, relationship=relationship, from_on=timezone.localdate(),
                by=request.acting,
            )  # fmt: skip
        if not form.errors:
            return redirect("pathway:help", opened.pk)
    return _ask(request, form, StepPage(_("Add somebody to the family"), _("Add")), opened.family.name, _to(opened))


@needs(Permission.WORK_WITH_FAMILY)
def agreement(request: Any, help_id: UUID) -> HttpResponse:
    page = StepPage(_("Who agrees to be helped?"), _("Save the answer"))
    return _record(request, help_id, forms.AgreementForm, actions.record_agreement, page)


@needs(Permission.WORK_WITH_FAMILY)
def assessment(request: Any, help_id: UUID) -> HttpResponse:
    page = StepPage(_("Whole-family assessment"), _("Save the assessment"), _("Written with the family, not about it."))
    return _record(request, help_id, forms.AssessmentForm, actions.assess, page)


@needs(Permission.WORK_WITH_FAMILY)
def close(request: Any, help_id: UUID) -> HttpResponse:
    page = StepPage(_("End the help"), _("End the help"), _("The others who take part can no longer open the plan."))
    return _record(request, help_id, forms.CloseForm, actions.close_help, page)


@needs(Permission.WORK_WITH_FAMILY)
def make_plan(request: Any, help_id: UUID) -> HttpResponse:
    opened = open_help(help_id, by=request.acting)
    form = forms.PlanForm(typed(request))
    if is_sent(request, form):
        answers = form.cleaned_data
        with refusals_on(form, request):
            plan = actions.agree_plan(
                help=opened, goals=form.goals(), agreed_on=answers["agreed_on"], agreed_with=answers["agreed_with"],
                next_review_on=answers["next_review_on"], by=request.acting,
            )  # fmt: skip
        if not form.errors:
            return redirect("pathway:plan", plan.pk)
    return render(request, "pathway/make_plan.html", {"form": form, "help": opened})


@needs(Permission.JOIN_RECORD)
def plan(request: Any, plan_id: UUID) -> HttpResponse:
    opened = open_plan(plan_id, by=request.acting)
    story = story_of_plan(opened, by=request.acting)
    is_mine = opened.held_by_id == request.acting.agency_id
    people = list_participants(opened.joint_record, by=request.acting)
    context = {"plan": opened, "story": story, "is_mine": is_mine, "people": people, "form": forms.NoteForm()}
    return render(request, "pathway/plan.html", context | {"me": request.acting.worker_id})


@needs(Permission.JOIN_RECORD)
def add_note(request: Any, plan_id: UUID) -> HttpResponse:
    opened = open_plan(plan_id, by=request.acting)
    form = forms.NoteForm(typed(request))
    if is_sent(request, form):
        actions.add_note(plan=opened, written_on=timezone.localdate(), by=request.acting, **form.cleaned_data)
        return redirect("pathway:plan", opened.pk)
    page = StepPage(_("Add a note"), _("Add the note"))
    return _ask(request, form, page, opened.family_name, _back("pathway:plan", opened.pk))


@needs(Permission.WORK_WITH_FAMILY)
def name_participant(request: Any, plan_id: UUID) -> HttpResponse:
    """Name a worker of another agency, or a colleague, who reads the plan from a day on and writes into it."""
    opened = open_plan(plan_id, by=request.acting)
    candidates = who_may_join(opened.joint_record, by=request.acting)
    form = forms.ParticipantForm(typed(request), candidates=candidates, initial={"from_on": timezone.localdate()})
    if is_sent(request, form):
        from_on = form.cleaned_data["from_on"]
        with refusals_on(form, request):
            add_participant(joint_record=opened.joint_record, posting=form.chosen, from_on=from_on, by=request.acting)
        if not form.errors:
            return redirect("pathway:plan", opened.pk)
    lead = _("Only workers of bodies that signed the arrangement can be named.")
    page = StepPage(_("Who else takes part in this plan?"), _("Name them"), lead)
    return _ask(request, form, page, opened.family_name, _back("pathway:plan", opened.pk))


@needs(Permission.WORK_WITH_FAMILY)
def end_part(request: Any, plan_id: UUID, participant_id: UUID) -> HttpResponse:
    """Say from which day on somebody no longer reads the plan."""
    part = open_participant(participant_id, by=request.acting)
    form = forms.EndPartForm(typed(request), initial={"until_on": timezone.localdate()})
    if is_sent(request, form):
        with refusals_on(form, request):
            end_participation(participant=part, by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:plan", plan_id)
    told = {"who": part.worker.name, "agency": part.posting.agency.name}
    page = StepPage(_("Does %(who)s no longer take part?") % told, _("End their part"), _(
        "From the next day the plan does not open to %(who)s, %(agency)s. What they wrote stays."
    ) % told)  # fmt: skip
    return _ask(request, form, page, "", _back("pathway:plan", plan_id))


@needs(Permission.WORK_WITH_FAMILY)
def review(request: Any, plan_id: UUID) -> HttpResponse:
    opened = open_plan(plan_id, by=request.acting)
    form = forms.ReviewForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            actions.review_plan(plan=opened, by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:plan", opened.pk)
    page = StepPage(_("Review the plan together"), _("Save the review"))
    return _ask(request, form, page, opened.family_name, _back("pathway:plan", opened.pk))


@needs(Permission.WORK_WITH_FAMILY)
def finish_action(request: Any, action_id: UUID) -> HttpResponse:
    action = open_action(action_id, by=request.acting)
    page = StepPage(_("Mark as done"), _("Done"), action.words)
    return _done(request, {"action": action}, actions.finish_action, action.goal.plan_id, page)


@needs(Permission.WORK_WITH_FAMILY)
def meet_goal(request: Any, goal_id: UUID) -> HttpResponse:
    goal = open_goal(goal_id, by=request.acting)
    page = StepPage(_("This goal is met"), _("Save"), goal.words)
    return _done(request, {"goal": goal}, actions.meet_goal, goal.plan_id, page)


def _done(request: Any, record: dict[str, Any], action: Any, plan_id: UUID, page: StepPage) -> HttpResponse:
    form = forms.DoneForm(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            action(by=request.acting, **record, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:plan", plan_id)
    return _ask(request, form, page, "", _back("pathway:plan", plan_id))


def _record(request: Any, help_id: UUID, form_class: Any, action: Any, page: StepPage) -> HttpResponse:
    opened = open_help(help_id, by=request.acting)
    form = form_class(typed(request))
    if is_sent(request, form):
        with refusals_on(form, request):
            action(help=opened, by=request.acting, **form.cleaned_data)
        if not form.errors:
            return redirect("pathway:help", opened.pk)
    return _ask(request, form, page, opened.family.name, _to(opened))


def _ask(request: Any, form: Any, page: StepPage, about: str, back: Choice) -> HttpResponse:
    return render(request, "pathway/step.html", {"form": form, "page": page, "about": about, "back": back})


def _to(help: Any) -> Choice:
    return _back("pathway:help", help.pk)


def _back(page: str, record_id: UUID) -> Choice:
    return Choice(_("Back"), reverse(page, args=[record_id]))
