import csv
from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.intake.reading import read_file
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.measures import MPS_VIOLENCE
from alongside.evidence.violence.seriousness.categories import count_categories
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.weights import SeverityIndex

MARCH_2019 = Month(2019, 3)
YEARS = Period(Month(2017, 4), MARCH_2019)
HARM = SeverityIndex("CCHI", "2026", "subgroup", "days", {"with injury": 365.0, "without": 10.0})
SCORE = SeverityIndex("Score", "1", "subgroup", "score", {"with injury": 2.0, "without": 1.0})
ABOUT = {"title": "Violence", "area": "Fleetwater", "source": "Invented", "cut_on": date(2019, 3, 31)}


def counts(**categories):
    """Monthly counts: for each category, that of every month of the earlier year and of the later."""
    rows = [
        {"month": month.first_day, "category": name.replace("_", " "), "count": numbers[month >= Month(2018, 4)]}
        for name, numbers in categories.items()
        for month in YEARS
    ]
    return pa.Table.from_pylist(
        rows, pa.schema([("month", pa.date32()), ("category", pa.string()), ("count", pa.int64())])
    )


def compare(table, *indices):
    return compare_seriousness(table, indices or (HARM,), MARCH_2019, **ABOUT)


def test_categories_of_open_data_are_refused():
    with pytest.raises(FigureRefused, match=r"is a category of data\.police\.uk"):
        compare(counts(Violence_and_sexual_offences=(5, 6)))


def test_missing_months_are_named():
    with pytest.raises(PeriodRefused, match="Violence, Fleetwater: 2019-02, 2019-03 missing"):
        compare(counts(without=(5, 6)).slice(0, 22))
    with pytest.raises(PeriodRefused, match=r"2018-04, .* missing"):
        compare(counts(without=(5, None)))


def test_a_year_without_any_offence_is_refused():
    with pytest.raises(FigureRefused, match="earlier year counts 0"):
        compare(counts(without=(0, 6)))


def test_categories_without_a_weight_are_refused_by_name_when_they_are_many():
    with pytest.raises(FigureRefused, match=r"no weight for 2.0% of the offences: fraud \(2.0%\)"):
        compare(counts(without=(49, 49), fraud=(1, 1)))


def test_a_few_without_a_weight_are_told_and_stay_in_the_count_alone():
    found = compare(counts(without=(149, 149), fraud=(1, 1)))
    assert found.lacking == {"CCHI": pytest.approx(1 / 150)}
    assert found.sentence.endswith("Without a weight, so in the count alone: fraud (0.7%).")
    count, harm = found.measures.to_pylist()
    assert (count["now"], harm["now"]) == (1_800, 149 * 12 * 10)
    assert [row["CCHI"] for row in found.categories.to_pylist()] == [None, 10.0]


def test_count_score_and_harm_stand_side_by_side_with_index_and_version():
    """By hand: 12 x (10 x 365 + 90 x 10) = 54,600 days become 12 x (20 x 365 + 70 x 10) = 96,000 in fewer offences."""
    found = compare(counts(with_injury=(10, 20), without=(90, 70)), HARM, SCORE)
    count, harm, score = found.measures.to_pylist()
    assert (count["before"], count["now"], count["worse_mix"]) == (1_200, 1_080, None)
    assert (harm["before"], harm["now"], harm["version"], harm["unit"]) == (54_600, 96_000, "2026", "days")
    assert (score["before"], score["now"]) == (1_320, 1_320)
    assert harm["more_offences"] + harm["worse_mix"] == harm["change"] == 41_400
    assert harm["more_offences"] == pytest.approx(-120 * (45.5 + 96_000 / 1_080) / 2)
    assert found.sentence.startswith(
        "Violence, Fleetwater: 1,080 offences in April 2018 to March 2019 and 1,200 in the twelve months before "
        "(-10.0%). Weighed by CCHI (version 2026): 96,000 days and 54,600 before (+75.8%). Of the change of +41,400, "
        "-8,063 comes from the number of offences and +49,463 from their mix (95% interval"
    )
    assert "more than chance would explain. Weighed by Score (version 1)" in found.sentence


def test_offences_that_weigh_nothing_have_no_change_in_per_cent():
    nothing = SeverityIndex("Zero", "1", "subgroup", "days", {"without": 0.0})
    found = compare(counts(without=(5, 6)), nothing)
    assert found.measures["change_percent"].to_pylist()[1] is None
    assert "0 days and 0 before. Of the change" in found.sentence
    assert "no clear change in the mix" in found.sentence


def test_camdens_count_rose_while_its_harm_fell(open_data, tmp_path):
    """Pinned in the open data's README: 6,766 (6,632) offences; 987,315 (1,015,720) median CCHI days, -2.8%."""
    read_file(open_data / "mps/recorded-crime-borough-historical.parquet", tmp_path)
    with (open_data / "severity/cchi_2026_by_offence_subgroup.csv").open() as file:
        weights = {
            name.casefold(): float(row["cchi_days_median"])
            for row in csv.DictReader(file)
            for name in row["mps_minortext"].split("|")
        }
    index = SeverityIndex("CCHI, median of each subgroup's codes", "2026", "subgroup", "days", weights)
    table = count_categories(Store(tmp_path), MPS_VIOLENCE, "Camden", "borough", "minor", within=YEARS)
    found = compare_seriousness(table, [index], MARCH_2019, **ABOUT)
    count, harm = found.measures.to_pylist()
    assert (count["now"], count["before"]) == (6_766, 6_632)
    assert (harm["now"], harm["before"], round(harm["change_percent"], 1)) == (987_315, 1_015_720, -2.8)
    assert harm["more_offences"] > 0 > harm["worse_mix"]
    assert found.lacking == {index.name: 0}
