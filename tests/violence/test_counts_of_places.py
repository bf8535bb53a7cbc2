"""What is counted from Fleetwater's exact points, and what stands beside its police's count."""

from alongside.evidence.synthetic.fleetwater import make_fleetwater
from alongside.evidence.synthetic.hospital import HospitalTruth
from alongside.evidence.synthetic.incidents import make_incidents
from alongside.partnership.figures.codes import KNIFE_OFFENCES
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence import codes
from alongside.partnership.violence.kinds import Ground
from tests.violence.conftest import drawn_of, values

# Beside the police's own count


def test_police_and_hospital_stand_beside_each_other_and_are_never_added(invented):
    drawn = drawn_of(invented, codes.HOSPITAL)
    rows = drawn.table.to_pylist()
    planted = HospitalTruth().attendances
    assert [sum(row["second"] for row in rows[n : n + 12]) for n in (0, 12, 24)] == list(planted)
    assert [sum(row["first"] for row in rows[n : n + 12]) for n in (0, 12, 24)] == [1_400, 1_446, 1_563]
    assert "never added" in drawn.picture.sentence


def test_young_months_are_less_whole_than_old_ones_and_no_count_is_told(invented):
    table = drawn_of(invented, codes.LATE).table
    whole = table["complete"].to_pylist()
    assert whole == sorted(whole)
    assert 90 < whole[0] < 97
    assert "counted_then" not in table.column_names


def test_fleetwater_is_compared_with_neighbours_that_are_invented_too(invented):
    for code, measure in zip(codes.NEIGHBOURS, (codes.NON_DOMESTIC, KNIFE_OFFENCES), strict=True):
        rows = drawn_of(invented, code).table.to_pylist()
        (own,) = (row for row in rows if row["borough"] == "Fleetwater (invented)")
        assert len(rows) == 9
        assert all("(invented)" in row["borough"] for row in rows)
        assert [own["before"], own["now"]] == values(invented, measure)[-2:]


def test_confidence_says_that_it_is_not_worry_and_that_no_sample_size_is_known(invented):
    drawn = drawn_of(invented, codes.CONFIDENCE)
    assert drawn.table.num_rows == 12
    for words in (
        "It does not ask what people fear",
        "The file holds no number of interviews",
        "the invented region 61%",
    ):
        assert words in drawn.picture.sentence, words
    assert "London" not in drawn.picture.sentence


# Places, from exact points


def test_cells_stand_in_classes_and_no_count_of_a_cell_is_published(invented):
    drawn = drawn_of(invented, codes.HOTSPOTS)
    assert drawn.table.column_names == ["name", "easting", "northing", "stands", "q"]
    assert drawn.table.num_rows == 53
    assert "far above" in drawn.table["stands"].to_pylist()
    assert min(drawn.table["q"].to_pylist()) > 0
    assert drawn.ground is Ground.INVENTED
    assert "53 of 602 cells of 200 metres have more than elsewhere" in drawn.picture.sentence


def test_the_busiest_of_the_places_made_to_be_hot_are_among_the_cells(invented):
    """A smaller one, with few offences a year in a quiet ward, can stay hidden in its cell's neighbourhood."""
    cells = drawn_of(invented, codes.HOTSPOTS).table.to_pylist()
    spots = sorted(make_incidents(make_fleetwater()).truth.hotspots, key=lambda spot: -spot.offences)
    found = [any(abs(c["easting"] - s.x) <= 200 and abs(c["northing"] - s.y) <= 200 for c in cells) for s in spots]
    assert all(found[: len(found) // 2]), found


def test_exact_places_are_for_workers_alone(invented):
    audiences = {drawn.about.code: drawn.about.audience for drawn in invented.drawn}
    assert {audiences[code] for code in codes.PLACES} == {Audience.COUNTING}
    assert [code for code, audience in audiences.items() if audience is not Audience.PUBLIC] == list(codes.PLACES)


def test_last_years_cells_held_and_say_how_sure(invented):
    rows = {row["name"].split(":")[0]: row for row in drawn_of(invented, codes.HOTSPOTS_HELD).table.to_pylist()}
    assert (rows["Hit rate"]["value"], rows["Hit rate"]["between"]) == (28.2, "27.0 to 29.4")
    assert rows["PAI"]["value"] > 2
    assert rows["PEI"]["between"] == "none is known"


def test_the_repeats_that_were_planted_are_found_and_no_farther_ones(invented):
    """Planted within 150 metres and 14 days."""
    rows = drawn_of(invented, codes.NEAR_REPEATS).table.to_pylist()
    found = [(row["metres"], row["days"]) for row in rows if row["q"] <= 0.05 and row["ratio"] > 1.05]
    assert found == [("[0, 100)", "[0, 7)"), ("[0, 100)", "[7, 14)")]


def test_the_place_that_grew_hot_is_told_and_no_other(invented):
    (row,) = drawn_of(invented, codes.SCAN).table.to_pylist()
    spot = make_incidents(make_fleetwater()).truth.emerging
    assert max(abs(row["easting"] - spot.x), abs(row["northing"] - spot.y)) <= row["side"] / 2
    assert row["p"] <= 0.01


def test_drug_offences_and_violence_keep_what_chance_gives_beside_them(invented):
    """Drug offences of Fleetwater were made to gather where police searched; the two kinds' own gathering is told."""
    drawn = drawn_of(invented, codes.COLOCATION)
    rows = drawn.table.to_pylist()
    assert [row["metres"] for row in rows] == [100, 200] * 2
    assert all(row["chance_low"] <= 1 <= row["chance_high"] for row in rows)
    assert min(row["p"] for row in rows) >= 2 / 200
    assert "It says nothing of which came first" in drawn.about.definition
    assert drawn.about.how.simulations == 199


def test_drugs_come_before_violence_more_than_chance_gives(invented):
    drawn = drawn_of(invented, codes.PAIR_ORDER)
    first, _, last = drawn.table.to_pylist()
    assert first["observed"] > first["chance_high"]
    assert first["p_more"] < last["p_more"]
    assert "Order is not cause" in drawn.about.definition
