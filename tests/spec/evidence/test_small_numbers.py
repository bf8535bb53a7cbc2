"""What a reader sees of small numbers when the total is published beside them."""

import pyarrow as pa
import pytest

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN, protect
from alongside.evidence.tables import to_csv

title = "Numbers from 1 to 4 are hidden, with another where the total would give them away; zero is shown"

published = """
    recorded         | seen
    0, 12, 30        | 0, 12, 30
    0, 3, 12, 30     | 0, [c], [c], 30
    2, 4, 12, 30     | [c], [c], 12, 30
    1, 1, 12, 30     | [c], [c], [c], 30
    5, 12, missing   | 5, 12, [x]
    0, 4, missing, 9 | 0, [c], [x], [c]
"""


@pytest.mark.parametrize("line", published.strip().splitlines()[1:])
def test_the_reader_sees(line):
    recorded, seen = ([cell.strip() for cell in part.split(",")] for part in line.split("|"))
    counts = [None if cell == "missing" else int(cell) for cell in recorded]
    protected = protect(pa.table({"people": pa.array(counts, pa.int64())}), "people", UNDER_FIVE_HIDDEN)
    assert to_csv(protected).splitlines()[1:] == seen
