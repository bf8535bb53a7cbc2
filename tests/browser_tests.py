"""Browser tests may be skipped where there is no browser; where they are required, a skipped one is a failure."""

import os
from collections.abc import Iterator

import pytest

outcomes: dict[str, str] = {}


def are_required() -> bool:
    return os.environ.get("ALONGSIDE_BROWSER_TESTS") == "required"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if item.get_closest_marker("browser") and (report.when == "call" or report.skipped):
        outcomes[item.nodeid] = report.outcome
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    if are_required() and session.exitstatus == pytest.ExitCode.OK and complaint():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if are_required() and (words := complaint()):
        terminalreporter.write_line(words, red=True)


def complaint() -> str:
    if not outcomes:
        return "Browser tests are required here, and there was none."
    skipped = [name for name, outcome in outcomes.items() if outcome == "skipped"]
    return f"Browser tests are required here, and these were skipped: {', '.join(skipped)}" if skipped else ""
