"""Starting, stopping, and being killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from alongside.partnership.config.database.errors import ServerDidNotStart
from alongside.partnership.config.database.home import find_home
from alongside.partnership.config.database.server import Answer, Server, embedded_server


@pytest.fixture
def server(home_folder: Path):
    """A server of the test's own, syncing every commit as in earnest."""
    server = embedded_server(find_home())
    server.start()
    yield server
    server.stop()


def connect(server: Server, **more) -> psycopg.Connection:
    return psycopg.connect(**server.superuser_connection(), **more)


def kill(server: Server) -> None:
    pid = server.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_killed_server_keeps_what_was_committed_and_nothing_else(server: Server):
    with connect(server, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (line text)")
        for number in range(100):
            connection.execute("INSERT INTO kept VALUES (%s)", [f"committed {number}"])
    half_done = connect(server)
    half_done.execute("INSERT INTO kept VALUES ('never committed')")
    kill(server)
    assert server.start()
    with connect(server) as connection:
        lines = {line for (line,) in connection.execute("SELECT line FROM kept")}
    assert lines == {f"committed {number}" for number in range(100)}
    half_done.close()


def test_a_server_killed_again_and_again_starts_again(server: Server):
    for _ in range(3):
        kill(server)
        assert server.start()
        assert server.answer() is Answer.READY


def test_a_lock_file_with_the_number_of_another_program_is_not_believed(server: Server):
    server.stop()
    (server.place.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{server.place.cluster}\n")
    assert server.pid() is None
    assert server.stop() is False
    assert server.start()


def test_a_second_start_changes_nothing(server: Server):
    pid = server.pid()
    assert server.start() is False
    assert server.pid() == pid


def test_stopping_keeps_what_was_committed(server: Server):
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    assert server.stop()
    assert server.stop() is False
    assert server.answer() is Answer.SILENT
    server.start()
    with connect(server) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_two_starts_at_once_give_one_server(home_folder: Path):
    command = [sys.executable, "-m", "alongside.partnership.config.database", "start"]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [start.communicate()[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0], said
    assert embedded_server(find_home()).stop()


def test_a_server_that_cannot_start_says_what_its_log_says(home_folder: Path):
    server = embedded_server(find_home(), shared_buffers="many")
    with pytest.raises(ServerDidNotStart, match='invalid value for parameter "shared_buffers"'):
        server.start()


def test_a_broken_first_start_is_not_taken_for_a_cluster(home_folder: Path):
    server = embedded_server(find_home())
    server.start()
    server.stop()
    server.place.cluster.rename(server.place.folder / "cluster.new")
    assert server.start()
    server.stop()


def test_the_server_listens_on_no_network_and_sums_its_pages(server: Server):
    with connect(server) as connection:
        found = {
            name: connection.execute(f"SHOW {name}").fetchone()
            for name in ("listen_addresses", "data_checksums", "fsync", "server_encoding")
        }
    assert found == {
        "listen_addresses": ("",),
        "data_checksums": ("on",),
        "fsync": ("on",),
        "server_encoding": ("UTF8",),
    }


def test_nobody_signs_in_without_the_secret(server: Server):
    connection = {**server.superuser_connection(), "password": "made up"}
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**connection)


def test_a_record_that_breaks_a_rule_is_not_quoted_in_the_log(server: Server):
    with connect(server, autocommit=True) as connection:
        connection.execute("CREATE TABLE child (name text UNIQUE)")
        connection.execute("INSERT INTO child VALUES ('Invented Person')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO child VALUES ('Invented Person')")
    log = server.place.log.read_text()
    assert "duplicate key value" in log
    assert "Invented" not in log


@pytest.mark.parametrize("command", ["status", "psql"])
def test_a_command_without_a_server_fails_with_a_sentence(home_folder: Path, command: str):
    asked = subprocess.run(
        [sys.executable, "-m", "alongside.partnership.config.database", command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode != 0
    assert "Traceback" not in asked.stderr
    assert asked.stderr.strip()
