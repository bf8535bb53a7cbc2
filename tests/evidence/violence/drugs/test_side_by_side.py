import numpy as np
import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side

CODES = [f"F{n:02}" for n in range(10)]
RESIDENTS = dict.fromkeys(CODES, 8_000)
SCHEMA = pa.schema(
    {"month": pa.string(), "area_code": pa.string()}
    | dict.fromkeys(("violence", "drugs", "searches", "witness"), pa.int64())
)


def table(months=12, codes=CODES, **changed):
    rows = [
        {
            "month": str(Month(2018, 4).shift(n)),
            "area_code": code,
            "violence": 9,
            "drugs": 3,
            "searches": 5,
            "witness": 1,
        }
        | changed
        for n in range(months)
        for code in codes
    ]
    return pa.Table.from_pylist(rows, SCHEMA)


def test_without_searches_nothing_is_said():
    for counts in (table().drop_columns(["searches"]), table(searches=None)):
        with pytest.raises(FigureRefused, match="this would show patrols and not drugs"):
            lay_side_by_side(counts, RESIDENTS)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (table(codes=CODES[:9]), "9 areas and 12 months without a gap are too few"),
        (table(months=11), "10 areas and 11 months without a gap are too few"),
        (table(drugs=0), "0 in the column drugs are too few: 100 are needed"),
        (table(codes=[*CODES, "F99"]), "1 areas have no residents given, such as F99"),
    ],
)
def test_too_little_is_refused(counts, says):
    with pytest.raises(FigureRefused, match=says):
        lay_side_by_side(counts, RESIDENTS)


def test_two_rows_of_one_area_and_month_are_refused():
    with pytest.raises(CountedTwice, match="F00 has two rows for 2018-04"):
        lay_side_by_side(pa.concat_tables([table(), table(months=1)]), RESIDENTS)


def test_a_month_in_which_one_count_is_missing_is_left_out_whole_and_named():
    rows = table(months=14).to_pylist()
    rows[0]["searches"] = None
    del rows[-1]
    found = lay_side_by_side(pa.Table.from_pylist(rows, SCHEMA), RESIDENTS)
    assert found.left_out == (Month(2018, 4), Month(2019, 5))
    assert found.violence.shape == (10, 12)
    assert found.period == Period(Month(2018, 5), Month(2019, 4))
    assert found.witness is None


def test_every_count_lands_at_its_area_and_month():
    rows = table().to_pylist()
    rows[13] |= {"violence": 90, "drugs": 30, "searches": 50, "witness": 10}
    found = lay_side_by_side(pa.Table.from_pylist(rows, SCHEMA), RESIDENTS, "ambulance calls")
    assert [a[3, 1] for a in (found.violence, found.drugs, found.searches, found.witness)] == [90, 30, 50, 10]
    assert np.median(found.witness) == 1
    assert found.witness_name == "ambulance calls"
