"""What was planted in Fleetwater is found again by the methods, and what was not planted is not.

Every number to be found stands in the borough's truth. That these methods find it says that they work as meant; it says
nothing about any real place.
"""

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import shapely

from alongside.evidence.places.grids import bin_points, grid_over
from alongside.evidence.places.points import Points
from alongside.evidence.synthetic.fleetwater import MONTHS, VIOLENCE, count_fleetwater_places
from alongside.evidence.synthetic.survey import UNSAFE, YES, make_survey
from alongside.evidence.synthetic.witnesses import OVERDOSES, SEARCHES, make_witnesses
from alongside.evidence.violence.association import spearman
from alongside.evidence.violence.busy_places.repeats import repeat_places
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from alongside.evidence.violence.hotspots.local_g import local_g
from alongside.evidence.violence.hotspots.scoring import hottest_cells, score
from alongside.evidence.violence.near_repeats.bands import distances, spans
from alongside.evidence.violence.near_repeats.knox import near_repeats
from alongside.evidence.violence.near_repeats.scan import scan_windows
from alongside.evidence.violence.near_repeats.two_kinds import which_comes_first
from alongside.evidence.violence.neighbourhoods.both import CLEAR, impact_and_perception
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area
from alongside.evidence.violence.perception.small_areas import small_area_shares
from alongside.evidence.violence.perception.survey import share_by_area
from alongside.evidence.violence.perception.worries import rank_worries

WITHIN_M, WITHIN_DAYS, LAST_DAY = 150, 13, np.datetime64("2019-03-31")


def points_of(extract, mask):
    there = extract.filter(pc.and_(mask, pc.and_(pc.is_valid(extract["easting"]), pc.is_valid(extract["occurred_at"]))))
    return there, Points(
        *(there[name].to_numpy() for name in ("easting", "northing", "occurred_at")), source="Fleetwater"
    )


def without_domestic(extract):
    is_violence = pc.equal(extract["offence_group"], "Violence against the person")
    return pc.and_(is_violence, pc.fill_null(pc.invert(extract["domestic_abuse"]), False))


def among(rows, column, values):
    return np.isin(rows[column].to_numpy(zero_copy_only=False), list(values))


@pytest.fixture(scope="module")
def violence(incidents):
    return points_of(incidents.extract, without_domestic(incidents.extract))


@pytest.fixture(scope="module")
def drugs(incidents):
    return points_of(incidents.extract, pc.equal(incidents.extract["offence_group"], "Drug offences"))


@pytest.fixture(scope="module")
def grid(borough):
    return grid_over(shapely.union_all(list(borough.geography.areas.shapes)), 100)


@pytest.fixture(scope="module")
def survey(borough):
    return make_survey(borough)


@pytest.fixture(scope="module")
def shares(borough, survey):
    wards = borough.geography.wards
    return share_by_area(survey.answers, UNSAFE, YES, dict(zip(wards.codes, wards.names, strict=True)))


def test_every_planted_hotspot_is_hot(incidents, violence, grid):
    found = local_g(bin_points(violence[1], grid))
    for spot in incidents.truth.hotspots:
        cell = np.unravel_index(grid.locate(np.array([spot.x]), np.array([spot.y]))[0], grid.inside.shape)
        assert found.z[cell] > 0
        assert found.q[cell] < 0.05


def test_hotspots_of_two_years_hold_in_the_third(violence, grid):
    before = violence[1].chosen(violence[1].day < np.datetime64("2018-04-01").astype(int))
    after = violence[1].chosen(violence[1].day >= np.datetime64("2018-04-01").astype(int))
    chosen = hottest_cells(bin_points(before, grid).values, grid, 40)
    assert score(chosen, grid, after).pai_between.low > 5


def test_near_repeats_are_found_and_gone_without_those_that_were_planted(incidents, violence):
    rows, points = violence
    bands = distances((0, WITHIN_M, 300)), spans((0, WITHIN_DAYS + 1, 29))
    seen = near_repeats(points, *bands, permutations=99, seed=1)
    assert seen.p[0, 0] == 0.01
    assert seen.ratio[0, 0] > 1.1
    assert seen.p[1, 1] > 0.05
    planted = among(rows, "incident_id", [later for later, _ in incidents.truth.near_repeats])
    rest = near_repeats(points.chosen(~planted), *bands, permutations=99, seed=1)
    assert rest.p[0, 0] > 0.05
    # Each planted offence adds at least its own pair to what chance expects.
    assert seen.observed[0, 0] - seen.expected[0, 0] > 0.6 * len(incidents.truth.near_repeats)


def test_the_place_that_grew_hot_is_the_one_that_the_scan_names(incidents, grid):
    extract, spot = incidents.extract, incidents.truth.emerging
    robbery = pc.equal(extract["offence_group"], "Robbery")
    _, points = points_of(extract, pc.or_(without_domestic(extract), robbery))
    last = int(LAST_DAY.astype(int))
    found = scan_windows(points.chosen(points.day > last - 400), grid, last_day=last, seed=1, simulations=99)
    first, second = found.windows.to_pylist()[:2]
    assert first["p"] == 0.01
    assert first["west"] <= spot.x <= first["east"]
    assert first["south"] <= spot.y <= first["north"]
    assert second["p"] > 0.05


def test_drug_offences_come_first_in_the_markets_and_not_elsewhere(incidents, violence, drugs):
    markets = incidents.truth.markets
    (violent, violent_points), (dealt, dealt_points) = violence, drugs
    inside, drugs_inside = among(violent, "area_code", markets), among(dealt, "area_code", markets)
    options = {"within_m": WITHIN_M, "within_days": WITHIN_DAYS, "permutations": 99, "seed": 1}
    first, _, second = which_comes_first(
        dealt_points.chosen(drugs_inside), violent_points.chosen(inside), **options
    ).to_pylist()
    assert first["p_more"] == 0.01
    assert first["ratio"] > 1.4
    assert second["p_more"] > 0.05
    first, *_ = which_comes_first(
        dealt_points.chosen(~drugs_inside), violent_points.chosen(~inside), **options
    ).to_pylist()
    assert first["ratio"] < 1.15


def test_searches_explain_why_drugs_and_violence_share_areas_and_the_second_witness_stays(borough, incidents):
    """Planted: possession follows searches, searches follow violence. Overdoses follow the markets and no patrol."""
    witnesses = make_witnesses(borough)
    counts = {measure: {} for measure in (SEARCHES, OVERDOSES)}
    for row in witnesses.counts.to_pylist():
        counts.setdefault(row["measure"], {})[row["month"], row["area_code"]] = row["count"]
    violence = {
        (row["month"], row["area_code"]): row["count"]
        for row in borough.counts.to_pylist()
        if row["measure"] == VIOLENCE
    }
    dealt = incidents.extract.filter(pc.equal(incidents.extract["offence_group"], "Drug offences"))
    drugs = Counter(zip(dealt["period"].to_pylist(), dealt["area_code"].to_pylist(), strict=True))
    table = pa.table(
        {
            "month": [month for month, _ in violence],
            "area_code": [area for _, area in violence],
            "violence": list(violence.values()),
            "drugs": [drugs[cell] for cell in violence],
            "searches": [counts[SEARCHES][cell] for cell in violence],
            "witness": [counts[OVERDOSES].get(cell) for cell in violence],
        }
    )
    residents = {row["area_code"]: row["population"] for row in borough.population.to_pylist()}
    side_by_side = lay_side_by_side(table, residents, OVERDOSES)
    assert [str(month) for month in side_by_side.left_out] == [witnesses.truth.not_delivered[OVERDOSES]]
    violence, drugs, searches, witness = (
        getattr(side_by_side, name).sum(axis=1) / side_by_side.residents
        for name in ("violence", "drugs", "searches", "witness")
    )
    assert spearman(drugs, violence).low > 0.4
    alike = spearman(drugs, violence, searches)
    assert alike.low < 0 < alike.high
    assert spearman(drugs, witness, searches).low > 0


def test_intervals_of_the_survey_hold_the_true_share_in_most_wards(survey, shares):
    """95 of 100 intervals should; of 18, fewer than 14 would come by chance less than once in 500."""
    for estimate in (shares.areas, small_area_shares(shares).areas):
        held = [row["low"] <= survey.truth.unsafe[row["area_code"]] <= row["high"] for row in estimate.to_pylist()]
        assert sum(held) >= 14


def test_the_first_worry_is_the_planted_one_whoever_was_asked(survey):
    first, *_ = rank_worries(survey.answers, seed=1).worries.to_pylist()
    assert first["worry"] == max(survey.truth.worries, key=survey.truth.worries.get) == "drug-related behaviour"
    assert first["rank_high"] == 1
    assert first["low"] < survey.truth.worries[first["worry"]] < first["high"]


def test_the_wards_high_on_both_are_clear_and_those_high_on_one_are_not(borough, survey, shares):
    by_ward = count_fleetwater_places(borough, VIOLENCE, MONTHS, "ward")
    residents = Counter()
    for row in borough.population.to_pylist():
        residents[row["ward_code"]] += row["population"]
    counts = pa.table(
        {
            "area_code": by_ward["area"],
            "area_name": by_ward["name"],
            "count": by_ward["count"],
            "residents": [residents[code] for code in by_ward["area"].to_pylist()],
        }
    )
    impact = rates_by_area(counts, "Violence without domestic abuse, invented", MONTHS, spread=1.5)
    found = {row["area_code"]: row for row in impact_and_perception(impact, shares).areas.to_pylist()}
    wards = survey.truth.wards
    assert {code for code, row in found.items() if row["verdict"] == CLEAR} == set(wards.high_on_both)
    assert found[wards.hit_not_feared]["two_way"] == "above / below"
    assert found[wards.feared_not_hit]["two_way"] == "below / above"


def test_the_same_addresses_come_again(incidents, violence):
    """Of chance alone, two offences on one metre of the ground are rare; the doors of the hotspots were planted."""
    at_the_door = sum(spot.at_the_door for spot in incidents.truth.hotspots)
    share = repeat_places(violence[1]).share
    assert 0.6 * at_the_door < share * len(violence[1]) < 1.6 * at_the_door
