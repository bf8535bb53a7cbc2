"""Erased at both agencies, nothing of the words is left in any table, history, trail line or job; envelopes stay."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import ProgrammingError
from django.utils import timezone
from psycopg import sql

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.actions import restrict
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.agencies.models import ErasedRecord, Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing import erasing
from alongside.partnership.sharing.actions import asked, notices, receive
from alongside.partnership.sharing.actions.erase import Ground, erase_person
from alongside.partnership.sharing.actions.urgent import UrgentShare, share_urgently
from alongside.partnership.sharing.models import Disclosure, Notice, SealedCopy
from alongside.partnership.sharing.models.follow_up import Because, Outcome
from alongside.partnership.sharing.queries.governance import overdue_reviews, who_may_see
from alongside.partnership.trail.models import TrailLine
from tests.partnership import acting, make_partnership
from tests.sharing.conftest import Office, item, make_child, put_law

COLUMNS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
"""


def erase(office, who=None, person_id=None):
    with act_as(who or office.place.governance) as by:
        return erase_person(person_id=person_id or office.person_id, ground=Ground.RIGHT_TO_ERASURE, by=by)


def where_planted(database) -> set[str]:
    """Every table that still holds a planted word, seen with the keeper's eyes, past row-level security."""
    found = set()
    with database.connect("keeper") as connection:
        for table, column in connection.execute(COLUMNS).fetchall():
            holds = sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE {}::text LIKE ANY (%s))").format(
                sql.Identifier(table), sql.Identifier(column)
            )
            if connection.execute(holds, [["%PLANTED-%", f"%{b'PLANTED-'.hex()}%"]]).fetchone()[0]:
                found.add(table)
    return found


def test_who_does_not_govern_erases_nobody(office):
    with pytest.raises(NotAllowed):
        erase(office, office.place.manager)


def test_another_agencys_person_is_not_found(office):
    office.share()
    with pytest.raises(NotFoundHere):
        erase(office, acting(office.place.hub, Role.INFORMATION_GOVERNANCE))
    with act_as(office.place.custody_worker):
        assert SealedCopy.objects.exists()
        assert not Notice.objects.exists()


def test_erasing_at_the_sender_removes_its_copy_tells_the_recipient_and_leaves_the_envelope(office):
    sent = office.share()
    assert erase(office) >= 2
    with act_as(office.place.governance) as by:
        assert not SealedCopy.objects.exists()
        assert Disclosure.objects.filter(pk=sent.pk).exists()
        assert {"families_person", "sharing_sealedcopy"} <= set(
            ErasedRecord.objects.values_list("table_name", flat=True)
        )
        assert TrailLine.objects.filter(did="erased", because="right_to_erasure").count() == 1
        assert not who_may_see(sent.pk, by=by).reading.content
    with act_as(office.place.screener):
        assert SealedCopy.objects.count() == 1
        assert Notice.objects.get().kind == "erasure"


def test_a_recipient_is_told_of_an_erasure_once_and_of_an_urgent_share_that_was_linked_later(office):
    with act_as(office.place.custody_worker) as by:
        urgent = share_urgently(
            urgent=UrgentShare(
                phoned_at=timezone.now(), spoke_with="Desk", what="PLANTED-URGENT", why="PLANTED-WHY",
                to_agency_id=office.place.hub.pk,
            ),
            by=by,
        )  # fmt: skip
        receive.link_copy_to_person(disclosure_id=urgent.pk, person_id=office.person_id, by=by)
    with act_as(office.place.governance) as by:
        assert len(notices.notify_erasure(person_id=office.person_id, by=by)) == 1
        assert notices.notify_erasure(person_id=office.person_id, by=by) == []


def test_nothing_of_the_words_is_left_after_both_sides_have_erased(fresh_database):
    place = make_partnership()
    put_law(place)
    office = Office(place, *make_child(place.custody_worker))
    theirs = share_correct_ask_and_decide(office)
    holding = where_planted(fresh_database)
    assert {"families_person", "families_personevent", "sharing_sealedcopy", "sharing_askedshareevent"} <= holding
    erase(office)
    with act_as(place.hub_manager) as by:
        for notice in Notice.objects.filter(outcome=""):
            notices.decide_on_notice(notice_id=notice.pk, outcome=Outcome.ERASED, by=by)
    assert "families_person" in where_planted(fresh_database)  # the hub has its own record
    erase(office, acting(place.hub, Role.INFORMATION_GOVERNANCE), theirs)
    assert where_planted(fresh_database) == set()
    with act_as(place.screener):
        assert Disclosure.objects.count() == 2


def share_correct_ask_and_decide(office):
    """Leave planted words wherever sharing writes any, on both sides; give the hub's own record of the child."""
    place = office.place
    theirs, _ = make_child(place.screener)
    sent = office.share()
    with act_as(place.custody_worker) as by:
        wrong = item("concern", "PLANTED-CORRECTED")
        right = notices.correct(disclosure_id=sent.pk, items=[wrong], because=Because.WRONG_FACT, by=by)
        elsewhere = replace(office.what(), route_code="", to_agency_id=place.police.pk)
        waiting = asked.ask_governance(what=elsewhere, by=by)
    with act_as(place.governance) as by:
        asked.decline(asked_id=waiting.pk, words="PLANTED-ANSWER", by=by)
    with act_as(place.screener) as by:
        receive.receive(disclosure_id=sent.pk, by=by)
        for each in (sent, right):
            receive.link_copy_to_person(disclosure_id=each.pk, person_id=theirs, by=by)
    with act_as(place.hub_manager) as by:
        notice = Notice.objects.get()
        notices.decide_on_notice(notice_id=notice.pk, outcome=Outcome.KEPT, words="PLANTED-RELIED", by=by)
    return theirs


def test_a_received_copy_without_a_person_of_ours_can_be_erased_too(office):
    sent = office.share()
    erase(office)
    with act_as(office.place.hub_manager) as by:
        notices.decide_on_notice(notice_id=Notice.objects.get().pk, outcome=Outcome.ERASED, by=by)
        assert ErasedRecord.objects.get().table_name == "sharing_sealedcopy"
        assert not SealedCopy.objects.exists()
        assert Disclosure.objects.get() == sent


def test_a_person_restricted_to_others_is_not_erased_by_an_officer_who_is_not_among_them(office):
    from alongside.partnership.families.actions import restrict_person
    from alongside.partnership.families.queries import open_person

    with act_as(office.place.manager) as by:
        restrict_person(person=open_person(office.person_id, by=by), reason="Named readers", readers=[], by=by)
    with pytest.raises(NotFoundHere):
        erase(office)


# --- retention -------------------------------------------------------------------------------------------------------


def test_overdue_reviews_are_listed_by_kind_without_saying_whose(office):
    office.share()
    much_later = timezone.localdate() + timedelta(days=5 * 366)
    with act_as(office.place.governance) as by:
        assert overdue_reviews(by=by) == []
        listed = overdue_reviews(by=by, today=much_later)
        assert [each.kind for each in listed] == ["person", "sealed copy"]
        assert {each.record_id for each in listed} >= {office.person_id}
    with act_as(office.place.custody_worker) as by, pytest.raises(NotAllowed):
        overdue_reviews(by=by)


# --- who may see, by what law, and who did ---------------------------------------------------------------------------


def test_the_officer_finds_who_may_see_it_by_what_law_and_who_did(office):
    sent = office.share()
    with act_as(office.place.custody_worker) as by:
        from alongside.partnership.sharing.queries.disclosures import open_sent

        open_sent(sent.pk, by=by)
    with act_as(office.place.governance) as by:
        answer = who_may_see(sent.pk, by=by)
        assert answer.recipient_roles == [Role.HUB_SCREENER, Role.TEAM_MANAGER]  # those who work there today
        assert Role.ANALYST not in {*answer.recipient_roles, *answer.sender_roles}
        assert dict(answer.reading.by_what_right)["Gateway"].startswith("Within one legal body")
        assert [str(entry.did) for entry in answer.trail][-2:] == ["looked at", "shared"]
        assert (answer.named_readers, answer.is_locked, answer.is_outside) == ([], False, False)
        assert answer.reading.content is None
    with act_as(office.place.manager) as by, pytest.raises(NotAllowed):
        who_may_see(sent.pk, by=by)


def test_named_readers_of_a_restricted_copy_are_named(office):
    sent = office.share()
    with act_as(office.place.governance) as by:
        lock = restrict(reason="Family works here", readers=[], by=by)
        SealedCopy.objects.update(restriction=lock)
        assert Worker.objects.get(pk=by.worker_id).name in who_may_see(sent.pk, by=by).named_readers


def test_a_fault_that_is_no_refusal_is_not_taken_for_one(office):
    with act_as(office.place.governance), pytest.raises(ProgrammingError, match="does not exist"):
        erasing._call("SELECT no_such_function(%s, %s)", office.person_id, "court_order")
