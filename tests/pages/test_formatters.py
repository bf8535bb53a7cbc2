"""What people read: days, times, money and numbers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alongside.partnership.pages import formatters as say
from alongside.partnership.pages.formatters import LONDON

NOW = datetime(2019, 2, 8, 15, 40, tzinfo=LONDON)


def test_a_moment_is_said_in_london_time():
    assert say.moment(datetime(2019, 7, 5, 22, 30, tzinfo=UTC)) == "Friday 5 July 2019, 11:30pm"


def test_a_moment_just_after_midnight_in_london_belongs_to_the_london_day():
    assert say.day(datetime(2019, 7, 5, 23, 30, tzinfo=UTC)) == "Saturday 6 July 2019"


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        say.moment(datetime(2019, 2, 8, 15, 40))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (15, 40, "3:40pm"),
        (15, 0, "3pm"),
        (0, 5, "12:05am"),
        (12, 30, "12:30pm"),
        (12, 0, "midday"),
        (0, 0, "midnight at the start of the day"),
    ],
)
def test_the_time_is_said_as_people_say_it(hour, minute, words):
    assert say.clock_time(datetime(2019, 2, 8, hour, minute, tzinfo=LONDON)) == words


def test_short_forms_leave_out_the_weekday():
    assert say.short_day(date(2019, 2, 8)) == "8 February 2019"
    assert say.short_moment(NOW) == "8 February 2019, 3:40pm"


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(hours=2), "2 hours left"),
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(seconds=30), "due now"),
        (-timedelta(days=3), "3 days late"),
        (-timedelta(hours=30), "30 hours late"),
    ],
)
def test_what_is_left_until_due(away, words):
    assert say.time_left(NOW + away, NOW) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2019, 2, 10), "2 days left"),
        (date(2019, 2, 8), "due today"),
        (date(2019, 2, 7), "1 day late"),
        (date(2012, 2, 8), "7 years late"),
    ],
)
def test_what_is_left_until_a_day(due, words):
    assert say.days_left(due, date(2019, 2, 8)) == words


def test_how_long_ago():
    assert say.time_since(NOW - timedelta(seconds=10), NOW) == "just now"
    assert say.time_since(NOW - timedelta(hours=5), NOW) == "5 hours ago"


@pytest.mark.parametrize(("today", "years"), [(date(2019, 2, 28), 14), (date(2019, 3, 1), 15), (date(2020, 2, 29), 16)])
def test_a_child_of_the_29th_of_february_grows_older_on_the_first_of_march(today, years):
    assert say.age(date(2004, 2, 29), today) == years


def test_a_child_turns_eighteen_on_the_day_and_not_before():
    assert say.age(date(2001, 2, 8), date(2019, 2, 7)) == 17
    assert say.age(date(2001, 2, 8), date(2019, 2, 8)) == 18


@pytest.mark.parametrize(
    ("pence", "words"), [(50_000_000, "£500,000"), (1_250, "£12.50"), (5, "£0.05"), (-1_250, "−£12.50"), (0, "£0")]
)
def test_money_is_said_in_pounds(pence, words):
    assert say.money(pence) == words


@pytest.mark.parametrize(
    ("percent", "words"), [(2.02, "+2.0%"), (-3.14, "−3.1%"), (0.04, "0.0%"), (-0.04, "0.0%"), (8.92, "+8.9%")]
)
def test_a_change_carries_its_sign_and_nothing_carries_none(percent, words):
    assert say.change(percent) == words


def test_a_hidden_number_is_neither_empty_nor_zero():
    assert "hidden" in say.count(None, "hidden")
    assert "hidden" in say.count(3, "hidden")
    assert "3" not in say.count(3, "hidden")
    assert "not recorded" in say.count(None, "missing")
    assert say.count(0) == "0"
    assert say.count(6766) == "6,766"


def test_a_number_that_is_not_whole_keeps_one_place():
    assert say.number(12.44) == "12.4"
    assert say.number(-5) == "−5"


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_said_in_words(words, said):
    assert say.list_in_words(words) == said


def test_a_drawing_stands_in_a_page_without_its_declaration():
    assert say.drawing("<?xml version='1.0'?>\n<svg></svg>") == "<svg></svg>"


def test_a_machine_reads_the_moment_with_its_offset():
    assert say.machine_time(NOW) == "2019-02-08T15:40+00:00"
    assert say.machine_time(date(2019, 2, 8)) == "2019-02-08"


def test_only_the_first_letter_is_raised():
    assert say.sentence_case("the MASH answered") == "The MASH answered"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("-2.5% (-8.4% to +3.8%)", "−2.5% (−8.4% to +3.8%)"),
        ("2019-03 and FW-06 stay", "2019-03 and FW-06 stay"),
        ("[0, 100)-200", "[0, 100)-200"),
    ],
)
def test_only_the_hyphen_before_a_number_becomes_a_minus(written, read):
    assert say.true_minus(written) == read
