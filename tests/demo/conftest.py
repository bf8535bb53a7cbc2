"""Tests of the filled borough."""

import pytest


@pytest.fixture
def database_to_copy(borough_template: str) -> str:
    return borough_template
