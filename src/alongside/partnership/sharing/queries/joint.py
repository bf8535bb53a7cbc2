"""Looks at joint records."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import people_working_for
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import MAY, Permission, Role
from alongside.partnership.sharing.models import JointRecord, Participant
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Posting


def open_joint_record(joint_record_id: UUID, *, by: Acting) -> JointRecord:
    """Fetch the frame of a joint record that my agency holds, or in which I am named."""
    by.must(Permission.JOIN_RECORD)
    joint = JointRecord.objects.select_related("arrangement", "held_by").filter(pk=joint_record_id).first()
    if joint is None:
        raise NotFoundHere("sharing.jointrecord")
    record(Did.LOOKED, joint, by=by)
    return joint


def list_participants(joint_record: JointRecord, *, by: Acting) -> QuerySet[Participant]:
    """Who takes part. The agency that holds the record sees everybody; a participant sees their own part."""
    by.must(Permission.JOIN_RECORD)
    return Participant.objects.filter(joint_record=joint_record).select_related("worker", "posting__agency")


def open_participant(participant_id: UUID, *, by: Acting) -> Participant:
    """Fetch one part in a joint record that my agency holds, to end it."""
    by.must(Permission.JOIN_RECORD)
    parts = Participant.objects.select_related("worker", "posting__agency", "joint_record")
    part = parts.filter(pk=participant_id, held_by_id=by.agency_id).first()
    if part is None:
        raise NotFoundHere("sharing.participant")
    record(Did.LOOKED, part, by=by)
    return part


def who_may_join(joint_record: JointRecord, *, by: Acting) -> list["Posting"]:
    """Who can still be named: workers of the bodies that signed the arrangement, in roles that take part."""
    by.must(Permission.JOIN_RECORD)
    named = set(joint_record.participants.filter(until_on=None).values_list("posting_id", flat=True))
    signed = joint_record.arrangement.parties.values_list("pk", flat=True)
    return [
        posting
        for posting in people_working_for(signed)
        if posting.pk not in named and Permission.JOIN_RECORD in MAY[Role(posting.role)]
    ]


def list_my_joint_records(*, by: Acting) -> QuerySet[JointRecord]:
    """The open joint records in which I take part today, through the posting that I act in."""
    by.must(Permission.JOIN_RECORD)
    today = timezone.localdate()
    parts = Participant.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), worker_id=by.worker_id, posting_id=by.posting_id, from_on__lte=today
    )
    record(Did.LISTED, by=by, kind="sharing.jointrecord")
    open_ones = JointRecord.objects.filter(closed_on=None, pk__in=parts.values("joint_record_id"))
    return open_ones.select_related("held_by", "arrangement").order_by("-opened_on")
