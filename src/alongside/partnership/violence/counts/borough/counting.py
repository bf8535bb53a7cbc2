"""Counting a force's extract by the partnership's definitions: by month, by area, by ward and quarter, by offence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.definitions.applying import (
    apply_definition,
    apply_to_area_months,
    offences_that_count,
)
from alongside.partnership.violence.counts.borough.records import SMALL_NUMBERS, Records

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.violence.counts import Counted as Series
    from alongside.evidence.violence.definitions.applying import Defined

SQUARE_KM = 1_000_000.0
WARD, SMALL_AREA = "ward", "small area"


def series(records: Records, measure: str) -> "Series":
    """One measure month by month, with its definition and how many offences could not be decided."""
    found = apply_definition(
        records.definitions[measure], records.extract, area=records.name, source=records.source, cut_on=records.cut_on
    )
    return replace(found.counted, definition=f"{found.counted.definition} {_not_known(found)}".strip())


def monthly(records: Records, measure: str) -> "Series":
    """The same, for a line that tells every month."""
    found = series(records, measure)
    refuse_small(found.months["count"].to_pylist(), _("The months of “%(title)s”") % {"title": found.title})
    return found


def sentence_of(found: "Defined") -> str:
    """What a definition counted, for a person. One with a small number in it is not told."""
    numbers = (found.rows_counted, found.rows_not_known, found.no_area, *found.why.values())
    if any(_is_small(number) for number in numbers):
        return _("%(title)s, by month. Small numbers are not told.") % {"title": found.counted.title}
    return found.sentence


def by_month_and_area(records: Records, measure: str) -> "Counter[tuple[str, str]]":
    """Offences by month (YYYY-MM) and small area of the borough. Those that name no area of it are in none."""
    found = apply_to_area_months(records.definitions[measure], records.extract)
    rows = zip(*(found[name].to_pylist() for name in ("month", "area", "count")), strict=True)
    return Counter({(str(Month.of(day)), area): count for day, area, count in rows if area in records.ward_of})


def by_place(records: Records, measure: str, within: Period, by: str) -> "pa.Table":
    """Count over a period for every place: name, area (code), ward (name), count; zeros included.

    Raises  PeriodRefused for months that the extract does not hold.
    """
    import pyarrow as pa

    _refuse_missing(records, within)
    places = records.wards if by == WARD else records.areas
    months, sums = set(map(str, within)), dict.fromkeys(places.codes, 0)
    for (month, area), count in by_month_and_area(records, measure).items():
        if month in months:
            sums[records.ward_of[area] if by == WARD else area] += count
    wards = [records.wards.name_of(records.ward_of.get(code, code)) for code in places.codes]
    return pa.table({"name": places.names, "area": places.codes, "ward": wards, "count": [*sums.values()]})


def quarters_by_ward(records: Records, measure: str) -> "pa.Table":
    """Every ward and whole quarter back from the last month: month (its first day), year, area, name, count.

    A quarter with a month that the extract does not hold has no count. `year` tells twelve months from others.
    """
    import pyarrow as pa

    months = [str(month) for month in records.months]
    held, sums = set(records.extract["period"].to_pylist()), Counter[tuple[str, str]]()
    for (month, area), count in by_month_and_area(records, measure).items():
        sums[month, records.ward_of[area]] += count
    rows = [
        {
            "month": Month.parse(quarter[0]).first_day,
            "year": str((len(months) - 1 - months.index(quarter[0])) // 12),
            "area": code,
            "name": name,
            "count": sum(sums[month, code] for month in quarter) if held.issuperset(quarter) else None,
        }
        for quarter in (months[n : n + 3] for n in range(len(months) % 3, len(months), 3))
        for code, name in zip(records.wards.codes, records.wards.names, strict=True)
    ]
    kinds = [("month", pa.date32()), *((n, pa.string()) for n in ("year", "area", "name")), ("count", pa.int64())]
    return pa.Table.from_pylist(rows, pa.schema(kinds))


def offences(records: Records, measure: str) -> "pa.Table":
    """The offences that count, one row each. They stay here: none is published."""
    return offences_that_count(records.definitions[measure], records.extract)


def answers_in(records: Records, period: Period) -> "pa.Table":
    """What residents answered in these months."""
    import pyarrow as pa
    import pyarrow.compute as pc

    answers = records.given["answers"]()
    return answers.filter(pc.is_in(answers["period"], pa.array([str(month) for month in period])))


def residents(records: Records) -> dict[str, int | None]:
    """Who lives in each small area."""
    known = records.given["population"]()
    found = dict(zip(known["area_code"].to_pylist(), known["residents"].to_pylist(), strict=True))
    return {code: found.get(code) for code in records.areas.codes}


def people_by_ward(records: Records) -> "pa.Table":
    """Who lives and who is by day in each ward, and how large it is: null where one of its areas is not known."""
    import pyarrow as pa

    known = {row["area_code"]: row for row in records.given["population"]().to_pylist()}
    inside = {ward: [code for code, its in records.ward_of.items() if its == ward] for ward in records.wards.codes}

    def total(ward: str, name: str) -> int | None:
        numbers = [known.get(code, {}).get(name) for code in inside[ward]]
        return None if None in numbers else sum(numbers)

    people = {name: [total(ward, name) for ward in records.wards.codes] for name in ("residents", "daytime")}
    return pa.table(
        {
            "area_code": records.wards.codes,
            "area_name": records.wards.names,
            **{name: pa.array(numbers, pa.int64()) for name, numbers in people.items()},
            "square_km": [shape.area / SQUARE_KM for shape in records.wards_in_metres.shapes],
        }
    )


def refuse_small(numbers: Iterable[int | None], what: str) -> None:
    """Refuse to tell numbers that cannot be hidden one by one, as in a rate or a line."""
    if any(number is not None and _is_small(int(number)) for number in numbers):
        raise FigureRefused(
            _("%(what)s would tell a number under %(least)s. Not published: count larger areas or more time.")
            % {"what": what, "least": SMALL_NUMBERS.hide_below}
        )


def _not_known(found: "Defined") -> str:
    if not found.rows_not_known:
        return ""
    small = _("fewer than %(least)s") % {"least": SMALL_NUMBERS.hide_below}
    many = small if _is_small(found.rows_not_known) else f"{found.rows_not_known:,}"
    return _("Of %(many)s more the record does not say enough to decide; they are not counted.") % {"many": many}


def _is_small(number: int) -> bool:
    return 0 < number < SMALL_NUMBERS.hide_below


def _refuse_missing(records: Records, within: Period) -> None:
    missing = sorted({str(month) for month in within} - set(records.extract["period"].to_pylist()))
    if missing:
        raise PeriodRefused(
            _("%(months)s cannot be counted: the police extract lacks %(missing)s. Add a file with these months.")
            % {"months": within.words, "missing": ", ".join(missing)}
        )
