"""Saving and restoring: what comes back is what was there, or nothing is put in place."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from alongside.partnership.config.database.backup import back_up, read_manifest
from alongside.partnership.config.database.connections import connection_for
from alongside.partnership.config.database.errors import BackupDamaged, SecretsUnreadable, SettingMissing
from alongside.partnership.config.database.home import find_home
from alongside.partnership.config.database.restore import Restored, restore_beside, restore_in_place
from alongside.partnership.config.database.roles import copy_database, drop_database, set_up_database
from alongside.partnership.config.database.server import Server

from .test_roles import TWO_AGENCIES, children_seen_by

MOMENT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SEALED = """
    CREATE EXTENSION btree_gist;
    CREATE TABLE line (id int PRIMARY KEY, child_id int REFERENCES child DEFERRABLE INITIALLY DEFERRED);
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'lines are only added'; END $$;
    CREATE TRIGGER sealed BEFORE UPDATE OR DELETE ON line FOR EACH ROW EXECUTE FUNCTION refuse();
"""


def trust_the_trail(database: str, heads: Path) -> str:
    return f"{len(list(heads.iterdir()))} file(s) of heads"


@pytest.fixture
def database(ground: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site's database: rows of two agencies under row-level security, a seal, and one exported head."""
    superuser = ground.superuser_connection()
    copy_database(superuser, template="alongside", copy="kept")
    monkeypatch.setenv("ALONGSIDE_DATABASE_NAME", "kept")
    with psycopg.connect(**connection_for("owner")) as owner:
        owner.execute(TWO_AGENCIES)
        owner.execute(SEALED)
    with psycopg.connect(**connection_for("keeper")) as keeper:
        keeper.execute("INSERT INTO child (held_by) VALUES (1), (1), (2), (2), (2)")
        keeper.execute("INSERT INTO line SELECT id, id FROM child")
    (ground.home.heads / "2026-03-01.jsonl").write_text('{"seq": 5}\n')
    yield "kept"
    for folder in (ground.home.backups, ground.home.heads, *ground.home.folder.glob("heads-before-*")):
        shutil.rmtree(folder)
    ground.home.make()
    with psycopg.connect(**superuser) as connection:
        left = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^(kept|fresh|before_|restored_)'")
        names = [name for (name,) in left]
    for name in names:
        drop_database(superuser, name)


@pytest.fixture
def backup(database: str) -> Path:
    return back_up(find_home(), made_at=MOMENT)


@pytest.fixture
def fresh(ground: Server, database: str) -> str:
    set_up_database(ground.superuser_connection(), "fresh")
    return "fresh"


def test_a_changed_dump_is_refused(backup: Path, fresh: str):
    with open(backup / "alongside.dump", "ab") as dump:
        dump.write(b"!")
    with pytest.raises(BackupDamaged, match="changed after it was made"):
        restore_beside(find_home(), backup, fresh, verify_trail=trust_the_trail)


@pytest.mark.parametrize("part", ["alongside.dump", "manifest.json"])
def test_a_backup_that_lacks_a_part_is_refused(backup: Path, part: str):
    (backup / part).unlink()
    with pytest.raises(BackupDamaged, match=f"{part} is not there"):
        read_manifest(backup)


def test_a_manifest_that_cannot_be_read_is_refused(backup: Path):
    (backup / "manifest.json").write_text("{}")
    with pytest.raises(BackupDamaged, match="cannot be read"):
        read_manifest(backup)


def test_a_backup_of_other_secrets_is_refused(backup: Path, fresh: str, monkeypatch: pytest.MonkeyPatch):
    secrets = find_home().secrets_file
    values = json.loads(secrets.read_text())
    before = secrets.read_text()
    try:
        secrets.write_text(json.dumps({**values, "field_encryption_key": "made up"}))
        with pytest.raises(SecretsUnreadable, match="other secrets"):
            restore_beside(find_home(), backup, fresh, verify_trail=trust_the_trail)
    finally:
        secrets.write_text(before)


def test_a_restore_never_mixes_with_what_is_there(backup: Path, database: str):
    with pytest.raises(BackupDamaged, match="not empty"):
        restore_beside(find_home(), backup, database, verify_trail=trust_the_trail)


def test_rows_that_are_missing_after_a_restore_are_named(backup: Path, fresh: str):
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["rows"]["public.child"] += 1
    manifest["rows"]["public.never_there"] = 0
    (backup / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BackupDamaged, match=r"child: 5 instead of 6 rows\n.*never_there: no table instead of 0 rows"):
        restore_beside(find_home(), backup, fresh, verify_trail=trust_the_trail)


def test_a_trail_that_does_not_verify_is_not_put_in_place(backup: Path, ground: Server):
    def distrust(database: str, heads: Path) -> str:
        raise BackupDamaged("line 3 was changed")

    with psycopg.connect(**connection_for("keeper"), autocommit=True) as keeper:
        keeper.execute("INSERT INTO child (held_by) VALUES (1)")
    with pytest.raises(BackupDamaged, match="line 3"):
        restore_in_place(ground, backup, verify_trail=distrust)
    assert children_seen_by("keeper", "kept") == 6


def test_nothing_is_put_in_place_while_the_site_is_at_work(backup: Path, ground: Server):
    with psycopg.connect(**connection_for("app")), pytest.raises(BackupDamaged, match="Stop the site"):
        restore_in_place(ground, backup, verify_trail=trust_the_trail)


def test_on_a_server_of_your_own_a_restore_needs_a_database_by_name(ground: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://alongside_app@db.example/borough")
    with pytest.raises(SettingMissing, match="--into"):
        restore_in_place(ground, Path("/nowhere"), verify_trail=trust_the_trail)


def test_what_is_restored_is_what_was_saved(backup: Path, fresh: str):
    restored = restore_beside(find_home(), backup, fresh, verify_trail=trust_the_trail)
    assert restored == Restored("fresh", 10, "1 file(s) of heads")
    assert read_manifest(backup).rows == {"public.child": 5, "public.line": 5}
    assert children_seen_by("app", fresh) == 0
    assert children_seen_by("owner", fresh) == 0
    assert children_seen_by("app", fresh, agency="2") == 3
    with (
        psycopg.connect(**connection_for("keeper", database=fresh)) as keeper,
        pytest.raises(psycopg.errors.RaiseException, match="only added"),
    ):
        keeper.execute("DELETE FROM line")


def test_what_comes_later_opens_to_the_roles_as_before(backup: Path, fresh: str):
    restore_beside(find_home(), backup, fresh, verify_trail=trust_the_trail)
    with psycopg.connect(**connection_for("owner", database=fresh)) as owner:
        owner.execute("CREATE TABLE later AS SELECT 1 AS one")
    with psycopg.connect(**connection_for("app", database=fresh)) as app:
        assert app.execute("SELECT one FROM later").fetchone() == (1,)


def test_a_restore_in_place_gives_back_the_moment_of_the_backup_and_keeps_the_later_one(backup: Path, ground: Server):
    with psycopg.connect(**connection_for("keeper"), autocommit=True) as keeper:
        keeper.execute("INSERT INTO child (held_by) VALUES (1)")
    (ground.home.heads / "2026-03-02.jsonl").write_text('{"seq": 6}\n')
    restore_in_place(ground, backup, verify_trail=trust_the_trail)
    assert children_seen_by("keeper", "kept") == 5
    assert [path.name for path in ground.home.heads.iterdir()] == ["2026-03-01.jsonl"]
    (later,) = ground.home.folder.glob("heads-before-*")
    assert len(list(later.iterdir())) == 2
    with psycopg.connect(**ground.superuser_connection()) as connection:
        names = [name for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^before_'")]
    assert [children_seen_by("keeper", name) for name in names] == [6]


def test_only_whole_backups_have_the_name_of_a_backup(database: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("alongside.partnership.config.database.backup._sha256", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        back_up(find_home(), made_at=MOMENT)
    assert [path.suffix for path in find_home().backups.iterdir()] == [".unfinished"]


def test_nobody_else_can_read_a_backup(backup: Path):
    modes = {path.name: path.stat().st_mode & 0o077 for path in (backup, *backup.iterdir()) if path.name != "heads"}
    assert set(modes.values()) == {0}


def test_two_backups_stand_side_by_side(backup: Path):
    later = back_up(find_home(), made_at=MOMENT + timedelta(hours=1))
    assert sorted(path.name for path in find_home().backups.iterdir()) == [backup.name, later.name]
