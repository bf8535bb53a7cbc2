"""The analyst's tutorial says what works: its commands are run as they stand, one after the other."""

import re
import shlex
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).resolve().parents[3] / "docs/tutorial/from-files-to-a-profile.md"
COMMANDS = re.findall(
    r"^alongside (.+)$", "\n".join(re.findall(r"^```\n(.*?)^```", TUTORIAL.read_text(), re.M | re.S)), re.M
)
SAYS = {
    "count": "no clear change",
    "trend": "526 offences",
    "areas": "whichever way chance falls",
    "perception": "Drug-related behaviour was named most",
    "neighbourhoods": "People choose where to work from this list",
    "drugs": "None of this shows that drugs cause violence",
    "hotspots": "stand out",
    "near-repeats": "by chance",
    "profile": "2 pages",
}


def test_every_command_of_the_tutorial_works_and_says_what_the_text_says(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) == 11
    for command in COMMANDS:
        told = run(*shlex.split(command))
        assert told.exit_code == 0, f"{command}\n{told.output}"
        assert SAYS.get(command.split()[0], "") in told.output
    assert (tmp_path / "fleetwater.pdf").exists()


@pytest.mark.parametrize("command", ["trend knife-injury", "profile"])
def test_every_command_names_what_it_needs(run, command):
    assert "Missing option" in run(*shlex.split(command)).output
