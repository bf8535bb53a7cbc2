"""Sharing along a route: refused with reasons, previewed exactly, sealed for both sides, acknowledged or chased."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.items import DataClass
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.actions import receive as receiving
from alongside.partnership.sharing.actions.share import preview, share
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.models import Chase, Disclosure, SealedCopy
from alongside.partnership.sharing.models.follow_up import HowChased
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.sharing.queries.law import law_of_today, route_named, routes_open_to_me
from alongside.partnership.sharing.reading import items_as_json, items_from_json
from alongside.partnership.sharing.sending import seal_and_send
from alongside.partnership.trail.models import TrailLine
from tests.partnership import acting
from tests.sharing.conftest import BORN, ITEMS, item, make_child

ADULT = BORN - timedelta(days=10 * 366)


def at(place, kind):
    """The one agency of this kind."""
    return getattr(place, kind).pk


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"route_code": "shortcut"}, "unknown_route", "There is no route"),
        ({"route_code": "hospital_to_hub"}, "sender_not_on_route", "does not start at"),
        ({"items": ITEMS[:2]}, "field_missing", "always carries: concern"),
        ({"items": (*ITEMS, item("shoe_size"))}, "field_not_on_route", "does not carry: shoe size"),
        ({"items": (*ITEMS, item("needs", "", DataClass.PATIENT))}, "data_class_not_on_route", "patient information"),
        ({"necessity": " "}, "necessity_missing", "Write why"),
        ({"told_words": ""}, "told_missing", "who was told"),
        ({"born_on": ADULT}, "route_for_children", "adult safeguarding"),
        ({"review_on": timezone.localdate() - timedelta(days=1)}, "review_overdue", "retention review"),
    ],
)
def test_what_the_law_does_not_cover_is_not_shared_and_the_refusal_says_what_would(office, changes, reason, words):
    with pytest.raises(NotLawful) as refusal:
        office.share(**changes)
    assert reason in {each.code for each in refusal.value.reasons}
    assert words in refusal.value.sentence
    assert "ring first" in refusal.value.sentence
    with act_as(office.place.custody_worker):
        assert not Disclosure.objects.exists()
        assert not SealedCopy.objects.exists()


def test_a_role_that_does_not_refer_neither_previews_nor_shares(office):
    with act_as(office.place.governance) as by:
        for step in (preview, share):
            with pytest.raises(NotAllowed):
                step(what=office.what(), by=by)


def test_nobody_shares_another_agencys_record_of_a_person(office):
    theirs, _ = make_child(office.place.hospital_worker)
    with pytest.raises(NotFoundHere):
        office.share(person_id=theirs)


def test_nobody_shares_with_an_agency_that_is_not_in_the_directory(office):
    with pytest.raises(NotFoundHere):
        office.share(to_agency_id=uuid4())


def test_an_envelope_cannot_promise_what_is_not_sealed(office):
    disclosure = office.share()
    with act_as(office.place.custody_worker), pytest.raises(ProgrammingError, match="not what the envelope promises"):
        _seal(disclosure.pk)


def test_nobody_seals_into_an_envelope_of_another_agency(office):
    disclosure = office.share()
    with act_as(office.place.screener), pytest.raises(ProgrammingError, match="Only the agency that sends"):
        _seal(disclosure.pk)


def _seal(envelope_id) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT sharing_seal(%s, NULL, NULL, '[]'::jsonb, 'why', true, 'told', 'salt', %s, '2099-01-01')",
            [envelope_id, "shared_copy"],
        )


def test_a_copy_cannot_be_written_or_its_words_changed_by_anybody(office):
    disclosure = office.share()
    with act_as(office.place.screener):
        copy = SealedCopy.objects.get(disclosure=disclosure)
        for change in ({"necessity": "else"}, {"items": []}, {"told_words": "else"}, {"held_by_id": uuid4()}):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                SealedCopy.objects.filter(pk=copy.pk).update(**change)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            copy.delete()
        copy.pk = uuid4()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            copy.save(force_insert=True)


def test_an_envelope_is_never_changed_save_by_the_recipients_receipt(office):
    disclosure = office.share()
    with act_as(office.place.custody_worker) as by:
        for change in ({"subject_id": None}, {"item_keys": []}, {"to_agency_id": by.agency_id}):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                Disclosure.objects.update(**change)
        receipt = {"received_at": timezone.now(), "received_by_id": by.posting_id}
        assert Disclosure.objects.filter(pk=disclosure.pk).update(**receipt) == 0


def test_an_envelope_in_another_agencys_name_is_refused_by_the_database(office):
    sent = office.share()
    sent.pk = uuid4()
    with act_as(office.place.screener), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        sent.save(force_insert=True)


def test_a_fault_that_is_no_refusal_of_the_sealing_function_is_not_taken_for_one(office):
    theirs = office.share()
    theirs.pk = uuid4()
    with act_as(office.place.screener) as by, pytest.raises(ProgrammingError, match="row-level"):
        seal_and_send(theirs, office.what().content, person_id=None, by=by)


# --- previewed and shared --------------------------------------------------------------------------------------------


def test_the_preview_shows_exactly_what_the_recipient_will_read_and_stores_nothing(office):
    with act_as(office.place.custody_worker) as by:
        shown = preview(what=office.what(), by=by)
        assert shown.decision.is_allowed
        assert not Disclosure.objects.exists()
    disclosure = office.share()
    with act_as(office.place.screener) as by:
        read = looks.open_received(disclosure.pk, by=by)
    assert read.content == shown.reading.content
    assert read.by_what_right == shown.reading.by_what_right
    assert (read.from_agency, read.sent_by) == (shown.reading.from_agency, shown.reading.sent_by)
    assert ("Gateway", "Within one legal body: UK GDPR, Art. 4(7) and Art. 5(1)(b) and (c)") in read.by_what_right
    assert not read.is_urgent


def test_a_preview_that_may_not_be_shared_gives_its_reasons_and_of_an_unknown_route_nothing_to_read(office):
    with act_as(office.place.custody_worker) as by:
        shown = preview(what=office.what(necessity=""), by=by)
        assert (shown.reading is not None, shown.decision.codes) == (True, {"necessity_missing"})
        assert not shown.only_lacks_its_approver
        assert preview(what=office.what(route_code="?"), by=by).reading is None


def test_both_sides_have_a_receipt_with_source_grade_age_and_meaning_of_each_item(office):
    disclosure = office.share()
    for worker, look in ((office.place.custody_worker, looks.open_sent), (office.place.screener, looks.open_received)):
        with act_as(worker) as by:
            read = look(disclosure.pk, by=by)
            assert read.content.items == ITEMS
            assert read.content.items[2].meaning == "PLANTED-MEANING"
            assert dict(read.by_what_right)["Route"] == "From custody to the hub (version 1)"
            assert TrailLine.objects.filter(did="looked", subject_id=disclosure.pk).exists()


def test_items_survive_being_stored():
    assert items_from_json(items_as_json(ITEMS)) == ITEMS


def test_the_hash_in_the_envelope_is_of_the_words_and_their_salt(office):
    disclosure = office.share()
    with act_as(office.place.screener), connection.cursor() as cursor:
        cursor.execute(
            "SELECT salt, jsonb_build_array(items, necessity, was_told, told_words)::text FROM sharing_sealedcopy"
        )
        salt, words = cursor.fetchone()
    assert hashlib.sha256(bytes(salt) + words.encode()).digest() == bytes(disclosure.payload_hash)
    assert len(bytes(salt)) == 32


def test_each_agency_reads_its_own_copy_and_a_third_reads_nothing(office):
    disclosure = office.share()
    for worker, side in ((office.place.custody_worker, "sent"), (office.place.screener, "received")):
        with act_as(worker) as by:
            copy = SealedCopy.objects.get()
            assert (copy.side, copy.held_by_id) == (side, by.agency_id)
    for stranger in (office.place.hospital_worker, office.place.family_worker):
        with act_as(stranger) as by:
            assert not Disclosure.objects.exists()
            assert not SealedCopy.objects.exists()
            for look in (looks.open_received, looks.open_sent):
                with pytest.raises(NotFoundHere):
                    look(disclosure.pk, by=by)


def test_the_sender_does_not_open_it_as_a_recipient_nor_the_recipient_as_a_sender(office):
    disclosure = office.share()
    with act_as(office.place.custody_worker) as by, pytest.raises(NotFoundHere):
        looks.open_received(disclosure.pk, by=by)
    with act_as(office.place.screener) as by, pytest.raises(NotFoundHere):
        looks.open_sent(disclosure.pk, by=by)


def test_a_role_that_neither_refers_nor_governs_does_not_see_what_is_sent(office):
    with act_as(acting(office.place.youth_justice, Role.ANALYST)) as by, pytest.raises(NotAllowed):
        looks.page_of_sent(by=by)
    with act_as(acting(office.place.youth_justice, Role.ANALYST)) as by, pytest.raises(NotAllowed):
        looks.page_of_received(by=by)
    with act_as(office.place.governance) as by:
        assert list(looks.page_of_sent(by=by)) == []


def test_lists_say_whom_it_is_about_and_whether_it_was_acknowledged(office):
    disclosure = office.share()
    later = timezone.now() + timedelta(hours=25)
    with act_as(office.place.custody_worker) as by:
        [line] = looks.page_of_sent(by=by)
        assert (line.about, line.is_acknowledged, line.is_overdue, line.open_notices) == (
            "PLANTED-name",
            False,
            False,
            0,
        )
        assert looks.overdue_acknowledgements(by=by) == []
        [late] = looks.overdue_acknowledgements(by=by, now=later)
        assert late.is_overdue
        assert list(looks.sent_about(office.person_id, by=by)) == [disclosure]
    with act_as(office.place.screener) as by:
        [line] = looks.list_received(by=by)
        assert line.about == "PLANTED-name"
        assert receiving.receive(disclosure_id=disclosure.pk, by=by).received_at is not None
    with act_as(office.place.custody_worker) as by:
        assert looks.overdue_acknowledgements(by=by, now=later) == []
        assert looks.page_of_sent(by=by, now=later)[0].is_acknowledged


def test_something_without_a_name_is_listed_all_the_same(office):
    with act_as(office.place.screener) as by:
        share_back = office.what(
            route_code="hub_answer", to_agency_id=office.place.youth_justice.pk, person_id=make_child(by)[0],
            items=(item("name"), item("decision")),
        )  # fmt: skip
        assert share(what=share_back, by=by)
    with act_as(office.place.custody_worker) as by:
        assert looks.list_received(by=by)[0].about == "PLANTED-name"


# --- acknowledged or chased ------------------------------------------------------------------------------------------


def test_the_first_acknowledgement_stands(office):
    disclosure = office.share()
    with act_as(office.place.screener) as by:
        first = receiving.receive(disclosure_id=disclosure.pk, by=by).received_at
    with act_as(office.place.hub_manager) as by:
        again = receiving.receive(disclosure_id=disclosure.pk, by=by)
        assert (again.received_at, again.received_by_id) == (first, office.place.screener.posting_id)
        assert TrailLine.objects.filter(did="received").count() == 1


def test_the_sender_cannot_acknowledge_for_a_recipient_that_works_here(office):
    disclosure = office.share()
    with act_as(office.place.custody_worker) as by:
        with pytest.raises(NotFoundHere):
            receiving.receive(disclosure_id=disclosure.pk, by=by)
        with pytest.raises(StepNotAllowed, match="acknowledges for itself"):
            receiving.acknowledge_from_outside(disclosure_id=disclosure.pk, name="A", at=timezone.now(), by=by)


@pytest.fixture
def sent_elsewhere(office):
    return office.share(route_code="to_other_area_hub", to_agency_id=office.place.next_hub.pk)


def test_a_hub_that_is_not_on_this_site_gets_no_copy_here_and_is_chased_until_it_acknowledges(office, sent_elsewhere):
    with act_as(acting(office.place.next_hub, Role.HUB_SCREENER)):
        assert not SealedCopy.objects.exists()
    with act_as(office.place.custody_worker) as by:
        assert SealedCopy.objects.count() == 1
        receiving.chase(disclosure_id=sent_elsewhere.pk, how=HowChased.PHONE, by=by)
        now = timezone.now()
        took = receiving.acknowledge_from_outside(disclosure_id=sent_elsewhere.pk, name="R. Duty", at=now, by=by)
        assert (took.received_by_name, took.received_at) == ("R. Duty", now)
        assert Chase.objects.get().how == "phone"
        for again in (
            lambda: receiving.chase(disclosure_id=sent_elsewhere.pk, how=HowChased.PHONE, by=by),
            lambda: receiving.acknowledge_from_outside(disclosure_id=sent_elsewhere.pk, name="R", at=now, by=by),
        ):
            with pytest.raises(StepNotAllowed, match="acknowledged already"):
                again()


def test_an_acknowledgement_from_outside_says_who_and_a_possible_when(office, sent_elsewhere):
    now = timezone.now()
    with act_as(office.place.custody_worker) as by:
        with pytest.raises(StepNotAllowed, match="Write who"):
            receiving.acknowledge_from_outside(disclosure_id=sent_elsewhere.pk, name=" ", at=now, by=by)
        for when in (now - timedelta(days=1), now + timedelta(days=1)):
            with pytest.raises(StepNotAllowed, match="before it was sent, nor in the future"):
                receiving.acknowledge_from_outside(disclosure_id=sent_elsewhere.pk, name="R", at=when, by=by)


def test_only_the_sender_chases(office):
    disclosure = office.share()
    with act_as(office.place.screener) as by, pytest.raises(NotFoundHere):
        receiving.chase(disclosure_id=disclosure.pk, how=HowChased.PHONE, by=by)
    with act_as(office.place.screener) as by, pytest.raises(DatabaseError), transaction.atomic():
        Chase.objects.create(disclosure=disclosure, how="phone", chased_at=timezone.now(), chased_by_id=by.posting_id)


def test_the_recipient_ties_its_copy_to_its_own_record_and_to_no_other(office):
    disclosure = office.share()
    mine, _ = make_child(office.place.screener)
    other, _ = make_child(office.place.screener)
    with act_as(office.place.screener) as by:
        with pytest.raises(NotFoundHere):
            receiving.link_copy_to_person(disclosure_id=disclosure.pk, person_id=office.person_id, by=by)
        receiving.link_copy_to_person(disclosure_id=disclosure.pk, person_id=mine, by=by)
        receiving.link_copy_to_person(disclosure_id=disclosure.pk, person_id=mine, by=by)
        assert looks.open_received(disclosure.pk, by=by).person_id == mine
        with pytest.raises(StepNotAllowed, match="another person already"):
            receiving.link_copy_to_person(disclosure_id=disclosure.pk, person_id=other, by=by)
        with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            SealedCopy.objects.update(person_id=office.person_id)
        assert SealedCopy.objects.get().history.count() == 1  # the second link changed nothing
    with act_as(office.place.custody_worker):
        assert SealedCopy.objects.get().person_id == office.person_id


# --- routes open to me -----------------------------------------------------------------------------------------------


def codes(**asked):
    return [choice.route.code for choice in routes_open_to_me(**asked)]


def test_a_worker_sees_the_routes_that_start_at_their_agency_and_fit_the_age(office):
    with act_as(office.place.custody_worker) as by:
        assert codes(by=by) == ["custody_to_hub", "to_adult_safeguarding", "to_other_area_hub"]
        assert codes(by=by, born_on=BORN) == ["custody_to_hub", "to_other_area_hub"]
        assert codes(by=by, born_on=ADULT) == ["to_adult_safeguarding"]
        assert codes(by=by, to_kind=AgencyKind.HUB) == ["custody_to_hub", "to_other_area_hub"]
        assert codes(by=by, to_kind=AgencyKind.FIRE) == []
        custody = route_named("custody_to_hub", by=by)
        assert custody.recipients == [office.place.hub]
        kept = custody.carries([item("name"), item("shoe_size"), item("needs", "", DataClass.PATIENT),
                                replace(item("wishes"), data_class="gossip")])  # fmt: skip
        assert [each.key for each in kept] == ["name"]
        assert route_named("hospital_to_hub", by=by) is None
    with act_as(office.place.screener) as by:
        assert "hub_answer" in codes(by=by, born_on=ADULT)


def test_the_law_of_today_is_for_whoever_keeps_it(office):
    with act_as(office.place.governance) as by:
        law = law_of_today(by=by)
        assert "PCSC_S16" in law.known.gateways
        assert not law.has_lapsed(None)
        assert law.has_lapsed(law.today - timedelta(days=1))
    with act_as(office.place.custody_worker) as by, pytest.raises(NotAllowed):
        law_of_today(by=by)


def test_an_answer_is_found_by_the_share_that_it_answers(office):
    asked = office.share()
    with act_as(office.place.screener) as by:
        person_id, review_on = make_child(office.place.screener)
        answer = share(
            what=office.what(
                route_code="hub_answer", to_agency_id=office.place.youth_justice.pk, person_id=person_id,
                review_on=review_on, items=(item("name"), item("decision")), answers_id=asked.pk,
            ),
            by=by,
        )  # fmt: skip
        assert looks.answers_to([asked.pk], by=by) == {}
    with act_as(office.place.custody_worker) as by:
        assert looks.answers_to([asked.pk], by=by) == {asked.pk: answer}
    with act_as(office.place.partnership_manager) as by, pytest.raises(NotAllowed):
        looks.answers_to([asked.pk], by=by)
