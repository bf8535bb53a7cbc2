import pytest

from alongside.evidence.errors import UnknownFile
from alongside.evidence.intake.catalogue import SOURCES, recognise
from alongside.evidence.intake.source import plain


def test_an_unknown_file_hears_what_was_seen_and_what_is_nearest():
    headings = ["Crime ID", "Month", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name", "Reported by", "x"]
    with pytest.raises(UnknownFile) as refusal:
        recognise("mine.csv", headings)
    assert '"Crime ID", "Month"' in str(refusal.value)
    assert "and more" in str(refusal.value)
    assert "street-level crime" in str(refusal.value)
    assert "lacks falls_within, crime_type, last_outcome_category" in str(refusal.value)


def test_a_wide_table_without_its_months_is_unknown():
    with pytest.raises(UnknownFile, match="one column for each period"):
        recognise("borough.csv", ["MajorText", "MinorText", "BoroughName", "2019-03"])


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        (["MajorText", "MinorText", "LookUp_BoroughName", "201903"], "mps_borough"),
        (["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", "201903"], "mps_ward"),
        (["LSOA Code", "LSOA Name", "Borough", "Major Category", "Minor Category", "202010"], "mps_lsoa"),
        (["Epoch", "Category", "Ward Name"], "camden_violence_by_ward"),
    ],
)
def test_files_are_known_by_their_headings(headings, name):
    assert recognise("a.csv", headings).name == name


def test_a_heading_is_made_plain():
    assert plain(" ethnicity_4+1 ") == "ethnicity_4_1"


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_says_what_each_column_means(source):
    assert source.needs
    assert source.unit
    assert source.words.endswith(f"({source.licence})")
    for column in source.columns:
        assert column.meaning
    names = {column.name for column in source.columns}
    assert source.cells or "period" in names
    assert names >= {*source.told_apart, *filter(None, [source.area_code, source.identity])}
