"""Numbers with their intervals, one below the other, and the value they are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.canvas import (
    INK,
    LETTER,
    LINE,
    MARGIN,
    RULE,
    TEXT_SIZE,
    WIDTH,
    Scale,
    broken,
    in_figures,
    legend,
    line,
    paper,
    scale,
    ticks,
    words,
)
from alongside.evidence.pictures.sentences import WORDS
from alongside.evidence.tables import MISSING, STATE_SUFFIX

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture

ROW_HEIGHT, NAME_LINE = 46, 21
Written = Callable[[float], str]


@dataclass(frozen=True)
class Reference:
    """A value that the others are held against, and what it is."""

    value: float
    words: str


def interval_picture(
    table: pa.Table,
    title: str,
    unit: str,
    sentence: str,
    *,
    name: str = "name",
    value: str = "value",
    written: Written = in_figures,
    reference: Reference | None = None,
    interval: str = "95% interval",
) -> Picture:
    """Draw one row a name: its number in words, its place as a point, its interval as a line.

    table     `name` (text), `value`, low, high (numbers, null where hidden or missing), perhaps `value`_state; in the
              order of the rows.
    written   how a number is written: "62.5" or "37%".
    reference drawn as a broken line through all rows.

    Returns   Picture, 420 pixels wide. A hidden or missing number has no point and says which. A long name takes lines
              of its own.
    Raises    FigureRefused when the table is empty.
    """
    rows = table.to_pylist()
    if not rows:
        raise FigureRefused(f'"{title}" has no row to draw.')
    ends = [row[end] for row in rows for end in (value, "low", "high") if row[end] is not None]
    marks = ticks(min([0.0, *ends]), max([*ends, reference.value if reference else 0.0]))
    along = scale(marks[0], marks[-1], MARGIN + 10, WIDTH - MARGIN - 10)
    top = MARGIN + TEXT_SIZE + 12
    told = [_told(row, name, value, written) for row in rows]
    tops = [*accumulate((ROW_HEIGHT + NAME_LINE * (len(lines) - 1) for lines, _ in told), initial=top)]
    bottom = tops[-1]
    drawn = words(unit, MARGIN, MARGIN + TEXT_SIZE - 4) + _axis(marks, along, top, bottom, written)
    if reference:
        place = along(reference.value)
        drawn += line([(place, top), (place, bottom)], INK, 2, "2 3")
    for row, words_of, above in zip(rows, told, tops, strict=False):
        drawn += _named(*words_of, above) + _mark(row, value, along, above + 32 + NAME_LINE * (len(words_of[0]) - 1))
    lines = [(_point(14, 9) + line([(0, 9), (28, 9)], LINE, 2), f"the number, and its {interval}")]
    if reference:
        lines.append((line([(14, 0), (14, 18)], INK, 2, "2 3"), reference.words))
    below, height = legend(lines, bottom + 40)
    return paper(drawn + below, height, "intervals", table, title, sentence)


def per_cent(share: float) -> str:
    """Write a share between 0 and 1 as per cent."""
    return f"{share:.0%}".replace("-", "−")


def one_place(number: float) -> str:
    """Write a number with one decimal place."""
    return f"{number:z,.1f}".replace("-", "−")


def two_places(number: float) -> str:
    """Write a number with two decimal places, as a coefficient is."""
    return f"{number:z,.2f}".replace("-", "−")


def whole_per_cent(number: float) -> str:
    """Write a number that is in per cent already: 37.2 as 37%."""
    return per_cent(number / 100)


def _axis(marks: list[float], along: Scale, top: float, bottom: float, written: Written) -> str:
    parts = []
    widest = max(len(written(mark)) for mark in marks) * LETTER + 12
    step = 1 + int(widest // (along(marks[1]) - along(marks[0])))
    for number, mark in enumerate(marks):
        parts.append(line([(along(mark), top), (along(mark), bottom)], RULE, 0.8))
        if number % step == 0:
            anchor = "start" if number == 0 else "end" if number == len(marks) - 1 else "middle"
            parts.append(words(written(mark), along(mark), bottom + 20, anchor))
    return "".join(parts)


def _told(row: dict[str, Any], name: str, value: str, written: Written) -> tuple[list[str], str]:
    """Give the lines of a row's name, of which the last leaves room for its number, and that number in words."""
    if row[value] is None:
        said = WORDS[row.get(value + STATE_SUFFIX, MISSING)]
    elif row["low"] is None:
        said = written(row[value])
    else:
        said = f"{written(row[value])} ({written(row['low'])} to {written(row['high'])})"
    fits = int((WIDTH - 2 * MARGIN) / LETTER)
    lines = [one if len(one) <= fits else f"{one[: fits - 1]}…" for one in broken(row[name], fits)] or [""]
    return (lines if len(lines[-1]) < fits - len(said) else [*lines, ""]), said


def _mark(row: dict[str, Any], value: str, along: Scale, y: float) -> str:
    """The number as a point, its interval as a line with two ends."""
    if row[value] is None:
        return ""
    point = _point(along(row[value]), y)
    if row["low"] is None:
        return point
    ends = "".join(line([(along(row[end]), y - 5), (along(row[end]), y + 5)], LINE, 2) for end in ("low", "high"))
    return line([(along(row["low"]), y), (along(row["high"]), y)], LINE, 2) + ends + point


def _named(lines: list[str], said: str, top: float) -> str:
    """The name at the left, on as many lines as it takes, and its number at the right of the last."""
    high = NAME_LINE * len(lines)
    background = f'<rect x="0" y="{top:.1f}" width="{WIDTH}" height="{high}" fill="#ffffff"/>'
    names = "".join(words(one, MARGIN, top + 16 + NAME_LINE * n) for n, one in enumerate(lines))
    return background + names + words(said, WIDTH - MARGIN, top + 16 + high - NAME_LINE, "end", bold=True)


def _point(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{INK}"/>'
