"""Boundaries from GeoJSON files, as the Office for National Statistics publishes them or as we write them ourselves."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path
from typing import Any

import shapely

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.places.areas import Areas

CREDIT = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right."
)
# The smallest kind named in a file is what its shapes are: a file of LSOAs also names their boroughs.
KINDS = {"LSOA": "LSOA", "MSOA": "MSOA", "WD": "Ward", "LAD": "Borough"}
_CODE = re.compile(r"(LSOA|MSOA|WD|LAD)(\d\d)CD")


def read_boundaries(path: Path) -> Areas:
    """Read areas from a GeoJSON file, plain or .gz.

    path     a FeatureCollection of polygons. Each feature carries a code and a name, either in columns as the ONS
             names them (LSOA11CD and LSOA11NM, WD25CD and WD25NM) or as `code`, `name` and `kind`.

    Returns  Areas; `planar` when the file says its coordinates are a flat grid in metres.
    Raises   PlaceRefused with the file and what is wrong: not GeoJSON, cut short, no code, a broken shape.
    """
    found = _load(path)
    if isinstance(found, dict) and found.get("type") == "Topology":
        raise PlaceRefused(f"{path.name} is TopoJSON, which is not read. Download the same boundaries as GeoJSON.")
    features = found.get("features") if isinstance(found, dict) else None
    if not features:
        raise PlaceRefused(f"{path.name} is not a GeoJSON FeatureCollection with areas in it. Choose a boundary file.")
    code, name, kind = _columns(path, features[0].get("properties") or {})
    return Areas(
        kind=kind,
        codes=tuple(_text(path, feature, number, code) for number, feature in enumerate(features, 1)),
        names=tuple(_text(path, feature, number, name) for number, feature in enumerate(features, 1)),
        shapes=tuple(_shape(path, feature, number) for number, feature in enumerate(features, 1)),
        planar=bool(found.get("planar", False)),
        credit=found.get("credit", CREDIT),
    )


def write_boundaries(areas: Areas) -> str:
    """Write areas as GeoJSON text that `read_boundaries` reads back to the same areas."""
    features = [
        {"type": "Feature", "properties": {"code": code, "name": name, "kind": areas.kind},
         "geometry": json.loads(shapely.to_geojson(shape))}
        for code, name, shape in zip(areas.codes, areas.names, areas.shapes, strict=True)
    ]  # fmt: skip
    return json.dumps(
        {"type": "FeatureCollection", "planar": areas.planar, "credit": areas.credit, "features": features}
    )


def _load(path: Path) -> Any:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return json.loads(raw)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise PlaceRefused(f"{path.name} is cut short or not a gzip file. Fetch it again.") from None
    except ValueError:
        raise PlaceRefused(f"{path.name} is not JSON text. Choose a GeoJSON boundary file.") from None


def _columns(path: Path, properties: dict) -> tuple[str, str, str]:
    if {"code", "name", "kind"} <= properties.keys():
        return "code", "name", str(properties["kind"])
    found = {match[1]: match for match in map(_CODE.fullmatch, properties) if match}
    for stem, words in KINDS.items():
        if stem in found:
            return found[stem][0], f"{stem}{found[stem][2]}NM", f"{words} 20{found[stem][2]}"
    raise PlaceRefused(
        f"{path.name} has no area code in a column like LSOA11CD, WD25CD or LAD22CD, nor code, name and kind. "
        "Download the boundaries again with their codes."
    )


def _text(path: Path, feature: dict, number: int, column: str) -> str:
    text = str((feature.get("properties") or {}).get(column) or "").strip()
    if not text:
        raise PlaceRefused(f'Area {number} of {path.name} has no "{column}". Each area needs both.')
    return text


def _shape(path: Path, feature: dict, number: int) -> shapely.Geometry:
    try:
        shape = shapely.from_geojson(json.dumps(feature.get("geometry")))
    except shapely.errors.GEOSException:
        shape = None
    if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise PlaceRefused(f"Area {number} of {path.name} has no polygon. Fetch the file again or remove the area.")
    return shape if shape.is_valid else shapely.make_valid(shape)
