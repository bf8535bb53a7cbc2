import csv
import io
from types import SimpleNamespace

import duckdb
import pytest

from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store


@pytest.fixture
def reading(tmp_path):
    """Write rows to a CSV file and read it: what was told, what was kept and the rejects. Each row is a dict."""

    def read(rows, name="partner.csv"):
        text = io.StringIO()
        writer = csv.DictWriter(text, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path = tmp_path / name
        path.write_text(text.getvalue())
        told = read_file(path, tmp_path / "store")
        with duckdb.connect() as con:
            paths = Store(tmp_path / "store").paths([told])
            found = con.execute("FROM read_parquet(?) ORDER BY ALL", [paths])
            names = [column[0] for column in found.description]
            kept = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        rejects = tmp_path / "store" / "rejects" / told.rejects
        return SimpleNamespace(told=told, kept=kept, rejects=rejects.read_text() if told.rejects else "")

    return read
