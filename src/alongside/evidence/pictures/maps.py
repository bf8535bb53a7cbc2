"""A map of areas in shades that survive greyscale. Zero is white, missing is hatched, hidden is dotted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.outlines import outlines_of
from alongside.evidence.pictures.picture import Picture, key_of
from alongside.evidence.pictures.sentences import of_places
from alongside.evidence.pictures.svg import SVG, fit_for_page
from alongside.evidence.places.areas import Areas
from alongside.evidence.tables import HIDDEN, MISSING, STATE_SUFFIX

if TYPE_CHECKING:
    import pyarrow as pa

# Narrower than a chart: it has to fit a phone whole, and its legend is to be read there.
WIDTH, MARGIN, LEGEND_LINE, TEXT_SIZE = 420, 8, 26, 16
# From light to dark by an even step of lightness, so that a grey copy keeps the order.
SHADES = ("#dce6f0", "#a9c2da", "#7199bd", "#3d6f9a", "#163f66")
INK, ZERO = "#0b0c0c", "#ffffff"


@dataclass(frozen=True)
class Shade:
    """One class of the legend: numbers from `low` to `high`, both included."""

    low: int
    high: int
    colour: str

    @property
    def words(self) -> str:
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


def choropleth(
    areas: Areas, table: pa.Table, title: str, unit: str, sentence: str = "", value: str = "count"
) -> Picture:
    """Draw a number for each area.

    areas     the boundaries. Those in degrees are drawn with east and west shrunk by the cosine of the middle latitude.
    table     columns `area` (codes or names of the areas, each once) and `value` (whole numbers from 0, null where
              hidden or missing), and perhaps `value`_state. An area without a row is missing.
    title, unit, sentence   as in `charts.line_chart`.

    Returns   Picture, 420 pixels wide, with a legend in words and the boundaries' credit.
    Raises    PlaceRefused when a row's area is not among the boundaries: most likely another vintage.
    Source    Classes hold about equal numbers of areas (quantiles of the numbers above 0), at most five.
    """
    rows = _by_code(areas, table, title)
    numbers = {code: rows.get(code, {}).get(value) for code in areas.codes}
    states = {code: rows.get(code, {}).get(value + STATE_SUFFIX, MISSING) for code in areas.codes}
    shades = classes([number for number in numbers.values() if number])
    fills, words = {}, {}
    for code, number in numbers.items():
        if number is None:
            fills[code], words[code] = f"url(#{states[code]})", states[code]
        else:
            fills[code] = next((s.colour for s in shades if s.low <= number <= s.high), ZERO)
            words[code] = f"{number:,} {unit}"
    drawn, height = _draw(areas, fills, words)
    legend, below = _legend(shades, fills, unit, height + 2 * MARGIN)
    svg = (
        f'<svg xmlns="{SVG}" width="{WIDTH}" height="{below:.0f}" viewBox="0 0 {WIDTH} {below:.0f}">{_PATTERNS}'
        f'<rect width="{WIDTH}" height="{below:.0f}" fill="{ZERO}"/>{drawn}{legend}</svg>'
    )
    sentence = sentence or of_places(_named(areas, numbers, states, value), unit, "area", value)
    svg = fit_for_page(svg, title, sentence, key_of("map", table, title))
    return Picture(svg, table, title, sentence, areas.credit)


def classes(numbers: list[int]) -> list[Shade]:
    """Part whole numbers above 0 into at most five classes of about equal size; no number falls between two."""
    ordered = sorted(numbers)
    distinct = sorted(set(ordered))
    steps = min(len(SHADES), len(distinct))
    ends = sorted({ordered[math.ceil(len(ordered) * (i + 1) / steps) - 1] for i in range(steps)})
    lows = [distinct[0], *(end + 1 for end in ends[:-1])] if ends else []
    first = len(SHADES) - len(ends)
    colours = SHADES[first // 2 :]
    return [Shade(low, high, colour) for low, high, colour in zip(lows, ends, colours, strict=False)]


_PATTERNS = (
    '<defs><pattern id="missing" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="7" height="7" fill="{ZERO}"/><rect width="1.6" height="7" fill="{INK}"/></pattern>'
    '<pattern id="hidden" width="7" height="7" patternUnits="userSpaceOnUse">'
    f'<rect width="7" height="7" fill="{ZERO}"/><circle cx="3.5" cy="3.5" r="1.4" fill="{INK}"/></pattern></defs>'
)


def _by_code(areas: Areas, table: pa.Table, title: str) -> dict[str, dict]:
    codes = dict(zip(areas.names, areas.codes, strict=True)) | {code: code for code in areas.codes}
    rows = {codes.get(row["area"], ""): row for row in table.to_pylist()}
    if "" in rows:
        raise PlaceRefused(
            f'"{title}": {rows[""]["area"]} is not among the {len(areas.codes)} {areas.kind} areas. The numbers and '
            "the boundaries are probably of different years: choose boundaries of the numbers' vintage."
        )
    return rows


def _named(areas: Areas, numbers: dict, states: dict, value: str) -> pa.Table:
    import pyarrow as pa

    shown = ["shown" if numbers[code] is not None else states[code] for code in areas.codes]
    return pa.table({"area": areas.names, value: list(numbers.values()), value + STATE_SUFFIX: shown})


def _draw(areas: Areas, fills: dict[str, str], words: dict[str, str]) -> tuple[str, float]:
    outlines, height = outlines_of(areas, WIDTH - 2 * MARGIN)
    paths = [
        f'<path d="{path}" fill="{fills[code]}" stroke="{INK}" stroke-width="0.7" fill-rule="evenodd">'
        f"<title>{escape(name)}: {escape(words[code])}</title></path>"
        for (code, path), name in zip(outlines.items(), areas.names, strict=True)
    ]
    return f'<g transform="translate({MARGIN} {MARGIN})">{"".join(paths)}</g>', height


def _legend(shades: list[Shade], fills: dict[str, str], unit: str, top: float) -> tuple[str, float]:
    used = set(fills.values())
    lines = [(ZERO, f"0 {unit}")] if ZERO in used else []
    lines += [(shade.colour, f"{shade.words} {unit}") for shade in shades]
    kept_back = ((HIDDEN, "hidden, to protect people"), (MISSING, "missing, not zero"))
    lines += [(f"url(#{state})", words) for state, words in kept_back if f"url(#{state})" in used]
    parts = []
    for number, (fill, words) in enumerate(lines):
        y = top + number * LEGEND_LINE
        parts.append(
            f'<rect x="{MARGIN}" y="{y:.0f}" width="28" height="18" fill="{fill}" stroke="{INK}" stroke-width="0.7"/>'
            f'<text x="{MARGIN + 38}" y="{y + 14:.0f}" font-size="{TEXT_SIZE}" fill="{INK}">{escape(words)}</text>'
        )
    return "".join(parts), top + len(lines) * LEGEND_LINE + MARGIN
