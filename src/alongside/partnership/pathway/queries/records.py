"""Opening one record of the pathway: found, open to me, and written down; or a refusal that says what to do."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.models import (
    ClockPolicy,
    Contact,
    CustodyStay,
    FamilyHelp,
    FamilyPlan,
    Goal,
    HubEpisode,
    PlanAction,
    Referral,
    Screening,
    ScreeningTool,
)
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

Row = TypeVar("Row", bound=models.Model)
Version = TypeVar("Version", ScreeningTool, ClockPolicy)


def open_contact(contact_id: UUID, *, by: Acting) -> Contact:
    return _open(Contact, contact_id, by, "person", "custody_stay", "hospital_visit")


def open_custody_stay(contact_id: UUID, *, by: Acting) -> CustodyStay:
    """The stay in custody that belongs to a contact."""
    contact = open_contact(contact_id, by=by)
    stay = CustodyStay.objects.filter(contact=contact).select_related("contact", "person").first()
    if stay is None:
        raise NotFoundHere("pathway.custodystay")
    return stay


def open_screening(screening_id: UUID, *, by: Acting) -> Screening:
    return _open(Screening, screening_id, by, "person", "tool", "recorded_by__worker", "signed_off_by__worker")


def open_referral(referral_id: UUID, *, by: Acting) -> Referral:
    return _open(Referral, referral_id, by, "person", "to_agency")


def open_episode(episode_id: UUID, *, by: Acting) -> HubEpisode:
    return _open(HubEpisode, episode_id, by, "person", "from_agency")


def open_help(help_id: UUID, *, by: Acting) -> FamilyHelp:
    return _open(FamilyHelp, help_id, by, "person", "family", "lead_practitioner__worker")


def open_plan(plan_id: UUID, *, by: Acting) -> FamilyPlan:
    """A family plan: its holder's workers and its named participants open it."""
    by.must(Permission.JOIN_RECORD)
    return _fetch(FamilyPlan, plan_id, by, "joint_record")


def open_action(action_id: UUID, *, by: Acting) -> PlanAction:
    return _open(PlanAction, action_id, by, "goal__plan__help")


def open_goal(goal_id: UUID, *, by: Acting) -> Goal:
    return _open(Goal, goal_id, by, "plan__help")


def current_tool(code: str, *, on: date) -> ScreeningTool:
    """The version of a screening tool that is valid on a day."""
    return _current(ScreeningTool, code, on)


def current_clock(code: str, *, on: date) -> ClockPolicy:
    """The version of the hub's clocks that is valid on a day."""
    return _current(ClockPolicy, code, on)


def _current(model: type[Version], code: str, on: date) -> Version:
    valid = model._default_manager.filter(Q(valid_to=None) | Q(valid_to__gt=on), code=code, valid_from__lte=on)
    newest = valid.order_by("-version").first()
    if newest is None:
        raise NotFoundHere(model._meta.label_lower)
    return newest


def _open(model: type[Row], record_id: UUID, by: Acting, *related: str) -> Row:
    by.must(Permission.LOOK_AT_RECORDS)
    return _fetch(model, record_id, by, *related)


def _fetch(model: type[Row], record_id: UUID, by: Acting, *related: str) -> Row:
    found = model._default_manager.select_related(*related).filter(pk=record_id).first()
    if found is None:
        raise NotFoundHere(model._meta.label_lower)
    record(Did.LOOKED, found, by=by)
    return found
