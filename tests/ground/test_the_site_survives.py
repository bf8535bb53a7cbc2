"""The whole site: killed in the middle of its work, and restored from its backup."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.config.database.backup import back_up
from alongside.partnership.config.database.connections import connection_for
from alongside.partnership.config.database.errors import BackupDamaged
from alongside.partnership.config.database.home import PROJECT, Home, find_home
from alongside.partnership.config.database.restore import restore_beside, verify_trail
from alongside.partnership.config.database.roles import drop_database, set_up_database
from alongside.partnership.config.database.server import Server
from alongside.partnership.trail import actions as trail
from alongside.partnership.trail.heads import export_heads, signing_key
from alongside.partnership.trail.words import Did
from tests.database import Database
from tests.partnership import Partnership, make_partnership
from tests.roles import as_role, tamper

WRITES_UNTIL_KILLED = """
import django; django.setup()
from django.db import transaction
from alongside.partnership.agencies.models import Controller

def make(name):
    return Controller.objects.create(
        kind="charity", name=name, duty_role="other", is_health_or_social_care=False, is_section_11_body=False,
        is_competent_authority=False,
    )

for number in range(1_000_000):
    with transaction.atomic():
        make(f"Committed {number}")
    if number == 50:
        with transaction.atomic():
            make("Never committed")
            print("open", flush=True)
            while True:
                pass
    print(number, flush=True)
"""


@pytest.fixture
def partnership(fresh_database: Database, monkeypatch: pytest.MonkeyPatch) -> Partnership:
    monkeypatch.setenv("ALONGSIDE_DATABASE_NAME", fresh_database.name)
    return make_partnership()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with the test site's secrets and no heads of other tests."""
    home = Home(tmp_path / "home")
    home.make()
    shutil.copy(find_home().secrets_file, home.secrets_file)
    return home


@pytest.fixture
def new_database(database_server: Server, fresh_database: Database) -> Iterator[str]:
    name = f"{fresh_database.name}_restored"
    set_up_database(database_server.superuser_connection(), name)
    yield name
    drop_database(database_server.superuser_connection(), name)


def write_lines(partnership: Partnership, number: int) -> None:
    for _ in range(number):
        with act_as(partnership.custody_worker):
            trail.record(Did.LOOKED, kind="families.person", by=partnership.custody_worker)


def export(database: Database, home: Home) -> None:
    with as_role(database, "keeper"):
        export_heads(folder=home.heads, key=signing_key(settings.SECRETS["trail_signing_key"]), now=timezone.now())


def test_a_tampered_trail_is_found_when_its_backup_is_restored(
    partnership: Partnership, fresh_database: Database, home: Home, new_database: str
):
    write_lines(partnership, 3)
    export(fresh_database, home)
    tamper(fresh_database, "DELETE FROM trail_trailline WHERE seq = 2")
    folder = back_up(home)
    with pytest.raises(BackupDamaged, match="does not verify"):
        restore_beside(home, folder, new_database, verify_trail=verify_trail)


def test_a_restored_site_holds_every_row_and_its_trail_verifies(
    partnership: Partnership, fresh_database: Database, home: Home, new_database: str
):
    write_lines(partnership, 5)
    export(fresh_database, home)
    write_lines(partnership, 2)
    restored = restore_beside(home, back_up(home), new_database, verify_trail=verify_trail)
    assert "7 lines of 1 agencies read; 0 fault(s)" in restored.trail
    with psycopg.connect(**connection_for("app", database=new_database)) as app:
        assert app.execute("SELECT count(*) FROM families_person").fetchone() == (0,)


def test_a_killed_site_loses_no_committed_change(fresh_database: Database):
    site = subprocess.Popen(
        [sys.executable, "-c", WRITES_UNTIL_KILLED],
        cwd=PROJECT,
        env=fresh_database.environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert site.stdout is not None
    said = []
    for line in site.stdout:
        if line == "open\n":
            break
        said.append(line)
    site.send_signal(signal.SIGKILL)
    site.communicate()
    assert len(said) == 50
    with fresh_database.connect("keeper") as keeper:
        names = {name for (name,) in keeper.execute("SELECT name FROM agencies_controller")}
    assert names == {f"Committed {number}" for number in range(51)}


@pytest.mark.parametrize("role", ["owner", "keeper"])
def test_a_web_process_with_a_role_that_sees_everything_does_not_open(role: str, fresh_database: Database):
    opened = subprocess.run(
        [sys.executable, "-c", "import alongside.partnership.config.wsgi"],
        cwd=PROJECT,
        env=fresh_database.environment(role),
        capture_output=True,
        text=True,
        check=False,
    )
    assert opened.returncode != 0
    assert f"would serve pages as the database role alongside_{role}" in opened.stderr


def test_a_web_process_opens_as_the_app_role(fresh_database: Database):
    subprocess.run(
        [sys.executable, "-c", "import alongside.partnership.config.wsgi"],
        cwd=PROJECT,
        env={**fresh_database.environment(), "ALONGSIDE_SERVES_PAGES": "1"},
        check=True,
    )
