"""Records about people: held by one agency, kept for a stated time, and locked row by row in the database.

`HeldRecord` is the base of every table about a person. `lock_rows` writes the SQL of its policies for a migration.
A row opens when my agency holds it, the person it is about opens to me, and no restriction on it leaves me out; or when
it belongs to a live joint record in which I am a named participant today. So restricting a person restricts every row
about them. Earlier states of a row open when the row itself opens now, whatever was true then. With nothing set,
nothing is seen. There is no policy for DELETE: only the owner's function `erase_about` removes a record (migration 0002
of agencies).
"""

import uuid

import pghistory
from django.db import migrations, models

MY_AGENCY = "(SELECT NULLIF(current_setting('alongside.agency', true), '')::uuid)"
ME = "(SELECT NULLIF(current_setting('alongside.worker', true), '')::uuid)"
TODAY = "(SELECT (now() AT TIME ZONE 'Europe/London')::date)"
ERASING = "current_setting('alongside.erasing', true) = 'on'"
READABLE = f"""(
        restriction_id IS NULL OR EXISTS (
            SELECT FROM agencies_reader reader
            WHERE reader.restriction_id = {{table}}.restriction_id AND reader.worker_id = {ME}
        )
    )"""
PERSON_OPENS = """(
        person_id IS NULL OR EXISTS (SELECT FROM families_person about WHERE about.id = {table}.person_id)
    )"""
JOINED = f"""EXISTS (
        SELECT FROM sharing_participant participant JOIN sharing_jointrecord joint
            ON joint.id = participant.joint_record_id
        WHERE participant.joint_record_id = {{table}}.joint_record_id AND participant.worker_id = {ME}
            AND participant.from_on <= {TODAY}
            AND (participant.until_on IS NULL OR participant.until_on >= {TODAY})
            AND joint.closed_on IS NULL
    )"""


class HeldRecord(models.Model):
    """A row about a person. It never saves without a retention class and the day when it must be looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", editable=False)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", editable=False)
    restriction = models.ForeignKey(
        "agencies.Restriction", on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", editable=False)
    retention_class = models.CharField(max_length=40, editable=False)
    review_on = models.DateField(editable=False)

    class Meta:
        abstract = True


def keep_history():
    """Keep every earlier state of a row in a table beside it, written by the database and locked the same way."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        context_field=None,
        obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history_query"),
    )


def lock_rows(table: str, *, person_columns: str = "person_id", joint: bool = False) -> migrations.RunSQL:
    """The policies of one table about people and of its history, and its place in the erasure register, as plain SQL.

    Lock tables in the order in which they refer to each other: erasure goes backwards.
    """
    history = f"{table}event"
    may_write, may_look = _opens(table, about_person=person_columns != "id", joint=joint)
    return migrations.RunSQL(
        _lock(table, may_write, may_look)
        + f"CREATE POLICY change ON {table} FOR UPDATE USING ({may_write}) WITH CHECK ({may_write});\n"
        + f"REVOKE DELETE, TRUNCATE ON {table} FROM alongside_app;\n"
        + _lock(history, f"held_by_id = {MY_AGENCY}", as_its_row_opens(table))
        + f"REVOKE UPDATE, DELETE, TRUNCATE ON {history} FROM alongside_app;\n"
        + f"INSERT INTO agencies_erasable (table_name, person_columns) VALUES ('{table}', '{person_columns}');",
        _unlock(table) + _unlock(history) + f"DELETE FROM agencies_erasable WHERE table_name = '{table}';",
    )


def as_its_row_opens(table: str) -> str:
    """Who may look at an earlier state of a row: a restriction made today closes what was written yesterday."""
    return f"EXISTS (SELECT FROM {table} its_row WHERE its_row.id = {table}event.id)"


def _opens(table: str, *, about_person: bool, joint: bool) -> tuple[str, str]:
    """Who may write a row of this table, and who may look at one, as SQL conditions.

    A participant of another agency writes rows of their own into a joint record and never sees the person’s record.
    """
    held = f"held_by_id = {MY_AGENCY} AND {READABLE.format(table=table)}"
    if not about_person:
        return held, held
    person_opens, joined = PERSON_OPENS.format(table=table), JOINED.format(table=table)
    if not joint:
        return f"{held} AND {person_opens}", f"{held} AND {person_opens}"
    own = f"{held} AND ({person_opens} OR {joined})"
    return own, f"({own}) OR {joined}"


def _lock(table: str, may_write: str, may_look: str) -> str:
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON {table} FOR SELECT USING ({may_look});
CREATE POLICY add ON {table} FOR INSERT WITH CHECK ({may_write});
CREATE POLICY eraser ON {table} TO alongside_owner USING ({ERASING}) WITH CHECK (false);
"""


def _unlock(table: str) -> str:
    return f"""
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS look ON {table};
DROP POLICY IF EXISTS add ON {table};
DROP POLICY IF EXISTS change ON {table};
DROP POLICY IF EXISTS eraser ON {table};
GRANT UPDATE, DELETE ON {table} TO alongside_app;
"""
