"""Publishing: who may, what is hidden, and that nothing published is ever changed."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.periods import Month, Period
from alongside.evidence.tables import Figure, Uncertainty, checksum
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.figures import actions, queries
from alongside.partnership.figures.kinds import Audience, Count, Counted, Reach, State, fingerprint
from alongside.partnership.figures.models import NEWEST, PublishedFigure
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did
from tests.figures.counts import SPRING, YEAR, people, system_of
from tests.partnership import Partnership


@pytest.fixture
def by(partnership: Partnership):
    with act_as(system_of(partnership.youth_justice)) as acting:
        yield acting


def publish(*counts: Count, by, period=SPRING, **more):
    return actions.publish_figures(counts=counts, period=period, by=by, **more)


# Refusals


def test_a_youth_worker_may_not_publish(partnership):
    with act_as(partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        publish(people(), by=worker)


def test_a_youth_worker_may_not_publish_a_table(partnership):
    with act_as(partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        actions.publish_table(about=people(), table=pa.table({"n": [1]}), words={"n": "N"}, period=YEAR, by=worker)


def test_one_code_counted_twice_for_one_period_is_refused(by):
    with pytest.raises(StepNotAllowed, match=r"pathway\.engaged was counted twice"):
        publish(people(41), people(42), by=by)


def test_a_code_without_its_room_is_refused(by):
    with pytest.raises(ValidationError):
        publish(people(code="engaged"), by=by)


def test_a_column_without_words_is_refused(by):
    with pytest.raises(StepNotAllowed, match="ward"):
        actions.publish_table(about=people(), table=pa.table({"ward": ["A"]}), words={}, period=YEAR, by=by)


def test_what_is_public_cannot_be_replaced_in_private(by):
    publish(people(41), by=by)
    with pytest.raises(StepNotAllowed, match="must be public too"):
        publish(people(42, audience=Audience.PARTNERSHIP), by=by)


def test_the_database_refuses_to_change_what_was_published(by):
    (figure,) = publish(people(), by=by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        PublishedFigure.objects.filter(pk=figure.pk).update(value=1)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        PublishedFigure.objects.filter(pk=figure.pk)._raw_delete("default")


def test_the_database_refuses_a_figure_in_another_agencys_name(by, partnership):
    (figure,) = publish(people(), by=by)
    figure.pk, figure.code, figure.agency_id = None, "pathway.other", partnership.hub.pk
    figure._state.adding = True
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        figure.save(force_insert=True)


def test_the_database_refuses_a_second_chain_for_the_same_code_and_period(by):
    (figure,) = publish(people(), by=by, for_my_agency=False)
    figure.pk = None
    figure._state.adding = True
    with pytest.raises(IntegrityError, match="starts_one_chain"), transaction.atomic():
        figure.save(force_insert=True)


# What is published


def test_a_figure_carries_everything_a_reader_may_ask(by, partnership):
    (figure,) = publish(people(41, inputs=["b", "a"]), by=by)
    assert queries.number_of(figure) == 41
    assert (figure.unit, figure.counted, figure.state) == ("young people", Counted.PEOPLE, State.SHOWN)
    assert (figure.period_from, figure.period_until) == (date(2019, 2, 1), date(2019, 4, 30))
    assert figure.whose == partnership.youth_justice.name
    assert figure.source == f"Records of {partnership.youth_justice.name}"
    assert figure.rule == "under-five-hidden"
    assert figure.reach == Reach.ONE_AGENCY
    assert figure.is_invented
    assert figure.code_version.startswith("alongside ")
    assert figure.inputs_checksum == fingerprint(["a", "b"])
    assert figure.published_by_id == by.posting_id


def test_publishing_leaves_a_line_in_the_trail(by):
    (figure,) = publish(people(), by=by)
    line = TrailLine.objects.get(did=Did.PUBLISHED)
    assert (line.subject_kind, line.subject_id, line.purpose) == ("figures.publishedfigure", figure.pk, "count")


def test_a_small_number_of_people_is_hidden_and_zero_is_not(by):
    few, none = publish(people(4), people(0, code="pathway.none"), by=by)
    assert (few.state, few.value) == (State.HIDDEN, None)
    assert (none.state, none.value) == (State.SHOWN, 0)


def test_parts_of_a_shown_total_are_hidden_in_pairs(by):
    total = people(20, code="pathway.all")
    parts = [people(n, code=f"pathway.part-{n}", part_of="pathway.all") for n in (3, 7, 10)]
    published = publish(total, *parts, by=by)
    assert [figure.state for figure in published] == ["shown", "hidden", "hidden", "shown"]


def test_parts_of_a_hidden_total_do_not_give_each_other_away(by):
    total = people(4, code="pathway.all")
    parts = [people(n, code=f"pathway.part-{n}", part_of="pathway.all") for n in (4, 0)]
    assert [figure.state for figure in publish(total, *parts, by=by)] == ["hidden", "hidden", "shown"]


def test_a_wait_of_few_people_is_hidden(by):
    wait = people(12.5, code="pathway.wait", counted=Counted.DAYS, unit="days", based_on=3)
    enough = replace(wait, code="pathway.long-wait", based_on=9)
    hidden, shown = publish(wait, enough, by=by)
    assert (hidden.state, hidden.value) == (State.HIDDEN, None)
    assert queries.number_of(shown) == 12.5


def test_a_number_nobody_knows_is_missing(by):
    (nobody, money) = publish(
        people(None), people(None, code="taskforce.money", counted=Counted.PENCE, unit="pence"), by=by
    )
    assert (nobody.state, money.state) == (State.MISSING, State.MISSING)


def test_a_month_is_a_figure_too(by):
    (started,) = publish(people(None, counted=Counted.MONTH, unit="month", month=date(2019, 2, 1)), by=by)
    assert (started.state, started.month, started.value) == (State.SHOWN, date(2019, 2, 1), None)


def test_a_figure_of_the_evidence_keeps_its_interval(by):
    figure = Figure(
        2.016, "per cent", YEAR, "MPS", "All of it.", date(2019, 4, 1), Uncertainty(-1.0, 5.0, 0.95, "Byar")
    )
    count = Count.of(figure, code="violence.change", title="Change", counted=Counted.RATE, rule=AS_RECORDED)
    published = actions.publish_figure(count=count, period=SPRING, for_my_agency=False, by=by)
    assert (published.low, published.high, published.level, published.method) == (-1.0, 5.0, 0.95, "Byar")
    assert published.period_until == date(2019, 3, 31)
    assert (published.whose, published.reach) == ("The partnership", Reach.WHOLE)


# Publishing again


def test_publishing_again_supersedes_and_keeps_what_was_there(by):
    (before,) = publish(people(41), by=by)
    (after,) = publish(people(40), by=by)
    assert after.supersedes_id == before.pk
    assert list(PublishedFigure.objects.filter(NEWEST)) == [after]
    assert PublishedFigure.objects.count() == 2


def test_what_has_not_changed_is_not_published_twice(by):
    (before,) = publish(people(41), by=by)
    (after,) = publish(people(41), by=by)
    assert after.pk == before.pk
    assert PublishedFigure.objects.count() == 1


def test_a_later_cut_is_published_again(by):
    publish(people(41), by=by)
    publish(people(41, cut_on=date(2019, 6, 1)), by=by)
    assert PublishedFigure.objects.count() == 2


def test_other_periods_stand_beside_each_other(by):
    publish(people(41), by=by)
    publish(people(12), by=by, period=Period(Month(2019, 4), Month(2019, 4)))
    assert PublishedFigure.objects.filter(NEWEST).count() == 2


# Tables


def test_a_table_keeps_its_rows_and_their_checksum(by):
    table = pa.table(
        {"ward": ["A", "B"], "since": [date(2019, 4, 1), None], "n": [12, None], "n_state": ["shown", "hidden"]}
    )
    words = {"ward": "Ward", "since": "Since", "n": "Young people"}
    published = actions.publish_table(
        about=people(), table=table, words=words, units={"n": "young people"}, period=YEAR, by=by
    )
    assert published.columns[2] == {"name": "n", "words": "Young people", "unit": "young people"}
    assert published.rows == [["A", "2019-04-01", 12, "shown"], ["B", None, None, "hidden"]]
    assert published.rows_checksum == checksum(table)


def test_a_table_published_again_supersedes(by):
    words = {"n": "N"}
    first = actions.publish_table(about=people(), table=pa.table({"n": [1]}), words=words, period=YEAR, by=by)
    second = actions.publish_table(about=people(), table=pa.table({"n": [2]}), words=words, period=YEAR, by=by)
    assert second.supersedes_id == first.pk
