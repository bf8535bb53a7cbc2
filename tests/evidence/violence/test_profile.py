"""A profile says what is known, and how sure it is, of one area; on two pages for a borough."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, PeriodRefused
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.reports.pdf import count_pages, to_pdf
from alongside.evidence.reports.report import Heading, Lines, Pictures, Words
from alongside.evidence.synthetic.fleetwater import (
    INJURY,
    KNIFE,
    VIOLENCE,
    count_fleetwater,
    count_fleetwater_places,
    make_fleetwater,
)
from alongside.evidence.violence.profile import profile
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.weights import read_indices

TO, MADE_ON = Month(2019, 3), date(2019, 5, 1)


@pytest.fixture(scope="module")
def fleetwater():
    return make_fleetwater()


@pytest.fixture(scope="module")
def series(fleetwater):
    return [count_fleetwater(fleetwater, name) for name in (VIOLENCE, INJURY, KNIFE)]


@pytest.fixture(scope="module", params=["Made up", "Made up 2019"])
def seriousness(fleetwater, request):
    name = request.param
    hurt = count_fleetwater(fleetwater, INJURY).months
    all_of_it = count_fleetwater(fleetwater, VIOLENCE).months
    unhurt = [one - other for one, other in zip(all_of_it["count"].to_pylist(), hurt["count"].to_pylist(), strict=True)]
    counts = pa.table(
        {
            "month": pa.concat_arrays([*hurt["month"].chunks, *hurt["month"].chunks]),
            "category": ["with injury"] * hurt.num_rows + ["without injury"] * hurt.num_rows,
            "count": [*hurt["count"].to_pylist(), *unhurt],
        }
    )
    made_up = {"index_name": name, "version": "2019", "level": "subgroup", "unit": "days"}
    rows = [
        made_up | {"category": "with injury", "weight": 365.0},
        made_up | {"category": "without injury", "weight": 5.0},
    ]
    return compare_seriousness(
        counts, read_indices(pa.Table.from_pylist(rows)), TO, title="Violence", area="Fleetwater", source="invented",
        cut_on=date(2019, 3, 31),
    )  # fmt: skip


def headings(report):
    return [block.words for block in report.blocks if isinstance(block, Heading)]


def test_series_of_two_areas_or_none_are_refused(fleetwater, series):
    elsewhere = replace(series[1], area="Elsewhere")
    for wrong in ([], [series[0], elsewhere]):
        with pytest.raises(FigureRefused, match="about one area"):
            profile(wrong, TO, MADE_ON)


def test_a_year_that_is_not_whole_is_refused(series):
    with pytest.raises(PeriodRefused, match="2019-04"):
        profile(series, Month(2019, 4), MADE_ON)


def test_without_weights_or_wards_their_parts_are_left_out(series):
    assert headings(profile(series, TO, MADE_ON)) == [
        "Is there more of it?", "Is it out of the usual?", "How this was counted",
    ]  # fmt: skip


def test_a_borough_with_everything_fits_two_pages_and_is_read_by_everybody(fleetwater, series, seriousness):
    by_ward = count_fleetwater_places(fleetwater, VIOLENCE, twelve_months_to(TO), "ward").select(["area", "count"])
    report = profile(series, TO, MADE_ON, seriousness=seriousness, places=fleetwater.geography.wards, by_place=by_ward)
    assert headings(report)[2:4] == ["Is it more serious?", "Where is it?"]
    years, weighed, wards = (block for block in report.blocks if isinstance(block, Lines))
    assert years.rows[2][1:3] == ("526", "549")
    assert weighed.rows[0] == ("Offences", "4,131", "4,126", "-0.1%", "", "")
    assert weighed.rows[1][0] == "Made up 2019, days"
    assert sum("Source: " in block.words for block in report.blocks if isinstance(block, Words)) == 1
    assert len(wards.rows) == 8
    assert [len(block.pictures) for block in report.blocks if isinstance(block, Pictures)] == [2, 1]
    assert count_pages(report) == 2
    assert to_pdf(report) == to_pdf(report)


def test_a_series_for_some_months_has_those_alone_and_says_what_is_missing(series):
    cut = series[0].within(Period(Month(2019, 2), Month(2019, 4)))
    assert cut.months["month"].to_pylist() == [date(2019, 2, 1), date(2019, 3, 1), date(2019, 4, 1)]
    assert cut.months["count"].to_pylist()[:2] == series[0].months["count"].to_pylist()[-2:]
    assert cut.months["count"].to_pylist()[2] is None
