"""Publishing: every change to what the partnership says in numbers."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.evidence.tables import checksum
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.queries import my_agency
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.figures.differencing import (
    ALONE,
    Beside,
    Compared,
    compare_figures,
    family_of,
    reason,
    without_what_subtracts,
)
from alongside.partnership.figures.kinds import Audience, Count, Counted, Reach, State, fingerprint
from alongside.partnership.figures.models import CODE, NEWEST, Published, PublishedFigure, PublishedTable
from alongside.partnership.figures.rules import Shown, protected
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period

ONE_AT_A_TIME = 7_226_501  # any number that no other lock uses
OF_THE_MOMENT = {"id", "published_at", "published_by", "supersedes"}
Row = TypeVar("Row", bound=Published)
PLACES = Decimal("0.0001")


@transaction.atomic
def publish_figures(
    *, counts: Sequence[Count], period: "Period", for_my_agency: bool = True, beside: Beside = ALONE, by: Acting
) -> list[PublishedFigure]:
    """Publish what a room counted: small numbers hidden, provenance kept, the earlier figure superseded.

    A figure for my agency says "known to one agency". Without an agency it speaks for the whole partnership.
    A count that has not changed since it was last published, cut date included, is not published twice. One that would
    give away a small number of an earlier publication is hidden, and its rule says so. `beside` says how tables of the
    same records are read, so that a figure of the whole is compared with them.
    """
    by.must(Permission.PUBLISH_FIGURES)
    _refuse_double_codes(counts)
    _one_at_a_time()
    alone = protected(counts)
    earlier = _earlier(PublishedFigure, [count.code for count in counts], for_my_agency, by)
    tables = _earlier(PublishedTable, beside, for_my_agency, by)
    together = compare_figures(counts, alone, period, earlier, tables, beside)
    figures = []
    for count, before, shown in zip(counts, alone, together, strict=True):
        provenance = _provenance(count, count.period or period, for_my_agency, by)
        if shown != before:
            provenance["rule_words"] = f"{provenance['rule_words']} {reason()}"
        figures.append(_add(PublishedFigure(**provenance, **_content(count, shown)), by))
    return figures


def publish_figure(*, count: Count, period: "Period", for_my_agency: bool = True, by: Acting) -> PublishedFigure:
    """Publish one count. Parts of a total go together, through `publish_figures`."""
    (figure,) = publish_figures(counts=[count], period=period, for_my_agency=for_my_agency, by=by)
    return figure


@transaction.atomic
def publish_table(
    *,
    about: Count,
    table: "pa.Table",
    words: dict[str, str],
    units: dict[str, str] | None = None,
    compared: Compared | None = None,
    beside: Beside = ALONE,
    period: "Period",
    for_my_agency: bool = False,
    by: Acting,
) -> PublishedTable:
    """Publish a table for a chart or a map. `about` carries its provenance; its own value is not used.

    The table comes protected already (evidence.disclosure.protect, then `made_safe`). `words` names each column for
    people. `compared` says which numbers are under the rule: a table that gives a small one away is refused.
    """
    by.must(Permission.PUBLISH_FIGURES)
    unnamed = [name for name in table.column_names if name not in words and not name.endswith("_state")]
    if unnamed:
        raise StepNotAllowed(
            _("The columns %(names)s have no words for people. Name them.") % {"names": ", ".join(unnamed)}
        )
    _one_at_a_time()
    safe = made_safe(
        about=about, table=table, compared=compared, beside=beside, period=period, for_my_agency=for_my_agency, by=by
    )
    if safe != table:
        raise StepNotAllowed(
            _("%(title)s: taken from what was published before, it would give a small number away. Hide more of it.")
            % {"title": about.title}
        )
    columns = [
        {"name": name, "words": words.get(name, ""), "unit": (units or {}).get(name, "")} for name in table.column_names
    ]
    rows = [[_plain(value) for value in row.values()] for row in table.to_pylist()]
    published = PublishedTable(
        **_provenance(about, about.period or period, for_my_agency, by),
        level=about.how.level,
        method=about.how.method,
        columns=columns,
        rows=rows,
        rows_checksum=checksum(table),
    )
    return _add(published, by)


def made_safe(
    *,
    about: Count,
    table: "pa.Table",
    compared: Compared | None,
    beside: Beside = ALONE,
    period: "Period",
    for_my_agency: bool = False,
    by: Acting,
) -> "pa.Table":
    """The table as it may be published: numbers hidden that would give away a small one of an earlier publication.

    beside  how the other tables of the same publication are read; those of the same family are compared too.
    """
    by.must(Permission.PUBLISH_FIGURES)
    if compared is None:
        return table
    together = family_of(about.code, compared, beside)
    earlier = _earlier(PublishedTable, together, for_my_agency, by)
    wholes = _earlier(PublishedFigure, [compared.family], for_my_agency, by) if compared.family else []
    return without_what_subtracts(table, about.code, about.rule.name, about.period or period, earlier, together, wholes)


def _earlier(model: type[Row], codes: Iterable[str], for_my_agency: bool, by: Acting) -> list[Row]:
    """All that was ever published under these codes, the newest first; superseded too: readers may have kept it."""
    agency = my_agency(by) if for_my_agency else None
    return list(model._default_manager.filter(code__in=set(codes), agency=agency).order_by("-published_at"))


def _refuse_double_codes(counts: Sequence[Count]) -> None:
    seen: set[tuple[str, object]] = set()
    for count in counts:
        if (count.code, count.period) in seen:
            raise StepNotAllowed(
                _("%(code)s was counted twice for one period. Two rooms or two functions use one code.")
                % {"code": count.code}
            )
        seen.add((count.code, count.period))


def _one_at_a_time() -> None:
    """Two publications at once would both supersede the same figure. The lock goes at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _provenance(count: Count, period: "Period", for_my_agency: bool, by: Acting) -> dict[str, object]:
    CODE(count.code)
    agency = my_agency(by) if for_my_agency else None
    whose = agency.name if agency else _("The partnership")
    return {
        "code": count.code,
        "title": count.title,
        "agency": agency,
        "whose": whose,
        "period_from": period.first.first_day,
        "period_until": period.last.last_day,
        "definition": count.definition,
        "definition_version": count.definition_version,
        **count.how.of_both(),
        "source": count.source
        or _("Records of %(whose)s") % {"whose": agency.name if agency else _("the partnership")},
        "cut_on": count.cut_on or timezone.localdate(),
        "rule": count.rule.name,
        "rule_words": count.rule.words,
        "reach": count.reach or _usual_reach(count, for_my_agency),
        "audience": count.audience,
        "is_invented": not settings.IS_LIVE if count.invented is None else count.invented,
        "code_version": count.counted_by or f"alongside {version('alongside')}",
        "inputs_checksum": fingerprint(count.inputs),
    }


def _usual_reach(count: Count, for_my_agency: bool) -> Reach:
    about_people = count.counted in (Counted.PEOPLE, Counted.FAMILIES, Counted.PLANS, Counted.CONTACTS, Counted.DAYS)
    return Reach.ONE_AGENCY if for_my_agency and about_people else Reach.WHOLE


def _content(count: Count, shown: Shown) -> dict[str, object]:
    state, value = shown
    content: dict[str, object] = {"counted": count.counted, "unit": count.unit, "state": state}
    content["value"] = None if value is None else Decimal(str(value)).quantize(PLACES)
    if state is State.SHOWN:
        content["month"] = count.month
        if count.uncertainty:
            content |= {name: getattr(count.uncertainty, name) for name in ("low", "high", "level", "method")}
    return content


def _add(published: Row, by: Acting) -> Row:
    model = type(published)
    before = (
        model._default_manager.filter(NEWEST)
        .filter(
            code=published.code,
            agency=published.agency,
            period_from=published.period_from,
            period_until=published.period_until,
        )
        .first()
    )
    if before and _is_same(before, published):
        return before
    if before and before.audience == Audience.PUBLIC and published.audience != Audience.PUBLIC:
        raise StepNotAllowed(
            _("%(code)s is public, so what replaces it must be public too. Else readers would keep the old one.")
            % {"code": published.code}
        )
    published.supersedes = before
    published.published_at = timezone.now()
    published.published_by_id = by.posting_id
    published.save(force_insert=True)
    record(Did.PUBLISHED, published, by=by)
    return published


def _is_same(before: Published, now: Published) -> bool:
    names = [field.attname for field in before._meta.concrete_fields if field.name not in OF_THE_MOMENT]
    return all(getattr(before, name) == getattr(now, name) for name in names)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
