import pytest

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month
from alongside.evidence.violence.rates import resident_rate

MARCH_2018 = Month(2018, 3)


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
