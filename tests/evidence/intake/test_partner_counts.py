"""Counts that partners give: hospitals, health statistics, area-month counts and figures. All of it is invented."""

import re

import pytest

from alongside.evidence.errors import FileRefused, UnknownFile

ISTV = {
    "month": "2019-03",
    "Site Code (of Treatment)": "FLT01",
    "Assault Method": "knife",
    "Assault Location Type": "street",
    "attendances": "7",
}
ECDS = {
    "month": "2025-09",
    "Organisation Site Identifier (of treatment)": "FLT01",
    "Emergency Care Injury Intent (SNOMED CT)": "assault",
    "Emergency Care Injury Mechanism (SNOMED CT)": "sharp object",
    "Emergency Care Place of Injury (SNOMED CT)": "street",
    "attendances": "12",
}
SHARP = {
    "month": "2019-03",
    "region": "London",
    "age_group": "all",
    "episode_type": "FAE",
    "episodes": "95",
    "suppressed": "False",
}
ENGLAND = {"financial_year": "2018/19", "month": "2019-03", "dimension": "all", "group": "all", "episodes": "365"}
DRUGS = {"measure": "hospital_admissions_misuse_100k", "year": "2018", "area": "Fleetwater", "value": "11.4"}
COUNTS = {
    "month": "2019-03",
    "area_code": "E05000128",
    "measure": "drug treatment",
    "count": "9",
    "publisher": "Health",
}
FIGURE = {"area_code": "E05000128", "figure": "exclusions per 1,000 pupils", "value": "3.5", "year": "2018",
          "publisher": "Schools"}  # fmt: skip


@pytest.mark.parametrize(("row", "source"), [(ISTV, "hospital_assaults_istv"), (ECDS, "hospital_assaults_ecds")])
def test_attendances_are_read_as_counts(reading, row, source):
    found = reading([row])
    assert found.told.source == source
    assert found.kept[0]["site_code"] == "FLT01"
    assert found.kept[0]["count"] == int(row["attendances"])
    assert found.kept[0]["age_band"] is None


def test_the_national_extracts_names_and_the_earlier_ones_are_known(reading):
    extract = {"EC_Injury_Intent_SNOMED_CT": "assault", "EC_Injury_Mechanism_SNOMED_CT": "blunt",
               "EC_Place_Of_Injury_SNOMED_CT": "school"}  # fmt: skip
    shared = {"month": "2025-09", "site_code": "FLT01", "attendances": "3"}
    assert reading([shared | extract]).kept[0]["place_of_injury"] == "school"
    assert (
        reading([shared | {"assault_method": "fist", "location_type": "pub"}]).kept[0]["assault_location_type"] == "pub"
    )


@pytest.mark.parametrize("heading", ["NHS number", "Date of Birth", "DOB", "Surname", "name", "Patient ID", "Postcode",
                                     "home_address", "E-mail", "Location text", "Assault Location Description",
                                     "ASSAULT METHOD OTHER DESCRIPTION", "EC_Place_Of_Injury_Latitude",
                                     "Emergency Care Place of Injury (Longitude)"])  # fmt: skip
@pytest.mark.parametrize("row", [ISTV, COUNTS, {"a": "1", "b": "2"}], ids=["hospital", "counts", "any"])
def test_a_file_about_people_is_refused_and_leaves_nothing(reading, tmp_path, row, heading):
    with pytest.raises(
        FileRefused, match=re.escape(f'columns about a person: "{heading}". Nothing was read')
    ) as refusal:
        reading([row | {heading: "4857773456"}])
    assert "4857773456" not in str(refusal.value)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "heading",
    [
        "Arrival date and time",
        "assault_date_time",
        "Arrival Time",
        "ARRIVAL DATE AND TIME AT ACCIDENT AND EMERGENCY DEPARTMENT",
        "EC_Injury_Date",
    ],
)
def test_a_list_of_attendances_is_refused(reading, heading):
    with pytest.raises(FileRefused, match="one row for each attendance"):
        reading([ISTV | {heading: "2019-03-04 18:30"}])


@pytest.mark.parametrize(
    ("written", "count", "state"),
    [
        ("0", 0, "shown"),
        ("12.0", 12, "shown"),
        ("*", None, "hidden"),
        ("<5", None, "hidden"),
        ("[c]", None, "hidden"),
        ("fewer than 5", None, "hidden"),
        ("1-4", None, "hidden"),
        ("", None, "missing"),
        ("[x]", None, "missing"),
        ("..", None, "missing"),
    ],
)
@pytest.mark.parametrize(("row", "column"), [(ISTV, "attendances"), (COUNTS, "count")], ids=["hospital", "counts"])
def test_hidden_and_missing_counts_are_kept_and_are_never_zero(reading, row, column, written, count, state):
    (kept,) = reading([row | {column: written}]).kept
    assert (kept["count"], kept["count_state"]) == (count, state)


@pytest.mark.parametrize("written", ["-1", "2.5", "many", "nan", "inf", "1e300"])
def test_what_is_no_count_is_set_aside(reading, written):
    bad = COUNTS | {"count": written}
    told = reading([bad, COUNTS | {"month": "2019-04"}, COUNTS | {"month": "2019-05"}]).told
    assert told.reasons == {'"count" is neither a whole number from 0 nor a sign for a hidden number': 1}


@pytest.mark.parametrize("measure", ["drug treatment", "antisocial behaviour", "ambulance call-outs"])
def test_every_partner_can_give_counts_by_area_and_month(reading, measure):
    found = reading([COUNTS | {"measure": measure}, COUNTS | {"measure": measure, "month": "2019-05"}])
    assert found.told.missing == ["2019-04"]
    assert found.told.areas == "Areas: wards before May 2022."
    assert found.told.told_apart["2019-03"] == [f"Health | {measure}"]


def test_a_row_that_stands_twice_is_refused(reading, tmp_path):
    with pytest.raises(FileRefused, match="2019-03, E05000128, drug treatment, Health stands in more than one row"):
        reading([COUNTS, COUNTS | {"count": "4"}])
    assert list((tmp_path / "store").rglob("*.*")) == []


def test_a_borough_beside_its_wards_is_refused(reading):
    with pytest.raises(FileRefused, match="different kinds of area, such as E05000128 and E09000007"):
        reading([COUNTS, COUNTS | {"area_code": "E09000007", "count": "40"}])
    assert reading([COUNTS, COUNTS | {"area_code": "E09000007", "measure": "call-outs"}]).told.areas.startswith(
        "Codes of ward and borough stand in one file"
    )


def test_districts_of_different_sorts_stand_beside_each_other(reading):
    assert reading([COUNTS | {"area_code": "E06000001"}, COUNTS | {"area_code": "E09000007"}]).told.rows_kept == 2


def test_suppressed_admissions_are_hidden_and_never_zero(reading):
    rows = [
        SHARP,
        SHARP | {"age_group": "0 to 9", "episodes": "", "suppressed": "True"},
        SHARP | {"age_group": "10 to 19", "episodes": ""},
    ]
    kept = {row["age_group"]: (row["count"], row["count_state"]) for row in reading(rows).kept}
    assert kept == {"all": (95, "shown"), "0 to 9": (None, "hidden"), "10 to 19": (None, "missing")}


def test_a_suppressed_cell_with_a_number_in_it_is_set_aside(reading):
    rows = [SHARP | {"suppressed": "True"}, SHARP, SHARP | {"region": "England"}]
    assert reading(rows).told.reasons == {'"suppressed" is True and "episodes" is given': 1}


def test_england_is_read_by_group(reading):
    (kept,) = reading([ENGLAND]).kept
    assert (kept["group_name"], kept["count"]) == ("all", 365)


def test_drug_harm_is_a_count_or_a_rate_and_a_jump_is_marked(reading):
    rows = [
        DRUGS,
        DRUGS | {"measure": "hospital_admissions_misuse", "year": "2020"},
        DRUGS | {"measure": "deaths_deaths_misuse", "value": ""},
    ]
    found = reading(rows)
    kept = {row["measure"]: (row["is_rate"], row["is_doubtful"], row["value"]) for row in found.kept}
    assert kept == {
        "hospital_admissions_misuse_100k": (True, False, 11.4),
        "hospital_admissions_misuse": (False, True, 11.4),
        "deaths_deaths_misuse": (False, False, None),
    }
    assert found.told.missing == ["2019"]


def test_a_missing_figure_is_not_zero(reading):
    (kept,) = reading([FIGURE | {"value": ""}]).kept
    assert (kept["period"], kept["value"]) == ("2018", None)


def test_weights_without_their_offences_are_refused_with_the_reason(reading):
    heading = ("police_uk_category", "n_weights", "weight_min", "weight_median", "weight_mean", "weight_max", "weights")
    with pytest.raises(FileRefused, match="have lost the offences they belong to"):
        reading([dict.fromkeys(heading, "1")])


WEIGHT = {"index_name": "ONS CSS 2023", "version": "2023", "level": "offence_code", "category": "1", "weight": "7979",
          "unit": "score"}  # fmt: skip


def test_weights_carry_their_version_and_an_offence_without_one_has_none(reading):
    found = reading([WEIGHT, WEIGHT | {"category": "51", "weight": ""}])
    assert {row["category"]: (row["version"], row["weight"]) for row in found.kept} == {
        "1": ("2023", 7979.0),
        "51": ("2023", None),
    }


CCHI = {"offence_subgroup": "Homicide", "offence_group": "Violence", "n_offence_codes": "3", "cchi_days_min": "730",
        "cchi_days_median": "5475", "cchi_days_mean": "3893.3", "cchi_days_max": "5475"}  # fmt: skip


def test_the_version_comes_from_the_files_name_or_the_file_is_refused(reading):
    (kept,) = reading([CCHI], name="cchi_2026_by_subgroup.csv").kept
    assert (kept["index_name"], kept["weight"], kept["unit"], kept["mps_minor"]) == ("CCHI 2026", 5475.0, "days", None)
    with pytest.raises(UnknownFile, match="neither its rows nor its name say which year"):
        reading([CCHI | {"cchi_days_min": "731"}], name="weights.csv")
