"""The files of a borough become a PDF; what was not read is left out, and what cannot be is refused in a sentence."""

import json

import pytest

from alongside.evidence.places.boundaries import write_boundaries
from alongside.evidence.synthetic.fleetwater import make_fleetwater

MONTHS = [f"{2017 + (3 + n) // 12}{(3 + n) % 12 + 1:02d}" for n in range(24)]
KINDS = ("VIOLENCE WITH INJURY", "VIOLENCE WITHOUT INJURY")


@pytest.fixture
def asked(tmp_path):
    return (
        "profile",
        "--in",
        tmp_path / "read",
        "--area",
        "Camden",
        "--to",
        "2019-03",
        "--into",
        tmp_path / "made.pdf",
    )


@pytest.fixture
def borough(tmp_path, run):
    counts = ",".join(str(20 + n % 5) for n in range(24))
    lines = [f"VIOLENCE AGAINST THE PERSON,{kind},Camden,{counts}" for kind in KINDS]
    read(run, tmp_path, "borough.csv", f"MajorText,MinorText,BoroughName,{','.join(MONTHS)}", lines)


def read(run, tmp_path, name, heading, lines):
    (tmp_path / name).write_text("\n".join([heading, *lines]) + "\n")
    told = run("read", tmp_path / name, "--into", tmp_path / "read")
    assert told.exit_code == 0, told.output


def read_weights(run, tmp_path):
    lines = [f"Made up,2026,subgroup,{kind},{weight},days" for kind, weight in zip(KINDS, (365, 5), strict=True)]
    read(run, tmp_path, "weights.csv", "index_name,version,level,category,weight,unit", lines)


def read_wards(run, tmp_path, wards):
    counts = ",".join(["1"] * 24)
    heading = f"MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,{','.join(MONTHS)}"
    read(run, tmp_path, "wards.csv", heading, [
        f"VIOLENCE AGAINST THE PERSON,{KINDS[0]},{name},{code},Camden,{counts}"
        for name, code in list(zip(wards.names, wards.codes, strict=True))[1:]
    ])  # fmt: skip


def test_a_measure_that_nobody_knows_is_refused(run, asked, borough):
    told = run(*asked, "--measure", "mps-violins")
    assert told.exit_code == 1
    assert 'There is no measure "mps-violins"' in told.output


def test_what_was_not_read_is_refused_and_nothing_is_written(run, asked, borough, tmp_path):
    told = run(*asked, "--measure", "mps-violence", "--measure", "mps-drugs")
    assert 'no row is about "Camden"' in told.output
    assert not (tmp_path / "made.pdf").exists()


def test_without_weights_or_wards_there_is_one_page(run, asked, borough, tmp_path):
    told = run(*asked, "--measure", "mps-violence")
    assert told.output.endswith("against the twelve months before; 1 page.\n")
    assert (tmp_path / "made.pdf").read_bytes().startswith(b"%PDF-")


def test_a_measure_without_kinds_is_not_weighed(run, asked, tmp_path):
    lines = [f"{month[:4]}-{month[4:]},F1,North,knife offences,Fleetwater (invented),4" for month in MONTHS]
    read(run, tmp_path, "counts.csv", "month,area_code,area_name,measure,publisher,count", lines)
    told = run(*asked[:3], "--area", "Fleetwater", *asked[5:], "--measure", "fleetwater-knife-offences")
    assert told.exit_code == 0, told.output


def test_weights_and_wards_make_it_two_pages_and_the_same_file_each_time(run, asked, borough, tmp_path):
    wards = make_fleetwater().geography.wards
    (tmp_path / "wards.geojson").write_text(write_boundaries(wards))
    asked = (*asked, "--measure", "mps-violence", "--boundaries", tmp_path / "wards.geojson", "--made-on", "2019-05-01")
    assert "1 page" in run(*asked).output
    read_weights(run, tmp_path)
    read_wards(run, tmp_path, wards)
    told = json.loads(run(*asked, "--json").output)
    assert told == {
        "file": str(tmp_path / "made.pdf"), "pages": 2, "title": "Camden: a profile of violence",
        "about": "April 2018 to March 2019, against the twelve months before",
    }  # fmt: skip
    first = (tmp_path / "made.pdf").read_bytes()
    run(*asked)
    assert (tmp_path / "made.pdf").read_bytes() == first
