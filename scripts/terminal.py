"""Steps that are shown while they run, skipped when nothing changed, and explained when they fail."""

import hashlib
import itertools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.ending import ends_with_us

PROJECT = Path(__file__).resolve().parents[1]
TOOLS = PROJECT / ".dev-tools"
LOGS = TOOLS / "log"
STAMPS = TOOLS / "stamps"
LAST_LINES = 25
WIDTH = 46


class StepFailed(Exception):
    """A step did not work. Its text says which, why, what to do and where the whole log is."""


def run(
    title: str,
    command: Sequence[object],
    *,
    advice: str,
    environment: Mapping[str, str] | None = None,
    tell: str = "",
) -> None:
    """Run a command with its output in a log, showing that it goes on.

    tell    lines of the output that begin with these words are shown all the same.
    """
    log = LOGS / f"{_file_name(title)}.log"
    LOGS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with open(log, "w") as output, _showing(title):
        try:
            code = subprocess.run(
                [str(part) for part in command],
                cwd=PROJECT,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=ends_with_us(),
                check=False,
            ).returncode
        except FileNotFoundError as missing:
            raise StepFailed(f"{title}: {missing.filename} is not there.\n{advice}") from missing
    if code != 0:
        end = "\n".join(log.read_text(errors="replace").splitlines()[-LAST_LINES:])
        raise StepFailed(f"{end}\n\nThis step failed: {title}.\n{advice}\nThe whole log: {log}")
    say(f"  {title:{WIDTH}} {time.monotonic() - began:5.1f} s")
    for line in log.read_text(errors="replace").splitlines() if tell else []:
        if line.startswith(tell):
            say(f"  {line}")


def run_when_changed(
    title: str,
    command: Sequence[object],
    *,
    inputs: Iterable[Path],
    makes: Path,
    advice: str,
    environment: Mapping[str, str] | None = None,
    stamps: Path = STAMPS,
) -> bool:
    """Run a command unless these inputs have been through it before and what it makes is there."""
    stamp = stamps / _file_name(title)
    content = fingerprint([*inputs, Path(__file__)]) + "\n" + " ".join(map(str, command))
    if makes.exists() and stamp.exists() and stamp.read_text() == content:
        return False
    stamp.unlink(missing_ok=True)
    run(title, command, advice=advice, environment=environment)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(content)
    return True


def fingerprint(paths: Iterable[Path]) -> str:
    """One number for the content of files and folders; names count, dates do not."""
    content = hashlib.sha256()
    for path in sorted(paths):
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" in file.parts:
                continue
            content.update(str(file.relative_to(PROJECT)).encode() + b"\0")
            content.update(file.read_bytes() if file.exists() else b"absent")
    return content.hexdigest()


def say(words: str = "") -> None:
    try:
        print(words, flush=True)
    except BrokenPipeError:  # nobody listens any more; what was started must still be stopped
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (until the end)


class _showing:  # noqa: N801 (read as a word in `with`)
    """A line that moves while a step runs, where somebody watches; a plain line where nobody does."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._move, daemon=True)

    def __enter__(self) -> None:
        if sys.stdout.isatty():
            self.thread.start()
        else:
            say(f"… {self.title}")

    def __exit__(self, *_: object) -> None:
        self.done.set()
        if self.thread.is_alive():
            self.thread.join()
            print("\r\033[K", end="", flush=True)

    def _move(self) -> None:
        began = time.monotonic()
        for mark in itertools.cycle("|/-\\"):
            print(f"\r{mark} {self.title:{WIDTH}} {time.monotonic() - began:5.0f} s", end="", flush=True)
            if self.done.wait(0.2):
                return


def _file_name(title: str) -> str:
    return "-".join(title.lower().replace("'", "").replace(",", "").split())
