"""Erasing a person with everything about them at my agency."""

from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import erasure_of
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.actions.notices import notify_erasure
from alongside.partnership.sharing.erasing import erase_about
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


class Ground(models.TextChoices):
    """Why the law requires a record to go."""

    RETENTION_ENDED = "retention_ended", _("It is no longer needed: its review decided so")
    RIGHT_TO_ERASURE = "right_to_erasure", _("The person asked and is right (UK GDPR, Art. 17)")
    COURT_ORDER = "court_order", _("A court or the Information Commissioner ordered it")
    RECORDED_IN_ERROR = "recorded_in_error", _("It should never have been recorded")


@transaction.atomic
def erase_person(*, person_id: UUID, ground: Ground, by: Acting) -> int:
    """Erase a person and every row about them at my agency, after telling every recipient. Say how many rows went.

    Envelopes stay: that something was shared, by whom and by what right, but none of its words.
    """
    by.must(Permission.ERASE)
    notify_erasure(person_id=person_id, by=by)
    gone = erase_about(person_id=person_id, ground=Ground(ground).value)
    record(Did.ERASED, erasure_of(person_id), by=by, because=ground)
    return gone
