"""Camden beside London, by its residents, beside deprivation, and drugs beside its violence: from open files."""

import pytest

from alongside.evidence.violence.causes import CIRCULAR
from alongside.partnership.violence import codes
from tests.violence.conftest import FILES, count, drawn_of, make_files
from tests.violence.further_files import OTHER_BOROUGHS

PERSON, INJURY, ROBBERY = range(3)


def rows_of(snapshot, code, by="name"):
    return {row[by]: row for row in drawn_of(snapshot, code).table.to_pylist()}


def told(tmp_path, file, change):
    """Count with one file changed."""
    folder = make_files(tmp_path / "open")
    path = folder / FILES[file]
    path.write_text(change(path.read_text()))
    return count(folder, tmp_path / "store")


# Refusals


def test_wards_of_another_vintage_are_not_held_against_residents(tmp_path):
    snapshot = told(tmp_path, "old_wards", lambda text: text.replace("Bloomsbury", "Holborn"))
    (sentence,) = snapshot.refused
    assert "such as Bloomsbury" in sentence
    assert "Areas of two vintages are never mixed" in sentence
    assert codes.CAMDEN_WARD_RATES not in {drawn.about.code for drawn in snapshot.drawn}


def test_a_borough_without_residents_keeps_its_change_and_no_rate(tmp_path):
    snapshot = told(tmp_path, "residents", lambda text: text.replace("Sutton", "Elsewhere"))
    drawn = {one.about.code for one in snapshot.drawn}
    assert set(codes.CAMDEN_AMONG) <= drawn
    assert not set(codes.CAMDEN_BOROUGH_RATES) & drawn
    assert all("such as Sutton" in sentence for sentence in snapshot.refused)


def test_months_without_places_of_searches_are_left_out_and_named(by_hand):
    sentence = drawn_of(by_hand, codes.CAMDEN_DRUG_LINKS[0]).picture.sentence
    assert "Left out, because a count is missing: January 2016, March 2016, March 2017." in sentence
    assert "Lags need 24 months and are not shown." in sentence


# Camden beside London


def test_camden_is_held_against_london_without_camden(by_hand):
    """By hand: five others with half of Camden's 60 a month each are 150 a month, or 1,800 a year."""
    rows = drawn_of(by_hand, codes.CAMDEN_AMONG[PERSON]).table.to_pylist()
    assert [row["name"] for row in rows[:2]] == ["Camden", "London without Camden"]
    assert [(row["before"], row["now"]) for row in rows[:2]] == [(720, 720), (1_800, 1_800)]
    assert {row["name"] for row in rows[2:]} == set(OTHER_BOROUGHS)
    assert all(row["low"] < row["change"] < row["high"] for row in rows)


def test_pictures_show_camden_and_its_neighbours_and_tables_show_all(by_hand):
    for code in (codes.CAMDEN_AMONG[PERSON], codes.CAMDEN_BOROUGH_RATES[PERSON]):
        drawn = drawn_of(by_hand, code)
        assert "Islington" in drawn.picture.svg
        assert "Sutton" not in drawn.picture.svg
        assert "Sutton" in drawn.table["name"].to_pylist()


def test_rates_of_boroughs_say_whose_residents_and_how_sure_the_place_is(by_hand):
    """By hand: 180 robberies of 10,000 residents are 18 per 1,000."""
    camden = rows_of(by_hand, codes.CAMDEN_BOROUGH_RATES[ROBBERY])["Camden"]
    assert (camden["rate"], camden["residents"], camden["rank"]) == (18.0, 10_000, 1)
    about = drawn_of(by_hand, codes.CAMDEN_BOROUGH_RATES[ROBBERY])
    assert "middle of 2019" in about.about.definition
    assert "Camden's place is 1 of 6, between 1 and 1." in about.picture.sentence
    assert "busy centres look worse" in about.picture.sentence
    assert about.about.how.seed is not None


def test_camdens_robbery_fell_while_londons_rose(real):
    """1,688 and 2,139 are pinned by the README of the open data folder."""
    rows = rows_of(real, codes.CAMDEN_AMONG[ROBBERY])
    assert (rows["Camden"]["now"], rows["Camden"]["before"]) == (1_688, 2_139)
    assert rows["Camden"]["high"] < 0 < rows["London without Camden"]["low"]
    assert len(rows) == 33
    rates = rows_of(real, codes.CAMDEN_BOROUGH_RATES[PERSON])
    assert (len(rates), rates["Camden"]["count"], rates["Camden"]["residents"]) == (32, 6_766, 270_029)


# Wards and small areas


def test_old_wards_stand_by_number_by_residents_and_by_size(by_hand):
    """By hand: 45 a month of 10,000 residents are 54 per 1,000; 25 a month of 5,000 are 60."""
    rates = rows_of(by_hand, codes.CAMDEN_WARD_RATES)
    assert {name: row["rate"] for name, row in rates.items()} == {"Belsize": 54.0, "Bloomsbury": 60.0}
    by_size = rows_of(by_hand, codes.CAMDEN_DENOMINATORS)
    assert {name: row["per_km2"] for name, row in by_size.items()} == {"Belsize": 675.0, "Bloomsbury": 300.0}
    assert "per_1000_daytime" not in by_size["Belsize"]
    assert "people there by day" not in drawn_of(by_hand, codes.CAMDEN_DENOMINATORS).about.definition
    assert "projection of an older round" in drawn_of(by_hand, codes.CAMDEN_WARD_RATES).about.definition


def test_camdens_18_old_wards_have_the_pinned_year(real):
    """7,860 in the twelve months to March 2019 are pinned by the README of the open data folder."""
    rows = rows_of(real, codes.CAMDEN_WARD_RATES)
    assert (len(rows), sum(row["count"] for row in rows.values())) == (18, 7_860)
    assert all(row["rank_low"] <= row["rank"] <= row["rank_high"] for row in rows.values())


def test_small_areas_have_their_map_their_rates_and_how_sure_the_places_are(real):
    """6,849 in 2018 are pinned by the README of the open data folder."""
    counts = drawn_of(real, codes.CAMDEN_SMALL_AREAS).table["count"].to_pylist()
    assert (len(counts), sum(counts)) == (133, 6_849)
    rates = drawn_of(real, codes.CAMDEN_SMALL_AREA_RATES)
    assert sum(rates.table["residents"].to_pylist()) == 270_029
    assert rates.table["rank"].to_pylist()[:3] == [1, 2, 3]
    assert "Drawn are the 15 highest." in rates.picture.sentence
    assert "areas could be" in rates.picture.sentence


def test_deprivation_is_told_of_areas_and_the_crime_domain_as_circular(real):
    drawn = drawn_of(real, codes.CAMDEN_CAUSES)
    rows = {row["name"]: row for row in drawn.table.to_pylist()}
    assert len(rows) == 8
    assert {row["areas"] for row in rows.values()} == {133}
    assert [name for name, row in rows.items() if CIRCULAR in row["note"]] == [
        "Crime domain, itself made from recorded crime, score"
    ]
    assert "ecological fallacy" in drawn.picture.sentence


# Confidence, and drugs


def test_confidence_is_not_called_perception_and_has_no_interval_of_its_own(by_hand):
    line = drawn_of(by_hand, codes.CAMDEN_CONFIDENCE)
    assert [row["count"] for row in line.table.to_pylist()] == [60.0, 55.0]
    assert [row["london"] for row in line.table.to_pylist()] == [62.0, 62.0]
    for words in ("no measure of the perception of violence", "no interval can be worked out", "100 people"):
        assert words in line.picture.sentence
    every = drawn_of(by_hand, codes.CAMDEN_CONFIDENCE_ALL)
    assert every.picture is None
    assert every.table.column_names == ["measure", "share", "london_share"]
    assert {row["measure"]: row["share"] for row in every.table.to_pylist()} == {
        "Good Job local": 55.0,
        "Trust MPS": 70.0,
    }
    assert "100 people a borough and quarter" in every.about.definition


def test_all_eight_questions_of_the_police_survey_stand_beside_london(real):
    assert drawn_of(real, codes.CAMDEN_CONFIDENCE).table.num_rows == 33
    assert drawn_of(real, codes.CAMDEN_CONFIDENCE_ALL).table.num_rows == 8


def test_drugs_and_violence_go_together_less_with_searches_held_alike_and_prove_nothing(real):
    drawn = drawn_of(real, codes.CAMDEN_DRUG_LINKS[0])
    rows, definition = drawn.table.to_pylist(), drawn.about.definition
    assert rows[0]["value"] > rows[1]["value"] > 0
    assert "133 areas, June 2016 to December 2017" in drawn.picture.sentence
    assert "None of this shows that drugs cause violence" in definition
    assert "No witness other than the police was given" in definition
    assert "moved to shared points" in definition


@pytest.mark.parametrize("code", [*codes.CAMDEN_AMONG, *codes.CAMDEN_DRUG_LINKS[:2], codes.CAMDEN_SMALL_AREAS])
def test_open_counts_are_shown_as_they_were_recorded(by_hand, code):
    about = drawn_of(by_hand, code).about
    assert (about.rule.name, about.invented) == (by_hand.counts[0].rule.name, False)
    assert "hidden" not in str(drawn_of(by_hand, code).table.to_pylist())
