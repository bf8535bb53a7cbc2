"""The invented small areas: residents as before, more people by day in a busy centre, figures tied or not tied."""

from collections import Counter

import pytest

from alongside.evidence.synthetic.area_figures import ENVIRONMENT, INCOME, make_area_figures
from alongside.evidence.synthetic.fleetwater import VIOLENCE
from alongside.evidence.violence.causes import beside_rates


@pytest.fixture(scope="module")
def figures(borough):
    return make_area_figures(borough)


def violence(borough, key):
    sums = Counter()
    for row in borough.counts.to_pylist():
        sums[key(row["area_code"])] += row["count"] * (row["measure"] == VIOLENCE)
    return sums


def test_residents_are_those_of_the_borough(borough, figures):
    assert figures.population["residents"].to_pylist() == borough.population["population"].to_pylist()
    assert figures.population["area_code"].to_pylist() == list(borough.geography.areas.codes)


def test_the_busy_centre_is_high_for_each_resident_and_not_for_each_person_by_day(borough, figures):
    by_ward = violence(borough, borough.geography.ward_of.get)
    people = {name: Counter() for name in ("residents", "daytime")}
    for row in figures.population.to_pylist():
        for name, each in people.items():
            each[row["ward_code"]] += row[name]
    centre = figures.truth.busy_centre
    rates = {name: {ward: by_ward[ward] / each[ward] for ward in each} for name, each in people.items()}
    assert centre in sorted(rates["residents"], key=rates["residents"].get)[-3:]
    assert rates["daytime"][centre] < sum(by_ward.values()) / sum(people["daytime"].values())


def test_figures_go_with_violence_as_planted(borough, figures):
    """Planted: 0.7 for income, nothing for the living environment."""
    by_area, residents = violence(borough, str), figures.population["residents"].to_pylist()
    areas = borough.geography.areas
    rates = [by_area[code] / people for code, people in zip(areas.codes, residents, strict=True)]
    import pyarrow as pa

    table = pa.table({"area_code": areas.codes, "area_name": areas.names, "rate": rates})
    found = {row["figure"]: row for row in beside_rates(table, figures.figures).figures.to_pylist()}
    assert found[INCOME]["low"] < figures.truth.goes_with_violence[INCOME] < found[INCOME]["high"]
    assert found[INCOME]["low"] > 0
    assert found[ENVIRONMENT]["low"] < 0 < found[ENVIRONMENT]["high"]
