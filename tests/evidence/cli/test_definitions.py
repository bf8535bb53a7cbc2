import json


def test_a_definition_with_a_slip_is_refused(run, tmp_path):
    (tmp_path / "one.toml").write_text('name = "x"')
    told = run("definitions", "--definitions", tmp_path)
    assert told.exit_code == 1
    assert 'one.toml: "title" is missing' in told.output


def test_definitions_are_listed_with_version_and_owner(run):
    told = run("definitions").output
    assert "non-domestic-violence: Demonstration definition, agreed by nobody" in told
    assert "The files to copy and change are in" in told
    listed = json.loads(run("definitions", "--json").output)
    assert listed[0]["valid_from"] == "2018-04-01"


def test_a_partnerships_own_are_listed_alone(run, tmp_path):
    (tmp_path / "one.toml").write_text(
        'name = "ours"\ntitle = "Ours"\nversion = "1"\nvalid_from = 2018-04-01\nowner = "F"\nwords = "W."\n'
        '[[counts]]\ncodes = ["8N"]\n'
    )
    told = run("definitions", "--definitions", tmp_path).output
    assert told == (
        "ours: Ours, version 1, in force from 1 April 2018, F. W. Earlier months are counted by the same rule.\n"
    )
