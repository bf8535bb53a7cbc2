"""How the See page says what was published. Everything here comes from published rows."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month
from alongside.evidence.tables import SHOWN, STATE_SUFFIX
from alongside.partnership.figures.queries import number_of
from alongside.partnership.pages.formatters import MINUS, change, count, number
from alongside.partnership.pages.pieces import Column
from alongside.partnership.violence import codes

if TYPE_CHECKING:
    from collections.abc import Container

    from alongside.partnership.figures.models import PublishedFigure, PublishedTable

CODES_OF_AREAS = {"area", "area_code", "code"}


def number_shown(figure: "PublishedFigure") -> str:
    """The number without its unit, or the word for why it is not shown."""
    return count(number_of(figure), figure.state)


def change_in_words(figure: "PublishedFigure") -> str:
    """What changed, how sure that is, and no more: never why."""
    words = change(number_of(figure))
    if figure.low is None or figure.high is None:
        return _("%(change)s, and how sure that is was not worked out.") % {"change": words}
    told = {"change": words, "low": change(figure.low), "high": change(figure.high)}
    if figure.low <= 0 <= figure.high:
        return _("%(change)s, between %(low)s and %(high)s: no clear change, since the interval holds zero.") % told
    return _("%(change)s, between %(low)s and %(high)s: more than chance would explain.") % told


def interval_in_words(figure: "PublishedFigure", unit: str = "") -> str:
    """From one end to the other, or nothing where no interval is given."""
    if figure.low is None or figure.high is None:
        return ""
    return _("between %(low)s and %(high)s") % {"low": number(figure.low) + unit, "high": number(figure.high) + unit}


def range_of(line: dict[str, Any], name: str) -> str:
    """A number of a published row with its interval, or the word for why it is not there."""
    value, low, high = (line.get(part) for part in (name, f"{name}_low", f"{name}_high"))
    if value is None:
        return str(count(None, line.get(name + STATE_SUFFIX, "missing")))
    told = {"value": number(value), "low": number(low) if low is not None else "", "high": number(high or 0)}
    return _("%(value)s (%(low)s to %(high)s)") % told if low is not None else told["value"]


def table_shown(published: "PublishedTable") -> tuple[list[Column], list[list[object]]]:
    """The published rows as the page's table, straight from what is stored: a page waits for no library of tables."""
    shown = [column for column in published.columns if column["words"]]
    names = [column["name"] for column in published.columns]
    columns = [
        Column(column["words"], is_number=bool(column["unit"]), is_code=column["name"] in CODES_OF_AREAS)
        for column in shown
    ]
    lines = [dict(zip(names, row, strict=True)) for row in published.rows]
    return columns, [[_cell(line, column) for column in shown] for line in lines]


def _cell(line: dict[str, Any], column: dict[str, str]) -> object:
    value = line[column["name"]]
    if column["name"] == "month":
        return Month.of(date.fromisoformat(value)).words
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column["unit"] and isinstance(value, float):
        return f"{value:,.10g}".replace("-", MINUS)  # with the places that were published
    if column["unit"]:
        return count(value, line.get(column["name"] + STATE_SUFFIX, SHOWN))
    return value


def measure_names(borough: str = "") -> dict[str, str]:
    """The measures that have a trend, by their short name; those of the borough that is called so with it."""
    own = {
        codes.BOROUGH_VIOLENCE: _("%(borough)s: violence without domestic abuse"),
        codes.BOROUGH_INJURY: _("%(borough)s: non-domestic violence with injury"),
        codes.BOROUGH_KNIFE: _("%(borough)s: knife offences"),
    }
    told = {code: words % {"borough": borough} for code, words in own.items()} if borough else {}
    return {codes.CAMDEN_PERSON: _("Camden: violence against the person"), **told}


def trend_parts(shown: "Container[str]", borough: str) -> list[tuple[str, str]]:
    """What stands on the page of trends, each with its anchor."""
    parts = [(measure.replace(".", "-"), name) for measure, name in measure_names(borough).items()]
    further = (
        (codes.CAMDEN_AMONG[0], "camden-boroughs", _("Camden among London’s boroughs")),
        (codes.HOSPITAL, "hospital", _("A second count: the hospital’s")),
        (codes.LATE, "late", _("The newest months are not yet whole")),
    )
    parts += [(anchor, words) for code, anchor, words in further if code in shown]
    return [*parts, ("knives", _("Knives: used, injured, carried"))] if borough else parts


def area_parts(shown: "Container[str]", borough: str) -> list[tuple[str, str]]:
    """What stands on the page of areas, each with its anchor."""
    parts = [("borough-areas", _("%(borough)s: its wards") % {"borough": borough})] if borough else []
    further = (
        (codes.CAMDEN_WARD_RATES, "camden-old-wards", _("Camden: its wards before May 2022, by their residents")),
        (codes.CAMDEN_SMALL_AREA_RATES, "camden-small-areas", _("Camden: its small areas")),
        (
            codes.CAMDEN_BOROUGH_RATES[0],
            "camden-borough-rates",
            _("Camden among London’s boroughs, by their residents"),
        ),
    )
    parts.append(("camden-areas", _("Camden: its wards since 2022")))
    return [*parts, *((anchor, words) for code, anchor, words in further if code in shown)]
