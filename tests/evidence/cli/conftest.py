import pytest
from click.testing import CliRunner

from alongside.evidence.cli import main

HEADING = (
    "incident_id,recorded_at,occurred_at,offence_code,offence_group,offence_subgroup,easting,northing,domestic_abuse,"
    "knife,knife_injury,victim_age_band,area_code,method_version"
)


@pytest.fixture
def run():
    """Type a command and give what it answered."""

    def typed(*arguments):
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return typed


@pytest.fixture
def offences(tmp_path, run):
    """Read two years of invented offences, five a month and from the second year six, and give the folder."""

    def make(method_from_the_second_year="1", name="offences.csv"):
        lines = [HEADING]
        for month in range(24):
            year, later = 2017 + (month + 3) // 12, month >= 12
            day = f"{year}-{(month + 3) % 12 + 1:02d}-05 12:00"
            for number in range(5 + later):
                kind = "Violence with injury" if number < 2 + later else "Violence without injury"
                abuse = "" if month == 0 and number == 0 else "no"
                way = method_from_the_second_year if later else "1"
                lines.append(
                    f"A{month}-{number},{day},{day},8N,Violence against the person,{kind},529000,184000,{abuse},yes,no,"
                    f"18-24,F001,{way}"
                )
        (tmp_path / name).write_text("\n".join(lines) + "\n")
        told = run("read", tmp_path / name, "--into", tmp_path / "read")
        assert told.exit_code == 0, told.output
        return tmp_path / "read"

    return make


@pytest.fixture
def weights(tmp_path, run, offences):
    """Read weights too: a name of an index, its level, and the weight of each category."""

    def make(folder, index="CCHI", level="subgroup", **categories):
        path = tmp_path / f"{index}.csv"
        rows = [f"{index},2026,{level},{name.replace('_', ' ')},{weight},days" for name, weight in categories.items()]
        path.write_text("\n".join(["index_name,version,level,category,weight,unit", *rows]) + "\n")
        told = run("read", path, "--into", folder)
        assert told.exit_code == 0, told.output

    return make
