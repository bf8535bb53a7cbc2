"""Two kinds of a partner's own points: what is around what, and which comes first."""

import json

import numpy as np
import pytest

HEADING = "easting,northing,date,kind\n"


@pytest.fixture
def both(tmp_path):
    """60 invented drug offences, and 60 robberies two days after and ten metres beside each."""
    random = np.random.default_rng(2019)
    lines = []
    for x, y, day in zip(*random.uniform(0, 4_000, (2, 60)), random.integers(0, 300, 60), strict=True):
        start = np.datetime64("2018-01-01") + int(day)
        lines += [f"{x:.1f},{y:.1f},{start},drug offence", f"{x + 10:.1f},{y:.1f},{start + 2},robbery"]
    path = tmp_path / "both.csv"
    path.write_text(HEADING + "\n".join(lines) + "\n")
    return path


KINDS = ("--kind", "kind", "--first", "drug offence", "--second", "robbery", "--permutations", 99)


@pytest.mark.parametrize("command", ["colocation", "which-first"])
def test_snapped_points_are_refused(run, tmp_path, command):
    path = tmp_path / "2019-03-street.csv"
    path.write_text("Crime ID,Month,Falls within,Longitude,Latitude,Location,Crime type\n")
    answer = run(command, path, path)
    assert answer.exit_code == 1
    assert "shared map point" in answer.output


def test_one_file_without_a_kind_and_two_with_one_are_refused(run, both):
    assert "Give two files" in run("colocation", both).output
    assert "Give two files" in run("which-first", both, both, *KINDS).output


def test_a_kind_that_no_row_has_is_named(run, both):
    answer = run("colocation", both, "--kind", "kind", "--first", "arson")
    assert "arson in both.csv: none of 0 rows" in answer.output
    assert "no column offence" in run("colocation", both, "--kind", "offence").output


def test_what_gathers_around_what_is_told_with_what_it_cannot_tell(run, both, tmp_path):
    answer = run("colocation", both, *KINDS, "--local", tmp_path / "local.csv")
    assert "drug offence in both.csv: 60 rows read, 60 kept, 0 set aside." in answer.output
    assert "more than chance gives" in answer.output
    assert "It says nothing of which came first" in answer.output
    assert len((tmp_path / "local.csv").read_text().splitlines()) == 61
    found = json.loads(run("colocation", both, *KINDS, "--json").output)
    assert found["quotient"] > found["chance_high"]
    assert found["parameters"]["seed"] == 2019


def test_which_comes_first_is_told_from_two_files(run, both, tmp_path):
    lines = both.read_text().splitlines(keepends=True)
    for name in ("drug offence", "robbery"):
        (tmp_path / f"{name}.csv").write_text(HEADING + "".join(line for line in lines[1:] if name in line))
    paths = tmp_path / "drug offence.csv", tmp_path / "robbery.csv"
    answer = run("which-first", *paths, "--permutations", 99)
    assert "drug offences, then violence within 1 to 14 days: 6" in answer.output
    assert "They do not say that one causes the other" in answer.output
    table = json.loads(run("which-first", *paths, "--permutations", 99, "--json").output)["table"]
    assert table[0]["p_more"] == 0.01
    assert table[2]["p_more"] > 0.05
