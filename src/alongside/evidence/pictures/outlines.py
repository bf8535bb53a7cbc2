"""Boundaries as paths on paper, as wide as asked for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    import numpy as np

    from alongside.evidence.places.areas import Areas


def outlines_of(areas: Areas, width: float) -> tuple[dict[str, str], float]:
    """Draw each area's outline with the north-west corner of all at 0,0.

    areas    boundaries; those in degrees are drawn with east and west shrunk by the cosine of the middle latitude.
    width    of all of them together, in pixels.

    Returns  the path of each area by code, in their order, and the height of all together.
    """
    on_page, height = to_paper(areas, width)
    return {
        code: _path(shapely.simplify(shapely.transform(shape, on_page), 0.3))
        for code, shape in zip(areas.codes, areas.shapes, strict=True)
    }, height


def middles_of(areas: Areas, width: float) -> dict[str, tuple[float, float]]:
    """Give for each area a point on paper that is surely inside it, for a label."""
    on_page, _ = to_paper(areas, width)
    inside = [shapely.point_on_surface(shapely.transform(shape, on_page)) for shape in areas.shapes]
    return {code: (float(point.x), float(point.y)) for code, point in zip(areas.codes, inside, strict=True)}


class _OnPaper:
    def __init__(self, west: float, north: float, along: float, up: float) -> None:
        self.west, self.north, self.along, self.up = west, north, along, up

    def __call__(self, points: np.ndarray) -> np.ndarray:
        points = points.copy()
        points[:, 0] = (points[:, 0] - self.west) * self.along
        points[:, 1] = (self.north - points[:, 1]) * self.up
        return points


def to_paper(areas: Areas, width: float) -> tuple[_OnPaper, float]:
    """Give what turns coordinates into places on paper, and the height of it all."""
    west, south, east, north = areas.bounds()
    shrink = 1.0 if areas.planar else math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * shrink)
    return _OnPaper(west, north, shrink * scale, scale), (north - south) * scale


def _path(shape: shapely.Geometry) -> str:
    rings = []
    for polygon in shapely.get_parts(shape):
        for ring in [polygon.exterior, *polygon.interiors]:
            rings.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z")
    return "".join(rings)
