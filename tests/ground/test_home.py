"""The home folder and its secrets."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alongside.partnership.config.database.errors import SecretsUnreadable
from alongside.partnership.config.database.home import find_home, read_secrets


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secrets_file_that_others_can_read_is_refused(home_folder: Path):
    read_secrets()
    find_home().secrets_file.chmod(0o640)
    with pytest.raises(SecretsUnreadable, match="chmod 600"):
        read_secrets()


@pytest.mark.parametrize("content", ["", "{", "not secrets"])
def test_a_damaged_secrets_file_is_refused_and_never_replaced(home_folder: Path, content: str):
    read_secrets()
    find_home().secrets_file.write_text(content)
    with pytest.raises(SecretsUnreadable, match="copy kept with your backups"):
        read_secrets()
    assert find_home().secrets_file.read_text() == content


def test_a_missing_key_is_named(home_folder: Path):
    values = read_secrets()
    del values["trail_signing_key"]
    find_home().secrets_file.write_text(json.dumps(values))
    with pytest.raises(SecretsUnreadable, match="lacks trail_signing_key"):
        read_secrets()


def test_only_the_owner_can_read_the_secrets_and_list_the_home(home_folder: Path):
    read_secrets()
    home = find_home()
    assert mode(home.secrets_file) == 0o600
    assert mode(home.folder) == (0o711 if os.geteuid() == 0 else 0o700)
    assert {mode(folder) for folder in (home.heads, home.evidence, home.backups, home.log)} == {0o700}


def test_secrets_are_made_once_and_differ_from_each_other(home_folder: Path):
    values = read_secrets()
    assert read_secrets() == values
    assert len(set(values.values())) == len(values)
    assert min(map(len, values.values())) >= 43


def test_when_two_starts_race_they_agree_on_the_secrets(home_folder: Path):
    with ThreadPoolExecutor(8) as starts:
        found = [future.result() for future in [starts.submit(read_secrets) for _ in range(8)]]
    assert all(values == found[0] for values in found)
    assert sorted(path.name for path in home_folder.glob("secrets*")) == ["secrets.json"]
