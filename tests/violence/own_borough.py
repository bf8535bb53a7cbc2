"""Fleetwater's files, as if a partnership had sent them, and a small borough of three squares made by hand."""

import csv
import json
from pathlib import Path

from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.synthetic.files import SOURCES
from alongside.evidence.synthetic.geography import CREDIT

# The borough's own counts are an answer and no source; the neighbours' residents are of the same year as its own.
NOT_SENT = ("fleetwater_counts.csv", "fleetwater_neighbours_population.csv")
SENT = tuple(name for name in SOURCES if name not in NOT_SENT)
MONTHS = Period(Month(2016, 4), Month(2019, 3))
HEADING = (
    "incident_id", "recorded_at", "occurred_at", "offence_code", "offence_group", "offence_subgroup", "easting",
    "northing", "domestic_abuse", "knife", "knife_injury", "method_version", "area_code",
)  # fmt: skip
BOROUGH = """\
name = "Elmbridge End"
source = "Elmbridge End police (made up)"
wards = "wards.geojson"
small_areas = "areas.geojson"
"""


def read_sent(folder: Path, store: Path) -> Store:
    """Read Fleetwater's files, as far as a partnership would send them."""
    reading = read_files([folder / name for name in SENT], store)
    assert not reading.refused
    return Store(store)


def write_squares(folder: Path, more: str = "") -> Path:
    """A borough of three small areas in two wards, a kilometre each, on the grid. It stands nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "borough.toml").write_text(BOROUGH + more)
    squares = [("A1", "W1", 0), ("A2", "W1", 1), ("A3", "W2", 2)]
    _boundaries(folder / "areas.geojson", "Small area", [(code, [place]) for code, _, place in squares])
    _boundaries(folder / "wards.geojson", "Ward", [("W1", [0, 1]), ("W2", [2])])
    return folder


def _boundaries(path: Path, kind: str, areas: list[tuple[str, list[int]]]) -> None:
    features = []
    for code, places in areas:
        west, east = 400_000 + 1_000 * min(places), 401_000 + 1_000 * max(places)
        ring = [[west, 300_000], [east, 300_000], [east, 301_000], [west, 301_000], [west, 300_000]]
        properties = {"code": code, "name": f"{code} Way", "kind": kind}
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    whole = {"type": "FeatureCollection", "planar": True, "credit": "Drawn by hand.", "features": features}
    path.write_text(json.dumps(whole))


def write_extract(path: Path, each_month: dict[str, int], months: Period = MONTHS, **more: object) -> Path:
    """In every month so many violent offences in each small area, half of them with injury."""
    ordinary = {
        "offence_code": "8N", "offence_group": "Violence against the person", "domestic_abuse": "no", "knife": "no",
        "knife_injury": "no", "method_version": "1", "northing": 300_500,
    }  # fmt: skip
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, HEADING)
        writer.writeheader()
        for month in months:
            for place, (area, number) in enumerate(each_month.items()):
                for n in range(number):
                    when = f"{month}-{1 + n % 28:02d} {n % 24:02d}:30"
                    kind = "Violence with injury" if n % 2 else "Violence without injury"
                    writer.writerow(
                        ordinary
                        | {
                            "incident_id": f"{month}-{area}-{n}", "recorded_at": when, "occurred_at": when,
                            "offence_subgroup": kind, "easting": 400_100 + 1_000 * place + 7 * n, "area_code": area,
                        }
                        | more
                    )  # fmt: skip
    return path


def credit_as_invented(path: Path) -> None:
    path.write_text(path.read_text().replace("Drawn by hand.", CREDIT))
