from datetime import date

import pyarrow as pa
import pyarrow.dataset
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.violence.definitions.applying import (
    apply_definition,
    apply_to_area_months,
    apply_to_categories,
    offences_that_count,
)
from alongside.evidence.violence.definitions.reading import Definition, Part, read_definitions

SHIPPED = {definition.name: definition for definition in read_definitions()}
WHERE = {"area": "Fleetwater", "source": "Invented, for a test", "cut_on": date(2019, 3, 31)}


def definition(**part):
    return Definition("mine", "Mine", "1", date(2018, 4, 1), "Fleetwater", "Made up.", False, (Part(**part),))


def test_records_without_a_column_are_refused(extract):
    with pytest.raises(FigureRefused, match="no column knife, knife_injury"):
        apply_definition(
            SHIPPED["knife-injury"], extract({}).drop_columns(["knife", "knife_injury"]), **WHERE
        )  # fmt: skip


def test_an_age_band_that_no_definition_knows_is_refused(extract):
    with pytest.raises(FigureRefused, match='age band "10-25"'):
        apply_to_area_months(SHIPPED["knife-injury"], extract({"victim_age_band": "10-25"}))


def test_an_area_without_a_record_is_refused(extract):
    with pytest.raises(NothingToCount, match="no record of area F999"):
        apply_definition(SHIPPED["knife-injury"], extract({}), **WHERE, area_code="F999")


def test_an_offence_whose_record_does_not_say_is_told_and_not_counted(extract):
    table = extract({}, {"domestic_abuse": True}, {"domestic_abuse": None}, {"offence_group": None})
    found = apply_definition(SHIPPED["non-domestic-violence"], table, **WHERE)
    assert found.counted.months.to_pylist() == [{"month": date(2018, 4, 1), "count": 1}]
    assert found.not_known.to_pylist() == [{"month": date(2018, 4, 1), "not_known": 2}]
    assert (found.rows_read, found.rows_counted, found.rows_left_out, found.rows_not_known) == (4, 1, 1, 2)
    assert found.why == {"offence group": 1, "domestic abuse": 1}
    assert found.sentence == (
        "Non-domestic violence, Fleetwater: 1 offences count. Of 2 more it is not known, since the record does not "
        "say: offence group (1), domestic abuse (1); so the true count is between 1 and 3."
    )


def test_an_empty_field_does_not_matter_when_another_decides(extract):
    table = extract({"offence_group": "Theft offences", "domestic_abuse": None}, {"offence_subgroup": None})
    found = apply_definition(SHIPPED["non-domestic-violence"], table, **WHERE)
    assert (found.rows_counted, found.rows_left_out, found.rows_not_known) == (1, 1, 0)


def test_capitals_and_spaces_in_names_do_not_matter(extract):
    found = apply_definition(definition(groups=("ROBBERY",)), extract({"offence_group": " robbery "}), **WHERE)
    assert found.rows_counted == 1


def test_codes_left_out_ages_and_flags_all_have_to_fit(extract):
    wanted = definition(
        groups=("Robbery",), codes=("8N",), without_codes=("34A",), victim_ages=("10-17", "18-24"), knife_injury=False
    )
    table = extract({}, {"offence_code": "34A", "offence_group": "Robbery"}, {"victim_age_band": "25-34"},
                    {"knife_injury": True}, {"offence_code": "34B", "offence_group": "Robbery"})  # fmt: skip
    assert apply_definition(wanted, table, **WHERE).rows_counted == 2


def test_an_offence_that_meets_two_parts_counts_once(extract):
    twice = Definition("a", "A", "1", date(2018, 4, 1), "F", "W.", False, (Part(codes=("8N",)), Part(codes=("8N",))))
    assert apply_definition(twice, extract({}), **WHERE).rows_counted == 1


def test_a_month_without_any_record_is_missing_and_one_with_others_is_zero(extract):
    table = extract({"period": "2018-04"}, {"period": "2018-06", "offence_group": "Theft offences"})
    found = apply_definition(SHIPPED["non-domestic-violence"], table, **WHERE)
    assert found.counted.months["count"].to_pylist() == [1, None, 0]


def test_one_area_is_counted_and_records_without_an_area_are_told(extract):
    table = extract({}, {"area_code": "F002"}, {"area_code": None}, {"period": "2018-05", "area_code": "F002"})
    found = apply_definition(SHIPPED["non-domestic-violence"], table, **WHERE, area_code="F001")
    assert found.counted.months["count"].to_pylist() == [1, 0]
    assert (found.rows_read, found.no_area) == (1, 1)
    assert found.sentence.endswith("1 records say no area and are not in it.")


def test_a_name_that_no_record_bears_is_told(extract):
    found = apply_definition(definition(groups=("Robery",), codes=("8N",)), extract({}), **WHERE)
    assert found.not_found == ("Robery",)
    assert found.advice == "No record bears the name Robery: check the spelling."
    assert not apply_definition(definition(groups=("Violence against the person",)), extract({}), **WHERE).advice


def test_the_figure_carries_the_definition_with_version_and_owner(extract):
    counted = apply_definition(SHIPPED["knife-injury"], extract({}), **WHERE).counted
    assert "version demonstration-1" in counted.definition
    assert (counted.unit, counted.source) == ("offences", "Invented, for a test")


def test_every_area_and_month_with_a_row_is_counted(extract):
    table = extract({}, {"area_code": None}, {"period": "2018-05", "domestic_abuse": None}, {"period": "2018-05"})
    april, may = date(2018, 4, 1), date(2018, 5, 1)
    assert apply_to_area_months(SHIPPED["non-domestic-violence"], table).to_pylist() == [
        {"month": april, "area": "F001", "count": 1, "not_known": 0},
        {"month": april, "area": None, "count": 1, "not_known": 0},
        {"month": may, "area": "F001", "count": 1, "not_known": 1},
    ]
    assert apply_to_area_months(SHIPPED["non-domestic-violence"], table.slice(0, 0)).num_rows == 0


def test_the_offences_that_count_come_one_by_one_in_a_fixed_order(extract):
    table = extract({"incident_id": "2"}, {"incident_id": "1"}, {"incident_id": "3", "domestic_abuse": None},
                    {"incident_id": "0", "offence_group": "Robbery"})  # fmt: skip
    found = offences_that_count(SHIPPED["non-domestic-violence"], table)
    assert (found.column_names, found["incident_id"].to_pylist()) == (table.column_names, ["1", "2"])


def test_files_larger_than_memory_are_counted_as_a_dataset(extract, tmp_path):
    import pyarrow.parquet as parquet

    parquet.write_table(extract({}, {}), tmp_path / "a.parquet")
    held = pyarrow.dataset.dataset(tmp_path / "a.parquet")
    assert apply_definition(SHIPPED["non-domestic-violence"], held, **WHERE).rows_counted == 2
    assert isinstance(held.to_table(), pa.Table)


def test_what_a_definition_means_is_counted_by_kind_of_offence_for_weighing(extract):
    table = extract({}, {"offence_subgroup": None}, {"offence_group": "Robbery", "offence_subgroup": "Robbery"},
                    {"area_code": "F002", "period": "2018-05"})  # fmt: skip
    found = apply_to_categories(SHIPPED["non-domestic-violence"], table)
    april, may = date(2018, 4, 1), date(2018, 5, 1)
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        (april, "Robbery", 0), (april, "Violence with injury", 1), (april, "not recorded", 1),
        (may, "Violence with injury", 1),
    ]  # fmt: skip
    here = apply_to_categories(SHIPPED["non-domestic-violence"], table, "offence_code", "F001")
    assert [tuple(row.values()) for row in here.to_pylist()] == [(april, "8N", 2), (may, "8N", 0)]
    assert apply_to_categories(SHIPPED["non-domestic-violence"], table.slice(0, 0)).num_rows == 0
    with pytest.raises(FigureRefused, match='not by "offence_group"'):
        apply_to_categories(SHIPPED["non-domestic-violence"], table, "offence_group")
