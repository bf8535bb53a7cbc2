"""Fleetwater among invented neighbours: its own numbers stay, and theirs move another way."""

from collections import Counter

import pytest

from alongside.evidence.synthetic.comparison import BOROUGH, make_comparison
from alongside.evidence.synthetic.fleetwater import KNIFE


@pytest.fixture(scope="module")
def comparison(borough):
    return make_comparison(borough)


def by_year(comparison, measure):
    sums = Counter()
    for row in comparison.counts.to_pylist():
        year = int(row["month"][:4]) + (row["month"][5:] > "03")
        sums[row["area_name"] == BOROUGH, year] += row["count"] * (row["measure"] == measure)
    return sums


def test_fleetwater_keeps_its_own_numbers(comparison):
    knife = by_year(comparison, KNIFE)
    assert [knife[True, year] for year in (2017, 2018, 2019)] == [574, 549, 526]


def test_knife_offences_rise_among_the_neighbours_as_planted(comparison):
    """5 in 100 a year; chance moves a sum of some 5,000 by about 2 in 100."""
    knife = by_year(comparison, KNIFE)
    for year in (2018, 2019):
        assert knife[False, year] / knife[False, year - 1] == pytest.approx(
            comparison.truth.neighbours_change[KNIFE], abs=0.05
        )


def test_every_neighbour_says_that_it_is_invented(comparison):
    names = set(comparison.counts["area_name"].to_pylist())
    assert len(names) == 9
    assert all("invented" in name for name in names)
    assert comparison.population["area_name"].to_pylist()[0] == BOROUGH


def test_confidence_falls_from_quarter_to_quarter(comparison):
    line = [row for row in comparison.confidence.to_pylist() if row["Measure"] == "Good Job local"]
    assert len(line) == 12
    assert [f"{row['Date']:%d-%m}" for row in line[:4]] == ["30-06", "30-09", "31-12", "31-03"]
    first, last = (sum(row["Proportion"] for row in part) / 6 for part in (line[:6], line[6:]))
    assert first > last
