import gzip

import pytest

from alongside.evidence.errors import DamagedFile, FileRefused, ShiftedColumns, UnknownFile, WrongText
from alongside.evidence.intake.opening import Opened, explain_csv, open_file


@pytest.mark.parametrize(
    ("name", "content", "refusal", "says"),
    [
        ("crimes.xlsx", b"PK\x03\x04", UnknownFile, "none of .csv"),
        ("crimes.csv", b"", DamagedFile, "is empty"),
        ("crimes.csv", b"\n \n", DamagedFile, "is empty"),
        ("crimes.csv", b"PK\x03\x04rest", UnknownFile, "zip archive or a workbook"),
        ("crimes.csv", gzip.compress(b"a,b\n"), DamagedFile, "Rename it to end in .csv.gz"),
        ("crimes.csv", "a,b\n1,2\n".encode("utf-16"), WrongText, "UTF-16"),
        ("crimes.csv", "a,b\n1,2\n".encode("utf-16-le"), WrongText, "UTF-16"),
        ("crimes.csv", b"<!DOCTYPE html><p>Sorry</p>", UnknownFile, "web page"),
        ("crimes.csv", "Straße,b\n".encode("latin-1"), WrongText, "line 1 is not UTF-8"),
        ("crimes.csv", b"a;b;c\n1;2;3\n", UnknownFile, "semicolons or tabs"),
        ("crimes.csv", b"a,a\n1,2\n", UnknownFile, "Name each column once"),
        ("crimes.csv", b"a,,b\n1,2,3\n", UnknownFile, "Name each column once"),
        ("crimes.csv.gz", b"a,b\n1,2\n", DamagedFile, "not a gzip file"),
        ("crimes.csv.gz", gzip.compress(bytes(range(256)) * 99)[:-40], DamagedFile, "is cut short"),
        ("crimes.csv.gz", gzip.compress(b"a,b\n")[:10] + b"\xff" * 40, DamagedFile, "is cut short"),
        ("crimes.parquet", b"PAR1 and nothing else", DamagedFile, "not a whole Parquet file"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(tmp_path, name, content, refusal, says):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(refusal, match=says):
        open_file(path)


def test_a_plain_and_a_packed_copy_have_one_checksum(tmp_path):
    plain, packed = tmp_path / "a.csv", tmp_path / "b.csv.gz"
    plain.write_bytes(b"\xef\xbb\xbfMonth,Crime type\r\n2019-03,Drugs\r\n")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert open_file(plain).checksum == open_file(packed).checksum
    assert open_file(plain).headings == ("Month", "Crime type")


def test_a_heading_of_one_column_is_passed_on(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Month\n2019-03\n")
    assert open_file(path).headings == ("Month",)


@pytest.mark.parametrize(
    ("content", "refusal", "says"),
    [
        ("a,b\n1,2\nStraße,2\n".encode("latin-1"), WrongText, "line 3 is not UTF-8"),
        (b"a,b\n1,2\n\n3,4,5\n", ShiftedColumns, "ends on line 4 has 3 fields where the heading has 2"),
        (b'a,b\n1,"x" y\n', FileRefused, "a quotation mark is out of place"),
    ],
)
def test_the_first_bad_line_is_named(tmp_path, content, refusal, says):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(refusal, match=says):
        explain_csv(Opened(path, "", ("a", "b")))
