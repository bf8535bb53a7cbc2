"""Days and moments as people type them. The refusals first."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from alongside.partnership.pages.fields import DayField, MomentField, to_the_minute
from alongside.partnership.pages.formatters import LONDON
from alongside.partnership.pages.shapes import problems_of, shape_of, words_of


class Birth(forms.Form):
    born_on = DayField(label="Born on", earliest=date(1990, 1, 1), latest=lambda: date(2019, 2, 8))


class Arrest(forms.Form):
    arrested_at = MomentField(label="Arrested at", required=False)


def birth(day: str, month: str, year: str) -> Birth:
    return Birth({"born_on-day": day, "born_on-month": month, "born_on-year": year})


def arrest(clock: str, day: str = "7", month: str = "2", year: str = "2019") -> Arrest:
    typed = {"day": day, "month": month, "year": year, "time": clock}
    return Arrest({f"arrested_at-{part}": value for part, value in typed.items()})


@pytest.mark.parametrize(
    ("typed", "sentence", "box"),
    [
        (("31", "2", "2005"), "Enter a real day, like 14 2 2019.", "day"),
        (("14", "13", "2005"), "Enter a real day, like 14 2 2019.", "day"),
        (("14", "Smarch", "2005"), "Enter a real day, like 14 2 2019.", "day"),
        (("x", "2", "2005"), "Enter a real day, like 14 2 2019.", "day"),
        (("14", "", "2005"), "The date needs a month.", "month"),
        (("", "", "2005"), "The date needs a day and a month.", "day"),
        (("14", "2", "05"), "The year needs four figures, like 2019.", "year"),
        (("9", "2", "2019"), "Enter a day on or before 8 February 2019.", "day"),
        (("31", "12", "1989"), "Enter a day on or after 1 January 1990.", "day"),
    ],
)
def test_a_day_that_cannot_be_gets_a_sentence_and_leads_to_its_box(typed, sentence, box):
    form = birth(*typed)
    assert not form.is_valid()
    assert words_of(form["born_on"]) == [sentence]
    assert problems_of(form)[0].href == f"#id_born_on-{box}"
    assert [item["value"] for item in shape_of(form["born_on"]).params["items"]] == list(typed)


def test_an_empty_day_that_is_needed_says_so():
    form = birth("", "", "")
    assert words_of(form["born_on"]) == ["This needs an answer."]
    assert problems_of(form)[0].words == "Born on: this needs an answer."


@pytest.mark.parametrize(
    ("clock", "sentence"),
    [
        ("", "The time is missing. Write it like 3:40pm or 15:40."),
        ("3:40", "Add am or pm: 3:40 can be both. Or write 03:40 for the morning."),
        ("25:00", "Enter a real time, like 3:40pm or 15:40."),
        ("13pm", "Enter a real time, like 3:40pm or 15:40."),
        ("soon", "Enter a real time, like 3:40pm or 15:40."),
    ],
)
def test_a_time_that_cannot_be_gets_a_sentence(clock, sentence):
    form = arrest(clock)
    assert not form.is_valid()
    assert words_of(form["arrested_at"]) == [sentence]


def test_only_the_wrong_box_is_red():
    items = shape_of(arrest("3:40")["arrested_at"]).params["items"]
    assert [item["name"] for item in items if "error" in item["classes"]] == ["arrested_at-time"]


def test_the_hour_that_the_clocks_skipped_is_refused():
    form = arrest("1:30am", "31", "3", "2019")
    assert words_of(form["arrested_at"]) == [
        "The clocks went forward that night: there was no such time. Enter the time after."
    ]


def test_in_the_hour_that_comes_twice_the_first_is_meant():
    form = arrest("1:30am", "27", "10", "2019")
    assert form.is_valid()
    assert form.cleaned_data["arrested_at"].astimezone(UTC) == datetime(2019, 10, 27, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("month", ["2", "02", "Feb", "february"])
def test_a_month_may_be_a_number_or_a_name(month):
    form = birth("14", month, "2005")
    assert form.is_valid()
    assert form.cleaned_data["born_on"] == date(2005, 2, 14)


@pytest.mark.parametrize(
    ("clock", "hour", "minute"),
    [
        ("3:40pm", 15, 40),
        ("3.40 PM", 15, 40),
        ("3pm", 15, 0),
        ("12am", 0, 0),
        ("12pm", 12, 0),
        ("15:40", 15, 40),
        ("1540", 15, 40),
        ("03:40", 3, 40),
        ("0:10", 0, 10),
        ("midday", 12, 0),
        ("midnight", 0, 0),
    ],
)
def test_a_time_is_read_as_people_write_it(clock, hour, minute):
    form = arrest(clock)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["arrested_at"] == datetime(2019, 2, 7, hour, minute, tzinfo=LONDON)


def test_an_answer_that_is_not_needed_may_stay_away():
    assert Arrest({}).is_valid()
    assert arrest("", "", "", "").is_valid()


def test_a_stored_moment_is_shown_in_its_boxes_in_london_time():
    form = Arrest(initial={"arrested_at": datetime(2019, 7, 7, 22, 5, tzinfo=UTC)})
    assert [i["value"] for i in shape_of(form["arrested_at"]).params["items"]] == ["7", "7", "2019", "23:05"]


def test_a_stored_day_is_shown_in_its_boxes():
    form = Birth(initial={"born_on": date(2005, 2, 14)})
    assert [i["value"] for i in shape_of(form["born_on"]).params["items"]] == ["14", "2", "2005"]
    assert [i["value"] for i in shape_of(Birth()["born_on"]).params["items"]] == ["", "", ""]


def test_a_moment_as_typed_has_no_seconds():
    sent = datetime(2019, 3, 4, 12, 30, 59, 7, tzinfo=UTC)
    assert to_the_minute(sent) == datetime(2019, 3, 4, 12, 30, tzinfo=UTC)
