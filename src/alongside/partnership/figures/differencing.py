"""Before a publication goes out: what of it, taken from an earlier one, would give a hidden number away?

Figures that would are hidden, with the reason in their rule. A table that would is refused: `without_what_subtracts`
hides the same numbers in it first, so that the picture is drawn from what is published.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import RULES, Cell, hide_what_subtracts
from alongside.evidence.periods import Month, Period
from alongside.evidence.tables import MISSING, SHOWN, STATE_SUFFIX
from alongside.partnership.figures.kinds import Count, State
from alongside.partnership.figures.models import PublishedFigure, PublishedTable
from alongside.partnership.figures.rules import OF_PEOPLE, Shown

if TYPE_CHECKING:
    import pyarrow as pa

MONTH = "month"


@dataclass(frozen=True)
class Compared:
    """What of a table is under its rule for small numbers.

    value     the column of numbers, with its companion `value`_state.
    named_by  the columns that name a row for good: a place's code, a group. A column "month" is a time besides.
    """

    value: str
    named_by: tuple[str, ...]


def reason() -> str:
    return _("Hidden too, because taken from what was published before it would give a small number away.")


def strictest(rules: Iterable[str]) -> int:
    """The highest `hide_below` of the named rules. A rule that rounds gives no exact number to subtract."""
    return max((RULES[name].hide_below for name in rules if name in RULES), default=0)


# Figures


def compare_figures(
    counts: Sequence[Count], shown: Sequence[Shown], period: Period, earlier: Iterable[PublishedFigure]
) -> list[Shown]:
    """Hide the counts that would give something away. The others stay as they are."""
    before = [figure for figure in earlier if figure.counted in OF_PEOPLE]
    places = [place for place, count in enumerate(counts) if _is_compared(count)]
    later = [
        _cell(_pieces(counts[place].code, counts, counts[place].period or period), *shown[place]) for place in places
    ]
    known = [_cell(_pieces(one.code, counts, _period_of(one)), State(one.state), one.value) for one in before]
    below = strictest([*(counts[place].rule.name for place in places), *(one.rule for one in before)])
    result = list(shown)
    for place, was, now in zip(places, later, hide_what_subtracts(known, later, below), strict=True):
        if now.state != was.state:
            result[place] = (State.HIDDEN, None)
    return result


def _is_compared(count: Count) -> bool:
    return count.counted in OF_PEOPLE and count.month is None and count.rule.round_to == 1


def _pieces(code: str, counts: Sequence[Count], period: Period) -> frozenset[Hashable]:
    parts = sorted({count.code for count in counts if count.part_of == code != count.code})
    if parts:
        return frozenset().union(*(_pieces(part, counts, period) for part in parts))
    return frozenset((code, str(month)) for month in period)


def _cell(pieces: frozenset[Hashable], state: State, value: Any) -> Cell:
    return Cell(pieces, None if value is None else int(value), state.value)


def _period_of(published: PublishedFigure | PublishedTable) -> Period:
    return Period(Month.of(published.period_from), Month.of(published.period_until))


# Tables


def without_what_subtracts(
    table: "pa.Table", compared: Compared, rule: str, period: Period, earlier: Iterable[PublishedTable]
) -> "pa.Table":
    """The same table with those numbers hidden that would give something away. Totals are taken as known."""
    before = [one for one in earlier if _has(one, compared)]
    lines = [line for one in before for line in _cells(_lines_of(one), compared, _period_of(one))]
    later = list(_cells(_plain_lines(table), compared, period))
    totals = [_total(_cells(_lines_of(one), compared, _period_of(one))) for one in before] + [_total(later)]
    below = strictest([rule, *(one.rule for one in before)])
    safe = hide_what_subtracts([*lines, *totals], later, below)
    return table if safe == later else _with_states(table, compared.value, safe)


def _has(one: PublishedTable, compared: Compared) -> bool:
    names = {column["name"] for column in one.columns}
    return {compared.value, compared.value + STATE_SUFFIX, *compared.named_by} <= names


def _lines_of(one: PublishedTable) -> Iterator[dict[str, Any]]:
    names = [column["name"] for column in one.columns]
    return (dict(zip(names, row, strict=True)) for row in one.rows)


def _plain_lines(table: "pa.Table") -> Iterator[dict[str, Any]]:
    for line in table.to_pylist():
        yield line | ({MONTH: line[MONTH].isoformat()} if MONTH in line else {})


def _cells(lines: Iterable[dict[str, Any]], compared: Compared, period: Period) -> Iterator[Cell]:
    for line in lines:
        name = tuple(line[column] for column in compared.named_by)
        months = [Month.of(date.fromisoformat(line[MONTH]))] if MONTH in line else list(period)
        value = line[compared.value]
        state = line.get(compared.value + STATE_SUFFIX, MISSING if value is None else SHOWN)
        yield Cell(frozenset((name, str(month)) for month in months), value, state)


def _total(cells: Iterable[Cell]) -> Cell:
    """Readers know the total, or can: its number does not matter, only that it can be subtracted from."""
    known = [cell.parts for cell in cells if cell.state != MISSING]
    return Cell(frozenset().union(*known), None, SHOWN)


def _with_states(table: "pa.Table", value: str, cells: Sequence[Cell]) -> "pa.Table":
    import pyarrow as pa

    columns = {
        value: pa.array([cell.value for cell in cells], table.schema.field(value).type),
        value + STATE_SUFFIX: pa.array([cell.state for cell in cells], pa.string()),
    }
    for name, column in columns.items():
        table = table.set_column(table.column_names.index(name), name, column)
    return table
