"""The See page: real figures first, invented ones marked, and every number the same in the file."""

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from django.test import Client

from alongside.partnership.pages.navigation import navigation
from alongside.partnership.violence import codes, queries, showing

MAPS_AND_CHARTS = """
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
import sys
print([name for name in ("altair", "vl_convert", "duckdb", "shapely", "scipy") if name in sys.modules])
"""


def page() -> str:
    answer = Client().get("/see/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def section(text: str, name: str) -> str:
    return text.split(f'aria-labelledby="{name}">')[1].split("</section>")[0]


def svgs(text: str) -> list[str]:
    return re.findall(r"<svg .*?</svg>", text)


# Nothing there


def test_with_nothing_published_the_page_says_what_to_do(site):
    text = page()
    assert "No police figures are published here yet." in section(text, "camden")
    assert "manage.py read_open_figures" in section(text, "camden")
    assert "Fleetwater is not counted yet." in section(text, "fleetwater")


def test_with_the_invented_borough_alone_camden_stays_empty(site, invented):
    site.publish(invented)
    text = page()
    assert "No police figures are published here yet." in section(text, "camden")
    assert "526" in section(text, "fleetwater")


def test_in_live_nothing_invented_is_on_the_page(site, by_hand, invented, settings):
    site.publish(by_hand, invented)
    settings.IS_LIVE = True
    text = page()
    assert "Fleetwater" not in text.split("<main")[1].split("</main>")[0]
    assert "720" in section(text, "camden")


# Camden


def test_camdens_real_figures_stand_first_with_all_that_a_reader_may_ask(site, real, invented):
    site.publish(real, invented)
    text = page()
    camden = section(text, "camden")
    for words in (
        "6,766", "6,632", "+2.0%, between −4.6% and +9.1%: no clear change",
        "7,860", "7,216", "+8.9%, between +2.4% and +15.9%: more than chance would explain",
        "Domestic abuse is included and cannot be taken out", "neither confirm nor contradict that statement",
        "Why the two counts differ", "Metropolitan Police, London Datastore", "29 February 2024", "31 December 2019",
        "37.3", "April 2018 to March 2019",
    ):  # fmt: skip
        assert words in camden, words
    assert text.index("6,766") < text.index("7,860") < text.index("526 knife") < text.index(">526<")


def test_the_map_of_a_real_place_credits_its_boundaries(site, by_hand):
    site.publish(by_hand)
    camden = section(page(), "camden")
    assert "Contains OS data © Crown copyright and database right" in camden
    assert "Contains public sector information licensed under the Open Government Licence" in camden


def test_one_count_alone_is_not_compared(site, by_hand):
    site.publish(replace(by_hand, counts=by_hand.counts[:3], drawn=()))
    assert "Why the two counts differ" not in page()


def test_a_change_without_an_interval_says_so(site, by_hand):
    counts = tuple(replace(count, uncertainty=None) for count in by_hand.counts)
    site.publish(replace(by_hand, counts=counts, drawn=()))
    assert "0.0%, and how sure that is was not worked out." in page()


# Fleetwater


def test_fleetwater_says_that_it_is_invented_and_why_it_agrees(site, invented):
    site.publish(invented)
    fleetwater = section(page(), "fleetwater")
    assert "Camden stated this in 2019; these records were invented to match." in fleetwater
    assert "no evidence" in fleetwater
    assert fleetwater.count("Invented, to match what was stated") == 3
    for words in (">526<", ">549<", ">574<", "−4.2%", "−0.1%", "+8.2%", "hidden"):
        assert words in re.sub(r"<span class=\"govuk-visually-hidden\">.*?</span>", "", fleetwater), words


def test_nothing_invented_stands_in_camdens_part_and_no_real_place_in_fleetwaters(site, by_hand, invented):
    site.publish(by_hand, invented)
    text = page()
    camden, fleetwater = ("".join(svgs(section(text, name))) for name in ("camden", "fleetwater"))
    assert len(svgs(text)) == 5
    assert "Belsize" in camden
    assert "Belsize" not in fleetwater
    assert "Whistling Hill" in fleetwater
    assert "Fleetwater" not in camden


def test_each_number_leads_to_how_it_was_counted(site, by_hand, invented):
    site.publish(by_hand, invented)
    see, text = queries.see(), page()
    for measured in see.measured.values():
        for figure in (measured.now, *measured.before, measured.change):
            assert f"/figures/{figure.pk}" in text
            assert Client().get(f"/figures/{figure.pk}").status_code == 200
    for shown in see.shown.values():
        assert f"/figures/tables/{shown.table.pk}" in text


# One table behind everything


def test_the_file_holds_what_the_page_shows(site, by_hand, invented):
    site.publish(by_hand, invented)
    for shown in queries.see().shown.values():
        columns, rows = showing.table_shown(shown.table)
        file = Client().get(f"/figures/tables/{shown.table.pk}.csv")
        lines = list(csv.reader(io.StringIO(file.text)))[1:]
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            numbers = [place for place, column in enumerate(columns) if column.is_number]
            said = [re.sub(r"<[^>]*>", "", str(row[place])).replace(",", "") for place in numbers]
            assert [{"[c]": "hidden"}.get(line[place], line[place]) for place in numbers] == said


def test_months_are_written_as_people_say_them(site, by_hand):
    site.publish(by_hand)
    columns, rows = showing.table_shown(queries.see().shown[codes.CAMDEN_MONTHS].table)
    assert [column.is_number for column in columns] == [False, True, True]
    assert rows[0] == ["April 2016", "60", "70"]


# The page itself


def test_see_is_in_the_navigation_for_anyone(site, rf):
    (here,) = (item for item in navigation(rf.get("/see/")) if item.is_here)
    assert (str(here.words), here.address) == ("See", "/see/")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_is_only_read(site, method):
    assert getattr(Client(), method)("/see/").status_code == 405


def test_a_page_waits_for_no_drawing_library():
    made = subprocess.run([sys.executable, "-c", MAPS_AND_CHARTS], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
