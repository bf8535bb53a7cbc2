"""Joint records: opened under a written arrangement, with named workers, each from a day until a day."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import find_posting, is_live
from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.queries import my_agency
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.models import JointArrangement, JointRecord, Participant
from alongside.partnership.sharing.models.joint import JointKind
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Posting


@transaction.atomic
def open_joint_record(*, kind: JointKind, arrangement_code: str, opened_on: date, by: Acting) -> JointRecord:
    """Open a joint record that my agency holds. Whoever opens it is its first participant."""
    by.must(Permission.JOIN_RECORD)
    arrangement = JointArrangement.objects.known(opened_on).filter(code=arrangement_code).first()
    if arrangement is None or not arrangement.is_in_force(opened_on):
        raise StepNotAllowed(
            _("No arrangement called {code} is in force on that day. Ask information governance for it.").format(
                code=arrangement_code
            )
        )
    _refuse_unless_party(arrangement, my_agency(by).controller_id)
    joint = JointRecord.objects.create(
        held_by_id=by.agency_id, kind=kind, arrangement=arrangement, opened_on=opened_on, opened_by_id=by.posting_id
    )
    record(Did.RECORDED, joint, by=by)
    add_participant(
        joint_record=joint, posting=find_posting(by.posting_id), from_on=opened_on,
        by=by,
    )  # fmt: skip
    return joint


@transaction.atomic
def add_participant(*, joint_record: JointRecord, posting: "Posting", from_on: date, by: Acting) -> Participant:
    """Name a worker who may read and take part from a day on. Their agency's body must have signed the arrangement."""
    _refuse_unless_mine_and_open(joint_record, by)
    if not is_live(posting, from_on):
        raise StepNotAllowed(_("This worker has no live posting there on that day. Name somebody who works there."))
    _refuse_unless_party(joint_record.arrangement, posting.agency.controller_id)
    if from_on < joint_record.opened_on:
        raise StepNotAllowed(_("Nobody can take part before the joint record was opened."))
    if joint_record.participants.filter(posting=posting, until_on=None).exists():
        raise StepNotAllowed(_("This worker takes part already."))
    participant = Participant.objects.create(
        held_by_id=by.agency_id, joint_record=joint_record, worker_id=posting.worker_id, posting=posting,
        from_on=from_on, added_by_id=by.posting_id,
    )  # fmt: skip
    record(Did.RECORDED, participant, by=by)
    return participant


@transaction.atomic
def end_participation(*, participant: Participant, until_on: date, by: Acting) -> Participant:
    """From the day after, the joint record does not open to this worker."""
    _refuse_unless_mine_and_open(participant.joint_record, by)
    if participant.until_on is not None:
        raise StepNotAllowed(_("This part has ended already. Name them again if they take part anew."))
    if until_on < participant.from_on:
        raise StepNotAllowed(_("The last day cannot be before the first."), field="until_on")
    participant.until_on, participant.ended_by_id = until_on, by.posting_id
    participant.save(update_fields=["until_on", "ended_by"])
    record(Did.CHANGED, participant, by=by)
    return participant


@transaction.atomic
def close_joint_record(*, joint_record: JointRecord, closed_on: date, by: Acting) -> JointRecord:
    """Close it: from now on it opens to the agency that holds it alone."""
    _refuse_unless_mine_and_open(joint_record, by)
    if closed_on < joint_record.opened_on:
        raise StepNotAllowed(_("A joint record cannot be closed before it was opened."))
    joint_record.closed_on, joint_record.closed_by_id = closed_on, by.posting_id
    joint_record.save(update_fields=["closed_on", "closed_by"])
    record(Did.CLOSED, joint_record, by=by)
    return joint_record


def _refuse_unless_mine_and_open(joint_record: JointRecord, by: Acting) -> None:
    by.must(Permission.JOIN_RECORD)
    if joint_record.held_by_id != by.agency_id:
        raise NotFoundHere("sharing.jointrecord", joint_record)
    if joint_record.closed_on is not None:
        raise StepNotAllowed(_("This joint record is closed. Open a new one."))


def _refuse_unless_party(arrangement: JointArrangement, controller_id: object) -> None:
    if not arrangement.parties.filter(pk=controller_id).exists():
        raise StepNotAllowed(
            _("{title} was not signed by the body this agency belongs to. Share along a route instead.").format(
                title=arrangement.title
            )
        )
