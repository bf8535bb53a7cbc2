"""Every file of the open data is read or refused. Row counts, gaps and traps: the open data folder's own README."""

import duckdb
import pytest

from alongside.evidence.errors import EvidenceError, FileRefused, PlaceRefused
from alongside.evidence.intake.opening import ENDINGS
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.places.boundaries import read_boundaries

LSOA_2011 = "Areas: LSOA 2011, as the headings say."
FILES = [
    ("police_uk/camden_api_sample_2019-06.csv.gz", "camden_on_street_crime", 4_075, {}),
    (
        "police_uk/camden_burglary_2010-12_2022-12.csv.gz",
        "police_uk_street",
        33_364,
        {"missing": [], "areas": "LSOA codes of 2021 in records that begin before then: 2011 and 2021 areas may be "
         "mixed."},
    ),
    ("police_uk/camden_stop-and-search_2016-06_2019-02.csv.gz", "police_uk_stop_and_search", 13_771, {}),
    (
        "police_uk/camden_street_2016-01_2017-12.csv.gz",
        "police_uk_street",
        83_018,
        {"missing": ["2016-03"], "repeated_ids": 2_344},
    ),
    ("police_uk/camden_violence_by_ward_2015-01_2019-12.csv.gz", "camden_violence_by_ward", 35_140, {"missing": []}),
    ("police_uk/city-of-london_street_2018-04_2020-11.csv.gz", "police_uk_street", 22_111, {"unplaced": 1_699}),
    ("police_uk/london_street_2016-01_2017-12.parquet", "police_uk_api_street", 1_452_818, {"repeated_ids": 0}),
    ("police_uk/metropolitan_stop-and-search_2017-01_2017-12.csv.gz", "police_uk_stop_and_search", 126_924, {}),
    (
        "police_uk/metropolitan_stop-and-search_2018-01_2018-12.csv.gz",
        "police_uk_stop_and_search",
        149_284,
        {"mostly_unplaced": ["2018-02", "2018-03"]},
    ),
    ("police_uk/metropolitan_stop-and-search_2019-01_2019-02.csv.gz", "police_uk_stop_and_search", 36_390, {}),
    ("mps/custody.parquet", "mps_custody", 32_870, {}),
    ("mps/homicide.parquet", "mps_homicide_proceedings", 4_512, {}),
    ("mps/homicide_victims_2003_2023.csv", "mps_homicide_victims", 2_912, {}),
    ("mps/knife-crime_borough-and-snt_2022-03_2025-02.parquet", "mps_knife_dashboard", 44_052, {"missing": []}),
    ("mps/knife_crime_by_police_force_2009_2020.csv", "force_knife_yearly", 479, {}),
    ("mps/lsoa_annual_counts_2011_2021.csv.gz", "mps_lsoa_yearly", 62_777, {"missing": []}),
    ("mps/recorded-crime-borough-historical.parquet", "mps_borough", 1_085, {"missing": []}),
    ("mps/recorded-crime-ward-historical.parquet", "mps_ward", 21_118, {"areas": "Areas: wards since May 2022."}),
    ("perception/pas_borough_2014-12_2022-12.csv.gz", "mopac_public_attitudes", 8_288, {"missing": []}),
    ("perception/pas_london_total_2014-12_2022-12.csv.gz", "mopac_public_attitudes", 259, {"missing": []}),
    ("severity/cchi_2026_by_offence_subgroup.csv", "cchi_subgroups", 23, {"periods": {"2026": 23}}),
    (
        "health/drug_admissions_and_deaths_local_authority_2009_2020.csv.gz",
        "drug_admissions_and_deaths",
        15_264,
        {"missing": []},
    ),
    (
        "health/hospital_sharp_object_assault_region_monthly_2012_2022.csv.gz",
        "nhs_sharp_object_regions",
        30_658,
        {"missing": []},
    ),
    (
        "health/hospital_sharp_object_assault_england_monthly_2012_2022.csv.gz",
        "nhs_sharp_object_england",
        1_320,
        {"missing": []},
    ),
    ("geo/lookup_lsoa11_lsoa21_london.csv.gz", "lookup_lsoa_2011_to_2021", 5_016, {}),
    ("geo/lookup_lsoa21_ward24_london.csv.gz", "lookup_lsoa_2021_to_ward_2024", 4_994, {}),
    ("deprivation/imd2019_london_lsoa.csv.gz", "imd_2019", 4_835, {"areas": LSOA_2011}),
    ("population/lsoa_mid2019_broad_age_london.csv.gz", "ons_lsoa_population", 4_835, {"areas": LSOA_2011}),
    ("population/lsoa_mid2020_broad_age_london.csv.gz", "ons_lsoa_population", 4_835, {"periods": {"2020": 4_835}}),
    (
        "population/london_ward_population_2011_2050.csv.gz",
        "gla_ward_population",
        24_960,
        {"areas": "Areas: wards before May 2022.", "missing": []},
    ),
]  # fmt: skip
REFUSED = {
    "severity/ons_css_weights_by_policeuk_category_unlabelled.csv": "lost the offences they belong to",
    "geo/camden_lsoa_2011.topojson": "TopoJSON",
}
FOLDERS = ("police_uk", "mps", "perception", "severity", "health", "geo", "deprivation", "population")


@pytest.mark.parametrize(("name", "source", "rows", "known"), FILES, ids=[name for name, *_ in FILES])
def test_every_open_file_is_read_whole(open_data, tmp_path, name, source, rows, known):
    read = read_file(open_data / name, tmp_path)
    assert (read.source, read.rows_read, read.rows_kept, read.rows_set_aside) == (source, rows, rows, 0)
    assert {key: getattr(read, key) for key in known} == known


@pytest.mark.parametrize(("name", "says"), REFUSED.items())
def test_what_cannot_be_used_is_refused_with_its_reason(open_data, tmp_path, name, says):
    read = read_boundaries if name.endswith("json") else lambda path: read_file(path, tmp_path / "store")
    with pytest.raises(EvidenceError, match=says) as refusal:
        read(open_data / name)
    assert isinstance(refusal.value, FileRefused | PlaceRefused)


def test_no_file_is_left_out(open_data):
    """Boundaries are read in tests/evidence/places/test_boundaries.py."""
    there = {f"{d}/{p.name}" for d in FOLDERS for p in (open_data / d).iterdir()}
    left = there - {name for name, *_ in FILES} - REFUSED.keys()
    assert {name for name in left if not name.endswith((".geojson", ".geojson.gz"))} == set()


@pytest.mark.parametrize("folder", ["incidents", "linkage"])
def test_other_open_files_are_refused_and_never_half_read(open_data, tmp_path, folder):
    """Other countries' incidents and invented people: known to no source, so each gets its sentence."""
    for path in sorted((open_data / folder).iterdir()):
        with pytest.raises(FileRefused) as refusal:
            read_file(path, tmp_path / "store")
        assert str(refusal.value).startswith(path.name)
        assert path.name.endswith(ENDINGS)
    assert not (tmp_path / "store").exists()


def ask(open_data, folder, name, question):
    """Read one file and put one question to what was kept; `kept` is its rows."""
    read = read_file(open_data / name, folder)
    with duckdb.connect() as con:
        kept = con.read_parquet(Store(folder).paths([read]))
        return kept.query("kept", question).fetchall()


def test_knife_crime_in_camden_is_as_pinned(open_data, tmp_path):
    """README, figures worth pinning: 378, 456, 598. Borough rows alone; stray spaces of the publisher are gone."""
    found = ask(
        open_data,
        tmp_path,
        "mps/knife-crime_borough-and-snt_2022-03_2025-02.parquet",
        "SELECT sum(count) FILTER (period BETWEEN '2022-04' AND '2023-03'), "
        "sum(count) FILTER (period BETWEEN '2023-04' AND '2024-03'), "
        "sum(count) FILTER (period BETWEEN '2024-03' AND '2025-02'), max(length(area_code)) FROM kept "
        "WHERE borough = 'Camden' AND area_type = 'Borough' AND measure = 'Offences' AND crime_subtype = 'Knife Crime'",
    )
    assert found == [(378, 456, 598, 9)]


def test_stray_spaces_are_taken_away_and_counted(open_data, tmp_path):
    """README: codes and names of the knife table carry stray spaces, such as "Regents Park "."""
    read = read_file(open_data / "mps" / "knife-crime_borough-and-snt_2022-03_2025-02.parquet", tmp_path)
    assert read.cleaned > 0
    assert read_file(open_data / "mps" / "knife_crime_by_police_force_2009_2020.csv", tmp_path).cleaned == 0


def test_admissions_in_london_add_up_to_the_published_total(open_data, tmp_path):
    """README: London admissions 2018/19 sum to 1,155, the publisher's total; 40% of rows are kept back."""
    name = "health/hospital_sharp_object_assault_region_monthly_2012_2022.csv.gz"
    found = ask(
        open_data,
        tmp_path,
        name,
        "SELECT sum(count) FILTER (region = 'London' AND age_group = 'all' AND episode_type = 'FAE' AND period "
        "BETWEEN '2018-04' AND '2019-03'), count(*) FILTER (count_state = 'hidden'), "
        "count(*) FILTER (count_state = 'hidden' AND count IS NOT NULL) FROM kept",
    )
    assert found == [(1_155, 12_200, 0)]


def test_the_doubtful_jump_in_drug_admissions_is_marked(open_data, tmp_path):
    """README: Camden misuse jumps from 25 (2019) to 430 (2020)."""
    name = "health/drug_admissions_and_deaths_local_authority_2009_2020.csv.gz"
    question = "SELECT period, value, is_doubtful FROM kept WHERE area_name = 'Camden' AND period >= '2019' AND measure"
    found = ask(open_data, tmp_path, name, f"{question} = 'hospital_admissions_misuse' ORDER BY 1")
    assert found == [("2019", 25.0, False), ("2020", 430.0, True)]


def test_offences_without_a_weight_have_none(open_data, tmp_path):
    """README: violence without injury, median 10 and mean 437 days."""
    name = "severity/cchi_2026_by_offence_subgroup.csv"
    question = "SELECT index_name, weight, weight_mean, unit FROM kept WHERE category = 'Violence without injury'"
    assert ask(open_data, tmp_path, name, question) == [("CCHI 2026", 10.0, 437.4, "days")]


def test_an_lsoa_that_was_split_stands_in_several_rows(open_data, tmp_path):
    """README: U same 4,659, S split 313, M merged 44."""
    question = "SELECT change, count(*) FROM kept GROUP BY 1 ORDER BY 1"
    found = ask(open_data, tmp_path, "geo/lookup_lsoa11_lsoa21_london.csv.gz", question)
    assert found == [("M", 44), ("S", 313), ("U", 4_659)]


def test_camden_has_133_areas_with_every_index(open_data, tmp_path):
    """README: Camden 133 LSOAs, ranks are national, no missing values."""
    question = "SELECT count(*), count(imd_score), max(imd_rank) <= 32844 FROM kept WHERE area_name LIKE 'Camden%'"
    assert ask(open_data, tmp_path, "deprivation/imd2019_london_lsoa.csv.gz", question) == [(133, 133, True)]
