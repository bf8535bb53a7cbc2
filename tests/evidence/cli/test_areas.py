"""The commands about areas and boroughs, on files made by hand."""

import json

import pytest

PEOPLE = "area_code,ward_code,residents,year\n" + "".join(f"F{n:02d},W{n % 3},{1000 + n},2018\n" for n in range(12))
MONTHS = [f"2018-{n:02d}" for n in range(4, 13)] + ["2019-01", "2019-02", "2019-03"]
COUNTS = "month,area_code,measure,publisher,count\n" + "".join(
    f"{month},F{n:02d},harm,Made up,{n + (n * m) % 2}\n" for m, month in enumerate(MONTHS) for n in range(12)
)
FIGURES = "area_code,figure,value,year,publisher\n" + "".join(
    f"F{n:02d},school exclusions,{(n * 7) % 12},2018,Made up\n" for n in range(12)
)
BOROUGHS = ("Camden", "Barnet", "Brent", "Islington", "Haringey", "Westminster", "Nowhere")


@pytest.fixture
def read(tmp_path, run):
    """Read small files, and give the folder."""

    def make(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text)
            told = run("read", tmp_path / f"{name}.csv", "--into", tmp_path / "read")
            assert told.exit_code == 0, told.output
        return tmp_path / "read"

    return make


@pytest.fixture
def police_table(read):
    """Two years of a table by borough: 5 offences a month, then 6; Camden 4 after 5; one without any before."""
    months = [f"{y}{m:02d}" for y, m in [(2017 + (k + 3) // 12, (k + 3) % 12 + 1) for k in range(24)]]
    lines = ["majortext,minortext,boroughname," + ",".join(months)]
    for name in BOROUGHS:
        before, now = {"Camden": (5, 4), "Nowhere": (0, 1)}.get(name, (5, 6))
        lines.append(f"ROBBERY,ROBBERY,{name}," + ",".join([str(before)] * 12 + [str(now)] * 12))
    return read(table="\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("areas", "murder"), 'No counts by area and month are called "murder"'),
        (("boroughs", "murder", "--borough", "Camden"), 'There is no measure "murder" by borough'),
        (("boroughs", "police-uk-violence", "--borough", "Camden"), "There is no measure"),
        (("boroughs", "mps-robbery", "--borough", "Camdn"), '"Camdn" is not among the 7 boroughs'),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(run, read, police_table, typed, told):
    result = run(*typed, "--in", read(people=PEOPLE, counts=COUNTS), "--to", "2019-03")
    assert result.exit_code == 1
    assert told in result.output


def test_a_population_without_wards_is_refused(run, read):
    folder = read(people="area_code,residents,year\nF01,1000,2018\n", counts=COUNTS)
    assert "says no wards" in run("areas", "harm", "--in", folder, "--to", "2019-03").output


def test_areas_come_with_their_rate_and_the_places_that_chance_leaves_open(run, read):
    """By hand: ward 2 has areas 2, 5, 8 and 11: 12 months of 26, and one more in 6 months of areas 5 and 11."""
    folder = read(people=PEOPLE, counts=COUNTS)
    found = json.loads(run("areas", "harm", "--in", folder, "--to", "2019-03", "--top", "1", "--json").stdout)
    (first,) = (row for row in found["areas"] if row["area"] == "W2")
    assert (first["count"], first["exposure"]) == (12 * 26 + 2 * 6, 4 * 1000 + 26)
    assert first["rate_low"] < first["rate"] < first["rate_high"]
    assert first["rank_low"] <= first["rank"] <= first["rank_high"]
    assert found["seed"] == 2019
    assert found["causes"] == []
    told = run("areas", "harm", "--in", folder, "--to", "2019-03").output
    assert f"W2: 324, {324 / 4.026:.1f} per 1,000 residents (" in told
    assert "whichever way chance falls" in told


def test_what_else_is_high_is_told_where_figures_of_the_same_areas_were_read(run, read):
    folder = read(people=PEOPLE, counts=COUNTS, figures=FIGURES)
    told = run("areas", "harm", "--in", folder, "--to", "2019-03", "--by", "area").output
    assert "rank correlation" in told
    assert "This describes areas." in told
    by_ward = json.loads(run("areas", "harm", "--in", folder, "--to", "2019-03", "--json").stdout)
    assert by_ward["causes"] == []  # the figures are of small areas


def test_an_area_without_a_count_has_no_place(run, read):
    missing = COUNTS.replace("2019-03,F03,harm,Made up,4\n", "2019-03,F03,harm,Made up,\n")
    assert missing != COUNTS
    told = run("areas", "harm", "--in", read(people=PEOPLE, counts=missing), "--to", "2019-03", "--by", "area").output
    assert "F03: no count or no residents" in told


def test_a_borough_is_held_against_all_the_others(run, police_table):
    typed = ("boroughs", "mps-robbery", "--in", police_table, "--borough", "Camden", "--to", "2019-03")
    found = json.loads(run(*typed, "--json").stdout)
    assert [row["borough"] for row in found["boroughs"][:2]] == ["Camden", "all others"]
    others = found["boroughs"][1]
    assert (others["before"], others["now"]) == (300, 372)  # 5 boroughs of 60 and 72, and 12
    told = run(*typed).output
    assert "Camden: 60 then 48, -20.0% (" in told
    assert "Nowhere: 0 then 12\n" in told
