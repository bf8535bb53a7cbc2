from datetime import date

import pytest

from alongside.evidence.errors import NothingToCount
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.measures import Measure
from alongside.evidence.violence.seriousness.categories import count_categories

TWO_MONTHS = Period(Month(2019, 2), Month(2019, 3))
ALL = Measure("all", "All", "area_months", "TRUE", "offences", "Made up.", {"area": "area_code"})
TEXT = """month,area_code,area_name,measure,publisher,count
2019-02,F001,Northgate,O'Neill's kind,Fleetwater,3
2019-03,F001,Northgate,O'Neill's kind,Fleetwater,4
2019-03,F001,Northgate,Other,Fleetwater,2
2019-02,F002,Southgate,Only there,Fleetwater,1
"""


@pytest.fixture
def store(tmp_path):
    (tmp_path / "counts.csv").write_text(TEXT)
    read_file(tmp_path / "counts.csv", tmp_path / "read")
    return Store(tmp_path / "read")


def test_an_area_without_a_row_is_refused(store):
    with pytest.raises(NothingToCount):
        count_categories(store, ALL, "F009", "area", "measure", TWO_MONTHS)


def test_every_category_of_the_area_is_counted_in_every_month(store):
    found = count_categories(store, ALL, "F001", "area", "measure", TWO_MONTHS)
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        (date(2019, 2, 1), "O'Neill's kind", 3), (date(2019, 3, 1), "O'Neill's kind", 4),
        (date(2019, 2, 1), "Other", 0), (date(2019, 3, 1), "Other", 2),
    ]  # fmt: skip
