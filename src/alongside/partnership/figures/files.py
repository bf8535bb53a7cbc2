"""Published figures as a file: the same rows as the page, so the two cannot disagree."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alongside.evidence.tables import STATE_SUFFIX, to_csv
from alongside.partnership.figures.models import PublishedFigure, PublishedTable
from alongside.partnership.figures.queries import number_of, rows_of
from alongside.partnership.figures.words import period_in_words, value_in_words

if TYPE_CHECKING:
    import pyarrow as pa

AS_STORED = (
    "code", "title", "unit", "period_from", "period_until", "whose", "definition", "definition_version", "source",
    "cut_on", "low", "high", "level", "method", "rule", "reach", "is_invented", "code_version", "inputs_checksum",
    "published_at",
)  # fmt: skip


def figures_as_csv(figures: Iterable[PublishedFigure]) -> str:
    return to_csv(table_of(figures))


def table_as_csv(published: PublishedTable) -> str:
    return to_csv(rows_of(published))


def table_of(figures: Iterable[PublishedFigure]) -> "pa.Table":
    """One row a figure: the value as a number, the value in words, and everything about how it was counted."""
    import pyarrow as pa

    rows = [
        {
            "value": number_of(figure),
            "value" + STATE_SUFFIX: figure.state if not figure.month else "shown",
            "in_words": value_in_words(figure),
            "period": period_in_words(figure),
            **{name: _plain(getattr(figure, name)) for name in AS_STORED},
        }
        for figure in figures
    ]
    names = ["code", "title", "value", "value" + STATE_SUFFIX, "in_words", "unit", "period", *AS_STORED[3:]]
    return pa.table({name: [row[name] for row in rows] for name in names})


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
