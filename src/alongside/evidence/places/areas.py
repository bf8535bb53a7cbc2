"""A set of areas of one kind, and which of them a point is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from alongside.evidence.errors import PlaceRefused


@dataclass(frozen=True)
class Areas:
    """Areas of one kind and vintage that do not overlap.

    kind    what they are, with the year: "LSOA 2011", "Ward 2025".
    codes   one for each area, none twice.
    names   in the order of the codes.
    shapes  shapely polygons or multipolygons in the order of the codes.
    planar  True when coordinates are metres on a flat grid; False for longitude and latitude in degrees.
    credit  the line that must stand beside every map drawn from them.
    """

    kind: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: tuple[shapely.Geometry, ...]
    planar: bool = False
    credit: str = ""

    def __post_init__(self) -> None:
        if not self.codes:
            raise PlaceRefused(f"The {self.kind} boundaries hold no area. Give a file with at least one.")
        if len(set(self.codes)) < len(self.codes):
            twice = next(code for code in self.codes if self.codes.count(code) > 1)
            raise PlaceRefused(f"The {self.kind} boundaries hold the code {twice} twice. Keep one shape for each code.")

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def locate(self, x: Sequence[float], y: Sequence[float]) -> list[str | None]:
        """Say which area each point is in.

        x, y      coordinates of the points, in the same system as the shapes; a nan or None stands for no place.

        Returns   one area code for each point; None where it is in no area, or has no place. A point on a border
                  that areas share belongs to the first of them in the order of the codes given here.
        Source    Containment with a sort-tile-recursive tree of bounding boxes (Leutenegger and others, 1997).
        """
        points = shapely.points(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        which_point, which_area = self._tree.query(points, predicate="intersects")
        found = np.full(len(points), len(self.codes))
        np.minimum.at(found, which_point, which_area)
        return [*np.array([*self.codes, None], dtype=object)[found]]

    def bounds(self) -> tuple[float, float, float, float]:
        """Give the smallest box around all areas: west, south, east, north."""
        west, south, east, north = shapely.total_bounds(list(self.shapes))
        return float(west), float(south), float(east), float(north)

    def name_of(self, code: str) -> str:
        """Give the name of one area. Raises PlaceRefused for a code that is not among them."""
        if code not in self.codes:
            raise PlaceRefused(f"{code} is not among the {len(self.codes)} {self.kind} areas. Check its vintage.")
        return self.names[self.codes.index(code)]
