"""The database of the tests: one embedded server, one template made by the owner, one copy a session or a test."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from alongside.partnership.config.database.connections import connection_for
from alongside.partnership.config.database.home import PROJECT, database_passwords, find_home, read_secrets
from alongside.partnership.config.database.roles import copy_database, drop_database, set_up_database, set_up_roles
from alongside.partnership.config.database.server import Server, embedded_server

# Losing a test database in a power cut costs a minute; syncing every test's commit costs more.
QUICK_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
TEMPLATES_KEPT = 3  # another session may still copy an earlier one
SHAPES_THE_DATABASE = (
    "**/migrations/**/*.py",
    "**/migrations/**/*.sql",
    "**/models.py",
    "**/models/*.py",
    "**/held.py",
    "**/database/roles.py",
)


@dataclass(frozen=True)
class Database:
    """One test's own database."""

    name: str

    def connection(self, role: str = "app") -> dict[str, Any]:
        return connection_for(role, database=self.name)

    def connect(self, role: str = "app", **more: Any) -> psycopg.Connection:
        return psycopg.connect(**self.connection(role), **more)

    def environment(self, role: str = "app") -> dict[str, str]:
        """For a command run beside the test: `manage.py` and the like work in this database."""
        return {**os.environ, "ALONGSIDE_DATABASE_NAME": self.name, "ALONGSIDE_DATABASE_ROLE": role}


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """The test server, started by the first test that needs it and stopped by the last session that uses it."""
    home = find_home()
    home.make()
    server = embedded_server(home, **QUICK_AND_FORGETFUL)
    with open(home.folder / "in-use", "w") as in_use:
        fcntl.flock(in_use, fcntl.LOCK_SH)
        server.start()
        set_up_roles(server.superuser_connection(), database_passwords(read_secrets(home)))
        _drop_what_dead_sessions_left(server)
        yield server
        fcntl.flock(in_use, fcntl.LOCK_UN)
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        server.stop()


@pytest.fixture(scope="session")
def template_database(database_server: Server) -> str:
    """A migrated, empty database, made again only when a migration, a model or a library has changed."""
    name = f"template_{_shape()}"
    superuser = database_server.superuser_connection()
    with psycopg.connect(**superuser, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        if _names_like(connection, name):
            return name
        for old in _names_like(connection, "template\\_%")[:-TEMPLATES_KEPT]:
            drop_database(superuser, old)
        draft = f"draft_{name}"
        drop_database(superuser, draft)
        set_up_database(superuser, draft)
        migrate(Database(draft))
        connection.execute(f"ALTER DATABASE {draft} RENAME TO {name}")
    return name


def migrate(database: Database) -> None:
    made = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=PROJECT,
        env={**database.environment("owner"), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.exit(f"The test database could not be migrated:\n{made.stdout}\n{made.stderr}", returncode=1)


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: Server, template_database: str, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """In place of pytest-django's own: the owner has migrated, and the tests work as the app role in a copy."""
    with _own_copy(database_server, template_database, "session") as copy, _django_in(copy, django_db_blocker):
        yield


@pytest.fixture
def database_to_copy(template_database: str) -> str:
    """Of what a fresh database is a copy. Tests of the whole borough take another template."""
    return template_database


@pytest.fixture
def fresh_database(
    request: pytest.FixtureRequest, database_server: Server, database_to_copy: str, django_db_blocker: Any
) -> Iterator[Database]:
    """A database of the test's own, in which commits are real: for journeys, kills and concurrent work."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("A test takes fresh_database or db, not both: db would roll back in another database.")
    with (
        _own_copy(database_server, database_to_copy, "fresh") as copy,
        django_db_blocker.unblock(),
        _django_in(copy, django_db_blocker),
    ):
        yield copy


@pytest.fixture
def transactional_db(fresh_database: Database) -> None:
    """What pytest-django asks for beside `live_server`. Its own would truncate tables, which the app role may not."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and (marker.kwargs.get("transaction") or marker.args):
            raise pytest.UsageError(
                f"{item.nodeid}: take the fixture fresh_database instead of django_db(transaction=True)."
            )


@contextmanager
def _own_copy(server: Server, template: str, purpose: str) -> Iterator[Database]:
    name = f"test_{os.getpid()}_{purpose}"
    superuser = server.superuser_connection()
    drop_database(superuser, name)
    copy_database(superuser, template=template, copy=name)
    yield Database(name)
    drop_database(superuser, name)


@contextmanager
def _django_in(database: Database, blocker: Any) -> Iterator[None]:
    """Point every alias at this database, for new connections of this thread and of every other."""
    from django.db import connections

    before = {alias: settings["NAME"] for alias, settings in connections.settings.items()}
    _use(dict.fromkeys(before, database.name), connections)
    yield
    with blocker.unblock():
        _use(before, connections)


def _use(names: Mapping[str, str], connections: Any) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        connections.settings[alias]["NAME"] = name


def _names_like(connection: psycopg.Connection, pattern: str) -> list[str]:
    """Databases by name, oldest first."""
    found = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid", [pattern])
    return [name for (name,) in found]


def _drop_what_dead_sessions_left(server: Server) -> None:
    superuser = server.superuser_connection()
    with psycopg.connect(**superuser) as connection:
        names = _names_like(connection, "test\\_%")
    for name in names:
        if not Path(f"/proc/{name.split('_')[1]}").exists():
            drop_database(superuser, name)


def _shape() -> str:
    """A short name for everything that decides what a migrated database looks like."""
    content = hashlib.sha256()
    room = PROJECT / "src" / "alongside" / "partnership"
    for path in sorted({path for pattern in SHAPES_THE_DATABASE for path in room.glob(pattern)}):
        content.update(str(path.relative_to(room)).encode())
        content.update(path.read_bytes())
    for extra in (PROJECT / "requirements.lock", room / "config" / "settings.py"):
        content.update(extra.read_bytes() if extra.exists() else b"")
    return content.hexdigest()[:12]
