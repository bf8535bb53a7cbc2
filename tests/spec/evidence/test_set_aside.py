"""Which rows of a street-level file are set aside, and in which words."""

from alongside.evidence.intake.reading import read_file

title = "A row that cannot be used is set aside with its reason; a row that says no place is kept"

street = """
    Month   | Longitude | Latitude | Crime type | reason
    2019-03 | -0.14     | 51.54    | Drugs      |
    2019-03 |           |          | Drugs      |
    2019-03 | -0.14     | 51.54    | Burglary   |
    2019-03 | -0.15     | 51.55    | Burglary   |
    2019-03 | -0.15     | 51.55    | Robbery    |
    2019-13 | -0.14     | 51.54    | Drugs      | "Month" is not a month written as YYYY-MM
    2019-03 | 0         | 0        | Drugs      | the point is 0,0, in the sea off Africa: no place
    2019-03 | 51.54     | -0.14    | Drugs      | the point is outside the United Kingdom
    2019-03 | -0.14     | 51.54    |            | "Crime type" is empty
"""

HEADING = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)


def test_rows_are_kept_or_set_aside_for_these_reasons(rows, tmp_path):
    table = rows(street)
    lines = [f",{r['Month']},Police,Police,{r['Longitude']},{r['Latitude']},,,,{r['Crime type']},," for r in table]
    path = tmp_path / "2019-03-street.csv"
    path.write_text("\n".join([HEADING, *lines]) + "\n")
    read = read_file(path, tmp_path / "store")
    expected = [row["reason"] for row in table if row["reason"]]
    assert sorted(read.reasons) == sorted(expected)
    assert read.rows_kept + read.rows_set_aside == read.rows_read == len(table)
    assert read.rows_kept == len(table) - len(expected)
