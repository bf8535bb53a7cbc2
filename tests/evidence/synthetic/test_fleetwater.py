from itertools import pairwise

import pytest
import shapely

from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.synthetic.fleetwater import (
    INJURY,
    KNIFE,
    VIOLENCE,
    count_fleetwater,
    count_fleetwater_places,
    make_fleetwater,
)
from alongside.evidence.violence.shares import share_year_on_year
from alongside.evidence.violence.years import rolling_twelve, total, year_on_year

MARCH_2019 = Month(2019, 3)


@pytest.fixture(scope="module")
def fleetwater():
    return make_fleetwater()


def test_what_is_not_there_cannot_be_counted(fleetwater):
    with pytest.raises(NothingToCount, match="has no"):
        count_fleetwater(fleetwater, "burglaries")
    with pytest.raises(NothingToCount, match="FW-W99"):
        count_fleetwater(fleetwater, KNIFE, "FW-W99")


@pytest.mark.parametrize(
    ("measure", "first", "last", "by"),
    [("burglaries", 4, 12, "ward"), (KNIFE, 4, 12, "street"), (KNIFE, 3, 12, "ward")],
)
def test_places_that_are_not_there_cannot_be_counted(fleetwater, measure, first, last, by):
    with pytest.raises(NothingToCount, match="has no"):
        count_fleetwater_places(fleetwater, measure, Period(Month(2016, first), Month(2016, last)), by)


@pytest.mark.parametrize(("by", "places"), [("ward", 18), ("small area", 133)])
def test_places_add_up_to_the_borough(fleetwater, by, places):
    table = count_fleetwater_places(fleetwater, KNIFE, twelve_months_to(MARCH_2019), by)
    assert table.num_rows == places
    assert sum(table["count"].to_pylist()) == 526
    assert set(table["ward"].to_pylist()) == set(fleetwater.geography.wards.names)


@pytest.mark.parametrize("seed", [1, 2, 2019])
def test_526_knife_offences_fall_in_the_year_to_march_2019_whatever_the_seed(seed):
    """The number is Camden's own statement of 2019, to which the borough was made to fit."""
    counted = count_fleetwater(make_fleetwater(seed), KNIFE)
    assert total(counted, twelve_months_to(MARCH_2019)).value == 526
    assert "as Camden stated" in counted.definition
    assert "invented" in counted.source


def test_knife_offences_fall_slowly(fleetwater):
    sums = [n for n in rolling_twelve(count_fleetwater(fleetwater, KNIFE))["count"].to_pylist() if n is not None]
    assert (sums[0], sums[12], sums[-1]) == fleetwater.truth.knife
    rises = [after - before for before, after in pairwise(sums) if after > before]
    assert sum(rises) <= 10
    assert -0.06 < sums[-1] / sums[12] - 1 < -0.02


def test_violence_stays_about_the_same_while_more_of_it_injures(fleetwater):
    violence, injury = (count_fleetwater(fleetwater, measure) for measure in (VIOLENCE, INJURY))
    change = year_on_year(violence, MARCH_2019).change
    assert abs(change.value) < 1
    assert change.uncertainty.low < 0 < change.uncertainty.high
    shares = share_year_on_year(injury, violence, MARCH_2019)
    assert shares.current.uncertainty.low > shares.previous.value


def test_no_cell_has_more_injuries_than_offences(fleetwater):
    cells = {}
    for row in fleetwater.counts.to_pylist():
        cells.setdefault((row["month"], row["area_code"]), {})[row["measure"]] = row["count"]
    assert len(cells) == 36 * 133
    assert all(cell[INJURY] <= cell[VIOLENCE] for cell in cells.values())


def test_the_wards_made_busiest_are_found_among_the_busiest(fleetwater):
    codes = fleetwater.geography.wards.codes
    year = twelve_months_to(MARCH_2019)
    by_ward = {ward: total(count_fleetwater(fleetwater, VIOLENCE, ward), year).value for ward in codes}
    assert sum(by_ward.values()) == fleetwater.truth.violence[-1]
    assert set(fleetwater.truth.busiest_wards) <= set(sorted(codes, key=by_ward.get)[-5:])


def test_the_ground_is_whole_and_is_nowhere(fleetwater):
    areas, wards = fleetwater.geography.areas, fleetwater.geography.wards
    assert (len(areas.codes), len(wards.codes)) == (133, 18)
    assert areas.planar
    assert wards.planar
    assert "No such place exists" in areas.credit
    assert all(shape.geom_type == "Polygon" and shape.is_valid for shape in (*areas.shapes, *wards.shapes))
    whole = shapely.union_all(list(areas.shapes))
    assert sum(shape.area for shape in areas.shapes) == pytest.approx(whole.area, rel=1e-5)
    assert whole.area == pytest.approx(21.8e6, rel=1e-3)
    # no longitude and latitude, and no point of the British National Grid where Britain is land
    assert min(areas.bounds()) > 180
    assert max(areas.bounds()) < 12_000


def test_its_codes_cannot_be_taken_for_those_of_the_statistics_office(fleetwater):
    geography = fleetwater.geography
    assert all(code.startswith("FW-") for code in (*geography.areas.codes, *geography.wards.codes))
    assert set(geography.ward_of) == set(geography.areas.codes)
    assert set(geography.ward_of.values()) == set(geography.wards.codes)
    assert len(set(geography.areas.names)) == 133
    inside = geography.areas.locate(*zip(*((s.centroid.x, s.centroid.y) for s in geography.areas.shapes), strict=True))
    joined = [geography.wards.locate([s.centroid.x], [s.centroid.y])[0] for s in geography.areas.shapes]
    assert joined == [geography.ward_of[code] for code in geography.areas.codes]
    assert inside == list(geography.areas.codes)


def test_the_same_seed_makes_the_same_borough(fleetwater):
    again = make_fleetwater()
    assert again.counts.equals(fleetwater.counts)
    assert again.geography == fleetwater.geography
    assert not make_fleetwater(7).counts.equals(fleetwater.counts)
