"""From a result of the evidence to a table for publication: what every one of them needs, once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from alongside.evidence.disclosure import Rule
from alongside.evidence.errors import EvidenceError
from alongside.partnership.figures.differencing import Compared
from alongside.partnership.figures.how import NOTHING_FURTHER, How
from alongside.partnership.figures.kinds import Audience, Count, Counted
from alongside.partnership.figures.registry import code_version
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Ground, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period
    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas

Draw = Callable[["pa.Table"], "Picture"]


@dataclass(frozen=True)
class Origin:
    """Whose records these are, how small numbers in them are treated, and which twelve months are spoken of.

    definitions  names and versions of the local definitions that were counted by.
    """

    rule: Rule
    invented: bool
    source: str
    cut_on: date
    counted_by: str
    audience: Audience = Audience.PUBLIC
    year: "Period" = STATED_YEAR
    definitions: str = ""

    def common(self) -> dict[str, Any]:
        """What a `Count` carries of it."""
        return {"rule": self.rule, "invented": self.invented, "counted_by": self.counted_by, "audience": self.audience}


@dataclass(frozen=True)
class Heads:
    """A column for people: its words, and the unit of its numbers; a column of names has none."""

    words: str
    unit: str = ""


def tell(
    table: "pa.Table",
    heads: dict[str, Heads],
    origin: Origin,
    *,
    code: str,
    title: str,
    unit: str,
    definition: str,
    draw: Draw | None = None,
    period: "Period | None" = None,
    counted: Counted = Counted.OFFENCES,
    compared: Compared | None = None,
    areas: "Areas | None" = None,
    inputs: Iterable[object] = (),
    how: How = NOTHING_FURTHER,
) -> Drawn:
    """A table with its picture, ready to be published. Columns without a head are left out, except for states.

    `definition` says what was counted; `how` says what it takes to count it again.
    """
    kept = [name for name in table.column_names if name in heads or name.removesuffix("_state") in heads]
    table = table.select(kept)
    about = Count(
        code=code,
        title=title,
        counted=counted,
        unit=unit,
        value=None,
        definition=definition,
        source=origin.source,
        cut_on=origin.cut_on,
        period=period or origin.year,
        inputs=[*inputs, *(" ".join(str(cell) for cell in line.values()) for line in table.to_pylist())],
        how=how if how.definitions else replace(how, definitions=origin.definitions),
        **origin.common(),
    )
    ground = Ground.NONE if areas is None else Ground.INVENTED if origin.invented else Ground.REAL
    return Drawn(
        about,
        table,
        {name: heads[name].words for name in kept if name in heads},
        {name: heads[name].unit for name in kept if name in heads and heads[name].unit},
        draw(table) if draw else None,
        ground,
        compared,
        draw,
    )


def in_per_cent(table: "pa.Table", *names: str) -> "pa.Table":
    """Shares between 0 and 1 as per cent with one place, as people read them."""
    return _each(table, names, lambda share: round(share * 100, 1))


def rounded(table: "pa.Table", places: int, *names: str) -> "pa.Table":
    """Numbers with so many places: more would claim to know more than anybody does."""
    return _each(table, names, lambda number: round(number, places))


def _each(table: "pa.Table", names: Iterable[str], change: Callable[[float], float]) -> "pa.Table":
    import pyarrow as pa

    for name in names:
        column = [None if number is None else change(number) for number in table[name].to_pylist()]
        table = table.set_column(table.column_names.index(name), name, pa.array(column, pa.float64()))
    return table


def renamed(table: "pa.Table", **names: str) -> "pa.Table":
    return table.rename_columns([names.get(name, name) for name in table.column_names])


def gather(parts: Iterable[Callable[[], Snapshot]]) -> Snapshot:
    """Each part by itself: one that the evidence refuses is told, and keeps no other back."""
    whole = Snapshot()
    for part in parts:
        try:
            whole += part()
        except EvidenceError as refusal:
            whole += Snapshot(refused=(str(refusal),))
    return whole


def counted_by(function: Callable) -> str:
    return code_version(function)
