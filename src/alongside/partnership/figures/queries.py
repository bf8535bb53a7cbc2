"""Looks at what was published. They name no person, so a look leaves no line.

Without a worker the look goes through the database's public role, which opens public rows alone; a worker's look goes
through their own. The caller passes `by=None` for a page that is open to anyone. What is for those who count and plan,
such as a partner's own points to the cell, opens to nobody else, under no address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.evidence.periods import Period
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.figures.kinds import Audience, Counted, Reach, State
from alongside.partnership.figures.models import NEWEST, Published, PublishedFigure, PublishedTable

if TYPE_CHECKING:
    import pyarrow as pa

Row = TypeVar("Row", bound=Published)
MAY_BE_COUNTED_TWICE = {Counted.PEOPLE, Counted.FAMILIES, Counted.PLANS, Counted.CONTACTS}


@dataclass(frozen=True)
class Together:
    """What all agencies published under one code for one period: one figure, several added, or why there is no sum."""

    figures: tuple[PublishedFigure, ...]
    state: State
    value: int | float | None
    sentence: str

    @property
    def first(self) -> PublishedFigure:
        return self.figures[0]


def list_figures(by: Acting | None, *, room: str = "") -> QuerySet[PublishedFigure]:
    """The newest figure of every code, agency and period, by code."""
    figures = _figures(by).filter(NEWEST)
    return figures.filter(code__startswith=f"{room}.") if room else figures


def latest(
    code: str, *, agency_id: UUID | None = None, period: Period | None = None, by: Acting | None
) -> PublishedFigure | None:
    """The newest figure of this code: of one agency, or of the partnership; of one period, or the latest period."""
    figures = _figures(by).filter(NEWEST).filter(code=code, agency_id=agency_id)
    if period:
        figures = figures.filter(**_days(period))
    return figures.order_by("-period_until", "period_from").first()


def together(codes: Iterable[str], period: Period, *, by: Acting | None) -> dict[str, Together]:
    """For each code, what the agencies published for the period, added where that is honest. Unpublished: left out."""
    by_code: dict[str, list[PublishedFigure]] = {}
    for figure in _figures(by).filter(NEWEST).filter(code__in=list(codes), **_days(period)).order_by("code", "whose"):
        by_code.setdefault(figure.code, []).append(figure)
    return {code: _add_up(figures) for code, figures in by_code.items()}


def newest_of(code: str, *, by: Acting | None) -> QuerySet[PublishedFigure]:
    """What stands under a code now: one figure for each agency and period, the latest period first."""
    return list_figures(by).filter(code=code).order_by("-period_until", "whose")


def history_of(code: str, *, by: Acting | None) -> QuerySet[PublishedFigure]:
    """Everything ever published under a code, newest first."""
    return _figures(by).filter(code=code).order_by("-period_until", "-published_at")


def how_counted(figure_id: UUID, *, by: Acting | None) -> PublishedFigure:
    """One figure with everything that is known of how it came about."""
    return _open(_figures(by).select_related("superseded_by", "supersedes"), figure_id)


def list_tables(by: Acting | None) -> QuerySet[PublishedTable]:
    return _tables(by).filter(NEWEST)


def how_table_counted(table_id: UUID, *, by: Acting | None) -> PublishedTable:
    return _open(_tables(by).select_related("superseded_by", "supersedes"), table_id)


def rows_of(published: PublishedTable) -> "pa.Table":
    """The published table as a table again, for a chart, a map, a page or a CSV."""
    import pyarrow as pa

    names = [column["name"] for column in published.columns]
    cells = zip(*published.rows, strict=True) if published.rows else ([] for _name in names)
    return pa.table({name: pa.array(list(column)) for name, column in zip(names, cells, strict=True)})


def _add_up(figures: list[PublishedFigure]) -> Together:
    first = figures[0]
    if len(figures) == 1:
        return Together((first,), State(first.state), number_of(first), _reach_in_words(Reach(first.reach)))
    for state, words in (
        (State.HIDDEN, _("Not added up: an agency's number is hidden, and the total would give it away.")),
        (State.MISSING, _("Not added up: an agency's number is missing.")),
    ):
        if any(figure.state == state for figure in figures):
            return Together(tuple(figures), state, None, words)
    if any(figure.value is None for figure in figures) or first.counted in (Counted.RATE, Counted.DAYS, Counted.MONTH):
        return Together(tuple(figures), State.MISSING, None, _("Not added up: these are not numbers that add."))
    reach = Reach.ADDED if first.counted in MAY_BE_COUNTED_TWICE else Reach.WHOLE
    return Together(tuple(figures), State.SHOWN, sum(number_of(figure) for figure in figures), _reach_in_words(reach))


def _reach_in_words(reach: Reach) -> str:
    """What a reader of people's numbers must know; nothing where it is not people that are counted."""
    return "" if reach is Reach.WHOLE else str(reach.label)


def number_of(figure: PublishedFigure) -> int | float | None:
    """The value as people count: whole where it is whole."""
    if figure.value is None:
        return None
    return int(figure.value) if figure.value == int(figure.value) else float(figure.value)


def _days(period: Period) -> dict[str, object]:
    return {"period_from": period.first.first_day, "period_until": period.last.last_day}


def _figures(by: Acting | None) -> QuerySet[PublishedFigure]:
    return _opened(PublishedFigure.objects.all(), by)


def _tables(by: Acting | None) -> QuerySet[PublishedTable]:
    return _opened(PublishedTable.objects.all(), by)


def _opened(published: QuerySet[Row], by: Acting | None) -> QuerySet[Row]:
    if by is None:
        return published.using("public")
    by.must(Permission.READ_PROGRAMME)
    return published if by.may(Permission.PUBLISH_FIGURES) else published.exclude(audience=Audience.COUNTING)


def _open(published: QuerySet[Row], published_id: UUID) -> Row:
    found = published.filter(pk=published_id).first()
    if found is None:
        raise NotFoundHere(published.model._meta.label_lower)
    return found
