"""Line and bar charts, described with Altair and drawn on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.picture import Picture, key_of
from alongside.evidence.pictures.sentences import WORDS, of_months, of_places
from alongside.evidence.pictures.svg import fit_for_page
from alongside.evidence.tables import MISSING, STATE_SUFFIX

if TYPE_CHECKING:
    import altair as alt
    import pyarrow as pa

WIDTH, HEIGHT, BAR_WIDTH, BAR_HEIGHT = 360, 240, 180, 26
TEXT_SIZE = 15
INK, PAPER, RULE, LINE = "#0b0c0c", "#ffffff", "#b1b4b6", "#1d4f7c"
# Two lines differ in dash and in darkness, so that neither needs its colour.
DASHES = [[1, 0], [6, 4], [2, 3], [10, 3, 2, 3]]
SHADES = ["#1d4f7c", "#0b0c0c", "#505a5f", "#5694ca"]


def line_chart(table: pa.Table, title: str, unit: str, sentence: str = "", value: str = "count") -> Picture:
    """Draw months along, numbers up, from zero. A missing month leaves a gap in the line.

    table     columns `month` (date32), `value` (whole numbers, null where missing), and `series` (text) for several
              lines, at most four.
    title     heading, read out with the picture.
    unit      what the numbers are, in the plural; stands along the axis.
    sentence  what it shows; "" for first, last and highest.

    Returns   Picture, about 420 pixels wide with its axis, so that its words can be read on a phone too.
    Raises    FigureRefused when no number is there, or for more than four series.
    """
    import altair as alt

    rows = [row | {"month": row["month"].isoformat()} for row in table.to_pylist()]
    names = list(dict.fromkeys(row["series"] for row in rows)) if "series" in table.column_names else []
    known = [row for row in rows if row[value] is not None]
    if not known or len(names) > len(DASHES):
        raise FigureRefused(f'"{title}" has no number to draw, or more than {len(DASHES)} lines. Choose fewer.')
    axis = alt.Axis(format="%b %Y", tickCount=4, labelFlush=False, labelOverlap="greedy", labelSeparation=10)
    encoding: dict[str, Any] = {
        "x": alt.X("month:T", title=None, scale=alt.Scale(type="utc"), axis=axis),
        "y": alt.Y(f"{value}:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5)),
    }
    mark: dict[str, Any] = {"strokeWidth": 3, "invalid": "break-paths-show-domains"}
    if names:
        legend = alt.Legend(title=None, orient="top", columns=1, symbolStrokeWidth=3, symbolSize=700, labelLimit=0)
        encoding["strokeDash"] = alt.StrokeDash("series:N", sort=names, legend=legend).scale(domain=names, range=DASHES)
        encoding["stroke"] = alt.Stroke("series:N", sort=names, legend=legend).scale(domain=names, range=SHADES)
    else:
        mark["stroke"] = LINE
    chart = alt.Chart(alt.Data(values=rows)).mark_line(**mark).encode(**encoding).properties(width=WIDTH, height=HEIGHT)
    return _picture("line", chart, table, title, sentence or of_months(table, unit, value))


def bar_chart(
    table: pa.Table, title: str, unit: str, name: str = "area", sentence: str = "", value: str = "count"
) -> Picture:
    """Draw one bar a row, the table's order kept, each with its number beside it.

    table     columns `name` (text, each once) and `value` (numbers from 0, null where hidden or missing), and perhaps
              `value`_state as `disclosure.protect` makes it.
    unit, sentence   as `line_chart`.

    Returns   Picture. A hidden or missing number has no bar and says which; zero has no bar and says 0.
    Raises    FigureRefused when the table is empty.
    """
    import altair as alt

    if not table.num_rows:
        raise FigureRefused(f'"{title}" has no row to draw.')
    rows = [{"name": row[name], "number": row[value], "label": _label(row, value)} for row in table.to_pylist()]
    sort = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False))
    along = alt.X("number:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4))
    base = alt.Chart(alt.Data(values=rows)).encode(y=sort)
    bars = base.mark_bar(fill=LINE).encode(x=along)
    words = base.mark_text(align="left", dx=5, fill=INK, invalid=None).encode(
        x=alt.X("place:Q"), text=alt.Text("label:N")
    ).transform_calculate(place="datum.number == null ? 0 : datum.number")  # fmt: skip
    chart = (bars + words).properties(width=BAR_WIDTH, height=BAR_HEIGHT * len(rows))
    return _picture("bars", chart, table, title, sentence or of_places(table, unit, name, value))


def _label(row: dict[str, Any], value: str) -> str:
    if row[value] is not None:
        return f"{row[value]:,}"
    return WORDS[row.get(value + STATE_SUFFIX, MISSING)]


def _picture(kind: str, chart: alt.Chart | alt.LayerChart, table: pa.Table, title: str, sentence: str) -> Picture:
    import vl_convert

    described = chart.configure(font="sans-serif", background=PAPER).configure_view(stroke=None)
    described = described.configure_axis(
        labelFontSize=TEXT_SIZE, titleFontSize=TEXT_SIZE, titleFontWeight="normal", labelColor=INK, titleColor=INK,
        gridColor=RULE, domainColor=INK, tickColor=INK,
    ).configure_legend(labelFontSize=TEXT_SIZE, labelColor=INK).configure_text(fontSize=TEXT_SIZE)  # fmt: skip
    svg = vl_convert.vegalite_to_svg(described.to_dict(), vl_version="6.4")
    return Picture(fit_for_page(svg, title, sentence, key_of(kind, table, title)), table, title, sentence)
