"""An analyst in another borough takes a file, counts again as it says, and gets the same numbers."""

import csv
import io
import re
from datetime import date

import pyarrow as pa
import pytest
from django.test import Client

from alongside.evidence.periods import Month
from alongside.evidence.violence.control_charts.chart import control_chart
from alongside.evidence.violence.control_charts.decisions import Rebase
from alongside.evidence.violence.counts import Counted as Series
from alongside.evidence.violence.years import year_on_year
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.violence import codes, queries
from alongside.partnership.violence.counts.usual import how_drawn, usual_in_words

CONTROL = codes.CONTROL.format(measure=codes.BOROUGH_KNIFE)


def file_of(code):
    (shown,) = queries.show(code).values()
    answer = Client().get(f"/figures/tables/{shown.table.pk}.csv")
    described = Client().get(re.search("<http://testserver(.*?)>", answer["Link"])[1]).json()
    return list(csv.DictReader(io.StringIO(answer.text))), described["notes"][0]["how_it_was_counted"]


def series_of(rows, column):
    months = pa.array([date.fromisoformat(row["month"]) for row in rows], pa.date32())
    counts = pa.array([int(row[column]) for row in rows], pa.int64())
    made = pa.table({"month": months, "count": counts})
    return Series(made, "From a file", "Somewhere", "offences", "A file", "As the file says.", date(2019, 3, 31))


def series(*counts):
    """Months from January 2017 on."""
    months = pa.array([Month(2017, 1).shift(place).first_day for place in range(len(counts))], pa.date32())
    made = pa.table({"month": months, "count": pa.array(counts, pa.int64())})
    return Series(made, "Made", "Here", "offences", "Made", "Made by hand.", date(2019, 1, 31))


def test_a_control_chart_gets_the_same_limits_from_its_file(site, invented):
    site.publish(invented)
    rows, counted = file_of(CONTROL)
    again = control_chart(series_of(rows, "count"))
    assert again.method in counted["calculation"]
    assert counted["limits"] == [{"from": rows[0]["month"][:7], "until": rows[-1]["month"][:7], "because": ""}]
    for row, point in zip(rows, again.points.to_pylist(), strict=True):
        assert {name: float(row[name]) for name in ("low", "centre", "high")} == pytest.approx(
            {name: round(point[name], 1) for name in ("low", "centre", "high")}
        )


def test_a_change_gets_the_same_interval_from_the_months_in_their_file(site, invented):
    site.publish(invented)
    rows, _counted = file_of(codes.KNIFE_MONTHS)
    change = queries.see().measured[shared_codes.KNIFE_OFFENCES].change
    (row,) = csv.DictReader(io.StringIO(Client().get(f"/figures/{change.pk}.csv").text))
    again = year_on_year(series_of(rows, "knife"), Month(2019, 3)).change
    assert float(row["value"]) == pytest.approx(again.value, abs=1e-4)
    assert (float(row["low"]), float(row["high"])) == pytest.approx((again.uncertainty.low, again.uncertainty.high))
    assert (float(row["level"]), row["method"]) == (again.uncertainty.level, again.uncertainty.method)


# The first sentence of a chart


def test_a_quiet_series_says_its_limits_and_no_more():
    chart = control_chart(series(*[40, 44] * 12))
    assert usual_in_words(chart, "offences") == (
        "Months usually lie between 31 and 53 offences, around 42. None of 24 months lies outside that."
    )


def test_months_outside_are_counted_and_the_latest_is_named():
    told = usual_in_words(control_chart(series(*[40, 44] * 6, 90, *[40, 44] * 6)), "offences")
    assert "Outside that: 1 of 25 months, the latest of them January 2018 with 90." in told


@pytest.mark.parametrize(("counts", "side"), [([60] * 12 + [40] * 12, "below"), ([40] * 12 + [60] * 12, "above")])
def test_a_run_that_reaches_the_latest_month_says_its_side(counts, side):
    assert f"The latest months all lie {side} the middle." in usual_in_words(control_chart(series(*counts)), "offences")


def test_limits_that_were_started_anew_are_two_with_who_and_why():
    decided = Rebase(Month(2018, 1), "Analyst, Community safety", date(2019, 2, 1), "another system")
    chart = control_chart(series(*[40, 44] * 6, *[60, 64] * 6), rebases=[decided])
    began = "The limits start anew in January 2018: another system (Analyst, Community safety, 1 February 2019)."
    assert usual_in_words(chart, "offences").endswith(began)
    first, second = (limit.as_dict() for limit in how_drawn(chart).limits)
    assert first == {"from": "2017-01", "until": "2017-12", "because": ""}
    assert second == {"from": "2018-01", "until": "2018-12", "because": began}
