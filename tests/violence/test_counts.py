"""What is counted of Camden and of Fleetwater, and that nothing invented is drawn on a real place."""

from dataclasses import replace

import pytest

from alongside.evidence.errors import CountedTwice, PeriodRefused, PlaceRefused
from alongside.evidence.synthetic.fleetwater import make_fleetwater
from alongside.partnership.duty.claims import read_claims
from alongside.partnership.figures.codes import KNIFE_OFFENCES
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.pictures import draw_map
from alongside.partnership.violence.kinds import STATED_YEAR, Ground
from alongside.partnership.violence.open_files import read_wanted
from tests.violence.conftest import FILES, MONTHS, count, make_files


def values(snapshot, code):
    """What was counted under a code, the earliest period first."""
    found = sorted((count for count in snapshot.counts if count.code == code), key=lambda count: count.period)
    return [round(count.value, 1) for count in found]


def drawn_of(snapshot, code):
    (found,) = (drawn for drawn in snapshot.drawn if drawn.about.code == code)
    return found


def part(tmp_path, *absent):
    folder, store = make_files(tmp_path / "open"), tmp_path / "store"
    for name in absent:
        (folder / FILES[name]).unlink()
    return count(folder, store)


# Refusals


def test_invented_numbers_are_not_drawn_on_real_boundaries(by_hand, tmp_path):
    real_ground = read_wanted(make_files(tmp_path / "open"), tmp_path / "store").wards
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
    assert {drawn.about.code: drawn.ground for drawn in by_hand.drawn} == {
        codes.CAMDEN_MONTHS: Ground.NONE,
        codes.CAMDEN_WARDS: Ground.REAL,
    }
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
        (["borough"], {codes.AGAINST_THE_PERSON, codes.CAMDEN_INJURED}),
        (["police_uk"], {codes.WITH_SEXUAL_OFFENCES}),
        (["ward"], {codes.CAMDEN_WARDS}),
        (["boundaries"], {codes.CAMDEN_WARDS}),
        (
            ["borough", "police_uk"],
            {codes.AGAINST_THE_PERSON, codes.CAMDEN_INJURED, codes.WITH_SEXUAL_OFFENCES, codes.CAMDEN_MONTHS},
        ),
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
    (folder / "mps/borough-historical-again.csv").write_text(text + "ROBBERY,ROBBERY,Camden" + ",1" * 36 + "\n")
    with pytest.raises(CountedTwice, match="borough-historical-again"):
        count(folder, store)


# Fleetwater


def test_fleetwater_has_what_camden_stated(invented):
    assert values(invented, KNIFE_OFFENCES) == [574, 549, 526]
    assert {count.invented for count in invented.counts} == {True}
    assert all("invented" in drawn.about.title for drawn in invented.drawn)


def test_each_claim_about_violence_has_its_figure_for_its_period(invented):
    """But the one about residents' worry, which states no number."""
    counted_here = {(count.code, count.period) for count in invented.counts}
    claims = [claim for claim in read_claims().claims if claim.topic == "Violence" and claim.key != "residents-worry"]
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
