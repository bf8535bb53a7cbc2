"""Roles and what each may do: reviewed code, so that a change to somebody's reach is a change that people read.

A permission opens a door; row-level security in the database still decides which records stand behind it. There is no
"all records" permission, and none to export a list of named people.
"""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.partnership.trail.words import Purpose


class Permission(Enum):
    """What may be done, in plain words, and for what purpose."""

    # Helping
    RECORD_CONTACT = ("Record a first contact in custody or in hospital", Purpose.HELP)
    LOOK_AT_RECORDS = ("Look at my team's records about a young person", Purpose.HELP)
    SCREEN = ("Screen for child criminal exploitation", Purpose.SAFEGUARD)
    SIGN_OFF = ("Sign off a screening or a plan", Purpose.SUPERVISE)
    REFER = ("Refer a young person along a route", Purpose.SAFEGUARD)
    SHARE_URGENTLY = ("Record an urgent share", Purpose.SAFEGUARD)
    READ_RECEIVED = ("Read what was shared with my agency", Purpose.SAFEGUARD)
    RATE_AND_DECIDE = ("Rate a referral at the hub and decide", Purpose.SAFEGUARD)
    WORK_WITH_FAMILY = ("Work with a family: agreement, assessment, plan, review", Purpose.HELP)
    JOIN_RECORD = ("Take part in a joint record where I am named", Purpose.HELP)
    RESTRICT = ("Restrict a record to named readers", Purpose.SUPERVISE)
    # Governing
    KEEP_THE_LAW = ("Keep gateways, routes, agreements and retention rules", Purpose.GOVERN)
    COMPLETE_SHARES = ("Complete the legal record of an urgent or one-off share", Purpose.GOVERN)
    READ_TRAIL = ("Read the trail of my agency", Purpose.GOVERN)
    ERASE = ("Erase a record when the law requires it", Purpose.GOVERN)
    # Programme
    READ_PROGRAMME = ("Read the programme and the published figures", Purpose.PLAN)
    RUN_PROGRAMME = ("Keep recommendations, actions, money, training and the steering group", Purpose.PLAN)
    KEEP_DUTY = ("Keep the register of duties and its evidence", Purpose.PLAN)
    PUBLISH_FIGURES = ("Publish counts and figures", Purpose.COUNT)
    # Running the site
    MANAGE_POSTINGS = ("Invite, move and leave workers of my agency", Purpose.ADMINISTER)

    def __init__(self, words: str, purpose: Purpose) -> None:
        self.words = words
        self.purpose = purpose


class Role(models.TextChoices):
    """What a worker is, in one posting."""

    CUSTODY_YOUTH_WORKER = "custody_youth_worker", _("Custody youth worker")
    HOSPITAL_YOUTH_WORKER = "hospital_youth_worker", _("Hospital youth worker")
    HUB_SCREENER = "hub_screener", _("Hub screener")
    EARLY_HELP_WORKER = "early_help_worker", _("Early Help worker")
    ADULT_WORKER = "adult_worker", _("Adult safeguarding worker")
    TEAM_MANAGER = "team_manager", _("Team manager")
    INFORMATION_GOVERNANCE = "information_governance", _("Information governance officer")
    PARTNERSHIP_MANAGER = "partnership_manager", _("Partnership manager")
    ANALYST = "analyst", _("Analyst")
    PARTNER = "partner", _("Partner in the steering group")
    SYSTEM = "system", _("System worker")


DESCRIPTIONS: dict[Role, str] = {
    Role.CUSTODY_YOUTH_WORKER: "Meets young people in police custody, offers help and refers them on.",
    Role.HOSPITAL_YOUTH_WORKER: "Meets injured young people in an emergency department and offers help.",
    Role.HUB_SCREENER: "Reads referrals at the hub, rates how urgent they are and decides what happens next.",
    Role.EARLY_HELP_WORKER: "Works with a family: agreement, assessment, plan and reviews.",
    Role.ADULT_WORKER: "Takes on those who are over 18.",
    Role.TEAM_MANAGER: "Leads a team: signs off, restricts records, reads the trail, invites and moves workers.",
    Role.INFORMATION_GOVERNANCE: "Keeps the law of sharing in order, completes urgent shares, erases, reads the trail.",
    Role.PARTNERSHIP_MANAGER: "Runs the programme and the register of duties. Opens no record about a person.",
    Role.ANALYST: "Publishes and reads counts. Opens no record about a person.",
    Role.PARTNER: "Reads the programme and the published figures.",
    Role.SYSTEM: "No person: the jobs of one agency act as this worker, by name, in the trail.",
}

_EVERYBODY = {Permission.READ_PROGRAMME}
_FRONT_LINE = _EVERYBODY | {
    Permission.RECORD_CONTACT,
    Permission.LOOK_AT_RECORDS,
    Permission.SCREEN,
    Permission.REFER,
    Permission.SHARE_URGENTLY,
    Permission.READ_RECEIVED,
    Permission.JOIN_RECORD,
}

MAY: dict[Role, frozenset[Permission]] = {
    Role.CUSTODY_YOUTH_WORKER: frozenset(_FRONT_LINE),
    Role.HOSPITAL_YOUTH_WORKER: frozenset(_FRONT_LINE),
    Role.HUB_SCREENER: frozenset(_FRONT_LINE - {Permission.RECORD_CONTACT} | {Permission.RATE_AND_DECIDE}),
    Role.EARLY_HELP_WORKER: frozenset(_FRONT_LINE - {Permission.RECORD_CONTACT} | {Permission.WORK_WITH_FAMILY}),
    Role.ADULT_WORKER: frozenset(_FRONT_LINE - {Permission.SCREEN}),
    Role.TEAM_MANAGER: frozenset(
        _FRONT_LINE
        | {
            Permission.SIGN_OFF,
            Permission.RATE_AND_DECIDE,
            Permission.WORK_WITH_FAMILY,
            Permission.RESTRICT,
            Permission.READ_TRAIL,
            Permission.MANAGE_POSTINGS,
        }
    ),
    Role.INFORMATION_GOVERNANCE: frozenset(
        _EVERYBODY
        | {
            Permission.KEEP_THE_LAW,
            Permission.COMPLETE_SHARES,
            Permission.READ_RECEIVED,
            Permission.READ_TRAIL,
            Permission.ERASE,
            Permission.RESTRICT,
            Permission.SHARE_URGENTLY,
        }
    ),
    Role.PARTNERSHIP_MANAGER: frozenset(
        _EVERYBODY
        | {
            Permission.RUN_PROGRAMME,
            Permission.KEEP_DUTY,
            Permission.PUBLISH_FIGURES,
            Permission.MANAGE_POSTINGS,
            Permission.READ_TRAIL,
        }
    ),
    Role.ANALYST: frozenset(_EVERYBODY | {Permission.PUBLISH_FIGURES}),
    Role.PARTNER: frozenset(_EVERYBODY),
    Role.SYSTEM: frozenset({Permission.PUBLISH_FIGURES, Permission.LOOK_AT_RECORDS}),
}


def roles_that_may(permission: Permission) -> list[Role]:
    """Say who may, for the page that refuses and for information governance."""
    return [role for role in Role if permission in MAY[role]]
