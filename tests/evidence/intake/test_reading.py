import csv
import gzip

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from alongside.evidence.errors import DamagedFile, FileRefused, ShiftedColumns, UnknownFile, WrongText
from alongside.evidence.intake import sql
from alongside.evidence.intake.reading import find_files, read_file, read_files
from alongside.evidence.intake.store import Store


def contents(folder):
    """Every file under a folder with its bytes and the time of its last change."""
    return {p.relative_to(folder): (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}


def test_a_path_that_holds_nothing_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="holds no file ending in"):
        find_files([tmp_path / "nowhere"], tmp_path / "store")


@pytest.mark.parametrize(
    ("rows", "encoding", "refusal", "says"),
    [
        ([{"Location": "On or near Caf\xe9 Street"}], "latin-1", WrongText, "line 2 is not UTF-8"),
        ([{}], "utf-16", WrongText, "UTF-16"),
        ([], "utf-8", DamagedFile, "no row under it"),
        ([{"Month": "Fleetwater Police"}, {"Month": "x"}, {}], "utf-8", ShiftedColumns, "2 of 3 rows cannot be used"),
    ],
)
def test_a_refused_file_leaves_nothing_behind(street_csv, row, tmp_path, rows, encoding, refusal, says):
    path = street_csv([row(n) | changed for n, changed in enumerate(rows)], encoding=encoding)
    with pytest.raises(refusal, match=says):
        read_file(path, tmp_path / "store")
    assert contents(tmp_path / "store") == {}
    assert Store(tmp_path / "store").files() == []


def test_a_row_with_a_field_too_many_refuses_the_file(street_csv, row, tmp_path):
    path = street_csv([row(1, Context="x"), row(2)])
    path.write_text(path.read_text().replace("Invented Road", "Invented Road, North", 1))
    with pytest.raises(ShiftedColumns, match="ends on line 2 has 13 fields where the heading has 12"):
        read_file(path, tmp_path / "store")


def test_a_row_pushed_right_into_an_empty_last_column_is_set_aside(street_csv, row, tmp_path):
    # a field too many is let through by the reader of CSV when the last one is empty; the checks see it
    path = street_csv([row(1), row(2), row(3)])
    path.write_text(path.read_text().replace("Invented Road", "Invented Road, North", 1))
    assert read_file(path, tmp_path / "store").reasons == {'"LSOA code" is not a code of 9 characters': 1}


def test_a_packed_file_cut_short_is_refused(street_csv, row, tmp_path):
    path = street_csv([row(n) for n in range(500)], name="a.csv.gz")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(DamagedFile, match="is cut short"):
        read_file(path, tmp_path / "store")


def test_a_parquet_file_damaged_inside_is_refused(tmp_path):
    path = tmp_path / "borough.parquet"
    names = {"majortext": ["A"] * 999, "minortext": [f"{n}" * 99 for n in range(999)], "boroughname": ["B"] * 999}
    pq.write_table(pa.table({**names, "201903": [1] * 999}), path)
    raw = bytearray(path.read_bytes())
    raw[50:3000] = b"\xff" * 2950
    path.write_bytes(raw)
    with pytest.raises(DamagedFile, match="damaged inside"):
        read_file(path, tmp_path / "store")


def test_an_unknown_file_does_not_stop_the_others(street_csv, row, tmp_path):
    street_csv([row(1)])
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    told = []
    (tmp_path / "deeper").mkdir()
    reading = read_files([tmp_path, tmp_path / "other.csv"], tmp_path / "store", told.append)
    assert [read.rows_kept for read in reading.read] == [1]
    assert list(reading.refused) == [str(tmp_path / "other.csv")]
    assert len(told) == 3


def test_the_store_is_never_read_as_a_source(street_csv, row, tmp_path):
    read_file(street_csv([row(1)]), tmp_path / "store")
    assert [path.name for path in find_files([tmp_path], tmp_path / "store")] == ["2019-03-fleetwater-street.csv"]


SET_ASIDE = [
    ({"Month": "2019-13"}, '"Month" is not a month written as YYYY-MM'),
    ({"Month": ""}, '"Month" is not a month written as YYYY-MM'),
    ({"Crime type": " "}, '"Crime type" is empty'),
    ({"Reported by": ""}, '"Reported by" is empty'),
    ({"Crime ID": "17"}, '"Crime ID" is not an id of 64 figures'),
    ({"LSOA code": "Camden 011A"}, '"LSOA code" is not a code of 9 characters'),
    ({"Longitude": "west"}, "longitude and latitude are not two numbers"),
    ({"Latitude": ""}, "longitude and latitude are not two numbers"),
    ({"Longitude": "0", "Latitude": "0.000"}, "the point is 0,0"),
    ({"Longitude": "51.5", "Latitude": "-0.1"}, "the point is outside the United Kingdom"),
]


def test_kept_and_set_aside_make_what_was_read_and_each_has_its_line_and_reason(street_csv, row, tmp_path):
    bad = [row(n) | changed for n, (changed, _) in enumerate(SET_ASIDE)]
    good = [row(100 + n, Longitude="", Latitude="") for n in range(12)]
    path = street_csv([good[0], *bad, *good[1:]])
    read = read_file(path, tmp_path / "store")
    assert (read.rows_read, read.rows_kept, read.rows_set_aside) == (22, 12, 10)
    assert sum(read.reasons.values()) == 10
    assert read.unplaced == 12

    with (tmp_path / "store" / "rejects" / read.rejects).open() as rejects:
        rows = list(csv.DictReader(rejects))
    assert [r["line"] for r in rows] == [str(n) for n in range(3, 13)]
    for found, (changed, reason) in zip(rows, SET_ASIDE, strict=True):
        assert found["reason"].startswith(reason)
        assert {name: found[name] for name in changed} == changed


def test_the_line_of_a_set_aside_row_counts_line_breaks_and_blank_lines(street_csv, row, tmp_path):
    path = street_csv([row(1, Location="On or near\nInvented Road"), row(2), row(3, month="never"), row(4)])
    path.write_text(path.read_text().replace(f"{2:064x}", "\n" + f"{2:064x}"))
    read = read_file(path, tmp_path / "store")
    assert ",6," in (tmp_path / "store" / "rejects" / read.rejects).read_text()


def test_the_rejects_file_can_be_mended_and_read(street_csv, row, tmp_path):
    read = read_file(street_csv([row(1), row(2), row(3, month="2019-3")]), tmp_path / "store")
    rejects = tmp_path / "store" / "rejects" / read.rejects
    mended = tmp_path / "mended.csv"
    mended.write_text(rejects.read_text().replace(",2019-3,", ",2019-03,"))
    assert read_file(mended, tmp_path / "store").rows_kept == 1


def test_the_same_content_read_twice_changes_nothing_whatever_its_name(street_csv, row, tmp_path):
    rows = [row(1), row(2, month="2019-04"), row(3, month="x"), row(4)]
    first = read_file(street_csv(rows), tmp_path / "store")
    before = contents(tmp_path / "store")
    again = read_file(street_csv(rows), tmp_path / "store")
    packed = read_file(street_csv(rows, name="copy.csv.gz"), tmp_path / "store")
    assert not first.was_known
    assert again.was_known
    assert packed.was_known
    assert packed.file == first.file
    assert contents(tmp_path / "store") == before


def test_what_a_broken_reading_left_is_replaced(street_csv, row, tmp_path):
    path = street_csv([row(1), row(2, month="2019-04")])
    read = read_file(path, tmp_path / "store")
    (tmp_path / "store" / "manifest" / f"{read.checksum}.json").unlink()
    left_over = tmp_path / "store" / f".reading-{read.checksum[:16]}"
    left_over.mkdir()
    (left_over / "draft.parquet").write_bytes(b"half")
    assert Store(tmp_path / "store").files() == []
    assert read_file(path, tmp_path / "store") == read
    assert not left_over.exists()


def test_missing_months_repeated_ids_and_new_areas_are_named(street_csv, row, tmp_path):
    rows = [row(1, month="2018-12"), row(2, month="2019-02"), row(2, month="2019-02"), row(2, month="2019-05")]
    rows += [row(n, month="2021-06", LSOA_code="E01033784", Longitude="", Latitude="") for n in (7, 8)]
    read = read_file(street_csv(rows), tmp_path / "store")
    assert read.missing[:3] == ["2019-01", "2019-03", "2019-04"]
    assert read.repeated_ids == 1
    assert read.mostly_unplaced == ["2021-06"]
    assert "mixed" not in read.areas or "may be mixed" in read.areas
    assert read.told_apart["2019-02"] == ["Fleetwater Police"]
    assert sum(read.periods.values()) == read.rows_kept == 6


def test_each_month_is_a_parquet_of_its_own_with_the_documented_columns(street_csv, row, tmp_path):
    read = read_file(street_csv([row(1), row(2, month="2019-04"), row(3, month="2019-04")]), tmp_path / "store")
    store = Store(tmp_path / "store")
    april = duckdb.sql(f"FROM read_parquet('{store.parquet(read, '2019-04')}')")
    assert len(april.fetchall()) == 2
    assert {"period", "crime_id", "crime_type", "longitude", "lsoa_code"} <= set(april.columns)
    assert duckdb.sql(f"SELECT longitude, location FROM '{store.parquet(read, '2019-03')}'").fetchall() == [
        (-0.142, "On or near Invented Road")
    ]


def test_stray_spaces_are_taken_away_and_the_fields_counted(street_csv, row, tmp_path):
    rows = [row(1, LSOA_name="Camden 011A "), row(2, Location="\u00a0 "), row(3, Crime_type="\tDrugs"), row(4)]
    read = read_file(street_csv(rows), tmp_path / "store")
    assert (read.rows_kept, read.cleaned) == (4, 3)
    kept = duckdb.sql(f"SELECT location, lsoa_name FROM '{Store(tmp_path / 'store').parquet(read, '2019-03')}'")
    assert sorted(kept.fetchall(), key=str) == [
        ("On or near Invented Road", "Camden 011A"),
        ("On or near Invented Road", "Camden 011A"),
        ("On or near Invented Road", "Camden 011A"),
        (None, "Camden 011A"),
    ]


def test_a_field_of_spaces_alone_is_empty(street_csv, row, tmp_path):
    rows = [row(1, Crime_type="  "), row(2), row(3)]
    assert read_file(street_csv(rows), tmp_path / "store").reasons == {'"Crime type" is empty': 1}


def test_a_reading_that_loses_a_row_keeps_nothing(street_csv, row, tmp_path, monkeypatch):
    select = sql.kept
    monkeypatch.setattr(sql, "kept", lambda *what: f"{select(*what)} LIMIT 1")
    path = street_csv([row(1), row(2), row(3, month="2019-04")])
    with pytest.raises(FileRefused, match="3 rows were to be kept and 2 are there"):
        read_file(path, tmp_path / "store")
    assert contents(tmp_path / "store") == {}


def test_a_row_that_stands_twice_in_a_wide_table_is_refused(tmp_path):
    path = tmp_path / "borough.csv"
    line = "VIOLENCE,WITH INJURY,Camden,5\n"
    path.write_text(f"MajorText,MinorText,LookUp_BoroughName,201903\n{line}{line}")
    with pytest.raises(FileRefused, match="VIOLENCE, WITH INJURY, Camden stands in more than one row"):
        read_file(path, tmp_path / "store")


def test_a_wide_table_keeps_zero_and_missing_apart_and_sets_bad_counts_aside(tmp_path):
    path = tmp_path / "borough.csv"
    path.write_text(
        "MajorText,MinorText,LookUp_BoroughName,201902,201903,201904\n"
        "VIOLENCE,WITH INJURY,Camden,0,5,\n"
        "VIOLENCE,WITHOUT INJURY,Camden,7,,\n"
        "ROBBERY,PERSONAL,Camden,1,2.5,\n"
    )
    read = read_file(path, tmp_path / "store")
    assert (read.rows_read, read.rows_kept, read.rows_set_aside) == (3, 2, 1)
    assert read.reasons == {"the count under 201903 is not a whole number from 0": 1}
    assert read.periods == {"2019-02": 2, "2019-03": 1}
    march = Store(tmp_path / "store").parquet(read, "2019-03")
    assert duckdb.sql(f"SELECT minor, count, period FROM '{march}' ORDER BY 1").fetchall() == [
        ("WITH INJURY", 5, "2019-03"),
        ("WITHOUT INJURY", None, "2019-03"),
    ]


def test_a_parquet_file_sets_rows_aside_by_their_number(tmp_path):
    path = tmp_path / "homicide.parquet"
    rows = {"count_of_ppa": [1] * 3, "borough": ["A", None, "B"], "gender": ["F"] * 3, "age_group": ["x"] * 3}
    rows |= {"offence_type": ["Murder"] * 3, "charged_summonsed": ["c"] * 3, "proceedings_date": ["Jan-03"] * 3}
    pq.write_table(pa.table(rows), path)
    read = read_file(path, tmp_path / "store")
    assert read.rows_set_aside == 1
    assert '2,"""borough"" is empty"' in (tmp_path / "store" / "rejects" / read.rejects).read_text()


def test_searches_fall_in_the_month_of_the_london_clock(tmp_path):
    path = tmp_path / "search.csv"
    heading = (
        "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
        "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
        "Outcome linked to object of search,Removal of more than just outer clothing\n"
    )
    path.write_text(heading + "Person search,2016-05-31T23:10:00+00:00,False,,,,,,,,,,,,\n")
    assert read_file(path, tmp_path / "store").periods == {"2016-06": 1}


def test_a_file_of_another_kind_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "mine.csv.gz"
    path.write_bytes(gzip.compress(b"shape,colour\nx,red\n"))
    with pytest.raises(UnknownFile, match="no source we read has"):
        read_file(path, tmp_path / "store")
