"""Before a publication goes out: what of it, taken from earlier ones, would give a hidden number away?

Figures that would are hidden, with the reason in their rule. A table that would is refused: `without_what_subtracts`
hides the same numbers in it first, so that the picture is drawn from what is published. Tables that count the same
records are read together, whatever their codes: wards by year, by quarter, small areas, and the figure of the whole.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
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
Line = Mapping[str, Any]


def in_its_month(line: Line, period: Period) -> Period:
    """The month of a row; the whole period of a table that has no column of months."""
    if MONTH not in line:
        return period
    month = Month.of(date.fromisoformat(line[MONTH]))
    return Period(month, month)


def in_its_quarter(line: Line, _period: Period) -> Period:
    """Three months from the one that a row names."""
    month = Month.of(date.fromisoformat(line[MONTH]))
    return Period(month, month.shift(2))


@dataclass(frozen=True)
class Compared:
    """What of a table is under its rule for small numbers.

    value     the column of numbers, with its companion `value`_state.
    named_by  the columns that name a row for good: a place's code, a group.
    when      the months that a row counts.
    family    the code of the figure that counts the whole of the same records, by the same definition. Tables of one
              family are read together, and each row is a place: its code, or `place` where the table is about one.
    holds     the smallest places that the family has, by the code of the place that they lie in.
    """

    value: str
    named_by: tuple[str, ...]
    when: Callable[[Line, Period], Period] = in_its_month
    family: str = ""
    place: str = ""
    holds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def pieces(self, line: Line, period: Period) -> frozenset[Hashable]:
        """The smallest pieces that a row adds up."""
        months = _months(self.when(line, period))
        name = tuple(line[column] for column in self.named_by)
        if not self.family:
            return frozenset((name, month) for month in months)
        place = self.place or name[0]
        return frozenset((one, month) for one in self.holds.get(place, {place}) for month in months)


@lru_cache(maxsize=500)
def _months(period: Period) -> tuple[str, ...]:
    return tuple(map(str, period))


Beside = Mapping[str, Compared]  # how the tables of a publication are read, by their codes
ALONE: Beside = {}


def family_of(code: str, compared: Compared, beside: Beside) -> Beside:
    """The tables that are read together with this one, itself with them."""
    relatives = {other: one for other, one in beside.items() if one.family and one.family == compared.family}
    return relatives | {code: compared}


def reason() -> str:
    return _("Hidden too, because taken from what was published before it would give a small number away.")


def strictest(rules: Iterable[str]) -> int:
    """The highest `hide_below` of the named rules. A rule that rounds gives no exact number to subtract."""
    return max((RULES[name].hide_below for name in rules if name in RULES), default=0)


# Figures


def compare_figures(
    counts: Sequence[Count],
    shown: Sequence[Shown],
    period: Period,
    earlier: Iterable[PublishedFigure],
    tables: Iterable[PublishedTable] = (),
    beside: Beside = ALONE,
) -> list[Shown]:
    """Hide the counts that would give something away. The others stay as they are."""
    before = [figure for figure in earlier if figure.counted in OF_PEOPLE]
    rows = [cell for one in tables if _has(one, beside[one.code]) for cell in _cells_of(one, beside[one.code])]
    wholes = {family: _places(family, beside, rows) for family in {one.family for one in beside.values()} if family}

    def pieces(code: str, months: Period) -> frozenset[Hashable]:
        return _whole(wholes[code], months) if wholes.get(code) else _pieces(code, counts, months)

    places = [place for place, count in enumerate(counts) if _is_compared(count)]
    later = [_cell(pieces(counts[place].code, counts[place].period or period), *shown[place]) for place in places]
    known = [_cell(pieces(one.code, _period_of(one)), State(one.state), one.value) for one in before]
    below = strictest([*(counts[place].rule.name for place in places), *(one.rule for one in before)])
    result = list(shown)
    for place, was, now in zip(places, later, hide_what_subtracts([*known, *rows], later, below), strict=True):
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
    table: "pa.Table",
    code: str,
    rule: str,
    period: Period,
    earlier: Iterable[PublishedTable],
    together: Beside,
    wholes: Iterable[PublishedFigure] = (),
) -> "pa.Table":
    """The same table with those numbers hidden that would give something away. Totals are taken as known.

    together  how this table, and each earlier one, is read. `wholes` are the figures of the whole of the family.
    """
    compared = together[code]
    before = [one for one in earlier if _has(one, together[one.code])]
    each = [list(_cells_of(one, together[one.code])) for one in before]
    later = list(_cells(_plain_lines(table), compared, period))
    known = [cell for cells in each for cell in cells] + [_total(cells) for cells in (*each, later)]
    figures = list(wholes)
    if figures and (places := _places(compared.family, together, [*known, *later])):
        known += [_cell(_whole(places, _period_of(one)), State(one.state), one.value) for one in figures]
    below = strictest([rule, *(one.rule for one in (*before, *figures))])
    safe = hide_what_subtracts(known, later, below)
    return table if safe == later else _with_states(table, compared.value, safe)


def _has(one: PublishedTable, compared: Compared) -> bool:
    names = {column["name"] for column in one.columns}
    return {compared.value, compared.value + STATE_SUFFIX, *compared.named_by} <= names


def _places(family: str, beside: Beside, cells: Iterable[Cell]) -> frozenset[Hashable]:
    """The smallest places of a family; none when no table of all places is among them, so that nobody knows."""
    tables = [one for one in beside.values() if one.family == family]
    if not any(one.holds or not one.place for one in tables):
        return frozenset()
    named: frozenset[Hashable] = frozenset(part[0] for cell in cells for part in cell.parts)  # type: ignore[index]
    return named.union(*(inside for one in tables for inside in one.holds.values()))


def _whole(places: Iterable[Hashable], months: Period) -> frozenset[Hashable]:
    return frozenset((place, month) for place in places for month in _months(months))


def _cells_of(one: PublishedTable, compared: Compared) -> Iterator[Cell]:
    return _cells(_lines_of(one), compared, _period_of(one))


def _lines_of(one: PublishedTable) -> Iterator[dict[str, Any]]:
    names = [column["name"] for column in one.columns]
    return (dict(zip(names, row, strict=True)) for row in one.rows)


def _plain_lines(table: "pa.Table") -> Iterator[dict[str, Any]]:
    for line in table.to_pylist():
        yield line | ({MONTH: line[MONTH].isoformat()} if MONTH in line else {})


def _cells(lines: Iterable[dict[str, Any]], compared: Compared, period: Period) -> Iterator[Cell]:
    for line in lines:
        value = line[compared.value]
        state = line.get(compared.value + STATE_SUFFIX, MISSING if value is None else SHOWN)
        yield Cell(compared.pieces(line, period), value, state)


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
