"""The invented extract: it adds up to the counts, nothing impossible is in it, and what was planted is there."""

from collections import Counter
from datetime import timedelta
from math import hypot

import pytest
import shapely

from alongside.evidence.synthetic.extract import AGE_BANDS, RULES
from alongside.evidence.synthetic.fleetwater import INJURY, KNIFE, VIOLENCE, make_fleetwater
from alongside.evidence.synthetic.incidents import make_incidents
from alongside.evidence.synthetic.near_repeats import WITHIN_DAYS, WITHIN_M
from alongside.evidence.synthetic.offences import GROUP_OF, WITH_INJURY

AGAINST_THE_PERSON = "Violence against the person"


@pytest.fixture(scope="module")
def rows(incidents):
    return incidents.extract.to_pylist()


@pytest.fixture(scope="module")
def by_id(rows):
    return {row["incident_id"]: row for row in rows}


def is_violence(row):
    return row["offence_group"] == AGAINST_THE_PERSON and row["domestic_abuse"] is False


COUNTED = {
    VIOLENCE: is_violence,
    INJURY: lambda row: is_violence(row) and row["offence_subgroup"] == WITH_INJURY,
    KNIFE: lambda row: row["knife"],
}


@pytest.mark.parametrize("measure", COUNTED)
def test_offences_add_up_to_the_counts_of_every_month_and_area(borough, rows, measure):
    counted = Counter((row["period"], row["area_code"]) for row in rows if COUNTED[measure](row))
    stated = {
        (row["month"], row["area_code"]): row["count"]
        for row in borough.counts.to_pylist()
        if row["measure"] == measure and row["count"]
    }
    assert counted == stated


def test_offences_add_up_for_another_seed_too():
    other = make_fleetwater(7)
    rows = make_incidents(other).extract.to_pylist()
    assert sum(map(is_violence, rows)) == sum(other.truth.violence)
    assert sum(row["knife"] for row in rows) == sum(other.truth.knife)


def test_the_same_seed_makes_the_same_extract(borough, incidents):
    assert make_incidents(borough).extract.equals(incidents.extract)


def test_nothing_was_recorded_before_it_happened(rows):
    assert all(row["occurred_at"] <= row["recorded_at"] for row in rows if row["occurred_at"])
    assert all(f"{row['recorded_at']:%Y-%m}" == row["period"] for row in rows)
    assert len({row["incident_id"] for row in rows}) == len(rows)
    assert [row["recorded_at"] for row in rows] == sorted(row["recorded_at"] for row in rows)


def test_some_are_recorded_weeks_late_but_not_what_searches_find(rows):
    late = [r for r in rows if r["occurred_at"] and r["recorded_at"] - r["occurred_at"] > timedelta(days=7)]
    assert 0.07 < len(late) / len(rows) < 0.14
    assert all(row["offence_group"] not in ("Drug offences", "Possession of weapons offences") for row in late)


def test_every_point_lies_in_its_small_area(borough, rows):
    shapes = dict(zip(borough.geography.areas.codes, borough.geography.areas.shapes, strict=True))
    placed = [row for row in rows if row["easting"] is not None]
    assert 0.98 < len(placed) / len(rows) < 0.99
    inside = shapely.covers(
        [shapes[row["area_code"]] for row in placed],
        shapely.points([(row["easting"], row["northing"]) for row in placed]),
    )
    assert inside.all()
    assert all((row["easting"] is None) == (row["northing"] is None) for row in rows)


def test_codes_are_invented_and_one_for_each_subgroup(rows):
    assert {row["offence_subgroup"] for row in rows} == set(GROUP_OF)
    assert all(GROUP_OF[row["offence_subgroup"]] == row["offence_group"] for row in rows)
    assert len({(row["offence_code"], row["offence_subgroup"]) for row in rows}) == len(GROUP_OF)
    assert all(row["offence_code"].startswith("FW-") for row in rows)
    assert {row["victim_age_band"] for row in rows} == {*AGE_BANDS, None}


def test_violence_keeps_its_number_and_changes_its_mix(incidents):
    by_subgroup = incidents.truth.by_subgroup
    assert [sum(year) for year in zip(*by_subgroup.values(), strict=True)] == [4_118, 4_131, 4_126]
    assert by_subgroup["Homicide"] == (2, 3, 4)
    assert by_subgroup[WITH_INJURY] == (1_400, 1_446, 1_563)


def test_domestic_offences_are_in_no_non_domestic_count(rows, incidents):
    domestic = Counter(
        row["recorded_at"].year + (row["recorded_at"].month > 3) for row in rows if row["domestic_abuse"]
    )
    assert (domestic[2017], domestic[2018], domestic[2019]) == incidents.truth.domestic == (2_480, 2_510, 2_560)
    robberies = Counter(row["recorded_at"].year for row in rows if row["offence_group"] == "Robbery")
    assert sum(robberies.values()) == sum(incidents.truth.robberies) == 1_540 + 1_610 + 1_480


def test_carrying_a_weapon_is_not_using_one(rows):
    carried = [row for row in rows if row["offence_group"] == "Possession of weapons offences"]
    assert carried
    assert not any(row["knife"] or row["knife_injury"] for row in carried)


def test_the_counting_rules_change_once_and_what_they_missed_is_not_known(rows, incidents):
    versions = [row["method_version"] for row in rows]
    assert [version for n, version in enumerate(versions) if n == 0 or version != versions[n - 1]] == list(RULES)
    first = next(row for row in rows if row["method_version"] == RULES[1])
    assert f"{first['recorded_at']:%Y-%m}" == incidents.truth.method_changed_in
    unknown = [row for row in rows if row["knife_injury"] is None]
    assert unknown
    assert all(row["knife"] and row["method_version"] == RULES[0] for row in unknown)
    known = sum(bool(row["knife_injury"]) for row in rows)
    assert known < sum(incidents.truth.knife_injuries) <= known + len(unknown)


def test_planted_near_repeats_are_near_and_soon(by_id, incidents):
    truth = incidents.truth
    assert len(truth.near_repeats) == round(truth.near_repeat_share * 12_375)
    assert 0.12 < truth.near_repeat_share < 0.2
    for later, earlier in ((by_id[a], by_id[b]) for a, b in truth.near_repeats):
        assert is_violence(later)
        assert is_violence(earlier)
        assert timedelta(0) < later["occurred_at"] - earlier["occurred_at"] <= timedelta(days=WITHIN_DAYS)
        assert metres(later, earlier) <= WITHIN_M


def test_planted_drug_offences_come_before_violence_in_the_markets(by_id, incidents):
    truth = incidents.truth
    assert len(truth.drugs_before_violence) > 200
    for drugs, violence in ((by_id[a], by_id[b]) for a, b in truth.drugs_before_violence):
        assert drugs["offence_group"] == "Drug offences"
        assert drugs["area_code"] == violence["area_code"]
        assert drugs["area_code"] in truth.markets
        ahead = violence["occurred_at"] - drugs["occurred_at"]
        assert timedelta(days=1) < ahead < timedelta(days=13)
        assert metres(drugs, violence) <= 101.5


def test_spots_are_denser_than_their_small_areas(borough, rows, incidents):
    truth = incidents.truth
    codes = [spot.area_code for spot in (*truth.hotspots, truth.emerging)]
    assert len(set(codes)) == 9
    assert not set(codes) & set(truth.markets)
    shapes = dict(zip(borough.geography.areas.codes, borough.geography.areas.shapes, strict=True))
    for spot in truth.hotspots:
        share_of_ground = 3.14 * (2 * spot.spread_m) ** 2 / shapes[spot.area_code].area
        inside = [
            r for r in rows if r["area_code"] == spot.area_code and (is_violence(r) or r["offence_group"] == "Robbery")
        ]
        assert spot.offences / len(inside) > 2 * share_of_ground
        assert spot.at_the_door > 15


def test_the_place_that_grew_hot_did_so_in_its_last_two_months(rows, incidents):
    spot = incidents.truth.emerging
    near = [
        row
        for row in rows
        if row["easting"] is not None
        and is_outdoors(row)
        and hypot(row["easting"] - spot.x, row["northing"] - spot.y) <= 2 * spot.spread_m
    ]
    lately = [row for row in near if f"{row['recorded_at']:%Y-%m}" in ("2019-02", "2019-03")]
    assert len(lately) / 2 > 5 * (len(near) - len(lately)) / 34


def test_children_are_hurt_after_school_and_not_in_august(rows, incidents):
    after = [row for row in rows if is_violence(row) and row["occurred_at"] and is_after_school(row["occurred_at"])]
    assert abs(len(after) / 12_375 - incidents.truth.after_school_share) < 0.01
    children = sum(row["victim_age_band"] == "10-17" for row in after) / len(after)
    assert children > 0.4
    august = [row for row in after if row["occurred_at"].month == 8]
    assert len(august) / 3 < 0.3 * len(after) / 33


def test_the_patrolled_ward_has_drug_offences_and_little_violence(borough, rows, incidents):
    ward_of = borough.geography.ward_of
    drugs = Counter(ward_of[row["area_code"]] for row in rows if row["offence_group"] == "Drug offences")
    violence = Counter(ward_of[row["area_code"]] for row in rows if is_violence(row))
    ward = incidents.truth.patrolled_ward
    assert ward in [code for code, _ in drugs.most_common(6)]
    assert ward in [code for code, _ in violence.most_common()[-6:]]


def is_outdoors(row):
    return is_violence(row) or row["offence_group"] == "Robbery"


def is_after_school(moment):
    return moment.weekday() < 5 and 15 <= moment.hour < 18


def metres(one, other):
    return hypot(one["easting"] - other["easting"], one["northing"] - other["northing"])
