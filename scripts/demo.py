"""./dev demo: the whole site on this machine, with the invented borough and the open police figures."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from scripts.ending import ends_with_us, runs_when_killed
from scripts.installing import PYTHON, build_assets, install_python_packages
from scripts.terminal import LAST_LINES, LOGS, PROJECT, StepFailed, run, run_when_changed, say

sys.path.insert(0, str(PROJECT / "src"))
from alongside.partnership.config.database.home import find_home
from alongside.partnership.config.database.place import find_place

SITE = PROJECT / "src" / "alongside"
USUAL_PORT = 8000
START_PATIENCE_S = 90
STOP_PATIENCE_S = 30
LOOK_AGAIN_S = 0.2
DATABASE = [PYTHON, "-m", "alongside.partnership.config.database"]
MANAGE = [PYTHON, "manage.py"]
FILLING = {
    "Inventing the borough of Fleetwater": "fill_demo",
    "Reading the open police figures": "refresh_figures",
}


def run_demo(*_: str) -> None:
    install_python_packages()
    build_assets()
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _stop)
    with _database():
        _prepare_site()
        _serve(_free_port())


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def _database() -> Iterator[None]:
    home = find_home()
    if not find_place(home).cluster.exists():
        shutil.rmtree(home.folder / "stamps", ignore_errors=True)  # a new database remembers no earlier step
    advice = "The lines above name the folder and what to do."
    run("Starting PostgreSQL", [*DATABASE, "setup"], advice=advice, tell="Made the system account")
    stop = [*DATABASE, "stop"]
    with runs_when_killed(stop):
        try:
            yield
        finally:
            run("Stopping PostgreSQL", stop, advice="Its log is server.log in the database's folder.")


def _prepare_site() -> None:
    """Tables, borough, figures and static files: each only when code or database is not what it was."""
    home = find_home()
    code = [SITE, PROJECT / "requirements.lock"]
    usual: dict[str, Any] = {
        "makes": find_place(home).cluster,
        "advice": "The lines above say what the site's code refused.",
        "stamps": home.folder / "stamps",
    }
    owner = {"ALONGSIDE_DATABASE_ROLE": "owner"}
    run_when_changed("Making the tables", [*MANAGE, "migrate"], inputs=code, environment=owner, **usual)
    for title, command in FILLING.items():
        if _is_there(command):
            run_when_changed(title, [*MANAGE, command], inputs=code, **usual)
    static = {**usual, "makes": home.folder / "static"}
    assets = [PROJECT / "build" / "assets", PROJECT / "requirements.lock"]
    collect = [*MANAGE, "collectstatic", "--no-input", "--clear"]
    run_when_changed("Gathering static files", collect, inputs=assets, **static)


def _is_there(command: str) -> bool:
    return any(SITE.glob(f"partnership/*/management/commands/{command}.py"))


def _free_port() -> int:
    """ALONGSIDE_PORT, else 8000 or the next port that nobody uses."""
    if asked := os.environ.get("ALONGSIDE_PORT"):
        return int(asked)
    for port in range(USUAL_PORT, USUAL_PORT + 100):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise StepFailed(f"No port from {USUAL_PORT} to {USUAL_PORT + 99} is free. Name one in ALONGSIDE_PORT.")


def _serve(port: int) -> None:
    """The site and its jobs, side by side until Ctrl-C."""
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "ALONGSIDE_ADDRESS": address}
    granian = [PYTHON, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    commands = {
        "site": [*granian, "--blocking-threads", "8", "alongside.partnership.config.wsgi:application"],
        "jobs": [*MANAGE, "procrastinate", "worker"],
    }
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            serves = {"ALONGSIDE_SERVES_PAGES": "1"} if name == "site" else {}
            running[name] = _launch(name, command, {**environment, **serves})
        _wait_for_page(address, running)
        _welcome(address)
        while True:
            _refuse_if_ended(running)
            time.sleep(LOOK_AGAIN_S)
    except KeyboardInterrupt:
        say("\nStopping.")
    finally:
        _end(running)


def _launch(name: str, command: list, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches us alone and everything is stopped in order."""
    with open(LOGS / f"{name}.log", "w") as log:
        return subprocess.Popen(
            [str(part) for part in command],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=ends_with_us(),
        )


def _wait_for_page(address: str, running: dict[str, subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < until:
        _refuse_if_ended(running)
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=10):  # noqa: S310 (our own address)
                return
        except urllib.error.HTTPError as answer:
            raise StepFailed(f"The site answers with error {answer.code}.\n{_end_of_log('site')}") from answer
        except OSError:
            time.sleep(LOOK_AGAIN_S)
    raise StepFailed(f"The site has not answered within {START_PATIENCE_S} s.\n{_end_of_log('site')}")


def _refuse_if_ended(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for name, process in running.items():
        if process.poll() is not None:
            raise StepFailed(f"The {name} ended with code {process.returncode}.\n{_end_of_log(name)}")


def _end_of_log(name: str) -> str:
    log = LOGS / f"{name}.log"
    lines = "\n".join(log.read_text(errors="replace").splitlines()[-LAST_LINES:])
    return f"{lines}\n\nThe whole log: {log}"


def _welcome(address: str) -> None:
    say(f"\nAlongside is at {address}")
    if _is_there("list_demo_workers"):
        listed = subprocess.run(
            [*map(str, MANAGE), "list_demo_workers"],
            cwd=PROJECT,
            env={**os.environ, "ALONGSIDE_ADDRESS": address},
            capture_output=True,
            text=True,
            check=False,
        )
        say(listed.stdout if listed.returncode == 0 else listed.stderr)
    say("Ctrl-C stops it. What you did is kept in var/; remove that folder to begin anew.")


def _end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        process.terminate()
    for process in running.values():
        try:
            process.wait(STOP_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
