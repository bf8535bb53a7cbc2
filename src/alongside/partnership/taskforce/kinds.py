"""The words of the programme: headings, statuses, kinds of money, levels of training."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heading(models.TextChoices):
    PREVENT = "prevent", _("Prevent")
    IDENTIFY = "identify", _("Identify")
    SUPPORT = "support", _("Support")
    DISRUPT = "disrupt", _("Disrupt")
    ENFORCE = "enforce", _("Enforce")


class Progress(models.TextChoices):
    """Where a recommendation stands."""

    NOT_SAID = "not_said", _("Nothing said yet")
    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    NOT_PURSUED = "not_pursued", _("Will not be done")


class ActionProgress(models.TextChoices):
    TO_DO = "to_do", _("To do")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")
    REFUSED = "refused", _("Refused by the authority")


class RefusalGround(models.TextChoices):
    """Why a relevant authority need not carry out an action (PCSC Act 2022, s. 15(7))."""

    OTHER_DUTY = "other_duty", _("It is incompatible with another duty in law")
    ADVERSE = "adverse", _("It would harm the authority's own functions")
    DISPROPORTIONATE = "disproportionate", _("It is disproportionate to the need")
    COST = "cost", _("It would cost an unreasonable amount")


class FundKind(models.TextChoices):
    COUNCIL = "council", _("Council budget")
    HEALTH = "health", _("Health service investment")
    COMMUNITY = "community", _("Community fund")
    GRANT = "grant", _("Grant from outside")
    OTHER = "other", _("Something else")


class RecipientKind(models.TextChoices):
    COUNCIL_SERVICES = "council_services", _("Council services")
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health")
    COMMUNITY = "community", _("Community")
    SEVERAL = "several", _("Several kinds")


class StatedAs(models.TextChoices):
    EXACT = "exact", _("The document gives this amount")
    AT_LEAST = "at_least", _("The document says at least, or over, this amount")


class Overlap(models.TextChoices):
    """Whether an amount is already inside another. It decides what may be added."""

    SEPARATE = "separate", _("Known to be no part of any other amount")
    PART_OF = "part_of", _("Known to be part of another amount")
    NOT_KNOWN = "not_known", _("Not known whether it is part of another")


class Level(models.TextChoices):
    """How deep the training goes: what everybody needs, up to what a few need."""

    INFORMED = "informed", _("Informed")
    SKILLED = "skilled", _("Skilled")
    ENHANCED = "enhanced", _("Enhanced")
    SPECIALIST = "specialist", _("Specialist")


class Audience(models.TextChoices):
    POLICE = "police", _("Police officers")
    YOUTH_WORKERS = "youth_workers", _("Youth workers of charities and community groups")
    SPORTS_WORKERS = "sports_workers", _("Sports workers")
    SCHOOLS = "schools", _("Schools")
    COUNCIL = "council", _("Council staff")
    HEALTH = "health", _("Health staff")


class ProgrammeState(models.TextChoices):
    BEING_DEVELOPED = "being_developed", _("Being developed")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")


class MeetingActionState(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
