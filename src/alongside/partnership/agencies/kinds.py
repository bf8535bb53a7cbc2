"""What kinds of legal body and agency take part. Which law reaches whom depends on these."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ControllerKind(models.TextChoices):
    """A controller is a legal body that decides why and how personal data are used."""

    COUNCIL = "council", _("Council")
    POLICE = "police", _("Chief officer of police")
    POLICING_BODY = "policing_body", _("Local policing body")
    PROBATION = "probation", _("Probation provider")
    FIRE = "fire", _("Fire and rescue authority")
    INTEGRATED_CARE_BOARD = "integrated_care_board", _("Integrated care board")
    NHS_TRUST = "nhs_trust", _("NHS trust")
    SCHOOL = "school", _("School or academy trust")
    PRISON = "prison", _("Prison or youth custody")
    CHARITY = "charity", _("Charity or community group")


class DutyRole(models.TextChoices):
    """What the Serious Violence Duty makes of a body (Police, Crime, Sentencing and Courts Act 2022, ss. 11 to 14)."""

    SPECIFIED = "specified", _("Specified authority: must act")
    RELEVANT = "relevant", _("Relevant authority: must co-operate")
    POLICING_BODY = "policing_body", _("Local policing body: may assist and monitor")
    OTHER = "other", _("Not listed: takes part by invitation")


class AgencyKind(models.TextChoices):
    """What an agency does. One controller may have several; each holds its own records."""

    YOUTH_JUSTICE = "youth_justice", _("Youth justice service")
    HUB = "hub", _("Multi-agency safeguarding hub (MASH)")
    EARLY_HELP = "early_help", _("Early Help")
    ADULT_SAFEGUARDING = "adult_safeguarding", _("Adult safeguarding")
    COMMUNITY_SAFETY = "community_safety", _("Community safety")
    POLICE = "police", _("Police")
    EMERGENCY_DEPARTMENT = "emergency_department", _("Hospital emergency department")
    HEALTH = "health", _("Health service")
    PROBATION = "probation", _("Probation")
    FIRE = "fire", _("Fire and rescue")
    EDUCATION = "education", _("School or college")
    CUSTODY = "custody", _("Prison or youth custody")
    CHARITY = "charity", _("Charity or community group")
    POLICING_BODY = "policing_body", _("Local policing body")
