"""A borough's profile of violence for a meeting: what was counted, how sure it is, and how, on two pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.reports.report import Block, Heading, Lines, Pictures, Report, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted
    from alongside.evidence.violence.seriousness.compare import Seriousness
    from alongside.evidence.violence.years import YearOnYear

MONTHS_DRAWN = 36
PLACES_NAMED = 8
NO_CAUSE = (
    "A recorded offence is what the police wrote down, not all that happened. Nothing here says what caused a change, "
    "and nothing here is about a person."
)


def profile(
    series: Sequence[Counted],
    to: Month,
    made_on: date,
    *,
    seriousness: Seriousness | None = None,
    places: Areas | None = None,
    by_place: pa.Table | None = None,
) -> Report:
    """Put a borough's figures together for a meeting.

    series       monthly counts of one area, the headline first; each with at least the 24 months to `to`.
    to           the last month of the year that the profile is about.
    made_on      the report's day.
    seriousness  the headline weighed; None leaves the part out.
    places, by_place  boundaries, and a table of the headline by their areas: area, count; None leaves the map out.

    Returns      Report: year against year, the headline's months, how serious, where, how it was counted.
    Raises       FigureRefused for no series, or series of different areas; PeriodRefused, naming them, when months are
                 missing.
    """
    if not series or len({one.area for one in series}) > 1:
        raise FigureRefused("A profile is about one area: give one or more series, all of the same area.")
    headline, year = series[0], twelve_months_to(to)
    blocks = [*_years(series, to), *_months(headline, to)]
    if seriousness is not None:
        blocks += _serious(seriousness)
    if places is not None and by_place is not None:
        blocks += _where(headline, places, by_place, year)
    return Report(
        title=f"{headline.area}: a profile of violence",
        about=f"{year.words}, against the twelve months before",
        made_on=made_on,
        blocks=(*blocks, *_counted(series)),
    )


def _years(series: Sequence[Counted], to: Month) -> Iterator[Block]:
    from alongside.evidence.violence.years import year_on_year

    compared = [(one, year_on_year(one, to)) for one in series]
    yield Heading("Is there more of it?")
    yield Words(compared[0][1].sentence)
    yield Lines(
        "Recorded in twelve months",
        ("What was counted", "Now", "Before", "Change", "95% interval"),
        tuple(_year(one, found) for one, found in compared),
    )
    yield Words(f"An interval that holds zero shows no clear change. {NO_CAUSE}", is_note=True)


def _year(one: Counted, found: YearOnYear) -> tuple[str, ...]:
    change, sure = found.change.value, found.change.uncertainty
    assert change is not None and sure is not None  # noqa: S101, PT018  year_on_year gives both or refuses
    return (
        one.title, f"{found.current.value:,}", f"{found.previous.value:,}", f"{change:+.1f}%",
        f"{sure.low:+.1f}% to {sure.high:+.1f}%",
    )  # fmt: skip


def _months(headline: Counted, to: Month) -> Iterator[Block]:
    from alongside.evidence.pictures.months import band_picture, control_picture
    from alongside.evidence.violence.control_charts.chart import control_chart
    from alongside.evidence.violence.rolling import rolling_series

    first = max(to.shift(1 - MONTHS_DRAWN), Month.of(headline.months["month"][0].as_py()))
    drawn = headline.within(Period(first, to))
    chart = control_chart(drawn)
    rolling = rolling_series(drawn)
    last = [row for row in rolling.to_pylist() if row["count"] is not None]
    sentence = (
        f"Twelve months to {to.words}: {last[-1]['count']:,} {headline.unit}, "
        f"between {last[-1]['low']:,.0f} and {last[-1]['high']:,.0f} by chance alone."
    )
    yield Heading("Is it out of the usual?")
    yield Pictures(
        (
            control_picture(chart.points, f"{headline.title} by month", headline.unit, chart.sentence),
            band_picture(rolling, "The twelve months to each month", headline.unit, sentence, "95% interval"),
        )
    )


def _serious(seriousness: Seriousness) -> Iterator[Block]:
    yield Heading("Is it more serious?")
    yield Words(seriousness.sentence)
    yield Lines(
        "The same offences by number and by weight",
        ("Measure", "Before", "Now", "Change", "From more offences", "From a worse mix"),
        tuple(_weighed(row) for row in seriousness.measures.to_pylist()),
    )


def _weighed(row: dict) -> tuple[str, ...]:
    version = row["version"] or ""
    name = row["measure"] if version in row["measure"] else f"{row['measure']} {version}"
    return (
        name.capitalize() if name == row["unit"] else f"{name}, {row['unit']}",
        *(f"{row[name]:,.0f}" for name in ("before", "now")),
        f"{row['change_percent']:+.1f}%",
        *("" if row[name] is None else f"{row[name]:+,.0f}" for name in ("more_offences", "worse_mix")),
    )


def _where(headline: Counted, places: Areas, by_place: pa.Table, year: Period) -> Iterator[Block]:
    from alongside.evidence.pictures.maps import choropleth

    title = f"{headline.title}, {year.words}"
    ground: Picture = choropleth(places, by_place, title, headline.unit)
    named = dict(zip(places.codes, places.names, strict=True))
    known = [row for row in by_place.to_pylist() if row["count"] is not None]
    most = sorted(known, key=lambda row: -row["count"])[:PLACES_NAMED]
    yield Heading("Where is it?")
    yield Pictures((ground,))
    yield Lines(
        "The places with the highest counts",
        (places.kind, headline.unit.capitalize()),
        tuple((named.get(row["area"], row["area"]), f"{row['count']:,}") for row in most),
    )
    yield Words(
        "Counts, not rates: a place where many people work, shop or go out counts their offences too.", is_note=True
    )


def _counted(series: Sequence[Counted]) -> Iterator[Block]:
    yield Heading("How this was counted")
    for one in series:
        yield Words(f"{one.title}. {one.definition}", is_note=True)
    for source, cut_on, files in dict.fromkeys((one.source, one.cut_on, one.files) for one in series):
        named = f" Files: {', '.join(files)}." if files else ""
        yield Words(f"Source: {source}; records end on {cut_on:%-d %B %Y}.{named}", is_note=True)
