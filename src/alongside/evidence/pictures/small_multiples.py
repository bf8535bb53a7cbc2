"""One small map a period, side by side, in the same classes: time without a slider, and without a script.

A page can put a slider over them: each map says its period in `data-period`; its words are a `data-caption`, and what
stands below all maps is the `data-legend`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.canvas import INK, LETTER, MARGIN, PAPER, WIDTH, box, broken, legend, paper, words
from alongside.evidence.pictures.maps import Shade, classes
from alongside.evidence.pictures.outlines import outlines_of
from alongside.evidence.tables import HIDDEN, MISSING, STATE_SUFFIX

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas

IN_A_ROW, GAP = 3, 12
STATES = {HIDDEN: "hidden, to protect people", MISSING: "missing, not zero"}


def small_multiples(
    areas: Areas, table: pa.Table, title: str, unit: str, sentence: str, value: str = "count"
) -> Picture:
    """Draw a map for each period, three in a row, all in the same shades.

    table     period (text, in order), area (code), `value` (whole numbers from 0, null where hidden or missing) and
              perhaps `value`_state.

    Returns   Picture, 420 pixels wide.
    Raises    PlaceRefused for an area that is not among the boundaries.
    """
    rows = table.to_pylist()
    periods = list(dict.fromkeys(row["period"] for row in rows))
    strange = next((row["area"] for row in rows if row["area"] not in areas.codes), None)
    if strange is not None:
        raise PlaceRefused(f'"{title}": {strange} is not among the {len(areas.codes)} {areas.kind} areas.')
    shades = classes([row[value] for row in rows if row[value]])
    width = (WIDTH - 2 * MARGIN - GAP * (IN_A_ROW - 1)) / IN_A_ROW
    outlines, height = outlines_of(areas, width)
    fits = int(width / LETTER)
    heading = 19 * max((len(broken(period, fits)) for period in periods), default=0)
    drawn, used = "", set()
    for number, period in enumerate(periods):
        by_area = {row["area"]: row for row in rows if row["period"] == period}
        fills = {code: _fill(by_area.get(code), value, shades) for code in areas.codes}
        used |= set(fills.values())
        x = MARGIN + (number % IN_A_ROW) * (width + GAP)
        y = MARGIN + (number // IN_A_ROW) * (height + heading + 2 * GAP)
        caption = "".join(words(part, x, y + 15 + n * 19) for n, part in enumerate(broken(period, fits)))
        paths = "".join(
            f'<path d="{path}" fill="{fills[code]}" stroke="{INK}" stroke-width="0.4" fill-rule="evenodd"/>'
            for code, path in outlines.items()
        )
        said, named = escape(f"{period}: {title}"), quoteattr(period)
        drawn += (
            f'<g data-caption="">{caption}</g><g data-period={named} '
            f'transform="translate({x:.1f} {y + heading + 6:.1f})"><title>{said}</title>{paths}</g>'
        )
    lines = [(box(0, 0, 28, 18, PAPER), f"0 {unit}")] if PAPER in used else []
    lines += [(box(0, 0, 28, 18, shade.colour), f"{shade.words} {unit}") for shade in shades]
    lines += [(box(0, 0, 28, 18, f"url(#{s})"), said) for s, said in STATES.items() if f"url(#{s})" in used]
    rows_of_maps = -(-len(periods) // IN_A_ROW)
    below, end = legend(lines, MARGIN + rows_of_maps * (height + heading + 2 * GAP) + 6)
    drawn += f'<g data-legend="">{below}</g>'
    return paper(drawn, end, "multiples", table, title, sentence, areas.credit, _PATTERNS)


def _fill(row: dict | None, value: str, shades: list[Shade]) -> str:
    if row is None or row[value] is None:
        return f"url(#{MISSING if row is None else row.get(value + STATE_SUFFIX, MISSING)})"
    return next((shade.colour for shade in shades if shade.low <= row[value] <= shade.high), PAPER)


# finer than on a large map, so that a small area still shows it
_PATTERNS = (
    f'<defs><pattern id="{MISSING}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="4" height="4" fill="{PAPER}"/><rect width="1" height="4" fill="{INK}"/></pattern>'
    f'<pattern id="{HIDDEN}" width="4" height="4" patternUnits="userSpaceOnUse">'
    f'<rect width="4" height="4" fill="{PAPER}"/><circle cx="2" cy="2" r="0.9" fill="{INK}"/></pattern></defs>'
)
