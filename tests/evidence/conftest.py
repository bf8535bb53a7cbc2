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
