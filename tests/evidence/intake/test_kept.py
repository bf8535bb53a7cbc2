"""What was kept, as tables. All rows are invented except codes of areas."""

import pytest

from alongside.evidence.errors import CountedTwice, NothingToCount
from alongside.evidence.intake.area_figures import AREA_FIGURES, IMD_2019
from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.intake.kept import area_figures, kept_table
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period

COUNT = {"month": "2019-03", "area_code": "E05000128", "measure": "call-outs", "count": "9", "publisher": "Ambulance"}
FIGURE = {"area_code": "E01000842", "figure": "exclusions", "value": "3.5", "year": "2018", "publisher": "Schools"}
AREA_MONTHS = SOURCES["area_months"]


def test_nothing_read_is_said(tmp_path):
    with pytest.raises(NothingToCount, match="holds nothing of a partner of the local partnership"):
        kept_table(Store(tmp_path), AREA_MONTHS)
    with pytest.raises(NothingToCount, match="holds no figures by area"):
        area_figures(Store(tmp_path))


def test_two_files_of_the_same_month_are_not_added(reading, tmp_path):
    reading([COUNT], name="a.csv")
    reading([COUNT | {"count": "8"}, COUNT | {"month": "2019-04"}], name="b.csv")
    store = Store(tmp_path / "store")
    with pytest.raises(CountedTwice, match=r"a.csv and b.csv both hold 2019-03 for Ambulance \| call-outs"):
        kept_table(store, AREA_MONTHS)
    april = Period(Month(2019, 4), Month(2019, 4))
    assert kept_table(store, AREA_MONTHS, within=april)["count"].to_pylist() == [9]
    assert kept_table(store, AREA_MONTHS, files=("a.csv",))["count"].to_pylist() == [9]


def test_the_table_has_the_columns_that_the_source_documents(reading, tmp_path):
    reading([COUNT])
    table = kept_table(Store(tmp_path / "store"), AREA_MONTHS)
    assert table.column_names == [column.name for column in AREA_MONTHS.columns]


def test_a_wide_table_comes_with_period_and_count(reading, tmp_path):
    reading([{"MajorText": "ROBBERY", "MinorText": "PERSONAL", "BoroughName": "Camden", "201903": "4", "201904": ""}])
    table = kept_table(Store(tmp_path / "store"), SOURCES["mps_borough"])
    assert table.select(["period", "count"]).to_pylist() == [{"period": "2019-03", "count": 4}]


def test_years_are_chosen_alike(reading, tmp_path):
    reading([FIGURE, FIGURE | {"year": "2019", "value": ""}])
    table = kept_table(Store(tmp_path / "store"), AREA_FIGURES, years=("2019",))
    assert table.select(["period", "value"]).to_pylist() == [{"period": "2019", "value": None}]


def test_figures_of_all_publishers_have_one_shape(reading, tmp_path):
    reading([FIGURE])
    store = Store(tmp_path / "store")
    assert area_figures(store).to_pylist() == [FIGURE | {"value": 3.5}]
    reading(
        [dict.fromkeys(IMD_2019.needs, "1") | {"lsoa_code_2011": "E01000842", "income_score_rate": "0.086"}],
        name="i.csv",
    )
    found = area_figures(store)
    assert found.column_names == ["area_code", "figure", "value", "year", "publisher"]
    income = [row for row in found.to_pylist() if row["figure"] == "Income domain, score"]
    assert [(row["area_code"], row["value"], row["year"]) for row in income] == [("E01000842", 0.086, "2019")]
    assert not any("rank" in row["figure"] for row in found.to_pylist())


def test_deprivation_alone_is_enough(reading, tmp_path):
    reading([dict.fromkeys(IMD_2019.needs, "1") | {"lsoa_code_2011": "E01000842"}])
    assert len(area_figures(Store(tmp_path / "store"))) == 16
