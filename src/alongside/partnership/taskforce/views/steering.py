"""The steering group's seats, meetings, decisions and actions."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pages.formatters import short_day
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.forms.steering import (
    DecisionForm,
    MeetingActionEndForm,
    MeetingActionForm,
    MeetingForm,
    MinutesForm,
    SeatEndForm,
    SeatForm,
)
from alongside.partnership.taskforce.models import Meeting
from alongside.partnership.taskforce.showing import TONES

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.READ_PROGRAMME)
@require_safe
def steering_group(request: Any) -> HttpResponse:
    today = timezone.localdate()
    told = {
        "page": queries.steering_group(request.acting, today),
        "today": today,
        "may_change": request.acting.may(Permission.RUN_PROGRAMME),
    }
    return render(request, "taskforce/steering_group.html", told)


@needs(Permission.READ_PROGRAMME)
@require_safe
def meeting(request: Any, meeting_id: UUID) -> HttpResponse:
    may_change = request.acting.may(Permission.RUN_PROGRAMME)
    told = {"meeting": queries.open_meeting(meeting_id, request.acting), "may_change": may_change, "tones": TONES}
    return render(request, "taskforce/meeting.html", told)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def add_member(request: Any) -> HttpResponse:
    question = _question(_("Give an agency a seat"), _("Add the seat"), _("The seat is added."))
    return ask(request, SeatForm(typed(request)), question, actions.add_member)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def end_membership(request: Any, member_id: UUID) -> HttpResponse:
    member = queries.open_member(member_id, request.acting)
    caption = f"{member.agency.name}: {member.seat}"
    question = _question(_("End the seat"), _("End the seat"), _("The seat has its last day."), caption)
    return ask(request, SeatEndForm(typed(request)), question, partial(actions.end_membership, member=member))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def record_meeting(request: Any) -> HttpResponse:
    question = _question(_("Record a meeting"), _("Record the meeting"), _("The meeting is recorded."))
    return ask(request, MeetingForm(typed(request)), question, actions.record_meeting)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def write_minutes(request: Any, meeting_id: UUID) -> HttpResponse:
    meeting = queries.open_meeting(meeting_id, request.acting)
    form = MinutesForm(typed(request), initial={"minutes": meeting.minutes})
    question = _about(meeting, _("Minutes"), _("Save the minutes"), _("The minutes are saved."))
    return ask(request, form, question, partial(actions.write_minutes, meeting=meeting))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def decide(request: Any, meeting_id: UUID) -> HttpResponse:
    meeting = queries.open_meeting(meeting_id, request.acting)
    question = _about(meeting, _("Record a decision"), _("Record the decision"), _("The decision is recorded."))
    return ask(request, DecisionForm(typed(request)), question, partial(actions.decide, meeting=meeting))


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def give_meeting_action(request: Any, meeting_id: UUID) -> HttpResponse:
    meeting = queries.open_meeting(meeting_id, request.acting)
    question = _about(meeting, _("Ask somebody to act"), _("Record the action"), _("The action is recorded."))
    step = partial(actions.give_meeting_action, meeting=meeting)
    return ask(request, MeetingActionForm(typed(request)), question, step)


@needs(Permission.RUN_PROGRAMME)
@page_with_form
def end_meeting_action(request: Any, action_id: UUID) -> HttpResponse:
    action = queries.open_meeting_action(action_id, request.acting)
    question = _about(action.meeting, _("End the action"), _("Save"), _("It is saved."), action.words)
    step = partial(actions.end_meeting_action, action=action)
    return ask(request, MeetingActionEndForm(typed(request)), question, step)


def _question(heading: str, send: str, done: str, caption: str = "") -> Question:
    return Question(heading=heading, send=send, back=reverse("taskforce:steering_group"), done=done, caption=caption)


def _about(meeting: Meeting, heading: str, send: str, done: str, words: str = "") -> Question:
    back = reverse("taskforce:meeting", kwargs={"meeting_id": meeting.pk})
    caption = _("Meeting on %(day)s") % {"day": short_day(meeting.held_on)}
    return Question(heading=heading, send=send, back=back, done=done, caption=caption, words=words)
