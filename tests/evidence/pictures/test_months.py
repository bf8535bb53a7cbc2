"""Control charts and bands: every month is there, a rule that is met has a sign of its own, a gap stays a gap."""

import re
from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.pictures.months import RULES, band_picture, control_picture

MONTHS = [date(2018 + n // 12, n % 12 + 1, 1) for n in range(14)]


def points(**met):
    columns = {"month": MONTHS, "count": list(range(40, 54)), "low": [20.0] * 14, "centre": [45.0] * 14}
    columns |= {"high": [70.0] * 14, "limits": [0] * 7 + [1] * 7}
    return pa.table(columns | {name: [n in met.get(name, ()) for n in range(14)] for name in RULES})


def drawn(table, **more):
    return control_picture(table, "Knife offences", "offences", "They rise.", **more)


def bands(counts, lows=None):
    lows = lows or [None if n is None else n - 5 for n in counts]
    highs = [None if n is None else n + 10 for n in lows]
    return pa.table({"month": MONTHS[: len(counts)], "count": counts, "low": lows, "high": highs})


def test_nothing_to_draw_is_refused():
    with pytest.raises(FigureRefused, match="has no month"):
        drawn(points().slice(0, 0))
    with pytest.raises(FigureRefused, match="has no number"):
        band_picture(bands([None, None]), "A", "offences", "S.", "chance")


def test_every_month_is_a_point_and_the_limits_start_anew():
    svg = drawn(points()).svg
    assert svg.count('r="3"') == 14 + 1  # and one in the legend
    assert svg.count("polyline") > 2 * 4


def test_each_rule_has_a_sign_and_words_only_where_it_is_met():
    plain = drawn(points()).svg
    every = drawn(points(outside=[13], shift=[1, 2], trend=[3], two_of_three=[5])).svg
    for words in RULES.values():
        assert words not in plain
        assert words in re.sub(r"</text><text[^>]*>", " ", every)
    assert every.count('r="3"') == 14 - 5 + 1


def test_another_way_of_counting_is_a_line_with_its_month():
    one = drawn(points(), breaks=[(MONTHS[6], "new rules"), (date(2030, 1, 1), "later")]).svg
    assert "July 2018: new rules" in one
    assert one.count('"2 3"') == 1 + 2  # one line in the chart, one in the legend for each


def test_a_picture_says_its_sentence_and_fits_a_phone():
    picture = drawn(points())
    assert picture.sentence == "They rise."
    assert 'viewBox="0 0 420 ' in picture.svg
    assert "style" not in picture.svg


def test_a_missing_month_leaves_a_gap_in_line_and_band():
    whole = band_picture(bands([10, 11, 12, 13]), "A", "offences", "S.", "chance").svg
    gap = band_picture(bands([10, 11, None, 13]), "A", "offences", "S.", "chance").svg
    assert (whole.count("<polygon"), gap.count("<polygon")) == (1, 2)
    assert (whole.count('r="3"'), gap.count('r="3"')) == (0, 1)  # a month alone is a point


def test_a_number_without_an_interval_has_no_band():
    svg = band_picture(bands([10, 11], lows=[None, None]), "A", "offences", "S.", "chance", breaks=[(MONTHS[1], "x")])
    assert "polygon" not in svg.svg
    assert "chance" not in svg.svg
    assert "February 2018: x" in svg.svg
