"""Killed without a chance to tidy up, ./dev demo leaves nothing running."""

import subprocess
import sys

import pytest

from alongside.partnership.config.database.home import PROJECT, find_home
from alongside.partnership.config.database.server import Server, embedded_server
from tests.database import QUICK_AND_FORGETFUL

PATIENCE_S = 30
CHILD = """
import subprocess, sys
from scripts.ending import ends_with_us
subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"], preexec_fn=ends_with_us())
print("started", flush=True)
sys.stdin.read()
"""
WITH_DATABASE = """
import sys
from scripts.ending import runs_when_killed
with runs_when_killed([sys.executable, "-m", "alongside.partnership.config.database", "stop"]):
    print("started", flush=True)
    {then}
"""


@pytest.fixture
def own_server(home_folder):
    server = embedded_server(find_home(), **QUICK_AND_FORGETFUL)
    server.start()
    yield server
    server.stop()


def start(script: str) -> subprocess.Popen[str]:
    """A process whose output closes only when it and all that it started have ended."""
    started = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "started\n"
    return started


def kill(started: subprocess.Popen[str]) -> None:
    started.kill()
    started.communicate(timeout=PATIENCE_S)


def test_what_was_started_ends_when_its_parent_is_killed():
    kill(start(CHILD))


def test_the_database_is_stopped_when_the_demo_is_killed(own_server: Server):
    kill(start(WITH_DATABASE.format(then="sys.stdin.read()")))
    assert own_server.pid() is None


@pytest.mark.parametrize("then", ["pass", "raise KeyboardInterrupt"])
def test_a_demo_that_ends_in_order_stops_its_database_itself(own_server: Server, then: str):
    started = start(WITH_DATABASE.format(then=f"sys.stderr.close(); {then}"))
    started.communicate(timeout=PATIENCE_S)
    assert own_server.pid() is not None
