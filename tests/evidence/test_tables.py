from datetime import date

import pyarrow as pa

from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.tables import Figure, checksum, to_csv


def test_hidden_missing_and_zero_look_different_in_the_csv():
    table = pa.table({"area": ["A", "B", "C"], "n": [0, None, None], "n_state": ["shown", "hidden", "missing"]})
    assert to_csv(table) == "area,n\nA,0\nB,[c]\nC,[x]\n"


def test_a_spreadsheet_formula_is_written_as_text():
    assert to_csv(pa.table({"name": ["=1+1", "@x", "plain"], "n": [-1, 2, 3]})) == "name,n\n'=1+1,-1\n'@x,2\nplain,3\n"


def test_a_column_that_merely_ends_in_state_stays():
    assert to_csv(pa.table({"solved_state": ["yes"]})) == "solved_state\nyes\n"


def test_the_checksum_sees_values_order_names_and_types_but_not_chunks():
    table = pa.table({"n": [1, 2, 3], "on": [date(2019, 3, 1)] * 3})
    assert len(checksum(table)) == 64
    assert checksum(table) == checksum(pa.concat_tables([table.slice(0, 1), table.slice(1)]))
    others = [
        table.set_column(0, "n", pa.array([1, 2, 4])),
        table.set_column(0, "n", pa.array([1, 2, 3], pa.int32())),
        table.set_column(0, "n", pa.array([1, 2, None])),
        table.rename_columns(["m", "on"]),
        table.take([2, 1, 0]),
    ]
    assert len({checksum(t) for t in [table, *others]}) == 6


def test_a_figure_carries_what_a_reader_may_ask():
    figure = Figure(6766, "offences", twelve_months_to(Month(2019, 3)), "source", "definition", date(2024, 2, 29))
    assert figure.state == "shown"
    assert figure.uncertainty is None
