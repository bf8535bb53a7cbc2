"""Cells of a grid over an area's outlines: each class has its own shade and its own pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import numpy as np

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.canvas import INK, MARGIN, PAPER, WIDTH, box, legend, paper
from alongside.evidence.pictures.outlines import outlines_of, to_paper

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.areas import Areas

STRIPES, DOTS, CROSSES = "stripes", "dots", "crosses"
SHADE = {STRIPES: "#8fb0cd", DOTS: "#cfdeea", CROSSES: PAPER}


@dataclass(frozen=True)
class Marked:
    """How cells of one class are drawn, and its words in the legend."""

    pattern: str
    words: str


def cell_map(
    areas: Areas, table: pa.Table, cell_m: float, marks: Mapping[str, Marked], rest: str, title: str, sentence: str
) -> Picture:
    """Draw square cells over the outlines of areas.

    areas    boundaries in the same metres as the cells.
    table    easting, northing (the cell's centre), stands (a key of `marks`), name (text). Other columns may follow.
    cell_m   the side of a cell.
    marks    the classes, in the order of the legend. Classes that no cell is in stand there too.
    rest     words for what has no cell.

    Returns  Picture, 420 pixels wide.
    Raises   PlaceRefused for boundaries in degrees.
    """
    if not areas.planar:
        raise PlaceRefused(f'"{title}": the boundaries are in degrees, the cells in metres. Convert the boundaries.')
    on_page, height = to_paper(areas, WIDTH - 2 * MARGIN)
    outlines, _ = outlines_of(areas, WIDTH - 2 * MARGIN)
    ground = "".join(_outline(path, PAPER, INK, 0.4) for path in outlines.values())
    cells = "".join(_cell(row, marks[row["stands"]], cell_m, on_page) for row in table.to_pylist())
    lines = "".join(_outline(path, "none", INK, 0.8) for path in outlines.values())
    drawn = f'<g transform="translate({MARGIN} {MARGIN})">{ground}{cells}{lines}</g>'
    key = [("".join(box(0, 0, 28, 18, fill) for fill in _fills(mark)), mark.words) for mark in marks.values()]
    named, end = legend([*key, (box(0, 0, 28, 18, PAPER), rest)], height + 2 * MARGIN)
    return paper(drawn + named, end, "cells", table, title, sentence, areas.credit, _PATTERNS)


_PATTERNS = (
    '<defs><pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="1.8" height="5" fill="{INK}"/></pattern>'
    '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">'
    f'<circle cx="3" cy="3" r="1.1" fill="{INK}"/></pattern>'
    '<pattern id="crosses" width="7" height="7" patternUnits="userSpaceOnUse">'
    f'<path d="M1 1l5 5M6 1l-5 5" stroke="{INK}" stroke-width="0.8"/></pattern></defs>'
)


def _fills(mark: Marked) -> tuple[str, str]:
    return SHADE[mark.pattern], f"url(#{mark.pattern})"


def _outline(path: str, fill: str, stroke: str, width: float) -> str:
    return f'<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" fill-rule="evenodd"/>'


def _cell(row: dict, mark: Marked, cell_m: float, on_page: Callable[[np.ndarray], np.ndarray]) -> str:
    half = cell_m / 2
    corners = np.array(
        [[row["easting"] - half, row["northing"] + half], [row["easting"] + half, row["northing"] - half]]
    )
    (left, top), (right, bottom) = on_page(corners)
    drawn = "".join(box(left, top, right - left, bottom - top, fill, thick=0.3) for fill in _fills(mark))
    return f"<g><title>{escape(row['name'])}: {escape(mark.words)}</title>{drawn}</g>"
