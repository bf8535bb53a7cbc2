"""Looking at what was published: what stands now, what stood before, and what agencies' figures say together."""

from datetime import date
from uuid import uuid4

import pyarrow as pa
import pytest
from django.db import ProgrammingError, connections, transaction

from alongside.evidence.disclosure import AS_RECORDED
from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.figures import actions, queries
from alongside.partnership.figures.kinds import Audience, Count, Counted, State
from tests.figures.counts import SPRING, YEAR, people, system_of
from tests.partnership import Partnership, make_partnership


@pytest.fixture
def reader(partnership: Partnership):
    with act_as(partnership.custody_worker) as acting:
        yield acting


def published(agency, *counts: Count, period=SPRING, **more):
    with act_as(system_of(agency)) as by:
        return actions.publish_figures(counts=counts, period=period, by=by, **more)


# Refusals


def test_a_system_worker_does_not_read_the_programme(partnership):
    with act_as(system_of(partnership.hub)) as system, pytest.raises(NotAllowed):
        queries.list_figures(system)


def test_a_figure_that_is_not_there_is_not_found(reader):
    with pytest.raises(NotFoundHere):
        queries.how_counted(uuid4(), by=reader)


def test_a_table_that_is_not_there_is_not_found(reader):
    with pytest.raises(NotFoundHere):
        queries.how_table_counted(uuid4(), by=reader)


def test_the_public_role_reads_public_figures_alone(fresh_database):
    partnership = make_partnership()
    shown, kept_inside = published(
        partnership.hub, people(), people(code="pathway.inside", audience=Audience.PARTNERSHIP)
    )
    assert list(queries.list_figures(None)) == [shown]
    with pytest.raises(NotFoundHere):
        queries.how_counted(kept_inside.pk, by=None)
    assert queries.how_counted(kept_inside.pk, by=partnership.screener) == kept_inside


def test_the_public_role_reads_no_other_table_and_writes_nothing(fresh_database):
    make_partnership()
    with connections["public"].cursor() as cursor:
        for statement in (
            "SELECT * FROM agencies_worker",
            "DELETE FROM figures_publishedfigure",
            "INSERT INTO figures_publishedtable (code) VALUES ('a.b')",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(using="public"):
                cursor.execute(statement)


# What stands now


def test_the_latest_is_the_newest_of_the_latest_period(reader, partnership):
    published(partnership.youth_justice, people(30), period=YEAR)
    published(partnership.youth_justice, people(41))
    (newest,) = published(partnership.youth_justice, people(42))
    asked = {"agency_id": partnership.youth_justice.pk, "by": reader}
    assert queries.latest("pathway.engaged", **asked) == newest
    assert queries.number_of(queries.latest("pathway.engaged", period=YEAR, **asked)) == 30
    assert queries.latest("pathway.engaged", by=reader) is None


def test_figures_are_listed_by_room(reader, partnership):
    published(partnership.youth_justice, people(), people(code="pathways.other"))
    assert [figure.code for figure in queries.list_figures(reader, room="pathway")] == ["pathway.engaged"]
    assert queries.list_figures(reader).count() == 2


def test_history_keeps_every_figure_newest_first(reader, partnership):
    published(partnership.youth_justice, people(41))
    published(partnership.youth_justice, people(42))
    assert [queries.number_of(figure) for figure in queries.history_of("pathway.engaged", by=reader)] == [42, 41]


def test_what_stands_under_a_code_is_one_figure_for_each_agency_and_period(reader, partnership):
    published(partnership.youth_justice, people(41))
    (newest,) = published(partnership.youth_justice, people(42))
    (older,) = published(partnership.hub, people(30), period=YEAR)
    assert list(queries.newest_of("pathway.engaged", by=reader)) == [newest, older]


def test_a_superseded_figure_still_opens_and_says_what_replaced_it(reader, partnership):
    (before,) = published(partnership.youth_justice, people(41))
    (after,) = published(partnership.youth_justice, people(42))
    assert queries.how_counted(before.pk, by=reader).superseded_by == after


# What agencies say together


def both(partnership, *values, **more):
    for agency, value in zip((partnership.youth_justice, partnership.hub), values, strict=True):
        published(agency, people(value, **more))


def ask(reader):
    return queries.together(["pathway.engaged"], SPRING, by=reader).get("pathway.engaged")


def test_nothing_published_is_left_out(reader):
    assert ask(reader) is None


def test_one_agencys_figure_says_it_is_known_to_one_agency(reader, partnership):
    (figure,) = published(partnership.hub, people(41))
    assert ask(reader) == queries.Together((figure,), State.SHOWN, 41, "Known to one agency.")
    assert ask(reader).first == figure


def test_a_sum_says_that_somebody_may_be_counted_twice(reader, partnership):
    both(partnership, 41, 10)
    assert ask(reader).value == 51
    assert "counted in both" in ask(reader).sentence


def test_a_sum_of_things_that_are_not_people_needs_no_warning(reader, partnership):
    both(partnership, 41, 10, counted=Counted.PLACES)
    assert (ask(reader).value, ask(reader).sentence) == (51, "")


@pytest.mark.parametrize(("second", "state"), [(3, State.HIDDEN), (None, State.MISSING)])
def test_a_sum_with_a_hidden_or_missing_number_is_not_made(reader, partnership, second, state):
    both(partnership, 41, second)
    assert (ask(reader).state, ask(reader).value) == (state, None)


def test_months_are_not_added(reader, partnership):
    both(partnership, None, None, counted=Counted.MONTH, month=date(2019, 2, 1))
    assert "not numbers that add" in ask(reader).sentence


def test_waits_are_not_added(reader, partnership):
    both(partnership, 2.5, 3.5, counted=Counted.DAYS)
    assert (ask(reader).state, ask(reader).value) == (State.MISSING, None)


# Tables


def publish_table(by: Acting, table: pa.Table, code: str = "violence.wards"):
    words = dict.fromkeys(table.column_names, "Words")
    about = people(code=code, rule=AS_RECORDED)
    return actions.publish_table(about=about, table=table, words=words, period=YEAR, by=by)


@pytest.mark.parametrize("rows", [{"ward": ["A", "B"], "n": [1, None]}, {"ward": [], "n": []}])
def test_a_published_table_comes_back_as_it_was(reader, partnership, rows):
    with act_as(system_of(partnership.hub)) as by:
        published = publish_table(by, pa.table(rows))
    assert queries.rows_of(published).to_pydict() == rows
    assert queries.how_table_counted(published.pk, by=reader) == published
    assert list(queries.list_tables(reader)) == [published]
