import json

from click.testing import CliRunner

from alongside.evidence.cli.sources import sources
from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.intake.describing import reference


def run(*arguments):
    return CliRunner().invoke(sources, arguments)


def test_a_source_that_is_not_there_is_said():
    result = run("crimes")
    assert result.exit_code == 1
    assert 'There is no source "crimes". See: alongside sources' in result.output


def test_every_source_is_listed():
    lines = run().output.splitlines()
    assert [line.split(":")[0] for line in lines] == [*SOURCES]


def test_one_source_is_described():
    output = run("force_extract").output
    assert output.startswith("## force_extract\n")
    assert "`easting` and `northing` or `longitude` and `latitude`" in output


def test_the_whole_reference_is_printed():
    assert run("--markdown").output == reference()


def test_a_program_gets_the_same():
    found = json.loads(run("area_months", "--json").output)
    assert list(found) == ["area_months"]
    assert found["area_months"]["columns"]["measure"] == "what was counted, in words"
    assert '"month" is not a month written as YYYY-MM' in found["area_months"]["set_aside_when"]
