from datetime import date

import pytest

from alongside.evidence.errors import FileRefused, NothingToCount
from alongside.evidence.violence.definitions.reading import in_force, read_definition, read_definitions

GOOD = """
name = "knife"
title = "Knife offences"
version = "1"
valid_from = 2020-04-01
owner = "Fleetwater partnership"
words = "Made up."

[[counts]]
groups = ["Robbery"]
knife = true
"""


@pytest.fixture
def write(tmp_path):
    def to(text, name="one.toml"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return to


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('"knife"\n', '"knife\n', "one.toml is not TOML"),
        ('title = "Knife offences"', "", '"title" is missing'),
        ('"Knife offences"', "7", '"title" is missing or is no text'),
        ("2020-04-01", '"2020-04-01"', '"valid_from" is missing or is no day'),
        ("2020-04-01", "2020-04-01T00:00:00", '"valid_from" is missing or is no day'),
        ('words = "Made up."', 'words = "Made up."\ndemonstration = "yes"', '"demonstration" is neither'),
        ('[[counts]]\ngroups = ["Robbery"]\nknife = true', "", "has no part"),
        ("[[counts]]", "[counts]", "has no part"),
        ('owner = "Fl', 'onwer = "Fl', '"onwer" is not a key of a definition'),
        ("knife = true", "nife = true", '"nife" in part 1 is not a key'),
        ("knife = true", 'knife = "yes"', '"knife" in part 1 is neither true nor false'),
        ('["Robbery"]', '"Robbery"', '"groups" in part 1 is no list of words'),
        ('["Robbery"]', "[]", '"groups" in part 1 is no list of words'),
        ("knife = true", 'victim_ages = ["10-18"]', '"10-18" in part 1 is no age band'),
        ('groups = ["Robbery"]\nknife = true', "knife = false", "would count them all"),
    ],
)
def test_a_slip_is_refused_with_the_file_and_the_key(write, was, becomes, says):
    assert was in GOOD
    with pytest.raises(FileRefused, match=f"one.toml.*{says}|{says}"):
        read_definition(write(GOOD.replace(was, becomes)))


def test_text_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "one.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(FileRefused, match="is not TOML"):
        read_definition(tmp_path / "one.toml")


def test_two_files_of_one_version_or_one_day_are_refused(write):
    folder = write(GOOD).parent
    write(GOOD.replace('"1"', '"2"'), "two.toml")
    with pytest.raises(FileRefused, match=r"one.toml and two.toml both define knife 2020-04-01"):
        read_definitions(folder)
    write(GOOD.replace("2020-04", "2021-04"), "two.toml")
    with pytest.raises(FileRefused, match="both define knife 1"):
        read_definitions(folder)


def test_a_folder_without_a_definition_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="holds no definition"):
        read_definitions(tmp_path)


def test_the_version_in_force_is_the_latest_that_has_begun(write):
    folder = write(GOOD).parent
    write(GOOD.replace('"1"', '"2"').replace("2020-04", "2021-04"), "two.toml")
    both = read_definitions(folder)
    assert in_force(both, "knife", date(2021, 3, 31)).version == "1"
    assert in_force(both, "knife", date(2021, 4, 1)).version == "2"
    with pytest.raises(NothingToCount, match="There are: knife"):
        in_force(both, "knife", date(2020, 3, 31))


def test_what_was_read_is_stated_with_version_owner_and_day(write):
    definition = read_definition(write(GOOD))
    assert definition.stated == (
        "Knife offences, version 1, in force from 1 April 2020, Fleetwater partnership. Made up. Earlier months are "
        "counted by the same rule."
    )
    assert (definition.parts[0].groups, definition.parts[0].knife) == (("Robbery",), True)


def test_those_shipped_say_that_nobody_agreed_them():
    shipped = read_definitions()
    assert {one.name for one in shipped} >= {"non-domestic-violence", "serious-violence-under-25", "knife-injury"}
    assert all(one.demonstration and one.stated.startswith("Demonstration definition") for one in shipped)
