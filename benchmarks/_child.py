"""One job in a process of its own: python -m benchmarks._child MODULE FUNCTION [ARGUMENTS as JSON]."""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def timed(work: Callable[[], Any], times: int = 1) -> tuple[float, float, Any]:
    """Give the CPU and wall seconds of the quickest of some runs, and what it gave back."""
    best: tuple[float, float, Any] | None = None
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        found = work()
        spent = (time.process_time() - cpu, time.perf_counter() - wall, found)
        best = spent if best is None or spent[0] < best[0] else best
    assert best is not None  # noqa: S101 (times is 1 or more)
    return best


def peak_megabytes() -> float:
    """Give this process's highest memory so far, without what its parent once held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    module, function, *arguments = sys.argv[1:]
    job = getattr(importlib.import_module(f"benchmarks.{module}"), function)
    cpu, wall, answer = job(*(json.loads(argument) for argument in arguments))
    print("\nRESULT " + json.dumps({"cpu_s": cpu, "wall_s": wall, "peak_mb": peak_megabytes(), "answer": answer}))


if __name__ == "__main__":
    main()
