"""Ground on which LSOA 2011 and 2021 agree. The invented place: A stays, B is split in two, C and D are merged."""

import csv
import gzip

import pyarrow as pa
import pytest
import shapely

from alongside.evidence.errors import CountedTwice, FigureRefused, PlaceRefused
from alongside.evidence.places.areas import Areas
from alongside.evidence.places.boundaries import read_boundaries
from alongside.evidence.places.common_areas import Change, boundaries_of, common_areas, onto_common
from alongside.evidence.places.sharing_out import shared_out

CHANGES = [
    Change("A", "Fleet A", "A", "Fleet A", "U", "F1"),
    Change("B", "Fleet B", "B1", "Fleet E", "S", "F1"),
    Change("B", "Fleet B", "B2", "Fleet F", "S", "F1"),
    Change("C", "Fleet C", "CD", "Fleet G", "M", "F2"),
    Change("D", "Fleet D", "CD", "Fleet G", "M", "F2"),
]
COMMON = common_areas(CHANGES)


def table(*rows, column="count"):
    months, codes, counts = zip(*rows, strict=True)
    return pa.table({"month": pa.array(months), "area_code": pa.array(codes), column: pa.array(counts, pa.int64())})


def test_a_lookup_without_a_line_is_refused():
    with pytest.raises(PlaceRefused, match="LSOA 2011 to LSOA 2021 holds no line"):
        common_areas([])


def test_a_code_of_neither_vintage_is_refused():
    with pytest.raises(PlaceRefused, match="Z is neither in LSOA 2011 nor in LSOA 2021"):
        onto_common(table(("2022-01", "A", 1), ("2022-01", "Z", 1)), COMMON)
    assert "Z" not in COMMON
    assert "B2" in COMMON


def test_a_code_that_names_different_ground_in_both_vintages_is_refused():
    with pytest.raises(PlaceRefused, match="A names different ground"):
        common_areas([Change("A", "a", "B", "b", "S"), Change("C", "c", "A", "a", "U")])


def test_what_was_redrawn_irregularly_has_no_common_area_and_says_so():
    lines = [*CHANGES, Change("E", "Fleet H", "E1", "Fleet I", "X"), Change("E", "Fleet H", "E2", "Fleet J", "S")]
    common = common_areas(lines)
    assert common.irregular == {"E", "E1", "E2"}
    assert common.areas == COMMON.areas
    with pytest.raises(PlaceRefused, match="E2 was redrawn so that no whole areas"):
        common.holding("E2")


def test_an_area_and_month_with_two_rows_is_refused():
    with pytest.raises(CountedTwice, match="A has two rows for 2022-01"):
        onto_common(table(("2022-01", "A", 1), ("2022-01", "A", 2)), COMMON)


def test_a_month_counted_by_both_vintages_is_refused_unless_each_offence_stands_once():
    both = table(("2022-01", "B", 5), ("2022-01", "B1", 2), ("2022-02", "B", 1))
    with pytest.raises(CountedTwice, match=r"Fleet B .* codes of both vintages in 2022-01: B1 may repeat"):
        onto_common(both, COMMON)
    assert onto_common(both, COMMON, each_counted_once=True)["count"].to_pylist() == [7, 1]
    assert onto_common(table(("2022-01", "B", 5), ("2022-01", "B1", 0)), COMMON)["count"].to_pylist() == [5]


def test_split_areas_are_put_together_and_merged_ones_taken_together():
    found = [(area.code, area.older, area.newer, area.boroughs, area.is_changed) for area in COMMON.areas]
    assert found == [
        ("A", ("A",), ("A",), ("F1",), False),
        ("B", ("B",), ("B1", "B2"), ("F1",), True),
        ("CD", ("C", "D"), ("CD",), ("F2",), True),
    ]
    assert [area.name for area in COMMON.areas] == [
        "Fleet A",
        "Fleet B (in LSOA 2021: Fleet E and Fleet F)",
        "Fleet G (in LSOA 2011: Fleet C and Fleet D)",
    ]
    assert COMMON.holding("CD") is COMMON.holding("D")


def test_several_areas_that_became_several_carry_their_older_codes():
    (area,) = common_areas(
        [Change("A", "a", "N", "n", "M"), Change("B", "b", "N", "n", "M"), Change("B", "b", "M", "m", "S")]
    ).areas
    assert (area.code, area.name) == ("A+B", "a and b (in LSOA 2021: m and n)")


def test_counts_of_either_vintage_add_up_and_missing_is_not_zero():
    counts = table(
        ("2020-01", "A", 1), ("2020-01", "B", 4), ("2020-01", "C", 2), ("2020-01", "D", 3),
        ("2022-01", "A", 2), ("2022-01", "B1", 1), ("2022-01", "B2", 6), ("2022-01", "CD", None), column="offences",
    )  # fmt: skip
    found = onto_common(counts, COMMON, "offences")
    assert [(*tuple(row.values())[:2], row["offences"]) for row in found.to_pylist()] == [
        ("2020-01", "A", 1), ("2020-01", "B", 4), ("2020-01", "CD", 5),
        ("2022-01", "A", 2), ("2022-01", "B", 7), ("2022-01", "CD", None),
    ]  # fmt: skip
    assert found["area"][0].as_py() == "Fleet A"


def areas(*codes, kind="LSOA 2011"):
    """Unit squares: A, B, C, D from west to east; B1 and B2 are the halves of B, CD is C and D."""
    shapes = {
        "A": shapely.box(0, 0, 1, 1), "B": shapely.box(1, 0, 2, 1), "C": shapely.box(2, 0, 3, 1),
        "D": shapely.box(3, 0, 4, 1), "B1": shapely.box(1, 0, 1.5, 1), "B2": shapely.box(1.5, 0, 2, 1),
        "CD": shapely.box(2, 0, 4, 1),
    }  # fmt: skip
    return Areas(kind, codes, codes, tuple(shapes[code] for code in codes), planar=True, credit="Fleetwater")


@pytest.mark.parametrize("codes", [("A", "C"), ("A", "B1"), ("A", "B", "CD"), ("B", "B1", "B2")])
def test_boundaries_that_are_not_whole_in_one_vintage_are_refused(codes):
    with pytest.raises(PlaceRefused, match="not whole for LSOA 2011 or LSOA 2021"):
        boundaries_of(COMMON, areas(*codes))


def test_either_vintage_draws_the_same_common_areas():
    older = boundaries_of(COMMON, areas("A", "B", "C", "D"))
    newer = boundaries_of(COMMON, areas("A", "B1", "B2", "CD", kind="LSOA 2021"))
    assert older.codes == newer.codes == ("A", "B", "CD")
    assert (older.kind, older.planar, older.credit) == ("Common areas of LSOA 2011 and LSOA 2021", True, "Fleetwater")
    for one, other in zip(older.shapes, newer.shapes, strict=True):
        assert one.symmetric_difference(other).area == 0
    assert boundaries_of(COMMON, areas("A")).names == ("Fleet A",)


@pytest.mark.parametrize("weights", [None, {"B1": 100}, {"B1": 0, "B2": 0}, {"B1": -1, "B2": 3}])
def test_a_split_area_is_not_shared_out_without_weights(weights):
    with pytest.raises(FigureRefused, match="Give a weight for each of B1, B2"):
        shared_out(table(("2020-01", "B", 4)), COMMON, weights)


def test_only_what_was_shared_out_is_an_estimate():
    counts = table(("2020-01", "A", 1), ("2020-01", "B", 4), ("2020-01", "C", 2), ("2020-01", "D", 3))
    found = shared_out(counts, COMMON, {"B1": 300, "B2": 100}, "residents in 2021")
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        ("2020-01", "A", 1.0, False),
        ("2020-01", "B1", 3.0, True),
        ("2020-01", "B2", 1.0, True),
        ("2020-01", "CD", 5.0, False),
    ]
    assert found.schema.metadata[b"weighted_by"] == b"residents in 2021"


def test_newer_counts_stay_and_missing_ones_stay_missing():
    counts = table(("2022-01", "B1", 2), ("2022-01", "C", None), ("2022-01", "D", 3))
    found = shared_out(counts, COMMON).to_pylist()
    assert [(row["area_code"], row["count"], row["is_estimate"]) for row in found] == [
        ("B1", 2.0, False),
        ("CD", None, False),
    ]


@pytest.fixture(scope="module")
def london(open_data):
    with gzip.open(open_data / "geo/lookup_lsoa11_lsoa21_london.csv.gz", "rt", encoding="utf-8-sig") as file:
        return common_areas(
            Change(
                row["LSOA11CD"], row["LSOA11NM"], row["LSOA21CD"], row["LSOA21NM"], row["CHGIND"], row["LAD22CD"]
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


def test_camden_has_129_common_areas(london):
    """133 areas of 2011, 130 of 2021: 124 stayed, four pairs were merged, one was split (counted from the lookup)."""
    camden = [area for area in london.areas if area.boroughs == ("E09000007",)]
    assert (len(camden), sum(area.is_changed for area in camden)) == (129, 5)
    assert (sum(len(area.older) for area in camden), sum(len(area.newer) for area in camden)) == (133, 130)
    assert london.holding("E01000953").name == "Camden 022B (in LSOA 2021: Camden 022F and Camden 022G)"
    assert len(london.areas) == 4_813
    assert not london.irregular


def test_camdens_common_areas_are_the_same_ground_in_both_files_of_boundaries(open_data, london):
    """The lookup says so; the two files, each simplified by itself, bear it out to a few per cent of each area."""
    older, newer = (
        boundaries_of(london, read_boundaries(open_data / f"geo/camden_lsoa_{year}.geojson")) for year in (2011, 2021)
    )
    assert older.codes == newer.codes
    assert len(older.codes) == 129
    for one, other in zip(older.shapes, newer.shapes, strict=True):
        assert one.intersection(other).area / one.union(other).area > 0.9
