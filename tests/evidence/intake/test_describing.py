from pathlib import Path

import pytest

from alongside.evidence.intake.catalogue import SOURCES, UNFIT
from alongside.evidence.intake.describing import describe, reference

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "sources.md"


def test_the_reference_is_what_the_sources_say():
    assert PAGE.read_text() == reference(), "Run: alongside sources --markdown > docs/reference/sources.md"


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_column_and_every_reason_is_told(source):
    words = describe(source)
    for column in source.columns:
        assert f"| `{column.name}` |" in words
    for check in source.checks:
        assert f"- {check.reason}" in words
    for need in source.needs:
        assert f"`{need}`" in words


def test_what_is_not_read_is_told_with_its_reason():
    for source in UNFIT:
        assert source.unfit in reference()
