"""What the drawings share: a width that a phone shows whole, scales, ticks, axes, words and a legend in lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from alongside.evidence.pictures.picture import Picture, key_of
from alongside.evidence.pictures.svg import SVG, fit_for_page

if TYPE_CHECKING:
    import pyarrow as pa

# Narrow enough that a phone shows it without scrolling, with words that can still be read there.
WIDTH, MARGIN, TEXT_SIZE, LEGEND_LINE = 420, 8, 16, 26
INK, PAPER, RULE, QUIET, LINE, BAND = "#0b0c0c", "#ffffff", "#b1b4b6", "#505a5f", "#1d4f7c", "#d5e0ea"
# About the width of one letter at TEXT_SIZE, for what has to fit.
LETTER = 8.2

Scale = Callable[[float], float]


def scale(low: float, high: float, start: float, end: float) -> Scale:
    """Give the place on paper of a number between low and high."""
    span = high - low or 1.0
    return lambda value: start + (value - low) / span * (end - start)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Give round numbers from at or below `low` to at or above `high`, about so many."""
    rough = (high - low or 1.0) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)
    return [step * n for n in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]


def in_figures(number: float) -> str:
    """Write a tick: 1,200 or 0.25, with a true minus."""
    return f"{number:,.10g}".replace("-", "−")


def words(
    text: str, x: float, y: float, anchor: str = "start", bold: bool = False, colour: str = INK, size: int = TEXT_SIZE
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )


def line(points: Iterable[tuple[float, float]], colour: str = INK, width: float = 1, dash: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def box(x: float, y: float, width: float, height: float, fill: str, stroke: str = INK, thick: float = 0.7) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{thick}"/>'
    )


def numbers_axis(marks: Sequence[float], place: Scale, left: float) -> str:
    """Draw a rule and its number for each tick, across the picture."""
    parts = []
    for mark in marks:
        parts.append(line([(left, place(mark)), (WIDTH - MARGIN, place(mark))], RULE, 0.8))
        parts.append(words(in_figures(mark), left - 6, place(mark) + 5, "end"))
    return "".join(parts)


def months_axis(months: Sequence[date], place: Scale, below: float, at_most: int = 3) -> str:
    """Name some of the months under the picture, the first of them always."""
    step = math.ceil(len(months) / at_most)
    parts = []
    for number in range(0, len(months), step):
        anchor = "start" if number == 0 else "middle"
        if place(number) > WIDTH - MARGIN - 4 * LETTER:
            anchor = "end"
        parts.append(line([(place(number), below), (place(number), below + 5)]))
        parts.append(words(f"{months[number]:%b %Y}", place(number), below + 22, anchor))
    return "".join(parts)


def legend(lines: Sequence[tuple[str, str]], top: float) -> tuple[str, float]:
    """Draw a small drawing, 28 by 18 with its corner at 0,0, and its words, a line each; long words go on below.

    Returns  SVG, and where it ends.
    """
    parts, y = [], top
    fits = int((WIDTH - 2 * MARGIN - 38) / LETTER)
    for drawn, text in lines:
        parts.append(f'<g transform="translate({MARGIN} {y:.0f})">{drawn}</g>')
        for part in broken(text, fits):
            parts.append(words(part, MARGIN + 38, y + 14))
            y += LEGEND_LINE - 6
        y += 6
    return "".join(parts), y + MARGIN


def broken(text: str, fits: int) -> list[str]:
    """Break words into lines of at most so many letters; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= fits:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def paper(
    drawn: str, height: float, kind: str, table: pa.Table, title: str, sentence: str, credit: str = "", defs: str = ""
) -> Picture:
    """Put a drawing on white paper, with its title and sentence for someone who cannot see it."""
    svg = (
        f'<svg xmlns="{SVG}" width="{WIDTH}" height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}">{defs}'
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="{PAPER}"/>{drawn}</svg>'
    )
    return Picture(fit_for_page(svg, title, sentence, key_of(kind, table, title)), table, title, sentence, credit)
