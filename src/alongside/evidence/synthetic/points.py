"""Where it happened: points on the invented ground, to the metre, inside the right small area."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from alongside.evidence.synthetic.geography import Geography

# How often a point is tried before it is put on the place itself. Every small area fills over half of its box.
TRIES = 60


def spread(geography: Geography, area: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Put points anywhere in their small areas, every place as likely as another.

    area     number of the small area of each point.

    Returns  x and y in whole metres, shape (points, 2).
    """
    shapes = np.array(geography.areas.shapes)
    west, south, east, north = shapely.bounds(shapes[area]).T

    def anywhere(which: np.ndarray) -> np.ndarray:
        low, high = np.column_stack([west, south])[which], np.column_stack([east, north])[which]
        return random.uniform(low, high)

    return _inside(shapes[area], anywhere, middles(geography)[area])


def near(geography: Geography, area: np.ndarray, places: np.ndarray, draw: Callable[[int], np.ndarray]) -> np.ndarray:
    """Put points near places, each inside its own small area.

    area     number of the small area of each point.
    places   x and y of the place to be near, which lies in that area: shape (points, 2).
    draw     gives so many steps away from a place, in metres: shape (n, 2).

    Returns  x and y in whole metres; where no point inside is found, the place itself.
    """
    shapes = np.array(geography.areas.shapes)
    return _inside(shapes[area], lambda which: places[which] + draw(len(which)), places)


def around(spread_m: float, random: np.random.Generator) -> Callable[[int], np.ndarray]:
    """Give steps in all directions with this standard deviation in each."""
    return lambda n: random.normal(0, spread_m, (n, 2))


def within(reach_m: float, random: np.random.Generator) -> Callable[[int], np.ndarray]:
    """Give steps to anywhere within this distance."""

    def steps(n: int) -> np.ndarray:
        angle = random.uniform(0, 2 * np.pi, n)
        distance = reach_m * np.sqrt(random.random(n))
        return np.column_stack([distance * np.cos(angle), distance * np.sin(angle)])

    return steps


def middles(geography: Geography) -> np.ndarray:
    """Give the middle of every small area in whole metres: shape (areas, 2)."""
    return np.round(shapely.get_coordinates(shapely.centroid(np.array(geography.areas.shapes))))


def _inside(shapes: np.ndarray, draw: Callable[[np.ndarray], np.ndarray], otherwise: np.ndarray) -> np.ndarray:
    points = np.array(otherwise, dtype=float)
    pending = np.arange(len(shapes))
    for _ in range(TRIES):
        tried = np.round(draw(pending))
        fits = shapely.contains_xy(shapes[pending], tried[:, 0], tried[:, 1])
        points[pending[fits]] = tried[fits]
        pending = pending[~fits]
    return points
