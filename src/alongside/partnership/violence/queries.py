"""Looks at what this room published. It is for everyone, so each look but one goes through the public role."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.utils import timezone

from alongside.evidence.periods import Month
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures import queries as figures
from alongside.partnership.violence import codes
from alongside.partnership.violence.models import Drawing, Rebasing

if TYPE_CHECKING:
    from alongside.evidence.violence.control_charts.decisions import Rebase
    from alongside.partnership.figures.models import Published, PublishedFigure, PublishedTable

Row = TypeVar("Row", bound="Published")
CHANGE_OF = {
    codes.AGAINST_THE_PERSON: codes.AGAINST_THE_PERSON_CHANGE,
    codes.WITH_SEXUAL_OFFENCES: codes.WITH_SEXUAL_OFFENCES_CHANGE,
    codes.CAMDEN_INJURED: codes.CAMDEN_INJURED_CHANGE,
    codes.CAMDEN_ROBBERY: codes.CAMDEN_ROBBERY_CHANGE,
    codes.CAMDEN_WEAPONS: codes.CAMDEN_WEAPONS_CHANGE,
    codes.CAMDEN_DRUGS: codes.CAMDEN_DRUGS_CHANGE,
    shared_codes.KNIFE_OFFENCES: shared_codes.KNIFE_OFFENCES_CHANGE,
    codes.NON_DOMESTIC: shared_codes.NON_DOMESTIC_CHANGE,
    codes.INJURED: shared_codes.SERIOUSNESS_CHANGE,
}


OF_WARDS = (
    codes.WARD_RATES, codes.DENOMINATORS, codes.PERCEPTION, codes.TWO_WAY, codes.NEIGHBOURHOODS,
)  # fmt: skip


@dataclass(frozen=True)
class Borough:
    """The one borough whose own records are published here."""

    called: str
    is_invented: bool

    @property
    def name(self) -> str:
        return self.called.removesuffix(" (invented)")


FLEETWATER = Borough("Fleetwater (invented)", is_invented=True)


@dataclass(frozen=True)
class Area:
    """One ward: its published row in each table of wards, by the table's code, and the tables themselves."""

    code: str
    rows: dict[str, dict[str, Any]]
    shown: "dict[str, Shown]"


@dataclass(frozen=True)
class Measured:
    """One measure: its latest year, the years before with the newest first, and the change to the latest year."""

    now: "PublishedFigure"
    before: "tuple[PublishedFigure, ...]"
    change: "PublishedFigure | None"


@dataclass(frozen=True)
class Shown:
    """A published table, and the picture that was drawn from it, where there is one."""

    table: "PublishedTable"
    drawing: Drawing | None


@dataclass(frozen=True)
class Page:
    """What one page shows, by code. A code under which nothing was published is not there."""

    measured: dict[str, Measured]
    shown: dict[str, Shown]

    def has(self, start: str) -> bool:
        return any(code.startswith(start) for code in chain(self.measured, self.shown))


def see(*tables: str) -> Page:
    """What was published of violence, as it stands now: every figure, and the tables of these codes; all when none."""
    by_code: dict[str, list[PublishedFigure]] = defaultdict(list)
    for figure in _of_one_borough(figures.list_figures(None, room="violence")):  # the latest period of a code first
        by_code[figure.code].append(figure)
    measured = {
        code: _measured(years, by_code.get(CHANGE_OF.get(code, ""), []))
        for code, years in by_code.items()
        if code not in CHANGE_OF.values()
    }
    return Page(measured, show(*tables))


def show(*wanted: str, by: Acting | None = None) -> dict[str, Shown]:
    """The newest table of each of these codes with its picture; of every code of this room when none is named.

    Without a worker, only what is public.
    """
    every = figures.list_tables(by)
    chosen = every.filter(code__in=wanted) if wanted else every.filter(code__startswith="violence.")
    tables = {table.pk: table for table in _of_one_borough(chosen)}
    drawings: dict[object, Drawing] = {}
    for drawing in Drawing.objects.using("default" if by else "public").filter(table__in=tables):  # the newest first
        drawings.setdefault(drawing.table_id, drawing)
    shown: dict[str, Shown] = {}
    for pk, table in tables.items():  # the latest period of each code first
        shown.setdefault(table.code, Shown(table, drawings.get(pk)))
    return shown


def borough() -> Borough | None:
    """Whose own records stand here: a real borough before an invented one. A demonstration always has Fleetwater."""
    own = figures.list_tables(None).filter(code__startswith=codes.BOROUGH).exclude(code__startswith=codes.WARD_QUARTERS)
    own = own.exclude(code__in=codes.NEIGHBOURS)  # whose titles begin with what is compared
    title = own.filter(is_invented=False).values_list("title", flat=True).first()
    if title:
        return Borough(title.partition(":")[0], is_invented=False)
    return None if settings.IS_LIVE else FLEETWATER


def _of_one_borough(published: Iterable[Row]) -> list[Row]:
    """Nothing invented in LIVE; and where a real borough is published, nothing that an invented one left behind."""
    found = list(published)
    if not any(one.is_invented for one in found) or borough() == FLEETWATER:
        return found
    return [one for one in found if not one.is_invented]


def open_area(code: str) -> "Area":
    """One ward: its row in each table of wards, and its line. Raises NotFoundHere for a code that is in none."""
    shown = show(codes.ward_quarters(code), *OF_WARDS)
    rows = {name: row for name in OF_WARDS if name in shown and (row := _row_of(shown[name].table, code))}
    if not rows:
        raise NotFoundHere("violence.area")
    return Area(code, rows, shown)


def list_areas() -> "list[tuple[str, str]]":
    """Code and name of every ward that has a page, by name."""
    shown = show(codes.WARD_RATES)
    if codes.WARD_RATES not in shown:
        return []
    lines = lines_of(shown[codes.WARD_RATES].table)
    return sorted(((line["area"], line["name"]) for line in lines), key=lambda one: one[1])


def lines_of(table: "PublishedTable") -> list[dict[str, Any]]:
    """The published rows, each by the names of its columns."""
    names = [column["name"] for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def months_of(measure: str) -> list[date]:
    """The months of the published control chart of a measure; none when none is published."""
    shown = show(codes.CONTROL.format(measure=measure))
    return [date.fromisoformat(line["month"]) for one in shown.values() for line in lines_of(one.table)]


def show_places(by: Acting) -> dict[str, Shown]:
    """Where a partner's own records gather, to the cell: for those who count and plan, never public."""
    by.must(Permission.PUBLISH_FIGURES)
    return show(*codes.PLACES, by=by)


def rebases(by: Acting) -> "dict[str, list[Rebase]]":
    """Who started which limits anew, by measure: for the next publication. Said by office, not by name."""
    from alongside.evidence.violence.control_charts import decisions

    by.must(Permission.PUBLISH_FIGURES)
    found: dict[str, list[Rebase]] = defaultdict(list)
    for one in Rebasing.objects.select_related("decided_by__agency"):
        decided = f"{Role(one.decided_by.role).label}, {one.decided_by.agency.name}"
        day = timezone.localdate(one.decided_at)
        found[one.measure].append(decisions.Rebase(Month.of(one.from_month), decided, day, one.reason))
    return dict(found)


def _measured(years: "list[PublishedFigure]", changes: "list[PublishedFigure]") -> Measured:
    now, *before = years
    change = next((change for change in changes if change.period_until == now.period_until), None)
    return Measured(now, tuple(before), change)


def _row_of(table: "PublishedTable", code: str) -> dict[str, Any] | None:
    keys = ("area", "area_code")
    return next((line for line in lines_of(table) if code in (line.get(key) for key in keys)), None)


def neighbourhood_list() -> Shown | None:
    """The published list of neighbourhoods that people choose from; nothing when none is published."""
    return show(codes.NEIGHBOURHOODS).get(codes.NEIGHBOURHOODS)
