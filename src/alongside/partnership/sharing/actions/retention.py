"""Deciding on a record whose retention review is due: keep it longer, and why. The other answer is to erase."""

from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.held import HeldRecord
from alongside.partnership.agencies.retention import review_on
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


class StillNeeded(models.TextChoices):
    """Why a record is kept beyond its review. A list, so that no words about a person outlive the record."""

    HELP_GOES_ON = "help_goes_on", _("Help for this person or family goes on")
    SAFEGUARDING = "safeguarding", _("It may be needed to protect a child or an adult")
    CLAIM = "claim", _("A claim, a complaint or a court case")
    INQUIRY = "inquiry", _("An inquiry or a review has asked to keep it")


@transaction.atomic
def keep_longer(*, kind: str, record_id: UUID, because: StillNeeded, by: Acting) -> HeldRecord:
    """Give a record of my agency, of whichever room, its next review date, counted from today."""
    by.must(Permission.ERASE)
    model = apps.get_model(kind)
    if not issubclass(model, HeldRecord):
        raise NotFoundHere(kind)
    row = model._default_manager.filter(pk=record_id, held_by_id=by.agency_id).first()
    if row is None:
        raise NotFoundHere(kind)
    row.review_on = review_on(row.retention_class, timezone.localdate())
    row.save(update_fields=["review_on"])
    record(Did.DECIDED, row, by=by, because=because)
    return row
