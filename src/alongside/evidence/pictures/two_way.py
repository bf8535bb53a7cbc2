"""Two things on one map: one as how dark an area is, the other as its pattern. It is read without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.canvas import (
    INK,
    LEGEND_LINE,
    LETTER,
    MARGIN,
    PAPER,
    WIDTH,
    box,
    broken,
    legend,
    paper,
    words,
)
from alongside.evidence.pictures.outlines import middles_of, outlines_of

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas

ABOVE, AROUND, BELOW, UNKNOWN = "above", "around", "below", "not known"
# How dark: the first thing. Three steps that a grey copy keeps apart, and light enough for a pattern on the darkest.
DARKNESS = {ABOVE: "#8fb0cd", AROUND: "#cfdeea", BELOW: PAPER}
CELL = 62


def two_way_map(areas: Areas, table: pa.Table, title: str, names: tuple[str, str], sentence: str) -> Picture:
    """Draw for each area whether two things lie above, around or below the whole's value.

    table     area (code of each area, each once), name (text), one and other ("above", "around", "below" or "not
              known"). Areas above in both have a number on the map, and their names below it.
    names     what the two are, in a word or two: ("violence", "fear").

    Returns   Picture, 420 pixels wide. The first thing is darkness; the second is dots (around) or stripes (above).
    Raises    PlaceRefused when an area has no row or a row no area.
    """
    rows = {row["area"]: row for row in table.to_pylist()}
    if rows.keys() != set(areas.codes):
        apart = sorted(rows.keys() ^ set(areas.codes))
        raise PlaceRefused(f'"{title}": {apart[0]} is only among the boundaries or only in the table. Give the same.')
    outlines, height = outlines_of(areas, WIDTH - 2 * MARGIN)
    middles = middles_of(areas, WIDTH - 2 * MARGIN)
    both = [code for code in areas.codes if (rows[code]["one"], rows[code]["other"]) == (ABOVE, ABOVE)]
    drawn = "".join(_area(path, rows[code], names) for code, path in outlines.items())
    drawn += "".join(
        f'<path d="{outlines[code]}" fill="none" stroke="{INK}" stroke-width="3"/>'
        f'<circle cx="{middles[code][0]:.1f}" cy="{middles[code][1]:.1f}" r="11" fill="{PAPER}" stroke="{INK}"/>'
        + words(str(number), middles[code][0], middles[code][1] + 5.5, "middle", bold=True)
        for number, code in enumerate(both, start=1)
    )
    drawn = f'<g transform="translate({MARGIN} {MARGIN})">{drawn}</g>'
    key, below = _key(names, height + 2 * MARGIN + 10)
    lines = [(_number(number), f"above on both: {rows[code]['name']}") for number, code in enumerate(both, start=1)]
    if any(UNKNOWN in (row["one"], row["other"]) for row in rows.values()):
        lines.append((box(0, 0, 28, 18, "url(#missing)"), "not known, for lack of answers or counts"))
    named, end = legend(lines, below)
    return paper(drawn + key + named, end, "twoway", table, title, sentence, areas.credit, _PATTERNS)


_PATTERNS = (
    '<defs><pattern id="around" width="9" height="9" patternUnits="userSpaceOnUse">'
    f'<circle cx="4.5" cy="4.5" r="1.5" fill="{INK}"/></pattern>'
    '<pattern id="above" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="2.2" height="8" fill="{INK}"/></pattern>'
    '<pattern id="missing" width="9" height="9" patternUnits="userSpaceOnUse">'
    f'<rect width="9" height="9" fill="{PAPER}"/><path d="M1 1l7 7M8 1l-7 7" stroke="{INK}" stroke-width="1"/>'
    "</pattern></defs>"
)


def _area(path: str, row: dict[str, str], names: tuple[str, str]) -> str:
    said = escape(f"{row['name']}: {names[0]} {row['one']}, {names[1]} {row['other']}")
    fills = ["url(#missing)"] if UNKNOWN in (row["one"], row["other"]) else _fills(row["one"], row["other"])
    first, *over = fills
    outline = f'd="{path}" stroke="{INK}" stroke-width="0.7" fill-rule="evenodd"'
    return f'<path {outline} fill="{first}"><title>{said}</title></path>' + "".join(
        f'<path {outline} fill="{fill}"/>' for fill in over
    )


def _fills(one: str, other: str) -> list[str]:
    return [DARKNESS[one], *([] if other == BELOW else [f"url(#{other})"])]


def _number(number: int) -> str:
    return f'<circle cx="14" cy="9" r="10" fill="{PAPER}" stroke="{INK}"/>' + words(
        str(number), 14, 14.5, "middle", bold=True
    )


def _key(names: tuple[str, str], top: float) -> tuple[str, float]:
    """Draw the nine classes as a square with words at its sides."""
    left, y = MARGIN + 12 * LETTER, top + 2 * LEGEND_LINE
    fits = int((WIDTH - MARGIN - left) / LETTER)
    parts = [words(part, left, top + 14 + n * 18, bold=True) for n, part in enumerate(broken(names[1], fits)[:1])]
    for column, other in enumerate((BELOW, AROUND, ABOVE)):
        parts.append(words(other, left + column * CELL + CELL / 2, top + 40, "middle"))
    for number, one in enumerate((ABOVE, AROUND, BELOW)):
        row_y = y + number * CELL * 0.6
        parts.append(words(one, left - 8, row_y + CELL * 0.36, "end"))
        for column, other in enumerate((BELOW, AROUND, ABOVE)):
            for fill in _fills(one, other):
                parts.append(box(left + column * CELL, row_y, CELL - 4, CELL * 0.6 - 4, fill))
    side = broken(names[0], int(12 * LETTER / LETTER) - 1)
    parts += [words(part, MARGIN, top + 14 + n * 18, bold=True) for n, part in enumerate(side[:2])]
    return "".join(parts), y + 3 * CELL * 0.6 + 14
