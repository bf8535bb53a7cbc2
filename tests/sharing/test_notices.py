"""When what was shared no longer stands: the recipient is told, decides with a reason, and what it relied on stays."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.actions import notices, receive
from alongside.partnership.sharing.actions.urgent import UrgentShare, share_urgently
from alongside.partnership.sharing.models import Notice, SealedCopy
from alongside.partnership.sharing.models.follow_up import Because, Outcome
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.trail.models import TrailLine
from tests.partnership import acting
from tests.sharing.conftest import item, make_child


@pytest.fixture
def sent(office):
    return office.share()


def withdraw(office, sent, because=Because.NOT_COVERED):
    with act_as(office.place.custody_worker) as by:
        return notices.withdraw(disclosure_id=sent.pk, because=because, by=by)


def decide(office, notice, outcome, words="We moved the child to safety on it.", who=None, readers=()):
    with act_as(who or office.place.hub_manager) as by:
        return notices.decide_on_notice(notice_id=notice.pk, outcome=outcome, words=words, readers=readers, by=by)


# --- refused ---------------------------------------------------------------------------------------------------------


def test_only_the_sender_corrects_withdraws_or_locks(office, sent):
    with act_as(office.place.screener) as by:
        for step in (
            lambda: notices.withdraw(disclosure_id=sent.pk, because=Because.WRONG_FACT, by=by),
            lambda: notices.lock_misdirected(disclosure_id=sent.pk, by=by),
            lambda: notices.correct(disclosure_id=sent.pk, items=[item("name")], because=Because.WRONG_FACT, by=by),
        ):
            with pytest.raises(NotFoundHere):
                step()
        with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            Notice.objects.create(
                disclosure=sent, kind="withdrawal", because="wrong_fact", sent_at=timezone.now(),
                sent_by_id=by.posting_id,
            )  # fmt: skip


def test_a_correction_carries_nothing_that_was_not_shared_before(office, sent):
    with act_as(office.place.custody_worker) as by:
        for items in ([], [item("school")]):
            with pytest.raises(StepNotAllowed, match="Share those anew"):
                notices.correct(disclosure_id=sent.pk, items=items, because=Because.WRONG_FACT, by=by)


def test_a_recipient_is_told_once(office, sent):
    withdraw(office, sent)
    with pytest.raises(StepNotAllowed, match="told so already"):
        withdraw(office, sent)


def test_who_may_not_restrict_does_not_decide_and_the_sender_does_not_decide_for_a_recipient_here(office, sent):
    notice = withdraw(office, sent)
    with pytest.raises(NotAllowed):
        decide(office, notice, Outcome.KEPT, who=office.place.screener)
    for stranger in (office.place.manager, acting(office.place.hospital, Role.TEAM_MANAGER)):
        with pytest.raises(NotFoundHere):
            decide(office, notice, Outcome.KEPT, who=stranger)
    with act_as(office.place.manager):
        assert Notice.objects.update(outcome="kept", decided_at=timezone.now(), decided_by_id=notice.sent_by_id) == 0


def test_keeping_needs_a_reason_and_a_decision_stands(office, sent):
    notice = withdraw(office, sent)
    with pytest.raises(StepNotAllowed, match="in reliance on it"):
        decide(office, notice, Outcome.KEPT, words=" ")
    decide(office, notice, Outcome.KEPT)
    with pytest.raises(StepNotAllowed, match="decided already"):
        decide(office, notice, Outcome.ERASED)


def test_what_was_misdirected_cannot_be_kept(office, sent):
    with act_as(office.place.custody_worker) as by:
        notice = notices.lock_misdirected(disclosure_id=sent.pk, by=by)
    with pytest.raises(StepNotAllowed, match="never meant for your agency"):
        decide(office, notice, Outcome.KEPT)


def test_who_does_not_govern_does_not_notify_of_erasure(office):
    with act_as(office.place.manager) as by, pytest.raises(NotAllowed):
        notices.notify_erasure(person_id=office.person_id, by=by)


# --- corrected -------------------------------------------------------------------------------------------------------


def test_a_correction_reaches_the_recipient_even_when_the_route_would_refuse_it_now(office, sent):
    with act_as(office.place.custody_worker) as by:
        right = notices.correct(
            disclosure_id=sent.pk, items=[item("concern", "Right")], because=Because.WRONG_FACT, by=by
        )
        assert (right.corrects_id, right.route_id, right.bases) == (sent.pk, sent.route_id, sent.bases)
        assert SealedCopy.objects.get(disclosure=sent).stamp == "corrected"
    with act_as(office.place.screener) as by:
        assert looks.open_received(right.pk, by=by).content.items[0].value == "Right"
        old = looks.open_received(sent.pk, by=by)
        assert old.content.items[2].value == "PLANTED-CONCERN"
        [notice] = old.notices
        assert (notice.kind, notice.replaced_by) == ("correction", right)
        assert [each.pk for each in looks.open_notices(by=by)] == [notice.pk]
        assert looks.list_received(by=by)[1].open_notices == 1


def test_correcting_an_urgent_share_stays_urgent(office):
    with act_as(office.place.custody_worker) as by:
        urgent = UrgentShare(
            phoned_at=timezone.now(), spoke_with="Duty desk", what="Wrong street", why="Tonight",
            to_agency_id=office.place.hub.pk,
        )  # fmt: skip
        sent = share_urgently(urgent=urgent, by=by)
        right = notices.correct(
            disclosure_id=sent.pk, items=[item("urgent_words", "Right street")], because=Because.WRONG_FACT, by=by
        )
    assert right.manner == "urgent"
    assert right.legal_record_due_at is not None


# --- withdrawn: kept or erased ---------------------------------------------------------------------------------------


def test_what_was_relied_on_stays_restricted_to_named_readers_and_stamped(office, sent):
    notice = withdraw(office, sent)
    reader = Worker.objects.get(pk=acting(office.place.hub, Role.HUB_SCREENER).worker_id)
    decided = decide(office, notice, Outcome.KEPT, readers=[reader])
    assert (decided.outcome, decided.decided_by_id) == ("kept", office.place.hub_manager.posting_id)
    with act_as(office.place.screener) as by:
        assert looks.open_received(sent.pk, by=by).content is None
    with act_as(office.place.hub_manager) as by:
        read = looks.open_received(sent.pk, by=by)
        assert (read.stamp, read.stamp_words) == ("withdrawn", "We moved the child to safety on it.")
        assert read.content is not None
    with act_as(office.place.custody_worker) as by:
        assert looks.open_sent(sent.pk, by=by).stamp == "withdrawn"
        assert looks.open_notice(notice.pk, by=by).outcome == "kept"
        assert TrailLine.objects.filter(did="withdrew", subject_id=sent.pk).exists()


def test_a_second_reason_stands_below_the_first(office, sent):
    decide(office, withdraw(office, sent), Outcome.KEPT, words="First reason")
    with act_as(office.place.governance) as by:
        [erased] = notices.notify_erasure(person_id=office.person_id, by=by)
    decide(office, erased, Outcome.KEPT, words="Second reason")
    with act_as(office.place.hub_manager) as by:
        read = looks.open_received(sent.pk, by=by)
        assert (read.stamp, read.stamp_words) == ("erased_at_sender", "First reason\nSecond reason")


def test_what_was_not_relied_on_is_erased_and_its_envelope_stays(office, sent):
    decide(office, withdraw(office, sent), Outcome.ERASED)
    with act_as(office.place.screener) as by:
        assert not SealedCopy.objects.exists()
        assert looks.open_received(sent.pk, by=by).content is None
        assert looks.list_received(by=by)[0].about == ""
    with act_as(office.place.custody_worker):
        assert SealedCopy.objects.count() == 1


def test_a_copy_restricted_to_others_is_not_erased_behind_their_backs(office, sent):
    decide(office, withdraw(office, sent), Outcome.KEPT)
    with act_as(office.place.governance) as by:
        [notice] = notices.notify_erasure(person_id=office.person_id, by=by)
    other_manager = acting(office.place.hub, Role.TEAM_MANAGER)
    with pytest.raises(StepNotAllowed, match="restricted to named readers"):
        decide(office, notice, Outcome.ERASED, who=other_manager)
    with pytest.raises(NotFoundHere):
        decide(office, notice, Outcome.KEPT, who=other_manager)
    decide(office, notice, Outcome.ERASED)
    with act_as(office.place.hub_manager):
        assert not SealedCopy.objects.exists()


def test_withdrawing_after_the_sender_erased_its_own_copy_still_tells_the_recipient(office, sent):
    with act_as(office.place.governance) as by:
        from alongside.partnership.sharing.actions.erase import Ground, erase_person

        erase_person(person_id=office.person_id, ground=Ground.RECORDED_IN_ERROR, by=by)
    assert withdraw(office, sent).kind == "withdrawal"


# --- misdirected -----------------------------------------------------------------------------------------------------


def test_a_misdirected_share_is_locked_at_once_for_everybody_there(office, sent):
    mine, _ = make_child(office.place.screener)
    with act_as(office.place.screener) as by:
        receive.link_copy_to_person(disclosure_id=sent.pk, person_id=mine, by=by)
    with act_as(office.place.custody_worker) as by:
        notice = notices.lock_misdirected(disclosure_id=sent.pk, by=by)
        assert looks.open_sent(sent.pk, by=by).stamp == "misdirected"
    for worker in (office.place.screener, office.place.hub_manager):
        with act_as(worker) as by:
            assert not SealedCopy.objects.exists()
            assert looks.open_received(sent.pk, by=by).content is None
            with pytest.raises(NotFoundHere):
                receive.link_copy_to_person(disclosure_id=sent.pk, person_id=mine, by=by)
    decide(office, notice, Outcome.ERASED)
    with act_as(office.place.custody_worker) as by, pytest.raises(StepNotAllowed, match="told so already"):
        notices.lock_misdirected(disclosure_id=sent.pk, by=by)


# --- a recipient that is not on this site ----------------------------------------------------------------------------


def test_for_a_hub_elsewhere_the_sender_writes_down_what_it_was_told(office):
    sent = office.share(route_code="to_other_area_hub", to_agency_id=office.place.next_hub.pk)
    notice = withdraw(office, sent, Because.NO_LONGER_NEEDED)
    decided = decide(office, notice, Outcome.KEPT, who=office.place.manager)
    assert decided.outcome == "kept"
    assert decided.decided_at - timezone.now() < timedelta(minutes=1)
