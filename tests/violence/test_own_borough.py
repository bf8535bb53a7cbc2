"""A partnership's own files are counted by the code that counts the invented borough, and to the same figures."""

from dataclasses import replace

import pytest

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN
from alongside.evidence.errors import FileRefused, NothingToCount, PeriodRefused, PlaceRefused
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Chosen, Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.synthetic.files import write_fleetwater
from alongside.evidence.synthetic.fleetwater import INJURY, KNIFE, VIOLENCE, count_fleetwater, make_fleetwater
from alongside.evidence.violence.definitions.applying import apply_definition
from alongside.partnership.figures.codes import DRUGS_WORRY_RANK, KNIFE_OFFENCES
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough import count_borough, counting, made_records
from alongside.partnership.violence.counts.borough.areas import areas
from alongside.partnership.violence.counts.borough.own import own_records
from alongside.partnership.violence.counts.borough.trends import trends
from alongside.partnership.violence.counts.borough.witness import witness
from alongside.partnership.violence.counts.borough.worries import worries
from alongside.partnership.violence.counts.borough.years import years
from alongside.partnership.violence.local_file import INJURY as OWN_INJURY
from alongside.partnership.violence.local_file import KNIFE as OWN_KNIFE
from alongside.partnership.violence.local_file import VIOLENCE as OWN_VIOLENCE
from alongside.partnership.violence.local_file import Words, read_local_file
from tests.violence.conftest import drawn_of, values
from tests.violence.own_borough import BOROUGH, read_sent, write_extract, write_squares

USUAL = {"A1": 14, "A2": 16, "A3": 30}


@pytest.fixture
def squares(tmp_path):
    return write_squares(tmp_path / "own")


@pytest.fixture
def records_of(squares, tmp_path):
    """Records of the three squares from an extract with so many offences a month in each."""

    def make(each_month, **more):
        read_file(write_extract(tmp_path / "offences.csv", each_month, **more), tmp_path / "store")
        return own_records(squares, Store(tmp_path / "store"))

    return make


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The three squares, counted whole from the police's extract alone."""
    home = tmp_path_factory.mktemp("usual")
    read_file(write_extract(home / "offences.csv", USUAL), home / "store")
    return count_borough(own_records(write_squares(home / "own"), Store(home / "store")))


# Refusals: the file that names the borough


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('name = "', "borough.toml is not TOML"),
        ('name = "A"', '"source" is missing'),
        (BOROUGH + 'nmae = "A"', '"nmae" is not a key of it. It has areas|"nmae" is not a key'),
        (BOROUGH + 'year_to = ""', '"year_to" is no text'),
        (BOROUGH + 'year_to = "March"', '"year_to" cannot be used. "March" is not a month'),
        (BOROUGH + 'invented = "no"', '"invented" is neither true nor false'),
        (BOROUGH + 'words = "mine"', '"words" is no table'),
        (BOROUGH + '[words]\nunsave = "x"', '"unsave" under .words. is not a key'),
        (BOROUGH + "[words]\nunsafe = 3", '"unsafe" under .words. is no text'),
        (BOROUGH + '[definitions]\nviolenze = "x"', '"violenze" under .definitions. is not a key'),
        (BOROUGH.replace("wards.geojson", "../wards.geojson"), "is no plain file name"),
    ],
)
def test_a_borough_that_is_named_wrongly_is_refused_with_the_key(tmp_path, text, refused):
    (tmp_path / "borough.toml").write_text(text)
    with pytest.raises(FileRefused, match=refused):
        read_local_file(tmp_path)


def test_without_its_file_nobody_knows_whose_records_they_are(tmp_path):
    with pytest.raises(FileRefused, match=r"There is no borough\.toml"):
        read_local_file(tmp_path)


def test_boundaries_that_are_not_there_are_named(squares, tmp_path):
    (squares / "wards.geojson").unlink()
    with pytest.raises(FileRefused, match=r"names wards\.geojson, which does not lie beside it"):
        own_records(squares, Store(tmp_path / "store"))


def test_small_areas_outside_every_ward_are_refused(squares, tmp_path):
    (squares / "wards.geojson").write_text((squares / "wards.geojson").read_text().replace("403000", "402100"))
    read_file(write_extract(tmp_path / "offences.csv", USUAL), tmp_path / "store")
    with pytest.raises(PlaceRefused, match="1 small areas lie in no ward, such as A3"):
        own_records(squares, Store(tmp_path / "store"))


def test_without_any_file_there_is_nothing_to_count(squares, tmp_path):
    with pytest.raises(NothingToCount, match="No file with months is read yet"):
        own_records(squares, Store(tmp_path / "store"))


# Refusals: small numbers of a partner's own records


def test_a_small_ward_has_no_rate_and_a_small_month_no_line(records_of):
    few = records_of({"A1": 3, "A2": 1})
    refused = " ".join(trends(few, {}).refused + years(few).refused)
    assert "The months of “Non-domestic violence” would tell a number under 5" in refused
    assert "a number under 5" in " ".join(witness(few).refused)


def test_a_sentence_with_a_small_number_in_it_is_not_told(records_of):
    one = records_of({"A1": 1}, months=Period(Month(2019, 1), Month(2019, 3)))
    found = apply_definition(one.definitions[OWN_VIOLENCE], one.extract, area="A", source="S", cut_on=one.cut_on)
    assert counting.sentence_of(found) == "Non-domestic violence, by month. Small numbers are not told."


def test_what_the_records_do_not_say_is_told_and_a_small_number_of_it_is_not(records_of, tmp_path):
    records_of(USUAL, months=Period(Month(2018, 5), Month(2019, 3)))
    for month, area, told in ((4, {"A1": 3}, "Of fewer than 5 more"), (3, USUAL, "Of 63 more")):
        one = Period(Month(2018, month), Month(2018, month))
        path = write_extract(tmp_path / f"{month}.csv", area, one, domestic_abuse="not known")
        read_file(path, tmp_path / "store")
        records = own_records(tmp_path / "own", Store(tmp_path / "store"))
        assert told in counting.series(records, OWN_VIOLENCE).definition


def test_hidden_numbers_of_a_partner_are_hidden_by_the_rule(usual):
    assert {count.rule for count in usual.counts} == {UNDER_FIVE_HIDDEN}
    assert {drawn.about.rule for drawn in usual.drawn} == {UNDER_FIVE_HIDDEN}


def test_a_month_that_the_extract_lacks_is_named_and_not_counted_as_zero(squares, tmp_path):
    for name, months in (
        ("a", Period(Month(2016, 4), Month(2018, 10))),
        ("b", Period(Month(2018, 12), Month(2019, 3))),
    ):
        read_file(write_extract(tmp_path / f"{name}.csv", USUAL, months), tmp_path / "store")
    records = own_records(squares, Store(tmp_path / "store"))
    with pytest.raises(PeriodRefused, match="lacks 2018-11"):
        counting.by_place(records, OWN_VIOLENCE, records.year, counting.WARD)
    quarters = counting.quarters_by_ward(records, OWN_VIOLENCE).to_pylist()
    assert [row["count"] for row in quarters[-4:]] == [None, None, 90, 90]


def test_two_extracts_of_one_month_are_never_added(squares, tmp_path):
    for number in (16, 17):
        read_file(write_extract(tmp_path / f"{number}.csv", USUAL | {"A2": number}), tmp_path / "store")
    refused = years(own_records(squares, Store(tmp_path / "store"))).refused
    assert all("Adding them would count twice" in sentence for sentence in refused)


# Counting


def test_the_invented_extract_counts_what_it_was_made_from():
    """526 knife offences: the truth that was put in (evidence/synthetic/fleetwater.py)."""
    records, borough = made_records(), make_fleetwater()
    for own, made in ((OWN_VIOLENCE, VIOLENCE), (OWN_INJURY, INJURY), (OWN_KNIFE, KNIFE)):
        assert counting.series(records, own).months.equals(count_fleetwater(borough, made).months)
    assert sum(counting.series(records, OWN_KNIFE).between(records.year)) == 526


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Fleetwater's files, read as a partnership's own."""
    folder = tmp_path_factory.mktemp("sent")
    write_fleetwater(make_fleetwater(), folder)
    return folder, read_sent(folder, folder / "store")


def test_fleetwaters_files_publish_the_figures_of_the_made_borough(sent, invented):
    snapshot = count_borough(own_records(*sent))
    assert snapshot.refused == ()

    def counts(found):
        return [(one.code, one.title, one.period, one.value, one.unit, one.uncertainty) for one in found.counts]

    assert counts(snapshot) == counts(invented)
    made = {drawn.about.code: drawn for drawn in invented.drawn}
    assert {drawn.about.code for drawn in snapshot.drawn} == made.keys()
    for drawn in snapshot.drawn:
        same = made[drawn.about.code]
        assert (drawn.about.title, drawn.about.period, drawn.ground) == (
            same.about.title,
            same.about.period,
            same.ground,
        )
        assert [*map(str, drawn.table.to_pylist())] == [*map(str, _with_years_as_text(same.table))], drawn.about.code


def _with_years_as_text(table):
    """Intake keeps a year as text."""
    return [row | ({"year": str(row["year"])} if "year" in row else {}) for row in table.to_pylist()]


def test_a_part_whose_file_was_not_sent_is_left_out_with_a_sentence(sent, invented):
    folder, store = sent
    police = Chosen(store.folder, store.files("force_extract"))
    snapshot = count_borough(own_records(folder, police))
    assert values(snapshot, KNIFE_OFFENCES) == values(invented, KNIFE_OFFENCES) == [574, 549, 526]
    assert {codes.WORRIES, codes.HOSPITAL, codes.WARD_RATES, codes.SERIOUSNESS}.isdisjoint(
        drawn.about.code for drawn in snapshot.drawn
    )
    told = " ".join(snapshot.refused)
    for what in ("survey of residents", "population by area", "weights of offences", "assault attendances"):
        assert f"No file is read of: {what}" in told
    survey = own_records(folder, Chosen(store.folder, store.files("residents_survey")))
    assert [count.code for count in worries(survey).counts] == [DRUGS_WORRY_RANK]
    assert worries(replace(survey, words=Words(drugs_worry="dragons"))).counts == ()
    assert "No file is read of: offences, a force's own extract" in " ".join(areas(survey).refused)


def test_a_real_borough_is_called_by_its_name_and_never_invented(usual):
    assert {count.invented for count in usual.counts} == {False}
    assert all("invented" not in drawn.about.title for drawn in usual.drawn)
    assert values(usual, codes.NON_DOMESTIC) == [720, 720]
    assert "Elmbridge End: violence without domestic abuse" in {count.title for count in usual.counts}
    assert drawn_of(usual, codes.NON_DOMESTIC_SMALL_AREAS).table["count"].to_pylist() == [168, 192, 360]
    assert {one.about.audience for one in usual.drawn if one.about.code in codes.PLACES} <= {Audience.COUNTING}
    assert "borough.toml does not say own_name and neighbours_publisher" in " ".join(usual.refused)


def test_the_year_can_be_named_and_nothing_later_is_counted(tmp_path):
    folder = write_squares(tmp_path / "own", 'year_to = "2018-12"\n')
    read_file(write_extract(tmp_path / "offences.csv", USUAL), tmp_path / "store")
    records = own_records(folder, Store(tmp_path / "store"))
    assert (records.year.words, records.months.last) == ("January 2018 to December 2018", Month(2018, 12))
    assert f"{records.cut_on}" == "2018-12-31"
