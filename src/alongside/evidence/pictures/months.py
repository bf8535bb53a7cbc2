"""Months along, numbers up: a control chart with its limits, and a line with the band that chance alone leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.canvas import (
    BAND,
    INK,
    LETTER,
    LINE,
    MARGIN,
    PAPER,
    QUIET,
    TEXT_SIZE,
    WIDTH,
    Scale,
    in_figures,
    legend,
    line,
    months_axis,
    numbers_axis,
    paper,
    scale,
    ticks,
    words,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture

PLOT_HEIGHT = 230
RULES = {
    "outside": "outside the limits",
    "shift": "many in a row on one side of the middle",
    "trend": "many in a row up, or down",
    "two_of_three": "two of three near a limit",
}
Break = tuple[date, str]


def control_picture(
    table: pa.Table, title: str, unit: str, sentence: str, value: str = "count", breaks: Sequence[Break] = ()
) -> Picture:
    """Draw a control chart: months as points, the middle and the limits as lines, each rule that is met with a sign.

    table     month (date32), `value`, low, centre, high, limits (a number that grows where limits start anew), and the
              booleans outside, shift, trend, two_of_three, as `control_charts.control_chart` makes it.
    breaks    first months of another way of counting, each with its words; drawn as a line from top to bottom.
    unit, sentence   as in `charts.line_chart`.

    Returns   Picture, 420 pixels wide. Signs differ in shape and not in colour alone.
    Raises    FigureRefused when the table is empty.
    """
    rows = _rows(table, title)
    months = [row["month"] for row in rows]
    along, up, drawn = _frame(months, [n for row in rows for n in (row[value], row["high"])], unit)
    for stretch in sorted({row["limits"] for row in rows}):
        places = [number for number, row in enumerate(rows) if row["limits"] == stretch]
        for name, dash, colour in (("centre", "", QUIET), ("low", "6 4", INK), ("high", "6 4", INK)):
            drawn += line([(along(n), up(rows[n][name])) for n in places], colour, 1.5, dash)
        drawn += line([(along(n), up(rows[n][value])) for n in places], LINE, 1.2)
    drawn += "".join(_sign(row, along(number), up(row[value])) for number, row in enumerate(rows))
    drawn += _breaks(months, breaks, along)
    lines = [
        (_dot(14, 9), "one month"),
        (line([(0, 9), (28, 9)], QUIET, 1.5), "the middle"),
        (line([(0, 9), (28, 9)], INK, 1.5, "6 4"), "limits of usual variation"),
    ]
    lines += [(_SIGNS[name](14, 9), said) for name, said in RULES.items() if any(row[name] for row in rows)]
    lines += [(line([(14, 0), (14, 18)], INK, 2, "2 3"), f"{day:%B %Y}: {said}") for day, said in breaks]
    below, height = legend(lines, PLOT_HEIGHT + 62)
    return paper(drawn + below, height, "control", table, title, sentence)


def band_picture(
    table: pa.Table, title: str, unit: str, sentence: str, band: str, value: str = "count", breaks: Sequence[Break] = ()
) -> Picture:
    """Draw a line with the band that its interval leaves. A missing month leaves a gap in both.

    table     month (date32), `value`, low, high (null where missing, and throughout where there is no interval).
    band      what the band is, in words, for the legend.

    Returns   Picture, 420 pixels wide, its numbers from zero.
    Raises    FigureRefused when no number is there.
    """
    rows = _rows(table, title)
    known = [row for row in rows if row[value] is not None]
    if not known:
        raise FigureRefused(f'"{title}" has no number to draw.')
    months = [row["month"] for row in rows]
    highest = [row["high"] if row["high"] is not None else row[value] for row in known]
    along, up, drawn = _frame(months, highest, unit)
    for run in _runs(rows, value):
        sure = [n for n in run if rows[n]["low"] is not None]
        edge = [(along(n), up(rows[n]["high"])) for n in sure] + [(along(n), up(rows[n]["low"])) for n in sure[::-1]]
        drawn += _polygon(edge) if edge else ""
        drawn += line([(along(n), up(rows[n][value])) for n in run], LINE, 3)
        drawn += "".join(_dot(along(n), up(rows[n][value])) for n in run if len(run) == 1)
    drawn += _breaks(months, breaks, along)
    lines = [(line([(0, 9), (28, 9)], LINE, 3), unit)]
    swatch = f'<rect width="28" height="18" fill="{BAND}" stroke="{LINE}" stroke-width="0.8" stroke-dasharray="2 2"/>'
    lines += [(swatch, band)] if any(row["low"] is not None for row in rows) else []
    lines += [(line([(14, 0), (14, 18)], INK, 2, "2 3"), f"{day:%B %Y}: {said}") for day, said in breaks]
    below, height = legend(lines, PLOT_HEIGHT + 62)
    return paper(drawn + below, height, "band", table, title, sentence)


def _polygon(edge: list[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge)
    return f'<polygon points="{path}" fill="{BAND}" stroke="{LINE}" stroke-width="0.8" stroke-dasharray="2 2"/>'


def _rows(table: pa.Table, title: str) -> list[dict[str, Any]]:
    if not table.num_rows:
        raise FigureRefused(f'"{title}" has no month to draw.')
    return table.to_pylist()


def _frame(months: list[date], numbers: list[float | None], unit: str) -> tuple[Scale, Scale, str]:
    """Give the scales along and up, and the axes drawn."""
    marks = ticks(0, max(n for n in numbers if n is not None))
    left = MARGIN + LETTER * max(len(in_figures(mark)) for mark in marks) + 8
    top = MARGIN + TEXT_SIZE + 10
    up = scale(marks[0], marks[-1], top + PLOT_HEIGHT - 10, top)
    along = scale(0, max(1, len(months) - 1), left + 8, WIDTH - MARGIN - 8)
    axes = words(unit, MARGIN, MARGIN + TEXT_SIZE - 4) + numbers_axis(marks, up, left)
    return along, up, axes + months_axis(months, along, up(marks[0]))


def _runs(rows: list[dict[str, Any]], value: str) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, row in enumerate(rows):
        if row[value] is None:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _breaks(months: list[date], breaks: Sequence[Break], along: Scale) -> str:
    top = MARGIN + TEXT_SIZE + 10
    places = [along(months.index(day) - 0.5) for day, _ in breaks if day in months]
    return "".join(line([(x, top), (x, top + PLOT_HEIGHT - 10)], INK, 2, "2 3") for x in places)


def _sign(row: dict[str, Any], x: float, y: float) -> str:
    return next((draw(x, y) for name, draw in _SIGNS.items() if row[name]), _dot(x, y))


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{LINE}"/>'


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8Z" fill="{INK}"/>'


def _ring(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'


def _triangle(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 6:.1f}l6 11h-12Z" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'


def _square(x: float, y: float) -> str:
    return (
        f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{PAPER}" stroke="{INK}" '
        'stroke-width="2"/>'
    )


_SIGNS = {"outside": _diamond, "shift": _ring, "trend": _triangle, "two_of_three": _square}
