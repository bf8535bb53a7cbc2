"""A small folder of open files made by hand, the real one where it is there, and a site on which they are published."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.queries import agencies_with_system_worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.counts.borough import fleetwater
from alongside.partnership.violence.counts.camden import camden
from alongside.partnership.violence.counts.years import THREE_YEARS
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.open_files import read_wanted
from tests.figures.counts import safety_of, system_of
from tests.partnership import Partnership, make_partnership, make_posting
from tests.violence.further_files import FURTHER, OTHER_BOROUGHS, make_further

MONTHS = [str(month).replace("-", "") for month in THREE_YEARS]
GROUP = "VIOLENCE AGAINST THE PERSON"
WARDS = {"E05013652": "Belsize", "E05013653": "Bloomsbury"}
OTHERS = {"ROBBERY": 15, "POSSESSION OF WEAPONS": 6, "DRUG OFFENCES": 10}
WEIGHTS = "VIOLENCE WITH INJURY,VAP,3,5,100,110,400,Violence with injury\nVIOLENCE WITHOUT INJURY,VAP,3,1,10,12,20,x\n"
FILES = {
    "borough": "mps/Recorded-Crime-BOROUGH-historical.csv",
    "ward": "mps/recorded-crime-ward-historical.csv",
    "police_uk": "police_uk/camden_violence_by_ward_2016.csv",
    "knife": "mps/Knife-crime_borough-and-snt.csv",
    "weights": "severity/cchi_2026_by_hand.csv",
    "boundaries": "geo/camden_wards_2025.geojson",
    **FURTHER,
}


def wide(path: Path, keys: list[str], rows: list[list], months: list[str] = MONTHS) -> None:
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*keys, *months])
        writer.writerows([*names, *[number] * len(months)] for *names, number in rows)


def make_files(folder: Path, months: list[str] = MONTHS) -> Path:
    """In every month: 60 offences, 20 of them with injury, 35 and 25 in two wards; 70 by the other count.

    Five other boroughs have half as many each.
    """
    for name in FILES.values():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    rows = [[GROUP, "VIOLENCE WITH INJURY", "Camden", 20], [GROUP, "VIOLENCE WITHOUT INJURY", "Camden", 40]]
    rows += [[group, group, "Camden", n] for group, n in OTHERS.items()]
    rows += [[*kind, name, n // 2] for name in OTHER_BOROUGHS for *kind, _, n in rows[:3]]
    wide(folder / FILES["borough"], ["majortext", "minortext", "boroughname"], rows, months)
    by_ward = [[GROUP, "ALL", code, name, "Camden", n] for (code, name), n in zip(WARDS.items(), (35, 25), strict=True)]
    keys = ["majortext", "minortext", "wardcode", "wardname", "lookup_boroughname"]
    wide(folder / FILES["ward"], keys, by_ward, months)
    with open(folder / FILES["police_uk"], "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Epoch", "Category", "Ward Name"])
        for month in months:
            start = [f"{month[:4]}-{month[4:]}-01", "Violence and sexual offences"]
            writer.writerows([*start, ward] for ward in ["Belsize"] * 45 + ["Bloomsbury"] * 25)
    _make_knife(folder / FILES["knife"])
    heading = (
        "offence_subgroup,offence_group,n_offence_codes,cchi_days_min,cchi_days_median,cchi_days_mean,cchi_days_max"
    )
    (folder / FILES["weights"]).write_text(f"{heading},mps_minortext\n{WEIGHTS}")
    (folder / FILES["boundaries"]).write_text(json.dumps({"type": "FeatureCollection", "features": [*_squares()]}))
    make_further(folder)
    return folder


def _make_knife(path: Path) -> None:
    """30 offences in each month from April 2022 to February 2025."""
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["month_year", "area_type", "borough_snt", "area_name", "area_code", "crime_type",
                         "crime_subtype", "measure", "count", "refresh_date"])  # fmt: skip
        for month in Period(Month(2022, 4), Month(2025, 2)):
            writer.writerow([month.first_day, "Borough", "Camden", "Camden", "E09000007", "Knife Crime", "Knife Crime",
                             "Offences", 30, "2025-03-14"])  # fmt: skip


def _squares():
    for west, (code, name) in enumerate(WARDS.items()):
        ring = [[west, 51], [west + 1, 51], [west + 1, 52], [west, 52], [west, 51]]
        yield {
            "type": "Feature",
            "properties": {"WD25CD": code, "WD25NM": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }


def count(folder: Path, store: Path) -> Snapshot:
    """Read what is wanted from a folder into a store, and count it."""
    found = read_wanted(folder, store)
    return camden(found.store, found.ground)


def values(snapshot, code):
    """What was counted under a code, the earliest period first."""
    found = sorted((count for count in snapshot.counts if count.code == code), key=lambda count: count.period)
    return [round(count.value, 1) for count in found]


def drawn_of(snapshot, code):
    (found,) = (drawn for drawn in snapshot.drawn if drawn.about.code == code)
    return found


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_files(tmp_path / "open")


@pytest.fixture(scope="session")
def by_hand(tmp_path_factory) -> Snapshot:
    """What the files made by hand hold of Camden."""
    home = tmp_path_factory.mktemp("by-hand")
    return count(make_files(home / "open"), home / "store")


@pytest.fixture(scope="session")
def real(tmp_path_factory) -> Snapshot:
    """What the real files hold of Camden."""
    if not settings.OPEN_DATA_FOLDER.is_dir():
        pytest.skip("no open data here: see docs/how-to/read-police-figures.md and set ALONGSIDE_OPEN_DATA")
    store = tmp_path_factory.mktemp("real-store")
    found = read_wanted(settings.OPEN_DATA_FOLDER, store)
    assert not found.absent
    assert not found.reading.refused
    return camden(found.store, found.ground)


@pytest.fixture(scope="session")
def invented() -> Snapshot:
    return fleetwater()


@dataclass(frozen=True)
class Site:
    """A partnership whose community safety agency can publish."""

    partnership: Partnership
    system: Acting

    def publish(self, *snapshots: Snapshot) -> None:
        with act_as(self.system) as by:
            for snapshot in snapshots:
                publish_snapshot(snapshot=snapshot, by=by)


def site_of(partnership: Partnership) -> Site:
    safety = safety_of(partnership)
    if safety not in agencies_with_system_worker():
        make_posting(safety, Role.SYSTEM)
    return Site(partnership, system_of(safety))


@pytest.fixture
def site(fresh_database) -> Site:
    """What is published here is committed: the public role has a connection of its own."""
    return site_of(make_partnership())


@pytest.fixture
def office(partnership) -> Site:
    """The same, rolled back afterwards: quicker, where no page is read."""
    return site_of(partnership)
