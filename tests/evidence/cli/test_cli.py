import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from alongside.evidence.cli import main


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_refused_file_is_told_in_a_sentence_and_the_command_fails(tmp_path):
    (tmp_path / "mine.csv").write_text("shape,colour\nx,red\n")
    result = run("read", tmp_path, "--into", tmp_path / "read")
    assert result.exit_code == 1
    assert "Refused: mine.csv has the columns" in result.output
    assert "Traceback" not in result.output


def test_an_empty_folder_is_refused(tmp_path):
    result = run("read", tmp_path, "--into", tmp_path / "read")
    assert result.exit_code == 1
    assert "holds no file ending in" in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("count", "murders", "--to", "2019-03"), "There is no measure"),
        (("count", "mps-violence", "--to", "March"), "Write it as YYYY-MM"),
        (("count", "mps-violence", "--to", "2019-03"), "Say which borough with --area"),
        (("count", "mps-violence", "--to", "2019-03", "--area", "Camden"), "Read the files first"),
    ],
)
def test_a_count_that_cannot_be_made_says_why(tmp_path, arguments, says):
    result = run(*arguments, "--in", tmp_path)
    assert result.exit_code == 1
    assert says in result.output


def test_rows_set_aside_gaps_and_repeats_are_told(street_csv, row, tmp_path):
    rows = [row(1, month="2018-02", Longitude="", Latitude=""), row(2), row(2), row(3, month="x")]
    rows[1] |= {"LSOA name": "Camden 011A "}
    result = run("read", street_csv(rows), "--into", tmp_path / "read")
    assert result.exit_code == 0
    for words in (
        "4 rows read, 3 kept, 1 set aside; 2018-02 to 2019-03.",
        '1 set aside: "Month" is not a month written as YYYY-MM.',
        "rejects.csv with line and reason. Mend them",
        "Missing between its first and last: 2018-03,",
        "1 rows repeat an id",
        "no place in 2018-02",
        "LSOA codes",
        "1 fields had stray spaces",
    ):
        assert words in result.output
    again = run("read", street_csv(rows), "--into", tmp_path / "read")
    assert "this content was read before; nothing changed" in again.output


def test_the_three_commands_of_the_help_give_the_526(tmp_path):
    made = run("fleetwater", "--into", tmp_path / "fleetwater")
    assert "No such place exists" in made.output
    counts = tmp_path / "fleetwater" / "fleetwater_counts.csv"
    assert "14,364 rows read, 14,364 kept, 0 set aside" in run("read", counts, "--into", tmp_path / "read").output
    counted = run("count", "fleetwater-knife-offences", "--in", tmp_path / "read", "--to", "2019-03")
    assert counted.output.startswith(
        "Knife offences, Fleetwater: 526 knife offences in April 2018 to March 2019, 549 in"
    )
    for words in ("Definition: Invented", "Source: ", "records end on 2019-03-31", "Uncertainty: "):
        assert words in counted.output


def test_every_answer_can_be_read_by_a_program(tmp_path):
    made = json.loads(run("fleetwater", "--seed", 3, "--into", tmp_path / "fleetwater", "--json").output)
    assert made["truth"]["knife"] == [574, 549, 526]
    counts = tmp_path / "fleetwater" / "fleetwater_counts.csv"
    read = json.loads(run("read", counts, "--into", tmp_path / "read", "--json").output)
    assert (read["read"][0]["rows_kept"], read["refused"]) == (14_364, {})
    arguments = ("count", "fleetwater-knife-offences", "--in", tmp_path / "read", "--to", "2019-03", "--json")
    counted = json.loads(run(*arguments).output)
    assert (counted["current"]["value"], counted["current"]["period"]) == (526, "2018-04/2019-03")
    assert counted["change"]["uncertainty"]["level"] == 0.95
    assert "mps-violence" in json.loads(run("measures", "--json").output)


def test_a_file_without_anything_odd_is_told_in_one_line(tmp_path):
    (tmp_path / "wards.csv").write_text("Epoch,Category,Ward Name\n2019-03-01,Drugs,Belsize\n")
    result = run("read", tmp_path / "wards.csv", "--into", tmp_path / "read")
    assert result.output == "wards.csv: 1 rows read, 1 kept, 0 set aside; 2019-03 to 2019-03.\n"


def test_measures_are_listed_with_their_source():
    assert "mps-violence: Violence against the person, by borough. Metropolitan Police" in run("measures").output


@pytest.mark.parametrize("command", [[], ["read"], ["count"], ["measures"], ["fleetwater"]])
def test_every_command_helps_with_an_example(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "alongside " in result.output.split("Example:" if command else "Start with:")[1]


def test_importing_the_evidence_brings_in_nothing_heavy_and_no_django():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, alongside.evidence, alongside.evidence.cli; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    heavy = {
        "django",
        "altair",
        "vl_convert",
        "statsmodels",
        "scipy",
        "duckdb",
        "pandas",
        "shapely",
        "pyarrow",
        "numpy",
    }
    assert heavy.isdisjoint(loaded)
