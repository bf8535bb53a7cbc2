"""What was measured, as a line and as a page."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib import metadata

from benchmarks._measuring import PEERS, Line, Took

OURS = ("numpy", "scipy", "duckdb", "pyarrow")
THEIRS = ("esda", "pointpats", "KDEpy", "libpysal", "numpy")

HEADING = """# Performance

Written by `./dev bench`. CPU seconds of the work alone, in a process of its own, after its imports, the quickest of
some runs where one is short; NumPy's linear algebra on one thread on both sides; DuckDB as it comes. Memory is the
highest of the whole process. Read the ratios rather than the times: other work on the machine slows both sides.

"""
AFTER = """
## How to read it

- *Times faster* is the peer's CPU time over ours. Below 1 the peer is faster.
- The incidents are invented from a seed, the same for both, and the answers are compared: see the last column.
- Nothing of ours is compiled at run time. Pairs and windows are counted with NumPy; only degrees in space come from
  SciPy's k-d tree.
- A promise that could not be measured here, because a peer is absent, is shown as *not known* and not as met.
- The intake line is a promise about ten million rows: `./dev bench --rows 10000000` measures that.
"""


def in_a_line(line: Line) -> str:
    met = {True: "met", False: "MISSED", None: "not known" if line.goal else "no promise"}[line.met]
    return f"{line.job}: {_took(line.ours)}; {_peer(line)}; {line.goal or '-'}: {met}. {line.note}"


def page(lines: list[Line]) -> str:
    rows = [
        "| Job | Ours, CPU | Memory | Peer | Peer, CPU | Memory | Times faster | Goal | Met | Answers |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *(_row(line) for line in lines),
    ]
    return HEADING + _machine() + "\n\n" + "\n".join(rows) + "\n\n## What missed its goal\n\n" + _missed(lines) + AFTER


def _row(line: Line) -> str:
    met = {True: "yes", False: "**no**", None: "not known" if line.goal else ""}[line.met]
    ratio = "" if line.ratio is None else f"{line.ratio:,.1f}"
    theirs = line.theirs
    cells = [line.job, _seconds(line.ours), _memory(line.ours), line.peer]
    cells += [_seconds(theirs) if theirs else "", _memory(theirs) if theirs else "", ratio, line.goal, met, line.note]
    return "| " + " | ".join(cells) + " |"


def _missed(lines: list[Line]) -> str:
    missed = [line for line in lines if line.met is False]
    if not missed:
        return "Nothing that was measured.\n"
    return "".join(f"- {line.job}: {_took(line.ours)}; {_peer(line)}. Goal: {line.goal}.\n" for line in missed)


def _peer(line: Line) -> str:
    if not line.theirs:
        return "no peer"
    ratio = "" if line.ratio is None else f", {line.ratio:,.2f} times ours"
    return f"{line.peer} {_took(line.theirs)}{ratio}"


def _took(took: Took) -> str:
    return took.why or f"{_seconds(took)}, {_memory(took)}"


def _seconds(took: Took) -> str:
    if took.why:
        return took.why
    return f"{took.cpu_s * 1000:.1f} ms" if took.cpu_s < 0.1 else f"{took.cpu_s:.2f} s"


def _memory(took: Took) -> str:
    return "" if took.why else f"{took.peak_mb:,.0f} MB"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    ours = ", ".join(f"{name} {metadata.version(name)}" for name in OURS)
    return (
        f"{datetime.now(UTC):%-d %B %Y}. {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, Python "
        f"{platform.python_version()}.\nOurs with {ours}. Peers: {_peers()}."
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def _peers() -> str:
    python = os.environ.get(PEERS)
    if not python:
        return f"not run, because {PEERS} is not set"
    script = f"from importlib.metadata import version\nprint(', '.join(f'{{n}} {{version(n)}}' for n in {THEIRS!r}))"
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or "not all installed"
