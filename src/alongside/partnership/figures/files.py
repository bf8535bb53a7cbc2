"""Published figures as a file: the same rows as the page, so the two cannot disagree.

A file of figures says in its columns how each was counted. A table's file holds its rows alone, as every program reads
them; beside it lies its description in the form of the W3C's CSV on the Web, which says what it takes to count the
table again.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from alongside.evidence.disclosure import RULES
from alongside.evidence.tables import SIGNS, STATE_SUFFIX, to_csv
from alongside.partnership.figures.models import Published, PublishedFigure, PublishedTable
from alongside.partnership.figures.queries import number_of, rows_of
from alongside.partnership.figures.words import limit_in_words, period_in_words, value_in_words

if TYPE_CHECKING:
    import pyarrow as pa

AS_STORED = (
    "code", "title", "unit", "period_from", "period_until", "whose", "definition", "definition_version", "source",
    "cut_on", "low", "high", "level", "method", "calculation", "limits", "seed", "simulations", "weights",
    "definitions", "rule", "reach", "is_invented", "code_version", "inputs_checksum", "published_at",
)  # fmt: skip
OF_FIGURES_ALONE = {"unit", "low", "high"}
CSV_ON_THE_WEB = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DESCRIBES = "application/csvm+json"


def figures_as_csv(figures: Iterable[PublishedFigure]) -> str:
    return to_csv(table_of(figures))


def table_as_csv(published: PublishedTable) -> str:
    return to_csv(rows_of(published))


def file_name(published: Published) -> str:
    return f"{published.code}-{published.period_until}.csv"


def description_of(published: PublishedTable) -> dict[str, Any]:
    """What a table's file holds and how it was counted: columns, units, method, seed, versions, rule.

    Source  W3C, Metadata Vocabulary for Tabular Data (2015), which the tabular data standard of the UK government asks
            for beside a CSV.
    """
    counted = {name: _plain(getattr(published, name)) for name in AS_STORED if name not in OF_FIGURES_ALONE}
    return {
        "@context": CSV_ON_THE_WEB,
        "url": file_name(published),
        "dc:title": published.title,
        "dc:description": published.definition,
        "dc:source": published.source,
        "dc:issued": published.published_at.isoformat(),
        "tableSchema": {
            "columns": [_column(column) for column in published.columns if not column["name"].endswith(STATE_SUFFIX)]
        },
        "notes": [
            {"how_it_was_counted": counted | {"limits": published.limits} | _rule(published.rule, published.rule_words)}
        ],
    }


def _column(column: dict[str, str]) -> dict[str, Any]:
    unit = {"dc:description": column["unit"]} if column["unit"] else {}
    return {"name": column["name"], "titles": [column["name"], column["words"]], "null": ["", *SIGNS.values()], **unit}


def _rule(name: str, words: str) -> dict[str, Any]:
    rule = RULES.get(name)
    exact = {"hide_below": rule.hide_below, "round_to": rule.round_to} if rule else {}
    return {"rule": {"name": name, "words": words, "signs": {sign: state for state, sign in SIGNS.items()}, **exact}}


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
    if isinstance(value, list):
        return "; ".join(limit_in_words(limit) for limit in value)
    return value.isoformat() if hasattr(value, "isoformat") else value
