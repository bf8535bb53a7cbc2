"""Importing the evidence: under 0.5 s, and nothing is compiled in a web worker."""

import sys
from typing import Any

from benchmarks._child import timed
from benchmarks._measuring import Line, ours

SECONDS = 0.5


def run(rows: int) -> list[Line]:
    took = ours("importing", "alongside")
    note = "" if took.why else f"compiles nothing: Numba is {'there' if took.answer else 'not there'}"
    met = None if took.why else took.cpu_s <= SECONDS and not took.answer
    every = ours("importing", "every_room")
    return [
        Line("Import of alongside.evidence", took, goal=f"{SECONDS:g} s", met=met, note=note),
        Line("Import of the violence room and all that it needs", every),
    ]


def alongside() -> Any:
    import importlib

    cpu, wall, _ = timed(lambda: importlib.import_module("alongside.evidence"))
    return cpu, wall, "numba" in sys.modules


def every_room() -> Any:
    import importlib
    import pkgutil

    def work() -> int:
        package = importlib.import_module("alongside.evidence.violence")
        modules = list(pkgutil.walk_packages(package.__path__, package.__name__ + "."))
        for module in modules:
            importlib.import_module(module.name)
        return len(modules)

    return timed(work)
