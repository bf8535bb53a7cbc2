"""Fleetwater as `fill_demo` makes it: filled once into a template, copied for every test that asks for it."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

import psycopg
import pytest

from alongside.partnership.agencies.acting import Acting, acting_through
from alongside.partnership.agencies.models import Agency, Posting
from alongside.partnership.agencies.roles import Role
from alongside.partnership.config.database.home import PROJECT
from alongside.partnership.config.database.roles import copy_database, drop_database
from alongside.partnership.config.database.server import Server
from tests.database import Database, _names_like

CODE = PROJECT / "src/alongside"
MAKES_THE_BOROUGH = ("partnership/**/*.py", "partnership/**/*.toml", "evidence/synthetic/*.py")


@dataclass(frozen=True)
class Borough:
    """The filled borough: its agencies by the name they go by, and a worker of a role in one."""

    database: Database

    def agency(self, name: str) -> Agency:
        return Agency.objects.get(name__iendswith=name, is_on_this_site=True)

    def posting(self, role: Role, agency: str) -> Posting:
        """The first in the alphabet of those with this role there."""
        return Posting.objects.filter(role=role, agency=self.agency(agency)).order_by("worker__name").first()

    def acting(self, role: Role, agency: str) -> Acting:
        return acting_through(self.posting(role, agency))


@pytest.fixture(scope="session")
def borough_template(database_server: Server, template_database: str) -> str:
    """A database filled by the command itself, made again when the code or the day has changed."""
    name = f"borough_{_made_of(template_database)}"
    superuser = database_server.superuser_connection()
    with psycopg.connect(**superuser, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(2)")
        if _names_like(connection, name):
            return name
        for old in _names_like(connection, "borough\\_%")[:-1]:
            drop_database(superuser, old)
        draft = f"draft_{name}"
        drop_database(superuser, draft)
        copy_database(superuser, template=template_database, copy=draft)
        run_fill_demo(Database(draft))
        run_command(Database(draft), "refresh_figures")
        connection.execute(f"ALTER DATABASE {draft} RENAME TO {name}")
    return name


@pytest.fixture
def borough(database_to_copy: str, fresh_database: Database) -> Borough:
    """A copy of the filled borough. Only where `database_to_copy` is the borough's template."""
    assert database_to_copy.startswith("borough_"), "Take database_to_copy from borough_template in this folder."
    return Borough(fresh_database)


def run_fill_demo(database: Database) -> str:
    return run_command(database, "fill_demo")


def run_command(database: Database, command: str) -> str:
    """What `./dev demo` runs, in a database of the tests."""
    filled = subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=PROJECT,
        env={**database.environment(), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert filled.returncode == 0, filled.stderr
    return filled.stdout


def _made_of(template: str) -> str:
    content = hashlib.sha256(f"{template} {date.today()}".encode())  # noqa: DTZ011 - only a name
    for path in sorted({path for pattern in MAKES_THE_BOROUGH for path in CODE.glob(pattern)}):
        content.update(path.read_bytes())
    return content.hexdigest()[:12]
