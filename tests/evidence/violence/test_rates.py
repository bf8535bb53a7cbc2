import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.rates import rate_areas, resident_rate

MARCH_2018 = Month(2018, 3)
YEAR = Period(Month(2017, 4), MARCH_2018)


@pytest.mark.parametrize(("residents", "says"), [(None, "missing"), (0, "0"), (-1, "-1")])
def test_no_rate_without_a_population(series, residents, says):
    with pytest.raises(FigureRefused, match=f"the population is {says}. Load a population"):
        resident_rate(series([5] * 12), MARCH_2018, residents, 2018)


def test_no_rate_of_a_year_with_a_missing_month(series):
    with pytest.raises(PeriodRefused, match="2018-03 is missing"):
        resident_rate(series([5] * 11 + [None]), MARCH_2018, 10_000, 2018)


def test_a_rate_says_its_interval_count_and_population(series):
    """By hand: 60 offences of 24,000 residents are 2.5 per 1,000; Garwood's limits of 60 are 45.8 and 77.2."""
    found = resident_rate(series([5] * 12), MARCH_2018, 24_000, 2017)
    assert found.rate.value == 2.5
    assert (found.rate.uncertainty.low, found.rate.uncertainty.high) == (
        pytest.approx(45.79 / 24, abs=1e-3), pytest.approx(77.23 / 24, abs=1e-3),
    )  # fmt: skip
    assert (found.count.value, found.residents, found.population_year) == (60, 24_000, 2017)
    assert found.sentence == (
        "Knife offences, Fleetwater: 2.5 per 1,000 residents in April 2017 to March 2018 (95% interval 1.9 to 3.2), "
        "from 60 offences and 24,000 residents (2017)."
    )
    assert found.rate.definition == "Made up. Per 1,000 of 24,000 residents, estimate of 2017."


def counts(*rows):
    return pa.table({"area": [row[0] for row in rows], "count": pa.array([row[1] for row in rows], pa.int64())})


def population(*rows):
    areas, residents = [row[0] for row in rows], pa.array([row[1] for row in rows], pa.int64())
    return pa.table({"area_code": areas, "residents": residents, "year": [2018] * len(rows)})


def test_an_area_with_two_populations_is_refused():
    with pytest.raises(FigureRefused, match="an area twice"):
        rate_areas(counts(("F1", 5)), population(("F1", 1_000), ("F1", 1_100)), YEAR)


def test_areas_of_another_vintage_are_refused():
    with pytest.raises(FigureRefused, match="of the same vintage"):
        rate_areas(counts(("F1", 5)), population(("G1", 1_000)), YEAR)


def test_every_area_keeps_its_row_and_only_those_that_can_have_a_rate_have_one():
    found = rate_areas(
        counts(("F1", 5), ("F2", 0), ("F3", None), ("F4", 5), ("F5", 5), ("F6", 5)),
        population(("F1", 2_000), ("F2", 1_000), ("F3", 1_000), ("F4", 0), ("F5", None)),
        YEAR,
    ).to_pylist()
    assert [row["rate_per_1000"] for row in found] == [2.5, 0, None, None, None, None]
    assert [row["rate_per_1000_state"] for row in found] == ["shown"] * 2 + ["missing"] * 4
    assert (found[0]["low"], found[0]["high"]) == (pytest.approx(0.812, abs=1e-3), pytest.approx(5.834, abs=1e-3))
    assert (found[1]["low"], found[1]["residents"], found[1]["year"]) == (0, 1_000, 2018)
    assert (found[5]["residents"], found[5]["count"]) == (None, 5)
