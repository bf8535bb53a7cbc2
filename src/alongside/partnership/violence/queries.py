"""Looks at what this room published. It is for everyone, so every look goes through the public role."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures import queries as figures
from alongside.partnership.violence import codes
from alongside.partnership.violence.models import Drawing

if TYPE_CHECKING:
    from alongside.partnership.figures.models import PublishedFigure, PublishedTable

CHANGE_OF = {
    codes.AGAINST_THE_PERSON: codes.AGAINST_THE_PERSON_CHANGE,
    codes.WITH_SEXUAL_OFFENCES: codes.WITH_SEXUAL_OFFENCES_CHANGE,
    codes.CAMDEN_INJURED: codes.CAMDEN_INJURED_CHANGE,
    shared_codes.KNIFE_OFFENCES: shared_codes.KNIFE_OFFENCES_CHANGE,
    codes.NON_DOMESTIC: shared_codes.NON_DOMESTIC_CHANGE,
    codes.INJURED: shared_codes.SERIOUSNESS_CHANGE,
}


@dataclass(frozen=True)
class Measured:
    """One measure: its latest year, the years before with the newest first, and the change to the latest year."""

    now: "PublishedFigure"
    before: "tuple[PublishedFigure, ...]"
    change: "PublishedFigure | None"


@dataclass(frozen=True)
class Shown:
    """A published table and the picture that was drawn from it."""

    table: "PublishedTable"
    drawing: Drawing


@dataclass(frozen=True)
class Overview:
    """Everything on the See page, by code. A code under which nothing was published is not there."""

    measured: dict[str, Measured]
    shown: dict[str, Shown]

    def has(self, start: str) -> bool:
        return any(code.startswith(start) for code in chain(self.measured, self.shown))


def see() -> Overview:
    """What was published of violence, as it stands now."""
    by_code: dict[str, list[PublishedFigure]] = defaultdict(list)
    for figure in figures.list_figures(None, room="violence"):  # the latest period of each code first
        by_code[figure.code].append(figure)
    measured = {code: _measured(by_code[code], by_code[change]) for code, change in CHANGE_OF.items() if by_code[code]}
    return Overview(measured, _pictures())


def _measured(years: "list[PublishedFigure]", changes: "list[PublishedFigure]") -> Measured:
    now, *before = years
    change = next((change for change in changes if change.period_until == now.period_until), None)
    return Measured(now, tuple(before), change)


def _pictures() -> dict[str, Shown]:
    tables = {table.pk: table for table in figures.list_tables(None).filter(code__startswith="violence.")}
    drawings: dict[object, Drawing] = {}
    for drawing in Drawing.objects.using("public").filter(table__in=tables):  # the newest first
        drawings.setdefault(drawing.table_id, drawing)
    shown: dict[str, Shown] = {}
    for pk, table in tables.items():  # the latest period of each code first
        if pk in drawings:
            shown.setdefault(table.code, Shown(table, drawings[pk]))
    return shown
