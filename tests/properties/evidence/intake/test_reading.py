"""Rows kept and rows set aside make the rows read, and they are the right ones. The twin reads one row at a time."""

import csv
import io
import re
import tempfile
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.evidence.errors import FileRefused
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store

WORDS = st.sampled_from(["Belsize", " Gospel Oak ", "", 'He said "no"', "two\nlines", "a,b", "Frognal é"])
DAYS = st.sampled_from(["2019-03-01", "2019-04-01", "2019-02-30", "", "March", "2018-12-01"])
ROWS = st.lists(st.tuples(DAYS, WORDS, WORDS), min_size=1, max_size=30)


def slow_keeps(row):
    day, category, ward = (field.strip() for field in row)
    return bool(re.fullmatch(r"20\d\d-\d\d-01", day) and category and ward)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_fast_reader_keeps_what_the_slow_one_keeps(rows):
    text = io.StringIO()
    csv.writer(text).writerows([("Epoch", "Category", "Ward Name"), *rows])
    kept = [row for row in rows if slow_keeps(row)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wards.csv"
        path.write_text(text.getvalue(), newline="")
        try:
            read = read_file(path, Path(folder) / "store")
        except FileRefused:
            assert len(kept) < len(rows) / 2
            return
        assert (read.rows_read, read.rows_kept) == (len(rows), len(kept))
        assert read.rows_kept + read.rows_set_aside == read.rows_read
        paths = Store(Path(folder) / "store").paths([read])
        found = duckdb.execute("SELECT period, crime_type, ward_name FROM read_parquet(?)", [paths]).fetchall()
        assert sorted(found) == sorted((d.strip()[:7], c.strip(), w.strip()) for d, c, w in kept)
