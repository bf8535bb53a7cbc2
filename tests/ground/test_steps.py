"""The steps of ./dev: skipped when nothing changed, explained when they fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.partnership.config.database.home import PROJECT
from scripts import terminal
from scripts.terminal import StepFailed, run, run_when_changed


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(terminal, "PROJECT", tmp_path)
    monkeypatch.setattr(terminal, "LOGS", tmp_path / "log")
    monkeypatch.setattr(terminal, "__file__", str(tmp_path / "terminal.py"))
    (tmp_path / "asked.txt").write_text("one")
    return tmp_path


def count_up(project: Path) -> bool:
    """A step that adds a line to `made.txt`."""
    return run_when_changed(
        "Counting up",
        ["/bin/sh", "-c", "echo line >> made.txt"],
        inputs=[project / "asked.txt"],
        makes=project / "made.txt",
        advice="Count by hand.",
        stamps=project / "stamps",
    )


def test_a_failed_step_says_which_why_what_to_do_and_where_its_log_is(project: Path):
    with pytest.raises(StepFailed) as failure:
        run("Asking for the moon", ["/bin/sh", "-c", "echo no moon here; exit 3"], advice="Ask for less.")
    words = str(failure.value)
    assert "no moon here" in words
    assert "This step failed: Asking for the moon.\nAsk for less.\n" in words
    assert str(project / "log" / "asking-for-the-moon.log") in words


def test_a_step_whose_program_is_missing_says_so(project: Path):
    with pytest.raises(StepFailed, match=r"no-such-program is not there\.\nInstall it"):
        run("Trying", [project / "no-such-program"], advice="Install it.")


def test_a_failed_step_is_tried_again(project: Path):
    step = {"inputs": [project / "asked.txt"], "makes": project, "advice": "None.", "stamps": project / "stamps"}
    with pytest.raises(StepFailed):
        run_when_changed("Trying", ["/bin/sh", "-c", "test -e ready"], **step)
    (project / "ready").touch()
    assert run_when_changed("Trying", ["/bin/sh", "-c", "test -e ready"], **step)
    assert not run_when_changed("Trying", ["/bin/sh", "-c", "test -e ready"], **step)


def test_a_finished_step_is_not_repeated_until_its_input_changes_or_its_product_is_gone(project: Path):
    assert [count_up(project), count_up(project)] == [True, False]
    (project / "asked.txt").write_text("two")
    assert [count_up(project), count_up(project)] == [True, False]
    assert (project / "made.txt").read_text() == "line\nline\n"
    (project / "made.txt").unlink()
    assert count_up(project)


def test_touching_a_file_without_changing_it_repeats_nothing(project: Path):
    count_up(project)
    os.utime(project / "asked.txt", (1, 1))
    assert not count_up(project)


def test_an_unknown_command_shows_the_commands():
    asked = subprocess.run([sys.executable, "dev", "guess"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert asked.returncode != 0
    assert all(
        f"./dev {command} " in asked.stderr for command in ("setup", "demo", "test", "check", "fix", "docs", "bench")
    )
