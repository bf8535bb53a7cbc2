"""Which open files are read: those on the list, whatever they are called, and each once."""

import pytest

from alongside.evidence.errors import PlaceRefused
from alongside.partnership.violence.open_files import read_wanted, told
from tests.violence.conftest import FILES, MONTHS, make_files

OTHERS = (
    "camden_violence_by_ward", "cchi_subgroups", "mps_knife_dashboard", "mps_lsoa_yearly", "ons_lsoa_population",
    "gla_ward_population", "imd_2019", "mopac_public_attitudes", "police_uk_street", "police_uk_stop_and_search",
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


def test_boundaries_that_cannot_be_used_are_refused(folder, store):
    (folder / FILES["boundaries"]).write_text("{}")
    with pytest.raises(PlaceRefused):
        read_wanted(folder, store)


def test_a_damaged_file_is_named_and_the_others_are_read(folder, store):
    (folder / FILES["ward"]).write_text("not,what,it,was\n1,2,3,4\n")
    found = read_wanted(folder, store)
    (sentence,) = found.reading.refused.values()
    assert "recorded-crime-ward-historical.csv" in sentence
    assert {file.source for file in found.reading.read} == {"mps_borough", *OTHERS}


def test_every_wanted_file_is_found_whatever_its_capitals(folder, store):
    found = read_wanted(folder, store)
    assert found.absent == ()
    assert found.ground["wards"].names == ("Belsize", "Bloomsbury")
    assert found.ground["small_areas"].kind == "LSOA 2011"
    assert {file.source for file in found.reading.read} == {"mps_borough", "mps_ward", *OTHERS}


def test_files_that_are_not_on_the_list_are_left_alone(folder, store):
    (folder / "police_uk/london_street_2016-01.csv").write_text("never,read\n")
    (folder / "mps/recorded-crime-borough-historical.txt").write_text("not a table")
    found = read_wanted(folder, store)
    assert len(found.reading.read) == len(OTHERS) + 2
    assert not found.reading.refused


def test_what_is_not_there_is_said_with_what_the_page_goes_without(tmp_path, store):
    (tmp_path / "open").mkdir()
    lines = list(told(read_wanted(tmp_path / "open", store)))
    assert len(lines) == len(FILES)
    assert lines[1] == (
        "Not there: recorded crime by ward, Metropolitan Police (mps/*ward*historical*). "
        "The page goes without the map of Camden."
    )


def test_the_same_content_read_again_changes_nothing(folder, store):
    read_wanted(folder, store)
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()}
    lines = list(told(read_wanted(folder, store)))
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()} == before
    assert all(line.endswith("Read before: nothing changed.") for line in lines)


def test_rows_set_aside_and_missing_months_are_said(tmp_path, store):
    folder = make_files(tmp_path / "open", [month for month in MONTHS if month != "201705"])
    with open(folder / FILES["police_uk"], "a") as file:
        file.write("31/02/2019,Violence and sexual offences,Belsize\r\n")
    lines = {line.split(":")[0]: line for line in told(read_wanted(folder, store))}
    by_ward = lines["camden_violence_by_ward_2016.csv"]
    assert "2,451 rows read, 2,450 kept, 1 set aside in camden_violence_by_ward_2016." in by_ward
    assert by_ward.endswith("; 2016-04 to 2019-03, missing: 2017-05.")
    assert (
        "20 rows read, 20 kept, 0 set aside; 2016-04 to 2019-03, missing: 2017-05."
        in lines["Recorded-Crime-BOROUGH-historical.csv"]
    )
