import pytest


@pytest.fixture
def rows():
    """Read a small table written with | between its columns: a heading, then one row a line."""

    def read(text):
        heading, *lines = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
        return [dict(zip(heading, cells, strict=True)) for cells in lines]

    return read
