"""Every file of the open data is read. Row counts, gaps and traps: the open data folder's own README."""

import pytest

from alongside.evidence.intake.reading import read_file

FILES = [
    ("police_uk/camden_api_sample_2019-06.csv.gz", "camden_on_street_crime", 4_075, {}),
    ("police_uk/camden_burglary_2010-12_2022-12.csv.gz", "police_uk_street", 33_364, {"missing": []}),
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
]


@pytest.mark.parametrize(("name", "source", "rows", "known"), FILES, ids=[name for name, *_ in FILES])
def test_every_open_file_is_read_whole(open_data, tmp_path, name, source, rows, known):
    read = read_file(open_data / name, tmp_path)
    assert (read.source, read.rows_read, read.rows_kept, read.rows_set_aside) == (source, rows, rows, 0)
    assert {key: getattr(read, key) for key in known} == known


def test_no_file_of_the_two_police_folders_is_left_out(open_data):
    there = {f"{d}/{p.name}" for d in ("police_uk", "mps") for p in (open_data / d).iterdir()}
    assert there == {name for name, *_ in FILES}
