"""From longitude and latitude to the British National Grid, good to about five metres."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import ArrayLike

from alongside.evidence.places.areas import Areas

# Ellipsoids, as half axes in metres.
_WGS84 = (6_378_137.0, 6_356_752.314245)
_AIRY_1830 = (6_377_563.396, 6_356_256.909)
# From WGS84 to OSGB36: metres along each axis, parts in a million, and seconds of arc around each axis.
_SHIFT = (-446.448, 125.157, -542.060)
_SCALE_PPM = 20.4894
_TURN_SECONDS = (-0.1502, -0.2470, -0.8421)
# The National Grid: scale on the central meridian, true origin in degrees, its easting and northing in metres.
_F0, _LATITUDE_0, _LONGITUDE_0, _E0, _N0 = 0.9996012717, 49.0, -2.0, 400_000.0, -100_000.0


def to_national_grid(longitude: ArrayLike, latitude: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Say where points lie on the British National Grid.

    longitude, latitude   degrees, WGS84: shape (points,). A nan stands for no place.

    Returns  eastings and northings in metres, EPSG:27700: shape (points,) each; nan where there was no place. Within
             about 5 m in Great Britain; outside it the numbers mean nothing.
    Source   Ordnance Survey, A guide to coordinate systems in Great Britain: the seven-parameter Helmert
             transformation (section 6.6) and the transverse Mercator projection (annexe C). The exact way, OSTN15,
             needs a table of shifts of many megabytes.
    """
    return _project(*_to_osgb36(np.radians(np.asarray(longitude, float)), np.radians(np.asarray(latitude, float))))


def on_the_grid(areas: Areas) -> Areas:
    """Give the same areas in metres on the British National Grid, so that distances and points in metres fit them.

    areas    in degrees; areas that are planar already come back as they are.
    """
    if areas.planar:
        return areas
    moved = [shapely.transform(shape, lambda xy: np.column_stack(to_national_grid(*xy.T))) for shape in areas.shapes]
    return replace(areas, shapes=tuple(moved), planar=True)


def _to_osgb36(longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn radians on WGS84 into radians on Airy 1830, at height 0: out to axes, a Helmert step, and back."""
    a, b = _WGS84
    e2 = 1 - b * b / (a * a)
    normal = a / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
    x = normal * np.cos(latitude) * np.cos(longitude)
    y = normal * np.cos(latitude) * np.sin(longitude)
    z = normal * (1 - e2) * np.sin(latitude)
    (tx, ty, tz), scale = _SHIFT, 1 + _SCALE_PPM * 1e-6
    rx, ry, rz = np.radians(np.array(_TURN_SECONDS) / 3600)
    x, y, z = (
        tx + scale * x - rz * y + ry * z,
        ty + rz * x + scale * y - rx * z,
        tz - ry * x + rx * y + scale * z,
    )
    a, b = _AIRY_1830
    e2, flat = 1 - b * b / (a * a), np.hypot(x, y)
    turned = np.arctan2(z, flat * (1 - e2))
    for _ in range(4):  # each round is about a hundred times nearer; four are below a thousandth of a millimetre
        normal = a / np.sqrt(1 - e2 * np.sin(turned) ** 2)
        turned = np.arctan2(z + e2 * normal * np.sin(turned), flat)
    return np.arctan2(y, x), turned


def _project(longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Project radians on Airy 1830 onto the grid: the series of the guide's annexe C, with its roman numerals."""
    a, b = _AIRY_1830
    e2 = 1 - b * b / (a * a)
    sin, cos, tan2 = np.sin(latitude), np.cos(latitude), np.tan(latitude) ** 2
    nu = a * _F0 / np.sqrt(1 - e2 * sin**2)
    rho = a * _F0 * (1 - e2) * (1 - e2 * sin**2) ** -1.5
    eta2 = nu / rho - 1
    one = _arc(latitude) + _N0
    two = nu / 2 * sin * cos
    three = nu / 24 * sin * cos**3 * (5 - tan2 + 9 * eta2)
    three_a = nu / 720 * sin * cos**5 * (61 - 58 * tan2 + tan2**2)
    four = nu * cos
    five = nu / 6 * cos**3 * (nu / rho - tan2)
    six = nu / 120 * cos**5 * (5 - 18 * tan2 + tan2**2 + 14 * eta2 - 58 * tan2 * eta2)
    away = longitude - np.radians(_LONGITUDE_0)
    northing = one + two * away**2 + three * away**4 + three_a * away**6
    return _E0 + four * away + five * away**3 + six * away**5, northing


def _arc(latitude: np.ndarray) -> np.ndarray:
    """Measure along the central meridian from the true origin, in metres on the grid."""
    a, b = _AIRY_1830
    n = (a - b) / (a + b)
    start = np.radians(_LATITUDE_0)
    less, more = latitude - start, latitude + start
    return (
        b * _F0 * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
            - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
        )
    )  # fmt: skip
