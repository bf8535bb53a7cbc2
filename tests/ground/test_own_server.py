"""The printed statements make everything that a server of your own needs."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from alongside.partnership.config.database.connections import URL_SETTINGS, client_settings, role_name
from alongside.partnership.config.database.home import find_home
from alongside.partnership.config.database.programs import run_program
from alongside.partnership.config.database.server import Server, embedded_server
from tests.database import QUICK_AND_FORGETFUL

PASSWORD = "made-up-words"


@pytest.fixture
def bare_server(home_folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A server without our roles, and the four addresses that somebody has chosen for it."""
    server = embedded_server(find_home(), **QUICK_AND_FORGETFUL)
    server.start()
    for role, setting in URL_SETTINGS.items():
        address = f"host={server.place.socket} user={role_name(role)} password={PASSWORD}-{role} dbname=borough"
        monkeypatch.setenv(setting, address)
    yield server
    server.stop()


def ask(command: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "alongside.partnership.config.database", command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ)


def run_statements(server: Server, statements: str, tmp_path: Path) -> str:
    file = tmp_path / "roles.sql"
    file.write_text(statements)
    words, environment = client_settings(server.superuser_connection())
    return run_program("psql", "--quiet", f"--file={file}", words, environment=environment).stderr


def test_before_the_statements_ran_setting_up_says_which_role_cannot_sign_in(bare_server: Server):
    asked = ask("setup")
    assert asked.returncode != 0
    assert "alongside_owner cannot sign in" in asked.stderr
    assert PASSWORD not in asked.stderr


def test_the_statements_make_roles_and_database_and_can_run_twice(bare_server: Server, tmp_path: Path):
    statements = ask("statements").stdout
    assert PASSWORD not in statements
    assert run_statements(bare_server, statements, tmp_path) == ""
    assert ask("setup").stdout.endswith("can sign in.\n")
    assert "already exists" in run_statements(bare_server, statements, tmp_path)
    assert ask("setup").returncode == 0
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        owner.execute("CREATE TABLE line AS SELECT 1 AS one")
    with psycopg.connect(os.environ["DATABASE_URL"]) as app:
        assert app.execute("SELECT one FROM line").fetchone() == (1,)


def test_a_server_of_your_own_is_neither_started_nor_stopped_from_here(bare_server: Server):
    for command in ("start", "stop"):
        assert "a server of your own" in ask(command).stdout
    assert bare_server.pid()
