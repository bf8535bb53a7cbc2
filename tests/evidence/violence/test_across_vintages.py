"""Counts across the redrawing of 2021. The invented place: A stays, B is split into B1 and B2, C and D make CD."""

import pytest

from alongside.evidence.errors import CountedTwice, NothingToCount, PlaceRefused
from alongside.evidence.intake.reading import read_file, read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.across_vintages import (
    count_common_areas,
    count_common_months,
    must_be_small_areas,
    stored_common_areas,
)
from alongside.evidence.violence.counts import count_groups
from alongside.evidence.violence.measures import POLICE_UK_BURGLARY, POLICE_UK_VIOLENCE, area_measure
from tests.evidence.conftest import csv_text, street_row

LOOKUP = """LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
E01000001,Fleet A,E01000001,Fleet A,U,E06000099,Fleetwater
E01000002,Fleet B,E01035001,Fleet E,S,E06000099,Fleetwater
E01000002,Fleet B,E01035002,Fleet F,S,E06000099,Fleetwater
E01000003,Fleet C,E01035003,Fleet G,M,E06000099,Fleetwater
E01000004,Fleet D,E01035003,Fleet G,M,E06000099,Fleetwater
E01000005,Other A,E01000005,Other A,U,E06000098,Elsewhere
E01000006,Fleet H,E01000006,Fleet H,U,E06000099,Fleetwater
"""
DECEMBER = Month(2022, 12)
AMBULANCE = area_measure("call-outs", "Every call-out to an assault.")


@pytest.fixture
def store(tmp_path):
    """Read street files, by name: for each code how many offences in each month from January 2021 to December 2022."""

    def make(lookup=LOOKUP, months=24, **by_file):
        number = 0
        for name, codes in by_file.items():
            rows = []
            for code, counts in codes.items():
                for month in range(months):
                    for _ in range(counts[0] if month < 12 else counts[1]):
                        number += 1
                        when = f"{2021 + month // 12}-{month % 12 + 1:02d}"
                        rows.append(street_row(number, when, LSOA_code=code, Falls_within=name))
            (tmp_path / f"{name}.csv").write_text(csv_text(rows))
        (tmp_path / "lookup.csv").write_text(lookup)
        assert read_files([tmp_path], tmp_path / "store").refused == {}
        return Store(tmp_path / "store")

    return make


MIXED = {
    "E01000001": (1, 2), "E01000002": (3, 0), "E01035001": (0, 1), "E01035002": (0, 3), "E01000003": (1, 0),
    "E01000004": (2, 1), "E01035003": (0, 1), "E01000005": (5, 5),
}  # fmt: skip


def by_area(found):
    return {row["area_code"]: (row["before"], row["now"]) for row in found.areas.to_pylist()}


@pytest.mark.parametrize(("by", "says"), [("ward", "best fit, not exact"), ("force", "Count by lsoa")])
def test_kinds_of_area_without_an_exact_lookup_are_refused_with_the_reason(by, says):
    with pytest.raises(PlaceRefused, match=says):
        must_be_small_areas(by)


def test_without_a_lookup_it_says_where_to_get_one(tmp_path):
    with pytest.raises(NothingToCount, match="holds no lookup of LSOA 2011 to LSOA 2021"):
        stored_common_areas(Store(tmp_path))


def test_a_borough_that_the_lookup_does_not_hold_is_refused(store):
    read = store(met=MIXED)
    with pytest.raises(NothingToCount, match="no common area of E06000001"):
        count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", stored_common_areas(read), DECEMBER, "E06000001")


def test_a_code_of_neither_vintage_is_refused_or_with_a_borough_set_aside_and_counted(store):
    read = store(met=MIXED | {"E01099999": (1, 0)})
    common = stored_common_areas(read)
    with pytest.raises(PlaceRefused, match="E01099999 is neither in"):
        count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", common, DECEMBER)
    found = count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", common, DECEMBER, "E06000099")
    assert (found.total, found.elsewhere, found.unplaced) == (15 * 12, 10 * 12, 12)
    assert found.sentence == (
        "180 offences in 3 common areas of LSOA 2011 and 2021, January 2021 to December 2022; 1 more areas of which a "
        "count is missing; that is not zero; 120 in other areas of the lookup; 12 under codes of neither vintage."
    )


def test_a_file_of_other_offences_makes_no_zeros(store):
    read = store(met=MIXED)
    with pytest.raises(NothingToCount, match="no row is about these areas"):
        count_common_areas(read, POLICE_UK_BURGLARY, "lsoa", stored_common_areas(read), DECEMBER)


def test_mixed_codes_add_up_to_the_same_ground_and_an_area_without_any_row_is_missing(store):
    read = store(met=MIXED)
    found = count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", stored_common_areas(read), DECEMBER, "E06000099")
    assert by_area(found) == {
        "E01000001": (12, 24),
        "E01000002": (36, 48),
        "E01000006": (None, None),
        "E01035003": (36, 24),
    }
    assert found.areas["area"].to_pylist()[1] == "Fleet B (in LSOA 2021: Fleet E and Fleet F)"
    one = count_common_months(read, POLICE_UK_VIOLENCE, "E01035002", "lsoa", stored_common_areas(read))
    assert one.area == "Fleet B (in LSOA 2021: Fleet E and Fleet F) [E01000002]"
    assert one.months["count"].to_pylist() == [3] * 12 + [4] * 12


def test_an_older_file_and_a_newer_one_make_one_series(store):
    """Each vintage's code is in one file alone, so that neither covers the 24 months; together they do."""
    read = store(older={"E01000002": (2, 0)}, newer={"E01035001": (0, 1), "E01035002": (0, 4)})
    found = count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", stored_common_areas(read), DECEMBER)
    assert by_area(found)["E01000002"] == (24, 60)


def test_months_of_neither_file_are_missing(store):
    read = store(months=20, met=MIXED)
    found = count_common_areas(read, POLICE_UK_VIOLENCE, "lsoa", stored_common_areas(read), DECEMBER)
    assert by_area(found)["E01000001"] == (12, None)


def area_months(*rows):
    lines = [f"{month},{code},Fleetwater,call-outs,{count},Ambulance" for month, code, count in rows]
    return "\n".join(["month,area_code,area_name,measure,count,publisher", *lines]) + "\n"


@pytest.fixture
def call_outs(store, tmp_path):
    def make(*rows):
        (tmp_path / "call-outs.csv").write_text(area_months(*rows))
        return store()

    return make


YEARS = [f"{year}-{month:02d}" for year in (2021, 2022) for month in range(1, 13)]


def test_counts_under_codes_of_both_vintages_in_one_month_are_refused(call_outs):
    read = call_outs(*((month, "E01000002", 4) for month in YEARS), ("2022-12", "E01035001", 2))
    common = stored_common_areas(read)
    with pytest.raises(CountedTwice, match="codes of both vintages in 2022-12"):
        count_common_areas(read, AMBULANCE, "area", common, DECEMBER)
    with pytest.raises(CountedTwice, match="codes of both vintages in 2022-12"):
        count_common_months(read, AMBULANCE, "E01000002", "area", common)


def test_counts_that_change_their_vintage_once_are_one_series(call_outs):
    read = call_outs(*((month, "E01000002" if month < "2022" else "E01035001", 4) for month in YEARS))
    assert by_area(count_common_areas(read, AMBULANCE, "area", stored_common_areas(read), DECEMBER))["E01000002"] == (
        48,
        48,
    )


def test_the_files_and_what_is_in_no_group_are_named(store):
    table = count_groups(store(met=MIXED), POLICE_UK_VIOLENCE, {"E01000001": "one"}, "lsoa", Period(DECEMBER, DECEMBER))
    assert table["count"].to_pylist() == [2]
    assert table.schema.metadata == {b"files": b"met.csv", b"set_aside": b"11", b"such_as": b"E01000004"}


def test_camdens_burglaries_of_mixed_codes_are_all_on_common_ground(open_data, tmp_path):
    """In the file of 2010 to 2022 four offences of 2022 carry codes of 2021, all others codes of 2011; 3,717 offences
    of 2021 and 2022 in all (both counted from the file by hand)."""
    for name in ("police_uk/camden_burglary_2010-12_2022-12.csv.gz", "geo/lookup_lsoa11_lsoa21_london.csv.gz"):
        read_file(open_data / name, tmp_path)
    read = Store(tmp_path)
    found = count_common_areas(
        read, POLICE_UK_BURGLARY, "lsoa", stored_common_areas(read), DECEMBER, borough="E09000007"
    )
    assert (found.areas.num_rows, found.total, found.elsewhere, found.unplaced) == (129, 3_717, 0, 0)
    assert None not in found.areas["now"].to_pylist()
