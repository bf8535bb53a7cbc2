"""Fleetwater's ground: 133 small areas in 18 wards on a flat grid in metres, with an origin that is nowhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from alongside.evidence.places.areas import Areas

SMALL_AREAS, WARDS = 133, 18
AREA_M2 = 21_800_000.0
CENTRE_M = (5_000.0, 5_000.0)
CREDIT = "Fleetwater is invented. No such place exists, and nothing here stands for a real one."
WARD_NAMES = (
    "Tannery Quay", "Lockgate", "Old Brewhouse", "Marrowfield", "Saltern", "Whistling Hill", "Candlemaker Row",
    "Nine Orchards", "Ferrywick", "Gasworks Green", "Coldspring", "Ropewalk", "Bellfounder", "Long Meadow", "Osierbank",
    "Mercer's Reach", "Upper Fleet", "Starling Cross",
)  # fmt: skip


@dataclass(frozen=True)
class Geography:
    """Small areas and wards of Fleetwater, and which ward each small area is in, by code."""

    areas: Areas
    wards: Areas
    ward_of: dict[str, str]


def draw_geography(random: np.random.Generator) -> Geography:
    """Draw the borough: an outline, cells inside it, and cells joined into wards.

    random   a seeded generator; the same seed draws the same ground.

    Returns  Geography; coordinates are metres to a tenth, cells fill the outline without gap or overlap.
    Source   Voronoi cells of points that were moved to their cells' middles a few times (Lloyd 1982).
    """
    outline = _outline(random)
    cells = sorted(_cells(outline, random), key=lambda cell: (-round(cell.centroid.y, -2), cell.centroid.x))
    middles = np.array([[cell.centroid.x, cell.centroid.y] for cell in cells])
    groups = _part(np.arange(SMALL_AREAS), middles, WARDS)
    ward_number = {int(cell): ward for ward, group in enumerate(groups) for cell in group}

    codes = tuple(f"FW-A{n + 1:03d}" for n in range(SMALL_AREAS))
    ward_codes = tuple(f"FW-W{n + 1:02d}" for n in range(WARDS))
    inside = dict.fromkeys(range(WARDS), 0)
    names = []
    for cell in range(SMALL_AREAS):
        ward = ward_number[cell]
        inside[ward] += 1
        names.append(f"{WARD_NAMES[ward]} {inside[ward]}")
    joined = tuple(shapely.union_all([cells[int(cell)] for cell in group]) for group in groups)
    return Geography(
        areas=Areas("Fleetwater small area", codes, tuple(names), tuple(cells), planar=True, credit=CREDIT),
        wards=Areas("Fleetwater ward", ward_codes, WARD_NAMES, joined, planar=True, credit=CREDIT),
        ward_of={codes[cell]: ward_codes[ward] for cell, ward in ward_number.items()},
    )


def _outline(random: np.random.Generator) -> shapely.Polygon:
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    reach = np.ones_like(angles)
    for wave in (2, 3, 5, 9):
        reach += 0.28 / wave * np.cos(wave * angles + random.uniform(0, 2 * np.pi))
    around = shapely.Polygon(np.column_stack([reach * np.cos(angles), reach * np.sin(angles)]))
    size = np.sqrt(AREA_M2 / around.area)
    points = shapely.get_coordinates(around) * size + CENTRE_M
    return shapely.Polygon(points.round(1))


def _cells(outline: shapely.Polygon, random: np.random.Generator) -> list[shapely.Geometry]:
    west, south, east, north = outline.bounds
    tried = random.uniform((west, south), (east, north), (SMALL_AREAS * 6, 2))
    points = tried[shapely.contains_xy(outline, tried)][:SMALL_AREAS]
    for _ in range(6):
        points = shapely.get_coordinates([cell.centroid for cell in _voronoi(points, outline)])
    return [shapely.set_precision(cell, 0.1) for cell in _voronoi(points, outline)]


def _voronoi(points: np.ndarray, outline: shapely.Polygon) -> list[shapely.Geometry]:
    whole = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=outline))
    return list(shapely.intersection(whole, outline))


def _part(cells: np.ndarray, middles: np.ndarray, parts: int) -> list[np.ndarray]:
    """Cut a group of cells across its longer side, again and again, into parts of about equal number."""
    if parts == 1:
        return [cells]
    spread = np.ptp(middles[cells], axis=0)
    ordered = cells[np.argsort(middles[cells, int(spread[1] > spread[0])], kind="stable")]
    first = parts // 2
    cut = round(len(cells) * first / parts)
    return [*_part(ordered[:cut], middles, first), *_part(ordered[cut:], middles, parts - first)]
