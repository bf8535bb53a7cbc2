"""In CI a browser test that did not run is a failure; elsewhere it may be skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.partnership.config.database.home import PROJECT

SKIPPED = """
import pytest

@pytest.mark.browser
def test_a_page():
    pytest.skip("no browser here")
"""
RUN = SKIPPED.replace('pytest.skip("no browser here")', "pass")
WITHOUT_A_BROWSER = "def test_a_sum():\n    assert 1 + 1 == 2\n"


def ends_well(folder: Path, tests: str, *, required: bool) -> bool:
    (folder / "test_made_up.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ALONGSIDE_BROWSER_TESTS": "required" if required else ""}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:django",
        "-p",
        "tests.browser_tests",
        "-p",
        "no:cacheprovider",
    ]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("tests", "required", "well"),
    [
        (SKIPPED, True, False),
        (WITHOUT_A_BROWSER, True, False),
        (RUN, True, True),
        (SKIPPED, False, True),
    ],
)
def test_a_skipped_browser_test_fails_where_it_is_required(tmp_path: Path, tests: str, required: bool, well: bool):
    assert ends_well(tmp_path, tests, required=required) is well
