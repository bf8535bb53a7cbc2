"""The commands about perception, neighbourhoods and drugs, on Fleetwater, whose truth is known."""

import json

import pytest
from click.testing import CliRunner

from alongside.evidence.cli import main
from alongside.evidence.intake.reading import find_files, read_files
from alongside.evidence.synthetic.files import write_fleetwater
from alongside.evidence.synthetic.fleetwater import make_fleetwater


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def fleetwater(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fleetwater")
    write_fleetwater(make_fleetwater(2019), folder / "files")
    names = ("offences", "other_agencies", "residents_survey", "population")
    read_files([folder / "files" / f"fleetwater_{name}.csv" for name in names], folder / "read")
    return folder / "read"


@pytest.fixture
def small(tmp_path):
    """A survey of two small areas, with what else the test wants."""

    def make(**texts):
        rows = "".join(f"2019-03,{n},1.0,F0{1 + n % 2},unsafe,{'yes' if n % 3 else 'no'}\n" for n in range(40))
        texts["survey"] = "period,respondent_number,weight,area_code,question,answer\n" + rows
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text)
        read_files(find_files((tmp_path,), tmp_path / "read"), tmp_path / "read")
        return tmp_path / "read"

    return make


PEOPLE = "area_code,residents,year\nF01,1000,2018\nF02,2000,2018\nF03,500,2018\n"


def months(measure, area, *kept):
    return "".join(f"{month},{area},{measure},Made up,7\n" for month in kept)


YEAR = [f"2018-{n:02}" for n in range(4, 13)] + ["2019-01", "2019-02", "2019-03"]
COUNTS = "month,area_code,measure,publisher,count\n"


@pytest.mark.parametrize("command", [("perception",), ("neighbourhoods", "harm"), ("drugs",)])
def test_an_empty_folder_is_told_in_a_sentence(tmp_path, command):
    to = () if command == ("drugs",) else ("--to", "2019-03")
    result = run(*command, "--in", tmp_path, *to)
    assert result.exit_code == 1
    assert "Error:" in result.output
    assert "Traceback" not in result.output


def test_a_survey_of_other_areas_than_the_population_is_refused(small):
    folder = small(people="area_code,residents,year\nE01,1000,2018\n")
    result = run("perception", "--in", folder, "--to", "2019-03", "--question", "unsafe", "--worry", "")
    assert "neither the wards nor the areas of the population file" in result.output


def test_few_areas_have_no_estimate_that_borrows_and_say_so(small):
    result = run(
        "perception", "--in", small(people=PEOPLE), "--to", "2019-03", "--question", "unsafe", "--worry", "", "--json"
    )
    assert "No estimate that borrows strength: 2 areas have respondents" in result.stderr
    told = json.loads(result.stdout)
    assert list(told) == ["areas"]
    assert told["areas"]["rows"][2]["state"] == "no one asked"


def test_neighbourhoods_of_small_areas_count_without_wards(small):
    counts = COUNTS + months("harm", "F01", *YEAR) + months("harm", "F02", *YEAR[::2])
    folder = small(people=PEOPLE, counts=counts)
    asked = ("--in", folder, "--to", "2019-03", "--question", "unsafe", "--own-answers", "--json")
    told = json.loads(run("neighbourhoods", "harm", *asked).stdout)
    rows = {row["area_code"]: row for row in told["areas"]}
    assert (rows["F01"]["count"], rows["F01"]["impact"]) == (84, 84)
    assert (rows["F02"]["count"], rows["F03"]["count"]) == (42, None)
    assert rows["F03"]["because"] == "the count or the residents are missing; no one asked"


def test_a_year_that_no_file_covers_is_refused(small):
    folder = small(people=PEOPLE, counts=COUNTS + months("harm", "F01", "2019-03") + months("harm", "F02", "2019-03"))
    result = run("neighbourhoods", "harm", "--in", folder, "--to", "2019-03", "--question", "unsafe", "--own-answers")
    assert 'No area has "harm" in every month of April 2018 to March 2019' in result.output


def test_residents_of_fleetwater_worry_first_about_what_was_put_in(fleetwater):
    """Drug-related behaviour was made the first worry of most, about 30 in 100."""
    told = json.loads(run("perception", "--in", fleetwater, "--to", "2019-03", "--json").stdout)
    assert told["worries"]["rows"][0]["worry"] == "drug-related behaviour"
    assert told["worries"]["rows"][0]["first_in_draws"] > 0.95
    assert len(told["areas"]["rows"]) == len(told["small_areas"]["rows"]) == 18
    assert "came first" in run("perception", "--in", fleetwater, "--to", "2019-03").output


def test_wards_made_high_on_both_are_clear_or_likely(fleetwater):
    """FW-W06 and FW-W09 were made high on both, FW-W13 hit and not feared, FW-W05 feared and not hit."""
    asked = ("neighbourhoods", "Violence against the person", "--in", fleetwater, "--to", "2019-03")
    told = json.loads(run(*asked, "--json").stdout)
    verdict = {row["area_code"]: row["verdict"] for row in told["areas"]}
    assert {verdict["FW-W06"], verdict["FW-W09"]} <= {"clear", "likely"}
    assert not {verdict["FW-W13"], verdict["FW-W05"]} & {"clear", "likely"}
    assert "perception rank" in run(*asked).output


def test_drugs_are_told_with_searches_held_alike_and_never_as_a_cause(fleetwater):
    asked = ("drugs", "--in", fleetwater, "--witness", "ambulance call-outs to assaults", "--lags", "2")
    told = json.loads(run(*asked, "--json").stdout)
    assert len(told["lags"]) == 5
    assert told["areas"][1]["held_alike"] == "searches per resident"
    assert told["may_not_say"].startswith("None of this shows that drugs cause violence")
    assert "Left out, because a count is missing: August 2017." in told["sentence"]
