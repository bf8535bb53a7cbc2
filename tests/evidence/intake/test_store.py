import pytest

from alongside.evidence.errors import NothingToCount
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store, gaps
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


@pytest.mark.parametrize(
    ("periods", "missing"),
    [([], []), (["2016"], []), (["2016", "2018"], ["2017"]), (["2018-11", "2019-02"], ["2018-12", "2019-01"])],
)
def test_gaps_are_named(periods, missing):
    assert gaps(periods) == missing
