"""The figures that the open data folder's README pins, and those that the site shows."""

import pytest

from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.violence import measures
from alongside.evidence.violence.counts import count_areas, count_months
from alongside.evidence.violence.years import year_on_year

MARCH_2019 = Month(2019, 3)
FILES = {
    "mps_borough": "mps/recorded-crime-borough-historical.parquet",
    "mps_ward": "mps/recorded-crime-ward-historical.parquet",
    "mps_knife_dashboard": "mps/knife-crime_borough-and-snt_2022-03_2025-02.parquet",
    "camden_violence_by_ward": "police_uk/camden_violence_by_ward_2015-01_2019-12.csv.gz",
}


@pytest.fixture(scope="module")
def store(open_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    for name in FILES.values():
        read_file(open_data / name, folder)
    return Store(folder)


@pytest.mark.parametrize(
    ("measure", "to", "now", "before", "change"),
    [
        (measures.MPS_VIOLENCE, "2019-03", 6_766, 6_632, 2.0),
        (measures.POLICE_UK_VIOLENCE_BY_WARD, "2019-03", 7_860, 7_216, 8.9),
        (measures.MPS_VIOLENCE_BY_WARD, "2019-03", 6_766, 6_632, 2.0),
        (measures.MPS_VIOLENCE_WITH_INJURY, "2019-03", 2_527, 2_578, -2.0),
        (measures.MPS_ROBBERY, "2019-03", 1_688, 2_139, -21.1),
        (measures.MPS_WEAPONS, "2019-03", 217, 249, -12.9),
        (measures.MPS_DRUGS, "2019-03", 1_409, 1_327, 6.2),
        (measures.MPS_KNIFE, "2024-03", 456, None, None),
        (measures.MPS_KNIFE, "2025-02", 598, None, None),
    ],
)
def test_camden_has_the_pinned_figures(store, measure, to, now, before, change):
    """The README pins each but violence with injury a year before (2,578), which was counted with pandas."""
    found = year_on_year(count_months(store, measure, "Camden", "borough"), Month.parse(to))
    assert found.current.value == now
    if before is not None:
        assert found.previous.value == before
        assert round(found.change.value, 1) == change


def test_the_wards_add_up_to_the_borough(store):
    wards = count_areas(store, measures.POLICE_UK_VIOLENCE_BY_WARD, "ward", twelve_months_to(MARCH_2019))
    assert wards.num_rows == 18
    assert sum(wards["count"].to_pylist()) == 7_860


def test_the_definitions_say_why_the_figures_cannot_settle_the_claim():
    assert "neither confirms nor contradicts" in measures.MPS_VIOLENCE.definition
    assert "adds sexual offences" in measures.WHY_THE_TWO_CAMDEN_FIGURES_DIFFER


@pytest.mark.parametrize(
    ("measure", "low", "high"), [(measures.MPS_VIOLENCE, -4.6, 9.1), (measures.POLICE_UK_VIOLENCE_BY_WARD, 2.4, 15.9)]
)
def test_the_intervals_are_those_that_the_explanation_page_prints(store, measure, low, high):
    """No publisher gives an interval; these hold docs/explanation/counting.md and the code together."""
    between = year_on_year(count_months(store, measure, "Camden", "borough"), MARCH_2019).change.uncertainty
    assert (round(between.low, 1), round(between.high, 1)) == (low, high)
