"""The words of the trail: what can be done, and for what purpose. Nothing else may be written in a line."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Why somebody may look or act. Each permission belongs to one purpose."""

    HELP = "help", _("Helping a young person or family")
    SAFEGUARD = "safeguard", _("Safeguarding a child")
    SUPERVISE = "supervise", _("Managing and supervising the work")
    GOVERN = "govern", _("Information governance")
    PLAN = "plan", _("Planning and running the programme")
    COUNT = "count", _("Counting for the partnership")
    ADMINISTER = "administer", _("Running this site")


class Did(models.TextChoices):
    """What a line says somebody did."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    CHOSE_POSTING = "chose_posting", _("chose which agency to act for")
    LOOKED = "looked", _("looked at")
    LISTED = "listed", _("listed")
    SEARCHED = "searched", _("searched")
    EXPORTED = "exported", _("exported")
    READ_TRAIL = "read_trail", _("read the trail")
    WAS_REFUSED = "was_refused", _("was refused")
    INVITED = "invited", _("invited a worker")
    JOINED = "joined", _("accepted an invitation")
    MOVED = "moved", _("moved a worker")
    LEFT = "left", _("ended a posting")
    RECORDED = "recorded", _("recorded")
    CHANGED = "changed", _("changed")
    RESTRICTED = "restricted", _("restricted")
    ERASED = "erased", _("erased")
    SHARED = "shared", _("shared")
    RECEIVED = "received", _("received")
    NOTIFIED = "notified", _("notified a recipient")
    WITHDREW = "withdrew", _("withdrew")
    LOCKED = "locked", _("locked")
    ASKED_GOVERNANCE = "asked_governance", _("asked information governance")
    DECIDED = "decided", _("decided")
    SIGNED_OFF = "signed_off", _("signed off")
    RATED = "rated", _("rated")
    AGREED = "agreed", _("agreed")
    REVIEWED = "reviewed", _("reviewed")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened")
    CHASED = "chased", _("chased")
    PUBLISHED = "published", _("published")
