import json

import pytest


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("murders", "--to", "2019-03"), 'There is no measure or definition "murders"'),
        (("non-domestic-violence", "--to", "2016-03"), "no month up to 2016-03 was read"),
        (("non-domestic-violence", "--to", "2019-03", "--from", "2018-05"), "needs 12 months without a gap"),
        (("non-domestic-violence", "--to", "2019-03", "--rebase", "2018-04", "A", "May", "B"), '"May" is not a day'),
        (("non-domestic-violence", "--to", "2019-03", "--rebase", "2018-04", "A", "2019-05-01", " "), "for a reason"),
        (("non-domestic-violence", "--to", "2019-03", "--area", "F9"), "no record of area F9"),
        (("mps-violence", "--to", "2019-03", "--area", "Camden"), "Read the files first"),
    ],
)
def test_a_trend_that_cannot_be_shown_says_why(run, offences, arguments, says):
    told = run("trend", *arguments, "--in", offences())
    assert told.exit_code == 1
    assert says in told.output


def test_two_files_of_one_month_are_refused(run, offences):
    offences()
    folder = offences("2", name="again.csv")
    told = run("trend", "non-domestic-violence", "--to", "2019-03", "--in", folder)
    assert "again.csv and offences.csv both hold 2017-04" in told.output
    one = run("trend", "non-domestic-violence", "--to", "2019-03", "--in", folder, "--file", "offences.csv")
    assert one.exit_code == 0


def test_a_definition_is_charted_with_what_its_records_do_not_say(run, offences):
    told = run("trend", "non-domestic-violence", "--to", "2019-03", "--in", offences(), "--area", "F001")
    assert told.output.startswith("Non-domestic violence, F001: 72 offences in April 2018 to March 2019, 59 in the")
    for words in (
        "Months usually lie between",
        "  2019-03        72  ",
        "Of 1 more it is not known",
        "Definition: Demonstration definition",
        "Source: the police force",
        "Method: XmR chart",
    ):
        assert words in told.output, words


def test_a_change_of_method_stops_the_comparison_until_a_person_says_why_not(run, offences):
    asked = ("trend", "knife-used-or-threatened", "--to", "2019-03", "--in", offences("2"))
    assert "cannot be compared year with year" in run(*asked).output
    told = run(*asked, "--despite-break", "Only the form changed.")
    assert "Compared all the same: Only the form changed." in told.output


def test_limits_start_anew_and_a_program_can_read_it_all(run, offences):
    decided = ("--rebase", "2018-04", "Ayo Example", "2019-05-01", "A new office")
    answer = run(
        "trend", "knife-used-or-threatened", "--to", "2019-03", "--in", offences(), "--json", *decided,
        "--baseline-to", "2018-03", "--limits", "counts", "--rules", "six",
    )  # fmt: skip
    told = json.loads(answer.output)
    assert (told["chart"]["points"][0]["centre"], told["chart"]["points"][23]["centre"]) == (5, 6)
    assert "A new office (Ayo Example, 1 May 2019)" in told["chart"]["sentence"]
    assert "set to six points" in told["chart"]["rules"]
    assert told["rolling"][23]["count"] == told["year_on_year"]["current"]["value"] == 72


def test_a_partnerships_own_definition_in_force_is_used(run, offences, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "ours.toml").write_text(
        'name = "ours"\ntitle = "Ours"\nversion = "1"\nvalid_from = 2018-04-01\nowner = "F"\nwords = "W."\n'
        '[[counts]]\ncodes = ["8N"]\n'
    )
    folder = offences()
    told = run("trend", "ours", "--to", "2019-03", "--in", folder, "--definitions", own)
    assert told.output.startswith("Ours, all areas of the records: 72 offences")
    assert "is not known" not in told.output
    early = run("trend", "ours", "--to", "2018-03", "--in", folder, "--definitions", own)
    assert 'No definition "ours" is in force on 31 March 2018' in early.output


def test_a_known_measure_is_charted_too(run, tmp_path):
    run("fleetwater", "--into", tmp_path / "fleetwater")
    run("read", tmp_path / "fleetwater" / "fleetwater_counts.csv", "--into", tmp_path / "read")
    told = run("trend", "fleetwater-knife-offences", "--in", tmp_path / "read", "--to", "2019-03")
    assert told.output.startswith("Knife offences, Fleetwater: 526 knife offences")
    assert "not known" not in told.output


@pytest.mark.parametrize("command", ["trend", "seriousness", "definitions"])
def test_the_command_helps_with_an_example(run, command):
    assert f"alongside {command}" in run(command, "--help").output.split("Example:")[1]
