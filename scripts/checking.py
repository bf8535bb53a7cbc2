"""./dev test, check, fix, docs and bench."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.installing import PYTHON, VENV, build_assets, find_npm, install_python_packages
from scripts.terminal import PROJECT, StepFailed, run, say

BIN = VENV / "bin"
PYTHON_FILES = ["src", "tests", "scripts", "benchmarks", "dev", "manage.py"]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # an advertisement, not a warning
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What must be tested on every branch: what is counted, what is changed, what is looked at, what may be shared.
WHOLLY_COVERED = (
    "src/alongside/evidence/*,*/actions.py,*/actions/*.py,*/queries.py,*/queries/*.py,*/sharing/gateways/*.py"
)


def test(*arguments: str) -> None:
    """Run the tests; with arguments only some of them, and no measuring of coverage."""
    _set_up_quietly()
    if not any(map(shutil.which, BROWSERS)):
        say("No browser found: the browser tests will be skipped. On Debian: apt-get install chromium")
    # Playwright's own Node needs a library that a plain Debian lacks; the Node that builds the pages does not.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_npm()[0]))
    if arguments:
        return _show(PYTHON, "-m", "pytest", *arguments)
    _show(PYTHON, "-m", "pytest", "--cov", "--cov-report=")
    _show(BIN / "coverage", "report", "--skip-covered", "--sort=cover")
    whole = ["--fail-under=100", "--show-missing", f"--include={WHOLLY_COVERED}"]
    return _show(BIN / "coverage", "report", "--skip-covered", *whole)


def check(*_: str) -> None:
    """Everything is looked at before the first failure is told."""
    _set_up_quietly()
    manage = [PYTHON, "-W", "ignore::RuntimeWarning", "manage.py"]  # no server runs here, and none is needed
    steps: dict[str, tuple[list[object], str]] = {
        "Style": ([BIN / "ruff", "check", *_that_exist(PYTHON_FILES)], "Run ./dev fix; what it leaves needs a person."),
        "Format": ([BIN / "ruff", "format", "--check", *_that_exist(PYTHON_FILES)], "Run ./dev fix."),
        "Fences between rooms": ([BIN / "lint-imports"], "Mend the import, or answer it in docs/decisions/."),
        "Types": ([BIN / "mypy"], "Each line above names a file and what does not fit."),
        "The site's own checks": ([*manage, "check"], "The lines above say what Django found."),
        "No missing migration": (
            [*manage, "makemigrations", "--check", "--dry-run"],
            "Run .venv/bin/python manage.py makemigrations, read what it wrote, and commit it.",
        ),
        "Documentation": _docs_step(),
    }
    failures: dict[str, StepFailed] = {}
    for title, (command, advice) in steps.items():
        try:
            run(title, command, advice=advice, environment=QUIET)
        except StepFailed as failure:
            failures[title] = failure
            say(f"✗ {title}")
    for explained in failures.values():
        say(f"\n{explained}")
    if failures:
        raise StepFailed(f"Not yet fit to show: {', '.join(failures)}.")
    say("Fit to show.")


def fix(*_: str) -> None:
    install_python_packages()
    _show(BIN / "ruff", "check", "--fix", "--exit-zero", *_that_exist(PYTHON_FILES))
    _show(BIN / "ruff", "format", *_that_exist(PYTHON_FILES))


def docs(*_: str) -> None:
    install_python_packages()
    command, advice = _docs_step()
    run("Building the documentation", command, advice=advice, environment=QUIET)
    say(f"Open {PROJECT / 'site' / 'index.html'}")


def bench(*arguments: str) -> None:
    """Run benchmarks/, all or the named ones; all together write docs/explanation/performance.md."""
    install_python_packages()
    _show(PYTHON, "-m", "benchmarks", *arguments)


def _set_up_quietly() -> None:
    install_python_packages()
    build_assets()


def _docs_step() -> tuple[list[object], str]:
    return [BIN / "mkdocs", "build", "--strict", "--quiet"], "The lines above name the page and the broken link."


def _that_exist(names: list[str]) -> list[Path]:
    return [PROJECT / name for name in names if (PROJECT / name).exists()]


def _show(*command: object) -> None:
    """Run with its output on the screen, and end with its code when it fails."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    code = subprocess.run([str(part) for part in command], cwd=PROJECT, env=environment, check=False).returncode
    if code != 0:
        sys.exit(code)
