import pytest

from alongside.evidence.errors import NothingToCount
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Chosen, Store, gaps
from alongside.evidence.periods import Month, Period


def test_an_empty_store_says_to_read_first(tmp_path):
    with pytest.raises(NothingToCount, match="Read the files first"):
        Store(tmp_path).paths([])


def test_a_store_lists_files_by_source_and_parquet_by_month(street_csv, row, tmp_path):
    store = Store(tmp_path / "store")
    read = read_file(street_csv([row(1), row(2, month="2019-04")]), tmp_path / "store")
    assert store.files() == store.files("police_uk_street") == [read]
    assert store.files("mps_borough") == []
    assert len(store.paths([read])) == 2
    april = Period(Month(2019, 4), Month(2019, 4))
    assert store.paths([read], april) == [str(store.parquet(read, "2019-04"))]
    with pytest.raises(NothingToCount, match="holds nothing for May 2019"):
        store.paths([read], Period(Month(2019, 5), Month(2019, 5)))


def test_a_file_that_is_forgotten_leaves_nothing_behind_and_can_be_read_again(street_csv, row, tmp_path):
    store, path = Store(tmp_path / "store"), street_csv([row(1), row(2, month="2019-04"), row(3, month="2019")])
    read = read_file(path, store.folder)
    assert (read.rows_kept, read.rows_set_aside) == (2, 1)
    store.forget(read)
    assert [each for each in store.folder.rglob("*") if each.is_file()] == []
    store.forget(read)
    assert not read_file(path, store.folder).was_known
    whole = read_file(street_csv([row(4)], name="2019-05-other-street.csv"), store.folder)
    store.forget(whole)
    assert [file.file for file in store.files()] == [path.name]


def test_only_the_chosen_files_of_a_store_are_there(street_csv, row, tmp_path):
    first, second = (read_file(street_csv([row(n)], name=f"2019-0{n}-met-street.csv"), tmp_path / "s") for n in (1, 2))
    chosen = Chosen(tmp_path / "s", [second])
    assert chosen.files() == chosen.files("police_uk_street") == [second]
    assert chosen.files("mps_borough") == []
    assert first in Store(tmp_path / "s").files()


@pytest.mark.parametrize(
    ("periods", "missing"),
    [([], []), (["2016"], []), (["2016", "2018"], ["2017"]), (["2018-11", "2019-02"], ["2018-12", "2019-01"])],
)
def test_gaps_are_named(periods, missing):
    assert gaps(periods) == missing
