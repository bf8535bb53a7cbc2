"""Servers of the ground floor's own, so that killing one disturbs no other test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alongside.partnership.config.database.home import Home, database_passwords, read_secrets
from alongside.partnership.config.database.roles import set_up_database, set_up_roles
from alongside.partnership.config.database.server import Server, embedded_server
from tests.database import QUICK_AND_FORGETFUL


@contextmanager
def folder_others_can_walk_to() -> Iterator[Path]:
    """Pytest's own temporary folders are closed, and as root the server runs under another account."""
    folder = Path(tempfile.mkdtemp(prefix="ground-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder that is not there yet."""
    with folder_others_can_walk_to() as folder:
        monkeypatch.setenv("ALONGSIDE_HOME", str(folder / "home"))
        yield folder / "home"


@pytest.fixture(scope="session")
def shared_server() -> Iterator[Server]:
    """A server with roles and database, for tests that leave it as they found it."""
    with folder_others_can_walk_to() as folder:
        server = embedded_server(Home(folder / "home"), **QUICK_AND_FORGETFUL)
        server.start()
        set_up_roles(server.superuser_connection(), database_passwords(read_secrets(server.home)))
        set_up_database(server.superuser_connection())
        yield server
        server.stop()


@pytest.fixture
def ground(shared_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The shared server, and an environment that points to it."""
    monkeypatch.setenv("ALONGSIDE_HOME", str(shared_server.home.folder))
    monkeypatch.delenv("ALONGSIDE_DATABASE_NAME", raising=False)
    monkeypatch.delenv("ALONGSIDE_DATABASE_ROLE", raising=False)
    return shared_server


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has an account of its own for PostgreSQL")
