"""Surveys, population and lookups. Everything here is invented except codes of areas."""

import pytest

from alongside.evidence.errors import FileRefused, ShiftedColumns
from alongside.evidence.intake.area_figures import IMD_2019
from alongside.evidence.intake.population import LSOA_POPULATION

PAS = {"Date": "2018-12-31", "Survey": "PAS", "Borough": "Camden", "Measure": "Trust MPS", "Proportion": "0.81",
       "MPS": "0.8"}  # fmt: skip
ANSWER = {"period": "2019-03", "respondent_id": "R-900", "weight": "1.25", "area_code": "E05000128",
          "question": "feels_unsafe_after_dark", "answer": "yes"}  # fmt: skip
PEOPLE = {"area_code": "E05000128", "ward_code": "", "residents": "13000", "daytime": "21000", "year": "2019"}
LOOKUP = {"LSOA11CD": "E01000842", "LSOA11NM": "A", "LSOA21CD": "E01033784", "LSOA21NM": "B", "CHGIND": "S"}
WARD_LOOKUP = {"LSOA21CD": "E01000842", "LSOA21NM": "A", "WD24CD": "E05013652", "WD24NM": "Belsize"}
GLA = {"Code": "E05000128", "Borough": "Camden", "Ward_Name": "Belsize", "Year": "2019", "Population": "13000",
       "Hectares": "83.1"}  # fmt: skip


def test_a_quarter_goes_by_its_last_month_and_missing_quarters_are_named(reading):
    found = reading([PAS, PAS | {"Date": "2019-09-30", "MPS": ""}])
    assert found.told.missing == ["2019-03", "2019-06"]
    assert [(row["period"], row["share"], row["london_share"]) for row in found.kept] == [
        ("2018-12", 0.81, 0.8),
        ("2019-09", 0.81, None),
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"Date": "2018-12-30"}, '"Date" is not the last day of a quarter'),
        ({"Date": "2018-11-30"}, '"Date" is not the last day of a quarter'),
        ({"Date": "31/12/2018"}, '"Date" is not a day written as YYYY-MM-DD'),
        ({"Proportion": "81"}, '"Proportion" is not between 0 and 1'),
        ({"Proportion": "0,81"}, '"Proportion" is not a number'),
        ({"MPS": "80"}, '"MPS" is not between 0 and 1'),
    ],
)
def test_an_answer_that_cannot_be_is_set_aside(reading, changed, reason):
    told = reading([PAS | changed, PAS | {"Measure": "a"}, PAS | {"Measure": "b"}]).told
    assert told.reasons == {reason: 1}


def test_a_missing_share_is_kept_as_missing(reading):
    assert reading([PAS | {"Proportion": ""}]).kept[0]["share"] is None


def test_nobody_who_answered_can_be_told_from_what_is_kept(reading, tmp_path):
    rows = [
        ANSWER,
        ANSWER | {"question": "worry", "answer": "burglary"},
        ANSWER | {"respondent_id": "R-100", "answer": ""},
        ANSWER | {"respondent_id": "R-900", "period": "2019-04"},
        ANSWER | {"respondent_id": "R-555", "weight": "0"},
        ANSWER | {"respondent_id": "R-555", "weight": "none"},
        ANSWER | {"respondent_id": "", "question": "x"},
    ]
    found = reading(rows)
    assert [(row["period"], row["respondent_number"], row["question"], row["answer"]) for row in found.kept] == [
        ("2019-03", 1, "feels_unsafe_after_dark", "yes"),
        ("2019-03", 1, "worry", "burglary"),
        ("2019-03", 2, "feels_unsafe_after_dark", None),
        ("2019-04", 1, "feels_unsafe_after_dark", "yes"),
    ]
    assert found.told.reasons == {'"weight" is not a number above 0': 2, '"respondent_id" is empty': 1}
    assert [line.split(",")[1] for line in found.rejects.splitlines()] == ["respondent_id", "1", "1", ""]
    for path in (tmp_path / "store").rglob("*.*"):
        assert b"R-900" not in path.read_bytes()


def test_a_file_of_one_month_without_rejects_keeps_no_id_either(reading):
    assert [row["respondent_number"] for row in reading([ANSWER]).kept] == [1]


def test_population_keeps_missing_daytime_as_missing(reading):
    found = reading([PEOPLE, PEOPLE | {"area_code": "E05000129", "daytime": ""}])
    assert [(row["residents"], row["daytime"], row["ward_code"]) for row in found.kept] == [
        (13_000, 21_000, None),
        (13_000, None, None),
    ]


def test_an_area_twice_in_a_year_is_refused(reading):
    with pytest.raises(FileRefused, match="2019, E05000128 stands in more than one row"):
        reading([PEOPLE, PEOPLE | {"residents": "1"}])


def test_wards_beside_their_small_areas_are_refused(reading):
    with pytest.raises(FileRefused, match="2019 has rows of different kinds of area"):
        reading([PEOPLE, PEOPLE | {"area_code": "E01000842"}])


def test_ward_projections_are_yearly(reading):
    found = reading([GLA, GLA | {"Year": "2021"}])
    assert found.told.missing == ["2020"]
    assert found.kept[0]["hectares"] == 83.1


def test_a_mid_year_file_takes_its_year_from_its_name(reading):
    row = dict.fromkeys(LSOA_POPULATION.needs, "10") | {"lsoa11cd": "E01000842", "persons_65": "3"}
    found = reading([row], name="lsoa_mid2019_age.csv")
    assert (found.kept[0]["period"], found.kept[0]["residents"]) == ("2019", 10)
    assert (found.kept[0]["residents_65_over"], found.kept[0]["females_0_15"]) == (3, 10)
    assert found.told.areas == "Areas: LSOA 2011, as the headings say."


def test_deprivation_is_kept_by_index(reading):
    row = dict.fromkeys(IMD_2019.needs, "1") | {"lsoa_code_2011": "E01000842", "income_score_rate": "0.086"}
    (kept,) = reading([row]).kept
    assert (kept["period"], kept["income_score"], kept["imd_rank"], kept["residents_2015"]) == ("2019", 0.086, 1, 1)


def test_a_lookup_with_shifted_columns_is_refused(reading):
    with pytest.raises(ShiftedColumns, match='"CHGIND" is none of U, S, M, X'):
        reading([LOOKUP | {"CHGIND": "E01000842"}])


def test_lookups_are_kept_pair_by_pair(reading):
    other = LOOKUP | {"LSOA21CD": "E01033785"}
    assert [row["lsoa_2021"] for row in reading([LOOKUP, other]).kept] == ["E01033784", "E01033785"]
    assert reading([WARD_LOOKUP]).kept[0]["ward_code"] == "E05013652"
