"""What is installed is what was agreed: every dependency locked by version and hash, and no address in a lock."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from alongside.partnership.config.database.home import PROJECT

LOCKS = sorted(PROJECT.glob("requirements*.lock"))


def locked(path: Path) -> dict[str, str]:
    """Each locked package with everything that stands under it."""
    parts = re.split(r"^(?=[a-z0-9])", path.read_text(), flags=re.MULTILINE)[1:]
    return {part.split("==")[0]: part for part in parts}


@pytest.mark.parametrize("path", [*LOCKS, PROJECT / "package-lock.json"], ids=lambda path: path.name)
def test_a_lock_names_no_download_address(path: Path):
    words = path.read_text()
    if path.suffix == ".json":  # where a package asks for money is no download address
        words = json.dumps([{**entry, "funding": ""} for entry in json.loads(words)["packages"].values()])
    assert not re.search(r"https?://|file:|git\+", words)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_its_version_and_hash(path: Path):
    packages = locked(path)
    assert packages
    for name, words in packages.items():
        assert "==" in words, name
        assert "--hash=sha256:" in words, name


def test_every_dependency_is_in_the_lock():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["site"],
        *project["dependency-groups"]["dev"],
    ]
    names = {re.split(r"[\[<>=~! ]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - locked(PROJECT / "requirements.lock").keys() == set(), "run scripts/lock-dependencies"


def test_every_dependency_says_why_it_is_there():
    lines = (PROJECT / "pyproject.toml").read_text().splitlines()
    asked = [line for line in lines if re.match(r'\s+"[a-z0-9_.\[\],-]+[<>=~]=?[0-9]', line)]
    assert len(asked) > 30
    assert [line for line in asked if "  # " not in line and " # " not in line] == []
