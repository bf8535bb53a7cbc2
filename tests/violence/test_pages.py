"""The See page: real figures first, invented ones marked, and every number the same in the file."""

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from django.test import Client

from alongside.partnership.agencies.roles import Role
from alongside.partnership.pages.navigation import navigation
from alongside.partnership.violence import codes, queries, showing
from alongside.partnership.violence.views import OVERVIEW
from tests.figures.counts import safety_of
from tests.partnership import acting, open_site_as

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
    assert "manage.py refresh_figures" in section(text, "camden")
    assert "Fleetwater (invented) is not counted yet." in section(text, "borough")


def test_with_the_invented_borough_alone_camden_stays_empty(site, invented):
    site.publish(invented)
    text = page()
    assert "No police figures are published here yet." in section(text, "camden")
    assert "526" in section(text, "borough")


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
        "37.3", "April 2018 to March 2019", "1,688", "2,139", "217", "249", "1,409", "1,327", "CCHI 2026",
        "598", "456", "378", "March 2024 to February 2025", "say nothing of 2019",
    ):  # fmt: skip
        assert words in camden, words
    assert camden.index("6,766") < camden.index("7,860") < camden.index("526 knife")
    assert text.index("526 knife offences that Camden stated") < text.index(">526<")


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
    fleetwater = section(page(), "borough")
    assert "Camden stated this in 2019; these records were invented to match." in fleetwater
    assert "no evidence" in fleetwater
    assert fleetwater.count("Invented, to match what was stated") == 3  # one a card
    for words in (">526<", ">549<", ">574<", "−4.2%", "−0.1%", "+8.2%", "hidden"):
        assert words in re.sub(r"<span class=\"govuk-visually-hidden\">.*?</span>", "", fleetwater), words


def test_nothing_invented_stands_in_camdens_part_and_no_real_place_in_fleetwaters(site, by_hand, invented):
    site.publish(by_hand, invented)
    text = page()
    camden, fleetwater = ("".join(svgs(section(text, name))) for name in ("camden", "borough"))
    assert len(svgs(text)) == 7
    assert "Belsize" in camden
    assert "Belsize" not in fleetwater
    assert "Whistling Hill" in fleetwater
    assert "Fleetwater" not in camden


def test_each_number_leads_to_how_it_was_counted(site, by_hand, invented):
    site.publish(by_hand, invented)
    see, text = queries.see(), page()
    for code in queries.CHANGE_OF:
        measured = see.measured[code]
        for figure in (measured.now, *measured.before, measured.change):
            assert f"/figures/{figure.pk}" in text
            assert Client().get(f"/figures/{figure.pk}").status_code == 200
    for code in OVERVIEW:
        assert f"/figures/tables/{see.shown[code].table.pk}" in text


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
            said = [re.sub(r"<[^>]*>", "", str(row[place])).replace(",", "").replace("−", "-") for place in numbers]
            assert [written(line[place]) for place in numbers] == said


def written(cell):
    """A cell of the file as the page writes it: hidden and missing in words, a number without needless places."""
    words = {"[c]": "hidden", "[x]": "not recorded", "": "not recorded"}
    return words.get(cell) or f"{float(cell):.10g}"


def test_months_are_written_as_people_say_them(site, by_hand):
    site.publish(by_hand)
    columns, rows = showing.table_shown(queries.see().shown[codes.CAMDEN_MONTHS].table)
    assert [column.is_number for column in columns] == [False, True, True]
    assert rows[0] == ["April 2016", "60", "70"]


# The four statements, each with how sure it is


def test_the_four_statements_are_read_off_the_page_with_their_uncertainty(site, by_hand, invented):
    site.publish(by_hand, invented)
    said = re.sub(r"<[^>]*>", "", section(page(), "statements"))
    for words in (
        "−0.1%, between −4.8% and +4.8%: no clear change",
        "+8.2%, between +2.2% and +14.6%: more than chance would explain",
        "Harm in days (Fleetwater harm index (invented), 2018)", "of it: more offences", "of it: a worse mix",
        "−4.2%, between −16.2% and +9.6%: no clear change", "574, 549, 526",
        "Drug-related behaviour was named most: first worry of 34%", "so this cannot be checked",
    ):  # fmt: skip
        assert words in said, words
    assert section(page(), "statements").count('class="al-invented"') >= 7


# The other pages

PAGES = ("/see/trend", "/see/areas", "/see/map", "/see/neighbourhoods", "/see/drugs")


@pytest.mark.parametrize("address", PAGES)
def test_with_nothing_published_each_page_says_what_it_needs(site, address):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert "al-empty" in answer.text


def test_an_area_that_is_on_no_list_is_not_found(site):
    assert Client().get("/see/areas/FW-W06").status_code == 404


def test_in_live_the_other_pages_show_nothing_invented(site, by_hand, invented, settings):
    site.publish(by_hand, invented)
    settings.IS_LIVE = True
    for address in PAGES:
        text = Client().get(address).text.split("<main")[1].split("</main>")[0]
        assert "Whistling Hill" not in text, address
        assert "Fleetwater" not in text, address


def test_each_page_shows_the_published_numbers_and_says_where_they_are_invented(site, by_hand, invented):
    site.publish(by_hand, invented)
    told = {address: re.sub(r"\s+", " ", Client().get(address).text) for address in (*PAGES, "/see/areas/FW-W06")}
    assert len(svgs(told["/see/trend"])) == 8 + 3 + 1 + 3
    assert len(svgs(told["/see/map"])) == 4
    listed = queries.neighbourhood_list()
    for line in queries.lines_of(listed.table):
        assert f"{line['impact']:g} ({line['impact_low']:g} to {line['impact_high']:g})" in told["/see/neighbourhoods"]
    assert "place 1, between 1 and 2; 47.8 (43.7 to 52.1) per 1,000 residents" in told["/see/neighbourhoods"]
    assert "None of this shows that drugs cause violence" in told["/see/drugs"]
    for address, words in (
        ("/see/trend", "are never added"), ("/see/trend", "how late recording revised earlier months"),
        ("/see/areas", "no clear difference"), ("/see/neighbourhoods", "Confidence in the police, which is not worry"),
    ):  # fmt: skip
        assert words in told[address], words
    assert "511 offences" in told["/see/areas/FW-W06"]
    assert "10,693 residents beneath" in told["/see/areas/FW-W06"]
    for address, text in told.items():
        assert "invented" in text, address


CAMDEN_SECTIONS = {
    "/see/trend": ("Camden among London’s boroughs", "London without Camden"),
    "/see/areas": ("Camden: its wards before May 2022", "Camden: its small areas", "The places lie far apart"),
    "/see/map": ("Camden: small areas in a calendar year",),
    "/see/neighbourhoods": ("no measure of fear", "The band drawn is what chance alone would do"),
    "/see/drugs": ("None of this shows that drugs cause violence", "Lags need 24 months"),
}


@pytest.mark.parametrize("address", PAGES)
def test_camdens_open_data_has_its_sections_and_none_where_nothing_is_published(site, by_hand, address, settings):
    settings.IS_LIVE = True
    empty = re.sub(r"\s+", " ", Client().get(address).text)
    assert not [words for words in CAMDEN_SECTIONS[address] if words in empty]
    site.publish(by_hand)
    text = re.sub(r"\s+", " ", Client().get(address).text)
    for words in CAMDEN_SECTIONS[address]:
        assert words in text, words


# Places, to the cell

ANALYST_OR_MANAGER = (Role.ANALYST, Role.PARTNERSHIP_MANAGER)


def test_places_are_not_for_strangers_nor_for_every_worker(site, invented):
    site.publish(invented)
    assert Client().get("/see/places").status_code == 302
    partner = open_site_as(acting(safety_of(site.partnership), Role.PARTNER))
    assert partner.get("/see/places").status_code == 403
    assert "/see/places" not in partner.get("/see/trend").text
    assert "/see/places" not in Client().get("/see/trend").text


@pytest.mark.parametrize("role", ANALYST_OR_MANAGER)
def test_with_nothing_published_places_say_what_they_need(site, role):
    answer = open_site_as(acting(safety_of(site.partnership), role)).get("/see/places")
    assert "al-empty" in answer.text
    assert "their points are moved to shared places" in answer.text


def test_places_show_classes_and_how_they_held_and_no_count_of_a_cell(site, invented):
    site.publish(invented)
    analyst = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    text = re.sub(r"\s+", " ", analyst.get("/see/places").text)
    assert len(svgs(text)) == 1
    for words in ("53 of 602 cells of 200 metres", "PAI", "[0, 100)", "half open", "times what is usual", "from seed"):
        assert words in text, words
    assert "/see/places" in analyst.get("/see/trend").text


def test_in_live_places_show_nothing_invented(site, invented, settings):
    site.publish(invented)
    analyst = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    settings.IS_LIVE = True
    text = analyst.get("/see/places").text.split("<main")[1].split("</main>")[0]
    assert "Fleetwater" not in text


# Starting limits anew


def test_only_those_who_publish_find_the_way_to_start_limits_anew(site, invented):
    site.publish(invented)
    analyst = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    assert "/see/trend/limits" not in Client().get("/see/trend").text
    assert "/see/trend/limits" in analyst.get("/see/trend").text


def test_an_analyst_starts_limits_anew_with_a_reason(site, invented):
    site.publish(invented)
    analyst = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    typed = {"measure": codes.BOROUGH_KNIFE}
    typed |= {"from_month-day": "1", "from_month-month": "10", "from_month-year": "2017"}
    refused = analyst.post("/see/trend/limits", typed | {"reason": ""})
    assert refused.status_code == 200
    done = analyst.post("/see/trend/limits", typed | {"reason": "New counting rules."})
    assert (done.status_code, done.headers["Location"]) == (302, "/see/trend")


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
