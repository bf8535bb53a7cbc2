"""Every borough's change, and that of all others together."""

import csv

import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount, PeriodRefused
from alongside.evidence.intake.reading import read_files
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.busy_places.boroughs import among_boroughs
from alongside.evidence.violence.measures import MPS_ROBBERY, MPS_VIOLENCE

MONTHS = [str(month).replace("-", "") for month in Period(Month(2017, 4), Month(2019, 3))]
TO = Month(2019, 3)
# What each had in a month of the earlier year, and of the later.
EACH = {"Quayside": (20, 10), "Millbank": (30, 33), "Weir": (40, 40), "Docks": (25, 30), "Hill": (10, 10),
        "Vale": (0, 5), "Unknown": (90, 900), "London Heathrow and London City Airports": (5, 5)}  # fmt: skip


@pytest.fixture
def store(tmp_path):
    def read(each=EACH, months=MONTHS):
        path = tmp_path / "borough.csv"
        with open(path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["majortext", "minortext", "boroughname", *months])
            for name, (before, now) in each.items():
                counts = [before if month < "201804" else now for month in months]
                writer.writerow(["ROBBERY", "ROBBERY", name, *counts])
        assert not read_files([path], tmp_path / "store").refused
        return Store(tmp_path / "store")

    return read


def test_a_borough_that_the_table_does_not_know_is_refused(store):
    with pytest.raises(NothingToCount, match='"Fleetwater" is not among the 6 boroughs'):
        among_boroughs(store(), MPS_ROBBERY, "Fleetwater", TO)
    with pytest.raises(NothingToCount):
        among_boroughs(store(), MPS_VIOLENCE, "Quayside", TO)


def test_too_few_others_are_no_comparison(store):
    few = {name: EACH[name] for name in ("Quayside", "Millbank", "Weir")}
    with pytest.raises(FigureRefused, match="2 other boroughs are too few"):
        among_boroughs(store(few), MPS_ROBBERY, "Quayside", TO)


def test_a_missing_month_is_named_and_not_counted_as_zero(store):
    with pytest.raises(PeriodRefused, match="2018-05"):
        among_boroughs(store(months=[month for month in MONTHS if month != "201805"]), MPS_ROBBERY, "Quayside", TO)


def test_the_borough_is_never_among_the_others_and_nowhere_is_no_borough(store):
    """By hand: the others had 105 a month, then 118; the 90 and 900 of nobody's borough are in no sum."""
    found = among_boroughs(store(), MPS_ROBBERY, "Quayside", TO, "the rest")
    rows = found.changes.to_pylist()
    assert [row["borough"] for row in rows] == ["Quayside", "the rest", "Docks", "Millbank", "Hill", "Weir", "Vale"]
    assert [(row["before"], row["now"]) for row in rows[:2]] == [(240, 120), (1260, 1416)]
    assert (rows[0]["change"], round(rows[1]["change"], 1)) == (-50.0, 12.4)
    assert found.against.others == rows[1]["change"]
    assert found.own.between(Period(TO, TO)) == [10]


def test_each_change_has_its_interval_and_a_year_without_any_has_no_percentage(store):
    found = among_boroughs(store(), MPS_ROBBERY, "Quayside", TO).changes.to_pylist()
    assert all(row["low"] < row["change"] < row["high"] for row in found[:-1])
    assert found[-1] == {"borough": "Vale", "before": 0, "now": 60, "change": None, "low": None, "high": None}


def test_the_months_are_those_of_the_later_year(store):
    months = among_boroughs(store(), MPS_ROBBERY, "Quayside", TO).months
    assert months.num_rows == 6 * 12
    assert sum(months["count"].to_pylist()) == 120 + 1416


def test_camden_stands_against_london_without_camden(open_data, tmp_path):
    """1,688 and 2,139 are pinned by the README of the open data folder."""
    read_files([open_data / "mps" / "recorded-crime-borough-historical.parquet"], tmp_path / "store")
    found = among_boroughs(Store(tmp_path / "store"), MPS_ROBBERY, "Camden", TO, "London without Camden")
    rows = found.changes.to_pylist()
    assert (rows[0]["now"], rows[0]["before"], len(rows)) == (1_688, 2_139, 33)
    assert rows[0]["high"] < 0 < rows[1]["low"]
    assert "31 other boroughs" in found.against.sentence
