import pytest

from alongside.evidence.errors import CountedTwice, NothingToCount
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.violence.definitions.stored import open_extract

HEADING = "incident_id,recorded_at,occurred_at,offence_code,offence_group,easting,northing,method_version"


@pytest.fixture
def read(tmp_path):
    def make(name, *days):
        rows = [f"{name}-{n},{day} 12:00,{day} 12:00,8N,Robbery,529000,184000,1" for n, day in enumerate(days)]
        (tmp_path / name).write_text("\n".join([HEADING, *rows]) + "\n")
        read_file(tmp_path / name, tmp_path / "read")
        return Store(tmp_path / "read")

    return make


def test_nothing_read_is_nothing_to_count(tmp_path):
    with pytest.raises(NothingToCount):
        open_extract(Store(tmp_path))


def test_two_files_of_one_month_are_refused(read):
    read("one.csv", "2019-02-01", "2019-03-01")
    store = read("two.csv", "2019-03-02")
    with pytest.raises(CountedTwice, match=r"one\.csv and two\.csv both hold 2019-03"):
        open_extract(store)
    assert open_extract(store, ("two.csv",)).records.count_rows() == 1


def test_files_of_different_months_are_one_extract(read):
    read("one.csv", "2019-02-01")
    found = open_extract(read("two.csv", "2019-03-02"))
    assert (found.files, found.records.count_rows()) == (("one.csv", "two.csv"), 2)
    assert f"{found.cut_on}" == "2019-03-31"
    assert "force's own extract" in found.source
