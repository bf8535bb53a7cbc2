"""A joint record opens to named workers alone, under a written arrangement, from a day until a day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as, acting_through
from alongside.partnership.agencies.actions import leave
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.models import Posting
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.actions import agreements, joint
from alongside.partnership.sharing.models import JointRecord, Participant
from alongside.partnership.sharing.models.joint import JointKind
from alongside.partnership.sharing.queries.joint import (
    list_my_joint_records,
    list_participants,
    open_joint_record,
    open_participant,
)
from alongside.partnership.trail.models import TrailLine
from tests.partnership import acting, make_posting

OPENED = date(2019, 3, 1)


@pytest.fixture
def plan(partnership, arrangement):
    with act_as(partnership.family_worker) as by:
        return joint.open_joint_record(
            kind=JointKind.FAMILY_PLAN, arrangement_code="FAMILY_PLANS", opened_on=OPENED, by=by
        )


def posting(by) -> Posting:
    return Posting.objects.select_related("agency").get(pk=by.posting_id)


def name(plan, who, by, from_on=OPENED) -> Participant:
    return joint.add_participant(joint_record=plan, posting=posting(who), from_on=from_on, by=by)


def test_nobody_opens_one_under_an_arrangement_that_does_not_exist(partnership, arrangement):
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="No arrangement called OTHER"):
        joint.open_joint_record(kind=JointKind.HUB_EPISODE, arrangement_code="OTHER", opened_on=OPENED, by=by)


@pytest.mark.parametrize("day", [date(2018, 8, 31), date(2099, 9, 2)])
def test_nobody_opens_one_before_the_arrangement_was_signed_or_after_its_review_was_missed(
    partnership, arrangement, day
):
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="in force on that day"):
        joint.open_joint_record(kind=JointKind.FAMILY_PLAN, arrangement_code="FAMILY_PLANS", opened_on=day, by=by)


def test_an_agency_whose_body_did_not_sign_cannot_open_one(partnership, arrangement):
    officer = acting(partnership.police, Role.TEAM_MANAGER)
    with act_as(officer) as by, pytest.raises(StepNotAllowed, match="not signed by the body"):
        joint.open_joint_record(kind=JointKind.FAMILY_PLAN, arrangement_code="FAMILY_PLANS", opened_on=OPENED, by=by)


def test_a_worker_of_a_body_that_did_not_sign_cannot_be_named(partnership, plan):
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="not signed by the body"):
        name(plan, acting(partnership.police, Role.TEAM_MANAGER), by)


def test_a_worker_who_has_left_cannot_be_named(partnership, plan):
    left = acting_through(
        make_posting(
            partnership.hub, Role.HUB_SCREENER, ends_on=date(2019, 2, 1),
            ended_by_id=partnership.hub_manager.posting_id,
        )
    )  # fmt: skip
    with act_as(partnership.family_worker) as by, pytest.raises(StepNotAllowed, match="no live posting"):
        name(plan, left, by)


def test_nobody_takes_part_twice_at_once_nor_before_it_was_opened(partnership, plan):
    with act_as(partnership.family_worker) as by:
        with pytest.raises(StepNotAllowed, match="before the joint record was opened"):
            name(plan, partnership.screener, by, from_on=OPENED - timedelta(days=1))
        name(plan, partnership.screener, by)
        with pytest.raises(StepNotAllowed, match="takes part already"):
            name(plan, partnership.screener, by)


def test_another_agency_cannot_name_somebody_even_when_it_takes_part(partnership, plan):
    with act_as(partnership.family_worker) as by:
        name(plan, partnership.screener, by)
    with act_as(partnership.screener) as by, pytest.raises(NotFoundHere):
        name(plan, partnership.hub_manager, by)


def test_the_database_refuses_a_participant_whom_another_agency_writes(partnership, plan):
    mine, theirs = partnership.hub.pk, partnership.early_help.pk
    for holder, refusal in ((theirs, ProgrammingError), (mine, IntegrityError)):
        with act_as(partnership.screener) as by, pytest.raises(refusal), transaction.atomic():
            _write_part(plan, holder, by)


def _write_part(plan, holder, by) -> None:
    Participant.objects.create(
            held_by_id=holder, joint_record_id=plan.pk, worker_id=by.worker_id, posting_id=by.posting_id,
            from_on=OPENED, added_by_id=by.posting_id,
        )  # fmt: skip


def test_a_role_without_joint_records_is_refused(partnership, arrangement):
    with act_as(partnership.governance) as by, pytest.raises(NotAllowed):
        joint.open_joint_record(kind=JointKind.FAMILY_PLAN, arrangement_code="FAMILY_PLANS", opened_on=OPENED, by=by)


def test_it_is_not_seen_by_a_worker_who_is_not_named(partnership, plan):
    for stranger in (partnership.screener, partnership.hospital_worker, partnership.custody_worker):
        with act_as(stranger) as by:
            assert not JointRecord.objects.exists()
            assert not Participant.objects.exists()
            with pytest.raises(NotFoundHere):
                open_joint_record(plan.pk, by=by)


def test_a_named_worker_sees_the_record_and_their_own_part_alone(partnership, plan):
    with act_as(partnership.family_worker) as by:
        name(plan, partnership.screener, by)
        name(plan, partnership.hospital_worker, by)
        assert list_participants(plan, by=by).count() == 3
    with act_as(partnership.hospital_worker) as by:
        assert open_joint_record(plan.pk, by=by) == plan
        assert [part.worker_id for part in list_participants(plan, by=by)] == [by.worker_id]
        assert list(list_my_joint_records(by=by)) == [plan]
    with act_as(partnership.hub_manager):
        assert not JointRecord.objects.exists()


def test_it_opens_only_through_the_posting_that_was_named(partnership, plan):
    elsewhere = make_posting(
        partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER, worker=posting(partnership.screener).worker
    )
    with act_as(partnership.family_worker) as by:
        name(plan, partnership.screener, by)
    with act_as(acting_through(elsewhere)):
        assert not JointRecord.objects.exists()


def test_it_shuts_when_the_named_posting_ends(partnership, plan):
    with act_as(partnership.family_worker) as by:
        name(plan, partnership.screener, by)
    with act_as(partnership.hub_manager) as by:
        leave(posting=posting(partnership.screener), ends_on=timezone.localdate() - timedelta(days=1), by=by)
    with act_as(partnership.screener):
        assert not JointRecord.objects.exists()


def test_after_the_last_day_it_is_no_longer_among_my_joint_records(partnership, plan):
    with act_as(partnership.family_worker) as by:
        part = name(plan, partnership.screener, by)
        with pytest.raises(StepNotAllowed, match="last day"):
            joint.end_participation(participant=part, until_on=OPENED - timedelta(days=1), by=by)
        joint.end_participation(participant=part, until_on=OPENED + timedelta(days=30), by=by)
    with act_as(partnership.screener) as by:
        assert not list_my_joint_records(by=by).exists()


def test_a_part_is_ended_once_and_only_by_the_agency_that_holds_the_record(partnership, plan):
    with act_as(partnership.family_worker) as by:
        part = name(plan, partnership.screener, by)
    with act_as(partnership.screener) as by:
        with pytest.raises(NotFoundHere):
            open_participant(part.pk, by=by)
        with pytest.raises(NotFoundHere):
            joint.end_participation(participant=part, until_on=OPENED, by=by)
    with act_as(partnership.family_worker) as by:
        opened = open_participant(part.pk, by=by)
        joint.end_participation(participant=opened, until_on=OPENED, by=by)
        with pytest.raises(StepNotAllowed, match="ended already"):
            joint.end_participation(participant=opened, until_on=OPENED + timedelta(days=9), by=by)


def test_a_closed_one_says_by_whom_and_takes_nobody_else(partnership, plan):
    with act_as(partnership.family_worker) as by:
        with pytest.raises(StepNotAllowed, match="before it was opened"):
            joint.close_joint_record(joint_record=plan, closed_on=OPENED - timedelta(days=1), by=by)
        joint.close_joint_record(joint_record=plan, closed_on=date(2019, 6, 1), by=by)
        with pytest.raises(StepNotAllowed, match="is closed"):
            name(plan, partnership.screener, by)
        assert not list_my_joint_records(by=by).exists()
        assert TrailLine.objects.filter(subject_id=plan.pk, did="closed").exists()


def test_an_arrangement_needs_its_parties_a_purpose_and_a_later_review(partnership, arrangement):
    right = {
        "code": "NEW", "title": "New", "words": "New", "purpose_code": "early_help", "parties": [partnership.council],
        "document": "Shelf", "signed_on": OPENED, "review_on": date(2020, 1, 1),
    }  # fmt: skip
    with act_as(partnership.governance) as by:
        with pytest.raises(StepNotAllowed, match="No purpose is called other"):
            agreements.record_arrangement(**right | {"purpose_code": "other"}, by=by)
        with pytest.raises(StepNotAllowed, match="Name each legal body"):
            agreements.record_arrangement(**right | {"parties": []}, by=by)
        with pytest.raises(StepNotAllowed, match="after the day of signing"):
            agreements.record_arrangement(**right | {"review_on": OPENED}, by=by)
        assert agreements.record_arrangement(**right, by=by).version == 1
        assert agreements.record_arrangement(**right, by=by).version == 2
    with act_as(partnership.manager) as by, pytest.raises(NotAllowed):
        agreements.record_arrangement(**right, by=by)


def test_an_agreement_needs_two_parties(partnership):
    right = {
        "code": "SAFE", "title": "Safeguarding", "words": "All", "document": "Shelf", "signed_on": OPENED,
        "review_on": date(2020, 1, 1),
    }  # fmt: skip
    with act_as(partnership.governance) as by:
        with pytest.raises(StepNotAllowed, match="at least two parties"):
            agreements.record_agreement(**right, parties=[partnership.council], by=by)
        both = [partnership.council, partnership.hospital.controller]
        assert agreements.record_agreement(**right, parties=both, by=by).parties.count() == 2
