"""A data migration works as the keeper, and fails when it touches no row where rows exist."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.apps.registry import Apps
from django.db import connections, models
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.state import ProjectState

from alongside.partnership.config.database.connections import connection_for, django_databases
from alongside.partnership.config.database.data_migration import ChangeRows
from alongside.partnership.config.database.errors import DataMigrationTouchedNothing
from alongside.partnership.config.database.roles import copy_database, drop_database
from alongside.partnership.config.database.server import Server

NOTES = """
    CREATE TABLE made_up_note (id int PRIMARY KEY, line text NOT NULL);
    ALTER TABLE made_up_note ENABLE ROW LEVEL SECURITY;
    ALTER TABLE made_up_note FORCE ROW LEVEL SECURITY;
"""


class State:
    """The one model of these tests, as a migration would see it."""

    class Note(models.Model):
        id = models.IntegerField(primary_key=True)
        line = models.TextField()

        class Meta:
            app_label = "made_up"
            db_table = "made_up_note"
            apps = Apps()

    def get_model(self, name: str) -> type[models.Model]:
        assert name == "made_up.Note"
        return self.Note


@pytest.fixture
def owner(ground: Server, django_db_blocker) -> Iterator[DatabaseWrapper]:
    """Django's connection as the owner, in a database with notes under row-level security."""
    superuser = ground.superuser_connection()
    copy_database(superuser, template="alongside", copy="notes")
    with psycopg.connect(**connection_for("owner", database="notes")) as connection:
        connection.execute(NOTES)
    before = connections["default"]
    settings = {**before.settings_dict, **django_databases("owner")["default"], "NAME": "notes"}
    with django_db_blocker.unblock():
        connections["default"] = wrapper = DatabaseWrapper(settings, alias="default")
        yield wrapper
        wrapper.close()
        connections["default"] = before
    drop_database(superuser, "notes")


def write_notes(*lines: str) -> None:
    with psycopg.connect(**connection_for("keeper", database="notes")) as keeper:
        for number, line in enumerate(lines):
            keeper.execute("INSERT INTO made_up_note VALUES (%s, %s)", [number, line])


def read_notes() -> list[str]:
    with psycopg.connect(**connection_for("keeper", database="notes")) as keeper:
        return [line for (line,) in keeper.execute("SELECT line FROM made_up_note ORDER BY id")]


def run(operation: ChangeRows, wrapper: DatabaseWrapper, *, atomic: bool = True) -> None:
    with wrapper.schema_editor(atomic=atomic) as schema_editor:
        operation.code(State(), schema_editor)


def shout(apps: State, schema_editor) -> int:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE made_up_note SET line = upper(line)")
        return cursor.rowcount


def miss(apps: State, schema_editor) -> int:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE made_up_note SET line = upper(line) WHERE id = -1")
        return cursor.rowcount


def forget_to_count(apps: State, schema_editor) -> None:
    shout(apps, schema_editor)


@pytest.mark.parametrize("change", [miss, forget_to_count])
def test_touching_no_row_where_rows_exist_fails_and_keeps_nothing(change: Callable, owner: DatabaseWrapper):
    write_notes("first", "second")
    with pytest.raises(DataMigrationTouchedNothing, match="touched none of its 2 rows"):
        run(ChangeRows("made_up.Note", change), owner)
    assert read_notes() == ["first", "second"]


def test_a_change_outside_a_transaction_is_refused(owner: DatabaseWrapper):
    with pytest.raises(DataMigrationTouchedNothing, match="atomic = True"):
        run(ChangeRows("made_up.Note", shout), owner, atomic=False)


def test_the_owner_alone_would_have_touched_nothing(owner: DatabaseWrapper):
    write_notes("first")
    with owner.schema_editor(atomic=True) as schema_editor:
        assert shout(State(), schema_editor) == 0
    assert read_notes() == ["first"]


def test_as_keeper_the_rows_are_changed_and_the_owner_is_owner_again(owner: DatabaseWrapper):
    write_notes("first", "second")
    run(ChangeRows("made_up.Note", shout), owner)
    assert read_notes() == ["FIRST", "SECOND"]
    with owner.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("alongside_owner",)


def test_an_empty_table_needs_no_row_touched(owner: DatabaseWrapper):
    run(ChangeRows("made_up.Note", shout), owner)


def test_finding_nothing_can_be_right_when_a_sentence_says_why(owner: DatabaseWrapper):
    write_notes("first")
    run(ChangeRows("made_up.Note", miss, none_is_right_when="No note was ever numbered below nought."), owner)


def test_the_operation_can_be_written_into_a_migration():
    operation = ChangeRows("made_up.Note", shout, backwards=miss, none_is_right_when="A reason.")
    name, arguments, more = operation.deconstruct()
    assert (name, arguments) == ("ChangeRows", ["made_up.Note", shout])
    assert more == {"backwards": miss, "none_is_right_when": "A reason."}
    assert operation.reversible
    operation.state_forwards("made_up", ProjectState())
