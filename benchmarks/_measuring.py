"""Jobs run as children, and what they took."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
PEERS = "ALONGSIDE_PEERS_PYTHON"
SECONDS_AT_MOST = 900


@dataclass(frozen=True)
class Took:
    """What a job took: CPU seconds of the work alone, wall seconds, the process's peak memory; `why` when it failed."""

    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0
    answer: Any = None
    why: str = ""


@dataclass(frozen=True)
class Line:
    """One row of the table. `goal` is empty where nothing was promised; `met` is None where it cannot be told."""

    job: str
    ours: Took
    peer: str = ""
    theirs: Took | None = None
    goal: str = ""
    met: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if not self.theirs or self.theirs.why or self.ours.why or not self.ours.cpu_s:
            return None
        return self.theirs.cpu_s / self.ours.cpu_s


def ours(module: str, function: str, *arguments: Any) -> Took:
    """Run a job with this interpreter."""
    return _run(sys.executable, module, function, arguments)


def theirs(module: str, function: str, *arguments: Any) -> Took:
    """Run a job with the peers' interpreter, or say that there is none."""
    python = os.environ.get(PEERS)
    return _run(python, module, function, arguments) if python else Took(why=f"not run: {PEERS} is not set")


def _run(python: str, module: str, function: str, arguments: tuple) -> Took:
    # one thread for NumPy's linear algebra on both sides: threads that wait for each other would count as CPU time
    alone = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [python, "-m", "benchmarks._child", module, function, *map(json.dumps, arguments)]
    try:
        done = subprocess.run(  # noqa: S603 (our own modules)
            command,
            cwd=PROJECT,
            env=os.environ | alone,
            capture_output=True,
            text=True,
            timeout=SECONDS_AT_MOST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Took(why=f"stopped after {SECONDS_AT_MOST} s")
    except OSError as refusal:
        return Took(why=f"not run: {refusal.strerror}")
    results = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if done.returncode or not results:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        return Took(why=f"failed: {lines[-1][:120]}")
    return Took(**json.loads(results[-1][len("RESULT ") :]))
