"""Which rows the database opens to whom, compared with a few lines of Python, whole tables at a time.

`opens` is the oracle: what design says in words. The database decides by its own policies; every worker's decision
about every row, to look and to change, must be the same.
"""

import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from psycopg import sql

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.held import HeldRecord
from tests.agencies.held_world import Row, World, make_world
from tests.database import Database

SEED = 526
JOINT = "proof_note"
COPIES = "sharing_sealedcopy"


def opens(world: World, table: str, row: Row, me: Acting, *, to: str = "look") -> bool:
    """The oracle."""
    is_mine = row["held_by_id"] == me.agency_id and (
        row["restriction_id"] is None or (row["restriction_id"], me.agency_id, me.worker_id) in world.readers
    )
    person = world.people.get(row.get("person_id"))
    person_opens = person is None or opens(world, "families_person", person, me)
    is_locked = table == COPIES and row["side"] == "received" and row["disclosure_id"] in world.misdirected
    joined = table == JOINT and takes_part(world, row["joint_record_id"], me)
    own = is_mine and (person_opens or joined) and not is_locked
    return own or (to == "look" and joined)


def takes_part(world: World, joint_record_id: UUID | None, me: Acting) -> bool:
    return joint_record_id in world.open_joint_records and any(
        part["joint_record_id"] == joint_record_id
        and part["worker_id"] == me.worker_id
        and (part["agency_id"] == me.agency_id or part["held_by_id"] == me.agency_id)
        and part["from_on"] <= world.today
        and (part["until_on"] is None or part["until_on"] >= world.today)
        for part in world.participants
    )


@contextmanager
def database_as(connection: psycopg.Connection, me: Acting | None) -> Iterator[None]:
    """What the middleware tells the database, for one transaction that leaves nothing behind."""
    with connection.transaction(force_rollback=True):
        if me:
            connection.execute(
                "SELECT set_config('alongside.worker', %s, true), set_config('alongside.agency', %s, true)",
                [str(me.worker_id), str(me.agency_id)],
            )
        yield


def seen(connection: psycopg.Connection, table: str) -> set[UUID]:
    found = connection.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(table)))
    return {row_id for (row_id,) in found}


def changed(connection: psycopg.Connection, table: str) -> set[UUID]:
    change = sql.SQL("UPDATE {} SET review_on = review_on RETURNING id").format(sql.Identifier(table))
    return {row_id for (row_id,) in connection.execute(change)}


@pytest.fixture
def world(fresh_database: Database) -> World:
    return make_world(fresh_database, seed=SEED)


@pytest.fixture
def app(fresh_database: Database) -> Iterator[psycopg.Connection]:
    with fresh_database.connect("app", autocommit=True) as connection:
        yield connection


def test_a_hundred_thousand_decisions_of_the_database_are_those_of_the_design(world, app):
    decisions = allowed = 0
    for me in world.workers:
        for table, rows in world.tables.items():
            look = {row["id"] for row in rows if opens(world, table, row, me)}
            change = {row["id"] for row in rows if opens(world, table, row, me, to="change")}
            with database_as(app, me):
                assert seen(app, table) == look, table
                assert seen(app, f"{table}event") == look, f"{table}: earlier states open as the row does"
                assert changed(app, table) == change, table
            decisions += 3 * len(rows)
            allowed += 2 * len(look) + len(change)
    assert decisions >= 100_000
    assert 0.05 < allowed / decisions < 0.5  # neither all shut nor all open


def test_what_the_comparison_covers_is_really_there(world):
    """Otherwise two empty tables would agree."""
    opened = {
        (table, me.agency_id == row["held_by_id"], row["restriction_id"] is not None)
        for me in world.workers
        for table, rows in world.tables.items()
        for row in rows
        if opens(world, table, row, me)
    }
    assert {(JOINT, False, True), (JOINT, False, False), (JOINT, True, True), (COPIES, True, True)} <= opened
    parts = {(part["from_on"] > world.today, part["until_on"] is None) for part in world.participants}
    assert parts == {(True, True), (True, False), (False, True), (False, False)}


def test_every_other_table_about_people_has_the_same_policies_as_those_compared(world, app):
    """What was compared row by row holds for them too: their policies differ by the name of the table alone."""
    compared = {"families_person", COPIES}  # the two that have policies of their own
    models = [model for model in apps.get_models() if issubclass(model, HeldRecord) and not hasattr(model, "pgh_obj")]
    assert any(_is_joint(model) for model in models)
    for model in models:
        table = model._meta.db_table
        if table not in compared:
            like = JOINT if _is_joint(model) else "families_wish"
            assert policies(app, table) == policies(app, like), table
            assert policies(app, f"{table}event") == policies(app, f"{like}event"), table


def _is_joint(model: type[HeldRecord]) -> bool:
    return any(one.name == "joint_record" for one in model._meta.get_fields())


def policies(connection: psycopg.Connection, table: str) -> set[tuple]:
    found = connection.execute(
        "SELECT policyname, cmd, roles::text, qual, with_check FROM pg_policies WHERE tablename = %s", [table]
    ).fetchall()
    assert found
    own = re.compile(rf"\b({table}|{table.removesuffix('event')})\b")
    return {tuple(own.sub("TABLE", words or "") for words in one) for one in found}


@pytest.mark.parametrize("table", ["families_person", "families_wish", JOINT])
def test_a_row_is_added_exactly_where_it_would_open(world, app, table):
    chance = random.Random(SEED)
    outcomes = []
    for _ in range(400):
        me, row = chance.choice(world.workers), dict(chance.choice(world.tables[table]))
        row |= {"id": uuid4(), "reference": f"N-{len(outcomes)}"}
        if chance.random() < 0.8:
            row["held_by_id"] = me.agency_id
        may = opens(world, table, row, me, to="change")
        assert added(app, table, row, me) is may
        outcomes.append(may)
    assert 40 < sum(outcomes) < 360


def added(connection: psycopg.Connection, table: str, row: Row, me: Acting) -> bool:
    add = sql.SQL("INSERT INTO {0} SELECT * FROM jsonb_populate_record(NULL::{0}, %s)").format(sql.Identifier(table))
    try:
        with database_as(connection, me):
            connection.execute(add, [json.dumps(row, default=str)])
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def test_nothing_is_handed_to_another_agency_by_changing_who_holds_it(world, app):
    me = world.workers[0]
    other = next(by.agency_id for by in world.workers if by.agency_id != me.agency_id)
    for table in ("families_person", "families_wish", JOINT):
        give = sql.SQL("UPDATE {} SET held_by_id = %s").format(sql.Identifier(table))
        with pytest.raises(psycopg.errors.InsufficientPrivilege), database_as(app, me):
            app.execute(give, [other])


def test_with_nothing_set_nothing_is_seen(world, app):
    for table in world.tables:
        with database_as(app, None):
            assert seen(app, table) == seen(app, f"{table}event") == set()
            assert changed(app, table) == set()


def test_nobody_deletes_a_row_and_nobody_changes_an_earlier_state(world, app):
    for table in world.tables:
        for forbidden in (f"DELETE FROM {table}", f"DELETE FROM {table}event", f"UPDATE {table}event SET id = id"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), database_as(app, world.workers[0]):
                app.execute(forbidden)


def test_nobody_names_themselves_as_reader_of_somebody_elses_restriction(world, app):
    me = world.workers[0]
    colleague = next(by for by in world.workers[1:] if by.agency_id == me.agency_id)
    restriction = list(world.restrictions)[world.workers.index(colleague)]
    reader = {"id": uuid4(), "held_by_id": me.agency_id, "restriction_id": restriction}
    strangers = [by.worker_id for by in world.workers if (restriction, me.agency_id, by.worker_id) not in world.readers]
    assert not added(app, "agencies_reader", reader | {"worker_id": strangers[0]}, me)
    assert added(app, "agencies_reader", reader | {"worker_id": strangers[0]}, colleague)


def test_a_restriction_cannot_be_made_in_a_colleagues_name(world, app):
    me = world.workers[0]
    colleague = next(by for by in world.workers[1:] if by.agency_id == me.agency_id)
    made = {"id": uuid4(), "held_by_id": me.agency_id, "reason": "x", "made_at": "2019-03-01T12:00:00Z"}
    assert not added(app, "agencies_restriction", made | {"made_by_id": colleague.posting_id}, me)
    assert added(app, "agencies_restriction", made | {"made_by_id": me.posting_id}, me)
