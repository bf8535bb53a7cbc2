import csv
import gzip
import io
import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def open_data():
    """The folder of open data, or a skip that says how to get one."""
    folder = Path(os.environ.get("ALONGSIDE_OPEN_DATA") or PROJECT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no open data here: see docs/how-to/read-police-figures.md and set ALONGSIDE_OPEN_DATA")
    return folder


STREET_HEADING = ["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
                  "LSOA name", "Crime type", "Last outcome category", "Context"]  # fmt: skip


def street_row(number=1, month="2019-03", **changed):
    row = {
        "Crime ID": f"{number:064x}",
        "Month": month,
        "Reported by": "Fleetwater Police",
        "Falls within": "Fleetwater Police",
        "Longitude": "-0.142",
        "Latitude": "51.539",
        "Location": "On or near Invented Road",
        "LSOA code": "E01000842",
        "LSOA name": "Camden 011A",
        "Crime type": "Violence and sexual offences",
        "Last outcome category": "Under investigation",
        "Context": "",
    }
    return row | {name.replace("_", " "): value for name, value in changed.items()}


def csv_text(rows, heading=STREET_HEADING):
    out = io.StringIO()
    writer = csv.DictWriter(out, heading, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def street_csv(tmp_path):
    """Write street-level rows to a file and give its path."""

    def write(rows, name="2019-03-fleetwater-street.csv", encoding="utf-8"):
        path = tmp_path / name
        raw = csv_text(rows).encode(encoding)
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        return path

    return write


@pytest.fixture
def row():
    return street_row
