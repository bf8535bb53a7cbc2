"""Maps of two things, and of several periods: each class told without colour, nothing left out in silence."""

import pyarrow as pa
import pytest
import shapely

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.small_multiples import small_multiples
from alongside.evidence.pictures.two_way import two_way_map
from alongside.evidence.places.areas import Areas

CODES = ("A", "B", "C")
GROUND = Areas(
    "ward", CODES, ("Ash", "Birch", "Cedar"), tuple(shapely.box(n, 0, n + 1, 1) for n in range(3)), True, "©"
)
NAMES = ("violence", "fear")


def both(*pairs):
    ones, others = zip(*pairs, strict=True)
    return pa.table({"area": CODES, "name": GROUND.names, "one": ones, "other": others})


def test_an_area_without_a_row_is_refused():
    table = both(("above", "above"), ("below", "below"), ("around", "above")).slice(0, 2)
    with pytest.raises(PlaceRefused, match="C is only among the boundaries"):
        two_way_map(GROUND, table, "T", NAMES, "S.")


def test_darkness_is_the_one_and_a_pattern_the_other():
    picture = two_way_map(GROUND, both(("above", "above"), ("below", "below"), ("around", "above")), "T", NAMES, "S.")
    assert "above on both: Ash" in picture.svg
    assert "Ash: violence above, fear above" in picture.svg
    assert "not known" not in picture.svg
    assert picture.credit == "©"
    assert picture.svg.count("-above)") == 2 + 3  # stripes on two areas and in three classes of the key


def test_what_is_not_known_is_crossed_out_and_says_so():
    picture = two_way_map(
        GROUND, both(("above", "not known"), ("below", "below"), ("around", "around")), "T", NAMES, "S."
    )
    assert "not known, for lack of answers or counts" in picture.svg
    assert "above on both" not in picture.svg


def periods(*counts, **more):
    names = [f"Year to March {2017 + n // 3}" for n in range(len(counts))]
    return pa.table({"period": names, "area": [CODES[n % 3] for n in range(len(counts))], "count": counts, **more})


def test_a_strange_area_is_refused():
    table = pa.table({"period": ["2018"], "area": ["Z"], "count": [1]})
    with pytest.raises(PlaceRefused, match="Z is not among the 3 ward areas"):
        small_multiples(GROUND, table, "T", "offences", "S.")


def test_each_period_is_a_map_in_the_same_classes():
    svg = small_multiples(GROUND, periods(0, 10, 20, 10, 20, 30, 30, 20, 40, 1, 2, 3), "T", "offences", "S.").svg
    assert svg.count("<g data-period=") == svg.count("<g data-caption=") == 4
    assert svg.count("<g transform=") == 6  # lines of the legend
    assert "0 offences" in svg
    assert svg.count("2017") == 3  # its heading, its title, and its name for a slider


def test_hidden_missing_and_left_out_differ_from_zero():
    states = ["shown", "hidden", "missing", "shown"]
    svg = small_multiples(GROUND, periods(9, None, None, 7, count_state=states), "T", "offences", "S.").svg
    assert "hidden, to protect people" in svg
    assert "missing, not zero" in svg
    assert svg.count("-missing)") == 1 + 2 + 1  # one said, two left out of the second year, one in the legend
    assert "0 offences" not in svg
