"""python -m benchmarks [NAMES] [--rows N]: run, print, and write docs/explanation/performance.md when all were run."""

import argparse
import importlib
from pathlib import Path

from benchmarks import _report
from benchmarks._measuring import PROJECT, Line

PAGE = PROJECT / "docs" / "explanation" / "performance.md"


def main() -> None:
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("_"))
    asked = argparse.ArgumentParser(prog="./dev bench", description="Time what has a promise about time or memory.")
    asked.add_argument("names", nargs="*", metavar="name", help=f"one or more of: {', '.join(known)}; all unless given")
    asked.add_argument(
        "--rows", type=int, default=1_000_000, help="police rows for the intake; 10000000 is the promise"
    )
    chosen = asked.parse_args()
    if unknown := set(chosen.names) - set(known):
        asked.error(f"no benchmark is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    lines: list[Line] = []
    for name in chosen.names or known:
        print(f"… {name}", flush=True)
        for line in importlib.import_module(f"benchmarks.{name}").run(chosen.rows):
            lines.append(line)
            print(f"  {_report.in_a_line(line)}", flush=True)
    if chosen.names:
        print("\nOnly some were run, so that docs/explanation/performance.md stays as it is.")
        return
    PAGE.write_text(_report.page(lines), encoding="utf-8")
    print(f"\nWritten: {PAGE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
