"""The words of the register and of the page Where we stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where an obligation stands."""

    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")
    DOES_NOT_APPLY = "does_not_apply", _("Does not apply to us")


class ClaimKind(models.TextChoices):
    """What sort of statement it is. It decides what may be compared, and how."""

    EXACT = "exact", _("A number")
    OVER = "over", _("More than a number")
    MONTH = "month", _("A month")
    STABLE = "stable", _("About the same as the year before")
    RISEN = "risen", _("More than the year before")
    FALLEN = "fallen", _("Less than the year before")
    NO_NUMBER = "no_number", _("No number, only words such as “many” or “all”")


class Verdict(models.TextChoices):
    AGREES = "agrees", _("Agrees")
    DIFFERS = "differs", _("Differs")
    NOT_COMPARED = "not_compared", _("Cannot be compared")
    HIDDEN = "hidden", _("Hidden")
    NOT_KNOWN = "not_known", _("Not known")
    NOT_PUBLISHED = "not_published", _("Not yet published")
