"""The open files by hand of small areas, residents, deprivation, the police survey, and drugs beside violence."""

import csv
import json
from pathlib import Path

from alongside.evidence.intake.area_figures import IMD_2019
from alongside.evidence.intake.population import LSOA_POPULATION
from alongside.evidence.intake.stop_search import STOP_AND_SEARCH
from alongside.evidence.periods import Month, Period
from tests.evidence.conftest import STREET_HEADING, street_row

OTHER_BOROUGHS = ("Barnet", "Brent", "Haringey", "Islington", "Sutton")
SMALL_AREAS = tuple(f"E0100084{number}" for number in range(10))
# 2016-03 is not there; searches begin with 2016-02; 2017-03 has searches mostly without a place.
STREET_MONTHS = tuple(month for month in Period(Month(2016, 1), Month(2017, 3)) if str(month) != "2016-03")
FURTHER = {
    "small_areas": "mps/lsoa_annual_counts.csv",
    "residents": "population/LSOA_mid2019.csv",
    "old_wards": "population/london_ward_population.csv",
    "deprivation": "deprivation/imd2019_by_hand.csv",
    "survey": "perception/pas_borough.csv",
    "street": "police_uk/camden_street_2016.csv",
    "searches": "police_uk/camden_stop-and-search_2016.csv",
    "small_area_boundaries": "geo/camden_lsoa_2011.geojson",
}


def make_further(folder: Path) -> None:
    for name in FURTHER.values():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("small_areas", _yearly()), ("residents", _residents()), ("old_wards", _old_wards()),
        ("deprivation", _deprivation()), ("survey", _survey()), ("street", _street()), ("searches", _searches()),
    ):  # fmt: skip
        with open(folder / FURTHER[name], "w", newline="") as file:
            csv.writer(file).writerows(rows)
    squares = {"type": "FeatureCollection", "features": [*_squares()]}
    (folder / FURTHER["small_area_boundaries"]).write_text(json.dumps(squares))


def _yearly():
    """Violence in 2018: 20 in the first small area, 22 in the second, and so on."""
    yield ["level", "category", "LSOA11CD", "LSOA11NM", "LAD11CD", "LAD11NM", "2016", "2017", "2018"]
    for number, code in enumerate(SMALL_AREAS):
        count = 20 + 2 * number
        yield ["major", "violence", code, f"Camden 00{number}", "E09000007", "Camden", count, count + 1, count]


def _residents():
    """1,000 in every small area of Camden; 20,000 in the one of each other borough."""
    yield list(LSOA_POPULATION.needs)
    cells = len(LSOA_POPULATION.needs) - 4
    for number, code in enumerate(SMALL_AREAS):
        yield [code, f"Camden 00{number}", "E09000007", "Camden", *[1_000] * cells]
    for number, name in enumerate(OTHER_BOROUGHS):
        yield [f"E0100070{number}", f"{name} 001", f"E0900010{number}", name, *[20_000] * cells]


def _old_wards():
    yield ["Code", "Borough", "Ward_Name", "Year", "Population", "Hectares"]
    yield ["E05000128", "Camden", "Belsize", "2018", "10000", "80"]
    yield ["E05000129", "Camden", "Bloomsbury", "2018", "5000", "100"]


def _deprivation():
    """Every score grows with the area's number, but for a few: so violence and deprivation go together by making."""
    yield list(IMD_2019.needs)
    for number, code in enumerate(SMALL_AREAS):
        yield [code, f"Camden 00{number}", *[(number * 3) % 10 + 1] * (len(IMD_2019.needs) - 2)]


def _survey():
    yield ["Date", "Survey", "Borough", "Measure", "Proportion", "MPS"]
    for day, share in (("2018-12-31", "0.60"), ("2019-03-31", "0.55")):
        yield [day, "PAS", "Camden", "Good Job local", share, "0.62"]
        yield [day, "PAS", "Camden", "Trust MPS", "0.70", "0.75"]


def _street():
    yield STREET_HEADING
    number = 0
    for month in STREET_MONTHS:
        for place, code in enumerate(SMALL_AREAS):
            kinds = ["Violence and sexual offences"] * (2 + (place * month.month) % 4)
            kinds += ["Drugs"] * (1 + (place + 2 * month.month) % 3)
            for kind in kinds:
                number += 1
                yield list(street_row(number, str(month), LSOA_code=code, Crime_type=kind).values())


def _searches():
    heading = [*(name for name in STOP_AND_SEARCH.needs if name not in ("longitude", "latitude"))]
    yield [*heading, "longitude", "latitude"]
    for month in Period(Month(2016, 2), Month(2017, 3)):
        for place in range(len(SMALL_AREAS)):
            for one in range(1 + (3 * place + month.month) % 4):
                row = dict.fromkeys(heading, "x") | {"date": f"{month}-15T12:00:00+00:00"}
                lost = str(month) == "2017-03" and one + place > 0
                yield [*row.values(), *(("", "") if lost else (place / 10 + 0.05, 51.5))]


def _squares():
    for west, code in enumerate(SMALL_AREAS):
        left, right = west / 10, (west + 1) / 10
        ring = [[left, 51], [right, 51], [right, 52], [left, 52], [left, 51]]
        yield {
            "type": "Feature",
            "properties": {"LSOA11CD": code, "LSOA11NM": f"Camden 00{west}"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
