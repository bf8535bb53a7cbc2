# ruff: noqa: S314  pictures of our own
import re
import xml.etree.ElementTree as ET
from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.charts import bar_chart, line_chart

UNSAFE = re.compile(r"<style|style=|<script|\son\w+=|javascript:|<foreignObject", re.IGNORECASE)
MONTHS = [date(2019, month, 1) for month in range(1, 7)]


def series(*counts, **more):
    return pa.table({"month": pa.array(MONTHS[: len(counts)], pa.date32()), "count": counts, **more})


def texts(picture):
    return [element.text for element in ET.fromstring(picture.svg).iter() if element.tag.endswith("}text")]


def lines(picture):
    """The path of each line, with its dash and its colour."""
    drawn = ET.fromstring(picture.svg).iter()
    found = [e for e in drawn if e.tag.endswith("}path") and e.get("stroke-width") == "3"]
    return [e for e in found if e.get("d").count("L") > 1 or "M" in e.get("d")[1:]]


def test_a_chart_of_nothing_is_refused():
    with pytest.raises(FigureRefused, match="no number to draw"):
        line_chart(series(None, None), "Empty", "offences")
    with pytest.raises(FigureRefused, match="no row to draw"):
        bar_chart(pa.table({"area": pa.array([], pa.string()), "count": pa.array([], pa.int64())}), "Empty", "people")


def test_more_lines_than_can_be_told_apart_are_refused():
    with pytest.raises(FigureRefused, match="more than 4 lines"):
        line_chart(series(1, 2, 3, 4, 5, series=list("abcde")), "Too many", "offences")


@pytest.mark.parametrize(
    "picture",
    [
        line_chart(series(5, 7, 9), "Knife offences <by month> & more", "offences"),
        line_chart(series(5, 7, 5, 9, series=["a", "b", "a", "b"]), "Two", "offences"),
        bar_chart(pa.table({"area": ["Quay", "<Mill>"], "count": [3, 0]}), "By ward", "offences"),
    ],
    ids=["line", "two lines", "bars"],
)
def test_a_strict_page_shows_the_chart_and_a_screen_reader_reads_it(picture):
    assert not UNSAFE.search(picture.svg)
    root = ET.fromstring(picture.svg)
    assert root.get("role") == "img"
    assert root[0].text == picture.title
    assert root[1].text == picture.sentence
    assert "sans-serif" in picture.svg


def test_the_same_table_gives_the_same_picture():
    assert line_chart(series(5, 7), "A", "offences") == line_chart(series(5, 7), "A", "offences")


def test_two_pictures_of_one_table_share_no_id():
    pictures = [
        line_chart(series(5, 7), "A", "offences"),
        line_chart(series(5, 7), "B", "offences"),
        bar_chart(series(5, 7, area=["x", "y"]), "A", "offences"),
    ]
    ids = [set(re.findall(r' id="([^"]+)"', picture.svg)) for picture in pictures]
    assert all(ids)
    assert len(set.union(*ids)) == sum(map(len, ids))


def test_the_sentence_of_a_line_says_first_last_highest_and_gaps():
    assert line_chart(series(5, 9, None, 7), "A", "offences").sentence == (
        "5 offences in January 2019, 7 in April 2019, most in February 2019 (9). Missing months: 1."
    )
    assert line_chart(series(5), "A", "offences", sentence="My own.").sentence == "My own."


def test_a_missing_month_breaks_the_line():
    whole = line_chart(series(5, 9, 6, 7, 8), "A", "offences")
    broken = line_chart(series(5, 9, None, 7, 8), "A", "offences")
    assert max(path.get("d").count("M") for path in lines(whole)) == 1
    assert max(path.get("d").count("M") for path in lines(broken)) == 2


def test_two_lines_differ_without_colour():
    picture = line_chart(series(5, 7, 5, 9, 6, 6, series=["all", "injury"] * 3), "Two", "offences")
    assert len({path.get("stroke-dasharray") for path in lines(picture)}) == 2
    assert "all: 5 offences in January 2019" in picture.sentence


def test_bars_say_hidden_missing_and_zero():
    table = pa.table({"area": ["A", "B", "C", "D"], "count": [1200, 0, None, None]})
    table = table.append_column("count_state", pa.array(["shown", "shown", "hidden", "missing"]))
    picture = bar_chart(table, "By ward", "people")
    assert {"1,200", "0", "hidden", "missing"} <= set(texts(picture))
    assert picture.sentence == "Most: A (1,200 people). Fewest: B (0). 1 hidden. 1 missing."


def test_bars_that_are_all_hidden_say_so():
    table = pa.table({"area": ["A"], "count": pa.array([None], pa.int64())})
    assert bar_chart(table, "By ward", "people").sentence == "None of the 1 numbers can be shown."
