"""What the report says, in order: four statements, months, places, and how all of it was counted."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.evidence.periods import Month
from alongside.evidence.pictures.picture import Picture
from alongside.evidence.reports.report import SIDE_BY_SIDE, Block, Heading, Lines, Pictures, Report, Words
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.queries import number_of, rows_of
from alongside.partnership.figures.words import period_in_words, state_in_words
from alongside.partnership.pages.formatters import change, number, whole
from alongside.partnership.violence import codes, showing
from alongside.partnership.violence.queries import lines_of
from alongside.partnership.violence.report.counted import how_counted

if TYPE_CHECKING:
    from alongside.partnership.figures.models import Published, PublishedFigure
    from alongside.partnership.violence.queries import Measured, Page, Shown

COUNTS = (codes.NON_DOMESTIC, codes.AGAINST_THE_PERSON, codes.WITH_SEXUAL_OFFENCES)
SHARES = (codes.INJURED, codes.CAMDEN_INJURED)
WEIGHED = (codes.SERIOUSNESS, codes.CAMDEN_SERIOUSNESS)
KNIVES = (shared_codes.KNIFE_OFFENCES, codes.CAMDEN_KNIFE)
MONTHS = tuple(codes.CONTROL.format(measure=measure) for measure in (codes.BOROUGH_KNIFE, codes.CAMDEN_PERSON))
MAPS = (codes.TWO_WAY, codes.CAMDEN_WARDS)
TABLES = (*WEIGHED, codes.WORRIES, *MONTHS, *MAPS, codes.NEIGHBOURHOODS)
NAMED = {"clear", "likely"}
INTERVAL = gettext_lazy("95% interval")


def compose(see: "Page", *, invented_too: bool) -> Report | None:
    """The report of what is published; None when nothing is. In LIVE nothing invented is in it."""
    kept = _chosen(see, invented_too)
    rows = list(_rows_of(kept))
    if not rows:
        return None
    made_on = timezone.localdate(max(row.published_at for row in rows))
    return Report(
        title=_("Where violence falls"),
        about=_("From published figures alone; the newest of them is of %(day)s.") % {"day": f"{made_on:%-d %B %Y}"},
        made_on=made_on,
        blocks=(
            *_opening(invented_too),
            *_about_the_same(kept),
            *_more_serious(kept),
            *_knives(kept),
            *_worries(kept),
            *_months(kept),
            *_places(kept),
            *how_counted(rows),
        ),
    )


def _chosen(see: "Page", invented_too: bool) -> "Page":
    """What the report is about, of all that is published."""
    wanted = (*COUNTS, *SHARES, *KNIVES)
    measured = {code: see.measured[code] for code in wanted if code in see.measured}
    shown = {code: see.shown[code] for code in TABLES if code in see.shown}
    return type(see)(
        {code: one for code, one in measured.items() if invented_too or not one.now.is_invented},
        {code: one for code, one in shown.items() if invented_too or not one.table.is_invented},
    )


def _rows_of(see: "Page") -> "Iterator[Published]":
    for measured in see.measured.values():
        yield from (row for row in (measured.now, *measured.before, measured.change) if row)
    yield from (shown.table for shown in see.shown.values())


def _opening(invented_too: bool) -> Iterator[Block]:
    yield Words(
        _("A recorded offence is what somebody wrote down under a rule, not all that happened. Nothing here says what "
          "caused a change, and nothing here is about a person.")
    )  # fmt: skip
    if invented_too:
        yield Words(
            _("Camden stated four things in 2019. Camden is a real borough, counted here from open files. Fleetwater "
              "is invented: its records were made to match what was stated, so that they agree is no evidence. Every "
              "line about it says “invented”.")
        )  # fmt: skip


# The four statements


def _about_the_same(see: "Page") -> Iterator[Block]:
    yield from _years(
        see, COUNTS, _("1. Violence without domestic abuse stayed about the same"), _("Recorded in %(months)s")
    )
    if codes.AGAINST_THE_PERSON in see.measured:
        yield _note(
            _("Every figure of Camden holds domestic abuse, and the files do not say which offences it was: they "
              "neither confirm nor contradict the statement.")
        )  # fmt: skip


def _more_serious(see: "Page") -> Iterator[Block]:
    yield from _years(see, SHARES, _("2. Some of it was more serious"), _("Share with injury in %(months)s"))
    for code in WEIGHED:
        if code in see.shown:
            table = see.shown[code].table
            yield Lines(
                table.title,
                (_("Measure"), _("Before"), _("Now"), _("Change"), str(INTERVAL)),
                tuple(_weighed(line) for line in lines_of(table)),
            )


def _knives(see: "Page") -> Iterator[Block]:
    if not any(code in see.measured for code in KNIVES):
        return
    yield Heading(_("3. 526 knife offences, after a slow decline"))
    rows = [
        (figure.title, Month.of(figure.period_until).words, _value(figure), *_changed(measured, figure))
        for measured in (see.measured[code] for code in KNIVES if code in see.measured)
        for figure in (measured.now, *measured.before)
    ]
    heads = (_("What was counted"), _("Twelve months to"), _("Number"), _("Change in a year"), str(INTERVAL))
    yield Lines(_("Knife offences, year by year"), heads, tuple(rows))
    yield _note(
        _("Open files by borough carry no knife flag before March 2022, so the 526 of 2019 cannot be checked against "
          "Camden’s records; the count since then is another one.")
    )  # fmt: skip


def _worries(see: "Page") -> Iterator[Block]:
    shown = see.shown.get(codes.WORRIES)
    if shown is None:
        return
    yield Heading(_("4. Residents worried most about drug-related behaviour"))
    heads = (_("Named first"), _("Per cent of residents"), str(INTERVAL), _("Place"), _("Place from"), _("to"))
    yield Lines(shown.table.title, heads, tuple(_worry(line) for line in lines_of(shown.table)))
    if shown.drawing:
        yield _note(shown.drawing.sentence)
    yield _note(_("Camden: no open survey by borough asks what residents worry about first."))


def _worry(line: dict[str, Any]) -> tuple[str, ...]:
    low, high = (f"{number(line[end])}%" for end in ("low", "high"))
    places = (whole(line[name]) for name in ("rank", "rank_low", "rank_high"))
    return (line["name"], f"{number(line['value'])}%", _("%(low)s to %(high)s") % {"low": low, "high": high}, *places)


# Months and places


def _months(see: "Page") -> Iterator[Block]:
    shown = [see.shown[code] for code in MONTHS if code in see.shown]
    if shown:
        yield Heading(_("Month by month"))
        yield from _drawn(shown)


def _places(see: "Page") -> Iterator[Block]:
    shown = [see.shown[code] for code in MAPS if code in see.shown]
    listed = see.shown.get(codes.NEIGHBOURHOODS)
    if shown or listed:
        yield Heading(_("Where"))
    if listed:
        yield from _neighbourhoods(listed)
    yield from _drawn(shown)


def _neighbourhoods(shown: "Shown") -> Iterator[Block]:
    lines = [line for line in lines_of(shown.table) if line["verdict"] in NAMED]
    heads = (_("Ward"), _("Evidence"), _("Violence per 1,000 (95%)"), _("Feel unsafe, per cent (95%)"))
    rows = [(line["area_name"], line["verdict"], *(showing.range_of(line, name) for name in ("impact", "perception")))
            for line in lines]  # fmt: skip
    if rows:
        yield Lines(shown.table.title, heads, tuple(rows))
    yield _note(_("Two measures side by side; nothing adds them up. People choose where to work, and record why."))


# A note, a table of years, a picture, a cell


def _note(words: str) -> Words:
    return Words(words, is_note=True)


def _years(see: "Page", wanted: Iterable[str], heading: str, caption: str) -> Iterator[Block]:
    found = [see.measured[code] for code in wanted if code in see.measured]
    if not found:
        return
    yield Heading(heading)
    heads = (_("What was counted"), _("Year before"), _("Now"), _("Change"), str(INTERVAL))
    for period in dict.fromkeys(period_in_words(one.now) for one in found):
        rows = tuple(_year(one) for one in found if period_in_words(one.now) == period)
        yield Lines(caption % {"months": period}, heads, rows)


def _year(one: "Measured") -> tuple[str, ...]:
    before = _value(one.before[0]) if one.before else ""
    return (one.now.title, before, _value(one.now), *_changed(one, one.now))


def _value(figure: "PublishedFigure") -> str:
    value = number_of(figure)
    if value is None:
        return state_in_words(figure.state)
    return f"{number(value)}%" if figure.unit.startswith("per cent") else number(value)


def _changed(one: "Measured", figure: "PublishedFigure") -> tuple[str, str]:
    """The change to the newest year, and its interval; nothing beside an earlier one."""
    value = number_of(one.change) if one.change and figure is one.now else None
    if one.change is None or value is None:
        return "", ""
    return change(value), _ends(one.change.low, one.change.high)


def _ends(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return _("not worked out")
    return _("%(low)s to %(high)s") % {"low": change(low), "high": change(high)}


def _weighed(line: dict[str, Any]) -> tuple[str, ...]:
    name = (
        line["name"]
        if not line["version"] or line["version"] in line["name"]
        else f"{line['name']} ({line['version']})"
    )
    years = ("" if line[when] is None else whole(round(line[when])) for when in ("before", "now"))
    return (name, *years, change(line["value"]), _ends(line["low"], line["high"]))


def _drawn(shown: "list[Shown]") -> Iterator[Block]:
    pictures = [_picture(one) for one in shown if one.drawing]
    for first in range(0, len(pictures), SIDE_BY_SIDE):
        yield Pictures(tuple(pictures[first : first + SIDE_BY_SIDE]))


def _picture(shown: "Shown") -> Picture:
    drawing = shown.drawing
    assert drawing is not None  # noqa: S101  _drawn leaves out what was not drawn
    return Picture(drawing.svg, rows_of(shown.table), drawing.title, drawing.sentence, drawing.credit)
