"""What is counted of Camden and of Fleetwater, and that nothing invented is drawn on a real place."""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from alongside.evidence.errors import CountedTwice, PeriodRefused, PlaceRefused
from alongside.evidence.periods import Month
from alongside.evidence.synthetic.fleetwater import make_fleetwater
from alongside.evidence.synthetic.wards import choose_wards
from alongside.evidence.violence.control_charts.decisions import Rebase
from alongside.partnership.duty.claims import read_claims
from alongside.partnership.figures.codes import KNIFE_OFFENCES
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough import fleetwater
from alongside.partnership.violence.counts.pictures import draw_map
from alongside.partnership.violence.kinds import STATED_YEAR, Ground
from alongside.partnership.violence.open_files import read_wanted
from tests.violence.conftest import FILES, MONTHS, count, drawn_of, make_files, values

CONTROL, ROLLING = (code.format(measure=codes.CAMDEN_PERSON) for code in (codes.CONTROL, codes.ROLLING))
FROM_THE_BOROUGH_TABLE = {
    CONTROL, ROLLING, codes.CAMDEN_SERIOUSNESS, codes.CAMDEN_ROBBERY, codes.CAMDEN_WEAPONS, codes.CAMDEN_DRUGS,
    *codes.CAMDEN_AMONG, *codes.CAMDEN_BOROUGH_RATES,
}  # fmt: skip
OF_OLD_WARDS = {codes.CAMDEN_WARD_RATES, codes.CAMDEN_DENOMINATORS}
LINKS = codes.CAMDEN_DRUG_LINKS[:2]  # fewer than 24 months have no lags


def codes_of(snapshot):
    return {count.code for count in snapshot.counts}


def part(tmp_path, *absent):
    folder, store = make_files(tmp_path / "open"), tmp_path / "store"
    for name in absent:
        (folder / FILES[name]).unlink()
    return count(folder, store)


# Refusals


def test_invented_numbers_are_not_drawn_on_real_boundaries(by_hand, tmp_path):
    real_ground = read_wanted(make_files(tmp_path / "open"), tmp_path / "store").ground["wards"]
    wards = drawn_of(by_hand, codes.CAMDEN_WARDS)
    with pytest.raises(PlaceRefused, match="invented numbers belong on invented ground alone"):
        draw_map(replace(wards.about, invented=True), wards.table, wards.words, real_ground)


def test_real_numbers_are_not_drawn_on_invented_ground(invented):
    wards = drawn_of(invented, codes.KNIFE_WARDS)
    with pytest.raises(PlaceRefused, match="Fleetwater ward"):
        draw_map(replace(wards.about, invented=False), wards.table, wards.words, make_fleetwater().geography.wards)


def test_a_missing_month_is_not_counted_as_zero(tmp_path):
    folder = make_files(tmp_path / "open", [month for month in MONTHS if month != "201805"])
    with pytest.raises(PeriodRefused, match="2018-05"):
        count(folder, tmp_path / "store")


# Camden


def test_camden_has_the_pinned_figures(real):
    """The README of the open data folder pins them."""
    assert values(real, codes.AGAINST_THE_PERSON) == [6_632, 6_766]
    assert values(real, codes.AGAINST_THE_PERSON_CHANGE) == [2.0]
    assert values(real, codes.WITH_SEXUAL_OFFENCES) == [7_216, 7_860]
    assert values(real, codes.WITH_SEXUAL_OFFENCES_CHANGE) == [8.9]
    assert values(real, codes.CAMDEN_INJURED) == [38.9, 37.3]


def test_camdens_wards_add_up_to_the_borough(real):
    wards = drawn_of(real, codes.CAMDEN_WARDS)
    assert wards.table.num_rows == 20
    assert sum(wards.table["count"].to_pylist()) == 6_766


def test_what_is_real_says_so_and_stands_on_real_ground(by_hand):
    assert {count.invented for count in by_hand.counts} == {False}
    on_a_map = {drawn.about.code for drawn in by_hand.drawn if drawn.ground is not Ground.NONE}
    assert on_a_map == {codes.CAMDEN_WARDS, codes.CAMDEN_WARD_YEARS, codes.CAMDEN_SMALL_AREAS}
    assert {drawn.ground for drawn in by_hand.drawn} == {Ground.NONE, Ground.REAL}
    assert by_hand.refused == ()
    credit = drawn_of(by_hand, codes.CAMDEN_WARDS).picture.credit
    assert "Contains OS data © Crown copyright and database right" in credit
    assert "Open Government Licence" in credit


def test_files_made_by_hand_are_counted_by_hand(by_hand):
    assert values(by_hand, codes.AGAINST_THE_PERSON) == [720, 720]
    assert values(by_hand, codes.WITH_SEXUAL_OFFENCES) == [840, 840]
    assert values(by_hand, codes.CAMDEN_INJURED) == [33.3, 33.3]
    assert drawn_of(by_hand, codes.CAMDEN_WARDS).table["count"].to_pylist() == [420, 300]


@pytest.mark.parametrize(
    ("absent", "gone"),
    [
        (["borough"], {codes.AGAINST_THE_PERSON, codes.CAMDEN_INJURED, *FROM_THE_BOROUGH_TABLE}),
        (["knife"], {codes.CAMDEN_KNIFE}),
        (["weights"], {codes.CAMDEN_SERIOUSNESS}),
        (["police_uk"], {codes.WITH_SEXUAL_OFFENCES, *OF_OLD_WARDS}),
        (["ward"], {codes.CAMDEN_WARDS, codes.CAMDEN_WARD_YEARS}),
        (["boundaries"], {codes.CAMDEN_WARDS, codes.CAMDEN_WARD_YEARS}),
        (
            ["borough", "police_uk"],
            {
                codes.AGAINST_THE_PERSON,
                codes.CAMDEN_INJURED,
                codes.WITH_SEXUAL_OFFENCES,
                codes.CAMDEN_MONTHS,
                *FROM_THE_BOROUGH_TABLE,
                *OF_OLD_WARDS,
            },
        ),
        (["small_areas"], {codes.CAMDEN_SMALL_AREAS, codes.CAMDEN_SMALL_AREA_RATES, codes.CAMDEN_CAUSES}),
        (["residents"], {*codes.CAMDEN_BOROUGH_RATES, codes.CAMDEN_SMALL_AREA_RATES, codes.CAMDEN_CAUSES, *LINKS}),
        (["old_wards"], OF_OLD_WARDS),
        (["deprivation"], {codes.CAMDEN_CAUSES}),
        (["survey"], {codes.CAMDEN_CONFIDENCE, codes.CAMDEN_CONFIDENCE_ALL}),
        (["street"], {*LINKS}),
        (["searches"], {*LINKS}),
        (["small_area_boundaries"], {codes.CAMDEN_SMALL_AREAS, *LINKS}),
    ],
)
def test_a_part_without_its_file_is_left_out_alone(by_hand, tmp_path, absent, gone):
    def names(snapshot):
        return {count.code for count in snapshot.counts} | {drawn.about.code for drawn in snapshot.drawn}

    assert {code.removesuffix("_change") for code in names(by_hand) - names(part(tmp_path, *absent))} == gone


def test_one_series_alone_is_drawn_as_one_line(tmp_path):
    months = drawn_of(part(tmp_path, "police_uk"), codes.CAMDEN_MONTHS)
    assert months.table.column_names == ["month", "against_the_person"]
    assert "two lines" not in months.picture.sentence


def test_a_ward_that_no_row_is_about_is_missing_and_not_zero(tmp_path):
    folder, store = make_files(tmp_path / "open"), tmp_path / "store"
    path = folder / FILES["ward"]
    path.write_text("\n".join(path.read_text().splitlines()[:2]) + "\n")
    wards = drawn_of(count(folder, store), codes.CAMDEN_WARDS)
    assert wards.table["count"].to_pylist() == [420, None]
    assert "missing" in wards.picture.svg


def test_a_corrected_file_takes_the_place_of_what_it_corrects(tmp_path):
    folder, store = make_files(tmp_path / "open"), tmp_path / "store"
    count(folder, store)
    path = folder / FILES["borough"]
    path.write_text(path.read_text().replace("Camden,40", "Camden,41", 1))
    assert values(count(folder, store), codes.AGAINST_THE_PERSON) == [720, 720]
    assert sum(drawn_of(count(folder, store), codes.CAMDEN_MONTHS).table["against_the_person"].to_pylist()) == 2_161


def test_two_files_of_the_same_months_are_not_added(tmp_path):
    folder, store = make_files(tmp_path / "open"), tmp_path / "store"
    text = (folder / FILES["borough"]).read_text()
    (folder / "mps/borough-historical-again.csv").write_text(text + "BURGLARY,BURGLARY,Camden" + ",1" * 36 + "\n")
    with pytest.raises(CountedTwice, match="borough-historical-again"):
        count(folder, store)


def test_camdens_knife_crime_since_2022_has_the_pinned_figures(real):
    """The README of the open data folder pins them."""
    assert values(real, codes.CAMDEN_KNIFE) == [378, 456, 598]
    (one, *_) = [count for count in real.counts if count.code == codes.CAMDEN_KNIFE]
    assert "526" in one.definition


def test_camdens_knife_crime_needs_its_own_file_alone(tmp_path):
    alone = part(tmp_path, *(name for name in FILES if name != "knife"))
    assert (codes_of(alone), values(alone, codes.CAMDEN_KNIFE)) == ({codes.CAMDEN_KNIFE}, [360, 360, 360])


# Fleetwater


def test_fleetwater_has_what_camden_stated(invented):
    assert values(invented, KNIFE_OFFENCES) == [574, 549, 526]
    assert {count.invented for count in invented.counts} == {True}
    assert all("invented" in drawn.about.title for drawn in invented.drawn)


def test_each_claim_about_violence_has_its_figure_for_its_period(invented):
    """But the one about residents' worry, which states no number."""
    counted_here = {(count.code, count.period) for count in invented.counts}
    claims = [claim for claim in read_claims().claims if claim.topic == "Violence" and claim.key != "residents-worry"]
    assert codes_of(invented) >= {claim.code for claim in read_claims().claims if claim.key == "residents-worry"}
    assert len(claims) == 4
    assert {(claim.code, claim.period) for claim in claims} <= counted_here
    assert {claim.period for claim in claims} == {STATED_YEAR}


def test_its_changes_carry_intervals_and_its_shares_are_not_written_as_changes(invented):
    rates = [count for count in invented.counts if count.counted is Counted.RATE]
    assert all(count.uncertainty for count in rates)
    assert {count.unit for count in rates if count.code == codes.INJURED} == {"per cent of these offences"}


def test_its_maps_have_18_wards_and_133_small_areas_on_invented_ground(invented):
    wards, areas = drawn_of(invented, codes.KNIFE_WARDS), drawn_of(invented, codes.NON_DOMESTIC_SMALL_AREAS)
    assert (wards.table.num_rows, areas.table.num_rows) == (18, 133)
    assert {wards.ground, areas.ground} == {Ground.INVENTED}
    assert sum(wards.table["count"].to_pylist()) == 526


def test_its_small_numbers_are_hidden_as_a_partners_own_would_be(invented):
    table = drawn_of(invented, codes.NON_DOMESTIC_SMALL_AREAS).table
    assert "hidden" in table["count_state"].to_pylist()
    assert min(count for count in table["count"].to_pylist() if count) >= 5


def test_a_wards_count_gives_no_small_area_inside_it_away(invented):
    """Taken from any table that says what the wards counted."""
    inside = defaultdict(list)
    for row in drawn_of(invented, codes.NON_DOMESTIC_SMALL_AREAS).table.to_pylist():
        inside[row["ward"]].append(row["count"])
    held_back = {ward for ward, counts in inside.items() if None in counts}
    assert held_back
    for code in (codes.WARD_RATES, codes.DENOMINATORS):
        wards = {row["name"]: row["count"] for row in drawn_of(invented, code).table.to_pylist()}
        for ward in held_back:
            assert inside[ward].count(None) >= 2
            assert wards[ward] - sum(count or 0 for count in inside[ward]) >= 5


def test_no_number_is_published_without_its_words(invented, by_hand):
    for snapshot in (invented, by_hand):
        for about in [*snapshot.counts, *(drawn.about for drawn in snapshot.drawn)]:
            assert about.unit
            assert about.definition
            assert about.source
            assert about.cut_on
            assert about.period
            assert about.inputs
            assert about.counted_by


# Further than two years


def test_camdens_harm_fell_while_its_number_rose(real):
    """987,315 and 1,015,720 days are pinned by the README of the open data folder, and so are the groups beside."""
    assert real.refused == ()
    rows = {row["name"]: row for row in drawn_of(real, codes.CAMDEN_SERIOUSNESS).table.to_pylist()}
    assert (rows["Harm in days"]["now"], rows["Harm in days"]["before"], rows["Harm in days"]["value"]) == (
        987_315, 1_015_720, -2.8,
    )  # fmt: skip
    assert rows["Number of offences"]["value"] == 2.0
    parts = rows["of it: more offences"]["value"] + rows["of it: a worse mix"]["value"]
    assert abs(parts - rows["Harm in days"]["value"]) < 0.11  # each rounded by itself
    assert values(real, codes.CAMDEN_ROBBERY) == [2_139, 1_688]
    assert values(real, codes.CAMDEN_WEAPONS) == [249, 217]
    assert values(real, codes.CAMDEN_DRUGS) == [1_327, 1_409]


def test_a_part_that_is_refused_is_told_and_keeps_no_other_back(tmp_path):
    folder = make_files(tmp_path / "open")
    path = folder / FILES["borough"]
    path.write_text("".join(line for line in path.read_text().splitlines(True) if not line.startswith("ROBBERY")))
    snapshot = count(folder, tmp_path / "store")
    assert len(snapshot.refused) == 2  # Camden's own, and Camden among the boroughs
    assert snapshot.refused[0].startswith("Robbery: no row is about")
    assert codes.CAMDEN_AMONG[0] in {drawn.about.code for drawn in snapshot.drawn}
    assert codes.CAMDEN_WEAPONS in codes_of(snapshot)


def test_nothing_of_fleetwater_is_refused(invented):
    assert invented.refused == ()


def test_fleetwaters_harm_rose_by_its_mix_and_not_by_its_number(invented):
    rows = {row["name"]: row for row in drawn_of(invented, codes.SERIOUSNESS).table.to_pylist()}
    assert rows["of it: a worse mix"]["value"] > 10 > abs(rows["of it: more offences"]["value"])
    assert rows["of it: more offences"]["low"] < 0 < rows["of it: more offences"]["high"]


def test_the_wards_made_to_be_high_on_both_are_clear_and_those_high_on_one_are_not(invented):
    rows = {row["area_code"]: row["verdict"] for row in drawn_of(invented, codes.NEIGHBOURHOODS).table.to_pylist()}
    planted = choose_wards(make_fleetwater())
    assert {rows[code] for code in planted.high_on_both} == {"clear"}
    assert {rows[planted.hit_not_feared], rows[planted.feared_not_hit]} == {"not both high"}


def test_drug_related_behaviour_is_the_first_worry(invented):
    rows = drawn_of(invented, codes.WORRIES).table.to_pylist()
    assert (rows[0]["name"], rows[0]["rank"]) == ("drug-related behaviour", 1)


def test_drugs_and_violence_go_together_less_with_searches_held_alike(invented):
    rows = drawn_of(invented, codes.DRUG_ASSOCIATIONS).table.to_pylist()
    raw, alike = rows[0], rows[1]
    assert raw["low"] > alike["high"]
    assert "None of this shows that drugs cause violence" in drawn_of(invented, codes.DRUG_LAGS).about.definition


def test_the_busy_centre_looks_worse_by_its_residents(invented):
    rows = drawn_of(invented, codes.DENOMINATORS).table.to_pylist()
    assert [row["area"] for row in rows if row["ranks_differ"]] == [choose_wards(make_fleetwater()).hit_not_feared]


def test_where_the_counting_changed_each_knife_picture_has_its_line(invented):
    for code in codes.KNIFE_KINDS:
        assert "the force counts in another way" in re.sub(
            "</text><text[^>]*>", " ", drawn_of(invented, code).picture.svg
        )


def test_a_decision_to_start_limits_anew_is_in_the_chart_and_its_sentence():
    decided = Rebase(Month(2017, 10), "Analyst, Community Safety", date(2019, 4, 1), "New counting rules.")
    chart = drawn_of(fleetwater({codes.BOROUGH_KNIFE: [decided]}), codes.CONTROL.format(measure=codes.BOROUGH_KNIFE))
    assert set(chart.table["limits"].to_pylist()) == {0, 1}
    assert "New counting rules. (Analyst, Community Safety, 1 April 2019)" in chart.picture.sentence
