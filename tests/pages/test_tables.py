"""The table on the page says what the table of the evidence says."""

import pyarrow as pa

from alongside.partnership.pages.pieces import Column
from alongside.partnership.pages.tables import columns_and_rows

TABLE = pa.table(
    {
        "ward": ["Quay", "Heath", None],
        "year": [2018, 2019, 2019],
        "offences": pa.array([1200, None, 0], pa.int64()),
        "offences_state": ["shown", "hidden", "shown"],
        "rate": [12.34, None, 0.0],
    }
)


def test_numbers_stand_right_and_say_when_they_are_hidden_or_missing():
    headings = {"ward": "Ward", "year": "Year", "offences": "Offences", "rate": "Rate per 1,000"}
    columns, rows = columns_and_rows(TABLE, headings, as_text={"year"})
    assert columns == [Column("Ward"), Column("Year"), Column("Offences", True), Column("Rate per 1,000", True)]
    assert rows[0] == ["Quay", 2018, "1,200", "12.3"]
    assert "hidden" in rows[1][2]
    assert "not recorded" in rows[1][3]
    assert "not recorded" in rows[2][0]
    assert rows[2][2] == "0"


def test_only_the_columns_that_are_asked_for_are_shown_in_their_order():
    columns, rows = columns_and_rows(TABLE, {"offences": "Offences", "ward": "Ward"})
    assert [column.words for column in columns] == ["Offences", "Ward"]
    assert rows[0] == ["1,200", "Quay"]
