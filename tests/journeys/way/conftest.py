"""Journeys through the filled borough of Fleetwater."""

import pytest

from tests.demo_borough import Borough


@pytest.fixture
def database_to_copy(borough_template: str) -> str:
    return borough_template


@pytest.fixture(autouse=True)
def _filled(borough: Borough) -> Borough:
    return borough
