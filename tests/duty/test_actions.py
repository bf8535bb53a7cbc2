"""The register: loaded by version, met only when something shows it, and nothing said is unsaid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.duty import actions, queries
from alongside.partnership.duty.kinds import Status
from alongside.partnership.duty.models import Evidence, Obligation, ObligationStatus
from alongside.partnership.duty.register import Register, read_register
from alongside.partnership.figures.actions import publish_figure
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did
from tests.figures.counts import SPRING, people

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


def say(obligation, by, status=Status.UNDER_WAY, on=TODAY, reason="It has begun."):
    return actions.set_status(obligation=obligation, status=status, on=on, reason=reason, by=by)


def document(obligation, by, **more):
    given = {"title": "Local definition", "kept_at": "The council's website", "dated_on": TODAY} | more
    return actions.add_document(obligation=obligation, **given, by=by)


def take_back(evidence, by, on=TODAY, because="It was replaced."):
    return actions.withdraw_evidence(evidence=evidence, on=on, because=because, by=by)


# Refusals


def test_only_who_keeps_the_duty_changes_it(partnership, obligation, by):
    evidence = document(obligation, by)
    with act_as(partnership.custody_worker) as worker:
        for change in (
            lambda: actions.load_register(by=worker),
            lambda: actions.give_to(obligation=obligation, owner=partnership.hub, due_on=None, by=worker),
            lambda: say(obligation, worker),
            lambda: actions.check(obligation=obligation, on=TODAY, by=worker),
            lambda: document(obligation, worker),
            lambda: actions.add_figure(obligation=obligation, code="a.b", by=worker),
            lambda: take_back(evidence, worker),
        ):
            with pytest.raises(NotAllowed):
                change()


def test_an_older_register_is_refused(register, by):
    with pytest.raises(StepNotAllowed, match="The file is older: version 0"):
        actions.load_register(register=Register(0, ()), by=by)


def test_words_change_only_with_the_version(register, by):
    first, *rest = read_register().obligations
    with pytest.raises(StepNotAllowed, match="Raise the version"):
        actions.load_register(register=Register(1, (replace(first, words="Other words."), *rest)), by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reason": " "}, "Say why"),
        ({"on": TOMORROW}, "has not come yet"),
        ({"on": TODAY - timedelta(days=1)}, "said later than that day"),
        ({"status": Status.MET}, "Add the document or the figure"),
    ],
)
def test_a_status_that_does_not_fit_is_refused(obligation, by, more, sentence):
    say(obligation, by)
    with pytest.raises(StepNotAllowed, match=sentence):
        say(obligation, by, **more)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": ""}, "title of the document"),
        ({"kept_at": ""}, "where the document can be read"),
        ({"dated_on": TOMORROW}, "has not come yet"),
    ],
)
def test_a_document_that_cannot_be_opened_is_refused(obligation, by, more, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        document(obligation, by, **more)


def test_a_figure_that_is_not_published_is_no_evidence(obligation, by):
    with pytest.raises(StepNotAllowed, match="No figure is published"):
        actions.add_figure(obligation=obligation, code="pathway.engaged", by=by)


def test_a_figure_is_evidence_once(obligation, by):
    publish_figure(count=people(), period=SPRING, by=by)
    actions.add_figure(obligation=obligation, code="pathway.engaged", by=by)
    with pytest.raises(StepNotAllowed, match="evidence here already"):
        actions.add_figure(obligation=obligation, code="pathway.engaged", by=by)


def test_evidence_is_withdrawn_once_and_with_a_reason(obligation, by):
    evidence = document(obligation, by)
    for on, because, sentence in ((TOMORROW, "X", "has not come"), (TODAY, " ", "Say why")):
        with pytest.raises(StepNotAllowed, match=sentence):
            take_back(evidence, by, on, because)
    take_back(evidence, by)
    with pytest.raises(StepNotAllowed, match="withdrawn already"):
        take_back(evidence, by)


def test_a_check_in_the_future_is_refused(obligation, by):
    with pytest.raises(StepNotAllowed, match="has not come yet"):
        actions.check(obligation=obligation, on=TOMORROW, by=by)


def test_the_database_refuses_a_status_without_its_reason(obligation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.filter(pk=obligation.pk).update(status=Status.MET)


def test_the_database_refuses_evidence_that_is_neither_document_nor_figure(obligation, by):
    evidence = document(obligation, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(figure_code="a.b")


def test_the_database_refuses_to_change_what_was_said(obligation, by):
    said = say(obligation, by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ObligationStatus.objects.filter(pk=said.pk).update(reason="Something nicer.")


# What happens


def test_the_register_holds_every_obligation_with_its_statute(register, by):
    listed = list(queries.list_obligations(by))
    assert len(listed) == len(read_register().obligations) == 21
    assert [one.place for one in listed] == list(range(1, 22))
    assert all(one.statute and one.words and one.record_kept and one.bound for one in listed)


def test_loading_the_same_version_again_changes_nothing(register, by):
    before = TrailLine.objects.count()
    actions.load_register(by=by)
    assert TrailLine.objects.count() == before


def test_a_new_version_brings_words_and_keeps_status(register, obligation, by):
    say(obligation, by)
    first, second, *_rest = read_register().obligations
    actions.load_register(register=Register(2, (second, replace(first, words="Other words."))), by=by)
    obligation.refresh_from_db()
    assert (obligation.words, obligation.place, obligation.status) == ("Other words.", 2, Status.UNDER_WAY)
    assert queries.list_obligations(by).count() == 2
    assert Obligation.objects.filter(is_in_register=False).count() == 19


def test_what_left_the_register_can_come_back(register, by):
    asked = read_register().obligations
    actions.load_register(register=Register(2, asked[:1]), by=by)
    actions.load_register(register=Register(3, asked[:1]), by=by)
    actions.load_register(register=Register(4, asked), by=by)
    assert queries.list_obligations(by).count() == 21


def test_an_agency_answers_for_it_by_a_day(obligation, partnership, by):
    actions.give_to(obligation=obligation, owner=partnership.hub, due_on=date(2024, 1, 31), by=by)
    opened = queries.open_obligation(obligation.pk, by)
    assert (opened.owner, opened.due_on) == (partnership.hub, date(2024, 1, 31))


def test_an_obligation_is_met_once_something_shows_it(obligation, by):
    document(obligation, by)
    say(obligation, by, Status.MET, reason="Agreed by all.")
    assert queries.list_obligations(by).get(pk=obligation.pk).status == Status.MET


def test_without_its_last_evidence_it_is_no_longer_met(obligation, by):
    kept, gone = document(obligation, by), document(obligation, by)
    say(obligation, by, Status.MET, reason="Agreed by all.")
    take_back(gone, by)
    obligation.refresh_from_db()
    assert obligation.status == Status.MET
    kept.refresh_from_db()
    take_back(kept, by)
    obligation.refresh_from_db()
    assert obligation.status == Status.UNDER_WAY
    assert obligation.status_reason == "The last evidence was withdrawn: It was replaced."


def test_checking_is_remembered_and_leaves_a_line(obligation, by):
    actions.check(obligation=obligation, on=TODAY, by=by)
    obligation.refresh_from_db()
    assert obligation.last_checked_on == TODAY
    assert TrailLine.objects.filter(did=Did.REVIEWED, subject_id=obligation.pk).count() == 1
