from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount, SnappedPoints
from alongside.evidence.places.points import Points
from alongside.evidence.violence.busy_places.denominators import beside_residents
from alongside.evidence.violence.busy_places.elsewhere import against_others
from alongside.evidence.violence.busy_places.hours import hours_of
from alongside.evidence.violence.busy_places.repeats import repeat_places


def areas(*rows):
    names = ("area_code", "area_name", "count", "residents", "daytime", "square_km")
    kinds = (pa.string(), pa.string(), pa.int64(), pa.int64(), pa.int64(), pa.float64())
    schema = pa.schema(dict(zip(names, kinds, strict=True)))
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema)


def test_nobody_there_is_left_empty_and_not_zero():
    with pytest.raises(FigureRefused, match="F01 has 0 in residents: leave it empty"):
        beside_residents(areas(("F01", "A", 3, 0, 100, 1.0)), "Robbery")


def test_a_busy_centre_is_told_where_its_rate_per_resident_misleads():
    found = beside_residents(
        areas(
            ("F01", "Centre", 300, 1_000, 90_000, 1.0),
            ("F02", "Estate", 100, 5_000, 5_000, 0.5),
            ("F03", "Hill", 50, 5_000, 4_000, 2.0),
            ("F04", "Park", 20, 4_000, None, None),
            ("F05", "Yard", None, 4_000, 4_000, 1.0),
        ),
        "Robbery",
    )
    rows = found.areas.to_pylist()
    assert (rows[0]["residents_rank"], rows[0]["daytime_rank"], rows[0]["km2_rank"]) == (1, 3, 1)
    assert [row["ranks_differ"] for row in rows] == [True, False, False, None, None]
    assert (rows[4]["count_rank"], rows[4]["per_1000_residents"]) == (None, None)
    assert "1 of 3 areas stand at very different ranks" in found.sentence
    assert found.sentence.endswith("misleads there: Centre.")


def test_ranks_that_agree_and_counts_without_a_second_denominator_are_told():
    same = beside_residents(areas(("F01", "A", 30, 100, 100, 1.0), ("F02", "B", 10, 100, 100, 1.0)), "Robbery")
    assert "the rank is much the same" in same.sentence
    alone = beside_residents(areas(("F01", "A", 30, 100, None, None)), "Robbery")
    assert "no area has two denominators" in alone.sentence


MONDAY = date(2019, 3, 4)
TIMES = [
    datetime.fromisoformat(when) if when else None
    for when in (
        "2019-03-04T14:59", "2019-03-04T15:00", "2019-03-08T17:59", "2019-03-08T18:00", "2019-03-09T16:00",
        "2019-03-05T00:00", "",
    )
]  # fmt: skip


def test_without_a_single_time_hours_are_refused():
    with pytest.raises(NothingToCount, match="No offence has a time"):
        hours_of([None, None])
    with pytest.raises(NothingToCount, match="in these days"):
        hours_of(TIMES, [(date(2020, 1, 1), date(2020, 2, 1))])


def test_after_school_is_weekdays_from_three_to_six_and_unknown_times_are_told():
    """By hand: Monday 15:00 and Friday 17:59 count; 14:59, 18:00 and Saturday do not."""
    found = hours_of(TIMES)
    assert (found.known, found.unknown, found.at_midnight, found.after_school) == (6, 1, 1, 2)
    assert sum(found.hours["count"].to_pylist()) == 6
    assert found.hours.num_rows == 168
    assert found.hours.to_pylist()[15] == {"weekday": "Monday", "hour": 15, "count": 1}
    assert "33% of 6 offences with a known time" in found.sentence
    assert "8.9% would if they fell evenly" in found.sentence
    assert found.definition.endswith("school holidays included")


def test_with_terms_only_their_days_count():
    found = hours_of(TIMES, [(date(2019, 1, 7), MONDAY), (date(2019, 4, 23), date(2019, 5, 24))])
    assert (found.known, found.after_school) == (2, 1)
    assert found.definition.endswith("in term")


def points(*places, snapped=False):
    x, y = np.array(places, float).reshape(-1, 2).T
    return Points(x, y, np.zeros(len(x), int), snapped=snapped)


def test_open_points_and_none_at_all_have_no_repeat_places():
    with pytest.raises(SnappedPoints, match="Repeat locations needs exact places"):
        repeat_places(points((1, 1), (1, 1), snapped=True))
    with pytest.raises(NothingToCount, match="no place can repeat"):
        repeat_places(points())


def test_repeat_places_hold_their_share_and_are_not_named():
    found = repeat_places(points((10.2, 5.1), (10.9, 5.9), (10.5, 5.5), (40, 5), (80, 5)))
    assert found.share == 0.6
    assert found.places.to_pylist() == [
        {"offences_at_place": 1, "places": 2, "offences": 2}, {"offences_at_place": 3, "places": 1, "offences": 3},
    ]  # fmt: skip
    assert "60% of 5 offences happened at the 1 places with two or more, of 3 places in all" in found.sentence


def boroughs(*rows):
    return pa.Table.from_pylist([dict(zip(("borough", "now", "before"), row, strict=True)) for row in rows])


OTHERS = [(f"Borough {n}", 100, 100) for n in range(5)]


@pytest.mark.parametrize(
    ("rows", "refusal", "says"),
    [
        ([("Fleetwater", 1, 1)] * 2, CountedTwice, "Fleetwater has two rows"),
        (OTHERS, NothingToCount, '"Fleetwater" is not among the 5 boroughs'),
        ([("Fleetwater", 5, None), *OTHERS], FigureRefused, "count is missing"),
        ([("Fleetwater", 5, 5), *OTHERS[:4]], FigureRefused, "4 other boroughs are too few"),
        ([("Fleetwater", 0, 5), *OTHERS], FigureRefused, "has no ratio"),
    ],
)
def test_boroughs_that_cannot_be_compared_are_refused(rows, refusal, says):
    with pytest.raises(refusal, match=says):
        against_others(boroughs(*rows), "Fleetwater", "Robbery")


def test_a_change_like_everywhere_elses_is_no_difference():
    found = against_others(
        boroughs(("Fleetwater", 55, 50), *OTHERS, ("New", 3, 0), ("None", 0, 0)), "Fleetwater", "Robbery"
    )
    assert found.change == pytest.approx(10)
    assert found.others == pytest.approx(0.6)
    assert "no clear difference" in found.sentence
    assert found.boroughs["borough"].to_pylist()[0] == "Fleetwater"
    assert found.boroughs["change"].to_pylist()[-2:] == [None, None]


def test_boroughs_that_differ_much_from_each_other_make_the_interval_wide():
    own = ("Fleetwater", 200, 100)
    alike = against_others(boroughs(own, *OTHERS), "Fleetwater", "Robbery")
    uneven = [(f"Borough {n}", 50 + 100 * (n % 2), 150 - 100 * (n % 2)) for n in range(6)]
    apart = against_others(boroughs(own, *uneven), "Fleetwater", "Robbery")
    assert alike.between.low > 0
    assert "a difference beyond what other boroughs vary by" in alike.sentence
    assert apart.between.low < 0


@pytest.mark.on_demand
def test_intervals_hold_no_difference_about_as_often_as_they_say():
    """4,000 sets of 32 boroughs whose changes differ by a tenth (standard deviation of the log), seed 2019."""
    random = np.random.default_rng(2019)
    held = 0
    for _ in range(4_000):
        size = random.uniform(600, 1_400, 32)
        now, before = random.poisson(size * np.exp(0.1 * random.standard_normal(32))), random.poisson(size)
        rows = [(f"Borough {n}", int(a), int(b)) for n, (a, b) in enumerate(zip(now, before, strict=True))]
        between = against_others(boroughs(*rows), "Borough 0", "Robbery").between
        held += between.low <= 0 <= between.high
    assert 0.93 < held / 4_000 < 0.97
