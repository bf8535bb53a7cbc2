"""What my agency records of a person and their family, and what it refuses."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.agencies.models import Reader, Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families.actions import (
    add_member,
    change_person,
    end_membership,
    form_family,
    record_person,
    record_wish,
    restrict_person,
)
from alongside.partnership.families.models import Person, Wish
from tests.partnership import acting, lines_of

TODAY = date(2019, 3, 1)
SAM = {
    "given_name": " Sam ",
    "family_name": "O'Brien-Núñez",
    "born_on": date(2004, 5, 6),
    "home_authority": "Fleetwater",
    "today": TODAY,
}


def did(by) -> list[tuple[str, str]]:
    return [(line.did, line.subject_kind) for line in lines_of(by)]


@pytest.fixture
def family_worker(partnership):
    with act_as(partnership.family_worker) as by:
        yield by


@pytest.fixture
def sam(family_worker) -> Person:
    return record_person(**SAM, by=family_worker)


@pytest.mark.parametrize(
    ("born_on", "sentence"),
    [(date(2019, 3, 2), "in the future"), (date(1898, 12, 31), "more than 120 years ago")],
)
def test_an_impossible_birth_date_is_refused_in_words(family_worker, born_on, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        record_person(**SAM | {"born_on": born_on}, by=family_worker)


def test_a_person_born_today_can_be_recorded(family_worker):
    assert record_person(**SAM | {"born_on": TODAY}, by=family_worker).born_on == TODAY


def test_a_role_without_the_permission_records_nobody(partnership):
    with pytest.raises(NotAllowed), act_as(partnership.partnership_manager) as by:
        record_person(**SAM, by=by)


def test_a_person_is_held_by_my_agency_with_a_number_a_class_and_a_day_to_look_again(sam, family_worker):
    assert (sam.held_by_id, sam.team_id) == (family_worker.agency_id, family_worker.team_id)
    assert (sam.reference, sam.retention_class, sam.name) == ("P-000001", "person", "Sam O'Brien-Núñez")
    assert sam.review_on > sam.recorded_at.date()
    assert sam.family_name_key == "obriennunez"
    assert did(family_worker) == [("recorded", "families.person")]


def test_each_agency_numbers_its_own_records_so_that_a_number_tells_nothing_of_another(partnership):
    for by in (partnership.family_worker, partnership.screener):
        with act_as(by):
            assert [record_person(**SAM, by=by).reference for _ in range(2)] == ["P-000001", "P-000002"]


def test_a_change_keeps_the_earlier_state_and_the_key_by_which_the_person_is_found(sam, family_worker):
    changed = change_person(person=sam, family_name="Nuñez", school="Harbour Academy", today=TODAY, by=family_worker)
    assert changed.family_name_key == "nunez"
    assert list(sam.history.order_by("pgh_id").values_list("family_name", "school")) == [
        ("O'Brien-Núñez", ""),
        ("Nuñez", "Harbour Academy"),
    ]
    assert did(family_worker)[-1] == ("changed", "families.person")


def test_what_is_not_a_detail_of_the_person_cannot_be_changed(sam, family_worker):
    with pytest.raises(StepNotAllowed, match=r"cannot be changed here: held_by_id, reference\."):
        change_person(person=sam, reference="P-9", held_by_id="x", today=TODAY, by=family_worker)
    with pytest.raises(StepNotAllowed, match="in the future"):
        change_person(person=sam, born_on=date(2020, 1, 1), today=TODAY, by=family_worker)


def test_what_a_young_person_wants_is_kept_in_their_own_words(sam, family_worker):
    wish = record_wish(person=sam, words="I want to box again.", said_on=TODAY, by=family_worker)
    assert (wish.words, wish.retention_class) == ("I want to box again.", sam.retention_class)
    assert did(family_worker)[-1] == ("recorded", "families.wish")


def test_a_role_that_opens_no_record_keeps_no_wish(sam, partnership):
    with pytest.raises(NotAllowed), act_as(acting(partnership.early_help, Role.ANALYST)) as by:
        record_wish(person=sam, words="x", said_on=TODAY, by=by)


def test_a_family_is_formed_around_a_young_person_who_is_its_first_member(sam, family_worker):
    family = form_family(name=" Núñez ", around=sam, from_on=TODAY, by=family_worker)
    assert (family.name, family.reference) == ("Núñez", "F-000001")
    assert [(member.person, member.relationship) for member in family.members.all()] == [(sam, "child")]


def test_nobody_is_a_member_twice_at_the_same_time(sam, family_worker):
    family = form_family(name="Núñez", around=sam, from_on=TODAY, by=family_worker)
    with pytest.raises(StepNotAllowed, match="already a member"):
        add_member(family=family, person=sam, relationship="child", from_on=TODAY, by=family_worker)
    end_membership(member=family.members.get(), until_on=TODAY, by=family_worker)
    again = add_member(family=family, person=sam, relationship="child", from_on=TODAY, by=family_worker)
    assert again.until_on is None
    assert did(family_worker)[-2:] == [("changed", "families.familymember"), ("recorded", "families.familymember")]


def test_a_membership_does_not_end_before_it_started(sam, family_worker):
    family = form_family(name="Núñez", around=sam, from_on=TODAY, by=family_worker)
    with pytest.raises(StepNotAllowed, match="cannot end before it started"):
        end_membership(member=family.members.get(), until_on=date(2019, 2, 28), by=family_worker)


def test_only_who_works_with_families_changes_one(sam, family_worker, partnership):
    family = form_family(name="Núñez", around=sam, from_on=TODAY, by=family_worker)
    with act_as(acting(partnership.early_help, Role.HUB_SCREENER)) as by:
        for step in (
            lambda: form_family(name="x", around=sam, from_on=TODAY, by=by),
            lambda: add_member(family=family, person=sam, relationship="child", from_on=TODAY, by=by),
            lambda: end_membership(member=family.members.get(), until_on=TODAY, by=by),
        ):
            with pytest.raises(NotAllowed):
                step()


def test_restricting_a_person_closes_every_row_about_them_and_every_earlier_state(partnership):
    manager, worker = partnership.early_help_manager, partnership.family_worker
    with act_as(worker):
        sam = record_person(**SAM, by=worker)
        record_wish(person=sam, words="I want to box again.", said_on=TODAY, by=worker)
    named = [Worker.objects.get(pk=acting(partnership.early_help, Role.EARLY_HELP_WORKER).worker_id)]
    with act_as(manager):
        lock = restrict_person(person=sam, reason="A relative works here.", readers=named, by=manager)
        assert Reader.objects.filter(restriction=lock, worker_id__in=[manager.worker_id, named[0].pk]).count() == 2
        assert Person.objects.get().restriction == lock
    with act_as(worker):
        assert not Person.objects.exists()
        assert not Wish.objects.exists()
        assert not sam.history.exists()  # also the states from before the restriction
        with pytest.raises(StepNotAllowed), transaction.atomic():
            raise StepNotAllowed("A refusal inside changes nothing of who acts.")
        assert not Person.objects.exists()


def test_only_some_roles_restrict_a_person(sam, family_worker):
    with pytest.raises(NotAllowed):
        restrict_person(person=sam, reason="Because.", readers=[], by=family_worker)


def test_a_row_about_another_agencys_person_cannot_be_made(partnership):
    with act_as(partnership.family_worker) as theirs:
        sam = record_person(**SAM, by=theirs)
    with pytest.raises(DatabaseError, match="row-level security"), act_as(partnership.screener) as by:
        record_wish(person=sam, words="x", said_on=TODAY, by=by)


def test_if_the_line_cannot_be_written_nothing_was_recorded(partnership, monkeypatch):
    def no_line(*_args, **_kwargs):
        raise DatabaseError("the trail is full")

    monkeypatch.setattr("alongside.partnership.families.actions.record", no_line)
    with act_as(partnership.family_worker) as by:
        with pytest.raises(DatabaseError):
            record_person(**SAM, by=by)
        assert not Person.objects.exists()
