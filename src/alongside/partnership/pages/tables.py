"""From a table of the evidence to the table on the page, so that page, CSV and report cannot disagree."""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from alongside.evidence.tables import SHOWN, STATE_SUFFIX
from alongside.partnership.pages import formatters
from alongside.partnership.pages.pieces import Column

if TYPE_CHECKING:
    import pyarrow as pa


def columns_and_rows(
    table: "pa.Table", headings: Mapping[str, str], as_text: Container[str] = ()
) -> tuple[list[Column], list[list[object]]]:
    """Give what the `table` and `picture` macros take.

    headings  the columns to show, in order, each with its heading.
    as_text   columns of numbers that are names, such as a year: written without a comma.
    """
    numbers = {name for name in headings if name not in as_text and _counts(table.schema.field(name).type)}
    columns = [Column(words, is_number=name in numbers) for name, words in headings.items()]
    rows = [[_cell(row, name, name in numbers) for name in headings] for row in table.to_pylist()]
    return columns, rows


def _counts(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)


def _cell(row: Mapping[str, Any], name: str, is_number: bool) -> object:
    if is_number:
        return formatters.count(row[name], row.get(name + STATE_SUFFIX, SHOWN))
    return formatters.missing() if row[name] is None else row[name]
