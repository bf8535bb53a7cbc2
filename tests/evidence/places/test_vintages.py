import pytest

from alongside.evidence.places.vintages import vintage_of

OLD_WARD, NEW_WARD, MID_WARD = "E05000128", "E05013652", "E05009317"
EITHER_LSOA, LSOA_2021 = "E01000842", "E01033784"


@pytest.mark.parametrize(
    ("codes", "labels", "mixed", "says"),
    [
        ([], (), False, "No LSOA or ward codes"),
        (["W01000001", None, ""], (), False, "No LSOA or ward codes"),
        ([EITHER_LSOA], (), False, "2011 and in 2021 alike"),
        ([EITHER_LSOA, LSOA_2021], ("LSOA 2021",), False, "Areas: LSOA 2021"),
        ([OLD_WARD, None], ("wards before May 2022",), False, "wards before May 2022"),
        ([NEW_WARD, MID_WARD], ("wards since May 2022",), False, "wards since May 2022"),
        ([OLD_WARD, NEW_WARD], ("wards before May 2022", "wards since May 2022"), True, "no one boundary file fits"),
        ([MID_WARD], (), False, "several vintages"),
    ],
)
def test_the_codes_tell_their_vintage(codes, labels, mixed, says):
    vintage = vintage_of(codes)
    assert (vintage.labels, vintage.is_mixed) == (labels, mixed)
    assert says in vintage.sentence


def test_new_codes_in_records_that_begin_earlier_are_called_mixed():
    assert vintage_of([EITHER_LSOA, LSOA_2021], "2010-12", "2022-12").is_mixed
    assert not vintage_of([EITHER_LSOA, LSOA_2021], "2022-01", "2022-12").is_mixed


BOROUGH, MSOA = "E09000007", "E02000166"


@pytest.mark.parametrize(
    ("codes", "declared", "labels", "mixed", "says"),
    [
        ([EITHER_LSOA], "LSOA 2011", ("LSOA 2011",), False, "as the headings say"),
        ([EITHER_LSOA, LSOA_2021], "LSOA 2011", ("LSOA 2011", "LSOA 2021"), True, "but codes of LSOA 2021 are there"),
        ([LSOA_2021], "LSOA 2021", ("LSOA 2021",), False, "as the headings say"),
        ([BOROUGH], "", (), False, "Areas: borough"),
        ([MSOA], "", (), False, "Areas: MSOA"),
        ([BOROUGH, OLD_WARD], "", ("wards before May 2022",), True, "Codes of ward and borough stand in one file"),
    ],
)
def test_kinds_and_headings_are_told(codes, declared, labels, mixed, says):
    vintage = vintage_of(codes, declared=declared)
    assert (vintage.labels, vintage.is_mixed) == (labels, mixed)
    assert says in vintage.sentence
