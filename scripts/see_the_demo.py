"""Start ./dev demo as a visitor would, look at its page, stop it with Ctrl-C, and see that nothing is left running."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE_S = 900


def main() -> None:
    began = time.monotonic()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # started with &, a shell has told us to ignore Ctrl-C
    demo = subprocess.Popen(
        [sys.executable, "dev", "demo"], cwd=PROJECT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        _look(demo, began)
        demo.send_signal(signal.SIGINT)
        print(demo.communicate(timeout=120)[0])
    finally:
        demo.terminate()
    if left := _still_running():
        sys.exit(f"After Ctrl-C these still ran: {left}")
    if demo.returncode:
        sys.exit(f"./dev demo ended with code {demo.returncode}.")
    print("-- Stopped, and nothing is left running.")


def _look(demo: subprocess.Popen[str], began: float) -> None:
    address = _read_until_address(demo)
    with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310 (our own address)
        words = page.read().decode()
    took = f"{time.monotonic() - began:.0f} s after ./dev demo"
    print(f"-- {address} answered {page.status} with {len(words)} characters, {took}")


def _read_until_address(demo: subprocess.Popen[str]) -> str:
    until = time.monotonic() + PATIENCE_S
    assert demo.stdout is not None  # noqa: S101 (asked for above)
    for line in demo.stdout:
        print(line, end="", flush=True)
        if found := re.search(r"Alongside is at (http://\S+)", line):
            return found[1]
        if time.monotonic() > until:
            break
    sys.exit(f"No address within {PATIENCE_S} s; ./dev demo ended with code {demo.poll()}.")


def _still_running() -> list[str]:
    """Processes that work in the project or in its database's folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            folder = os.readlink(process / "cwd")
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue
        serves = f"{PROJECT}/.venv/" in command or command.startswith("postgres")
        if serves and folder.startswith((str(PROJECT), "/var/lib/alongside")):
            found.append(command)
    return found


if __name__ == "__main__":
    main()
