"""The report says what the pages and the files say, to everybody, and refuses while there is nothing to say."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from alongside.evidence.reports.pdf import count_pages
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence import queries
from alongside.partnership.violence.report import making
from alongside.partnership.violence.report.pages import TABLES, compose

PAGES_AT_MOST = 4


def report(*, invented_too=True):
    return compose(queries.see(*TABLES), invented_too=invented_too)


def words_of(made) -> str:
    """Every word of it, as it is given to the setter, without the pictures."""
    told = made.as_dict()
    for block in told["blocks"]:
        for picture in block.get("pictures", ()):
            picture.pop("svg")
    return re.sub(r"\s+", " ", str(told))


# Refusals


def test_with_nothing_published_it_says_what_is_missing(site):
    answer = Client().get("/see/report.pdf")
    assert answer.status_code == 409
    assert "Nothing is published yet, so there is nothing to report." in answer.text


def test_what_is_for_the_partnership_alone_is_not_in_it(site, by_hand):
    counts = tuple(replace(count, audience=Audience.PARTNERSHIP) for count in by_hand.counts)
    site.publish(replace(by_hand, counts=counts, drawn=()))
    assert Client().get("/see/report.pdf").status_code == 409


def test_in_live_nothing_invented_is_in_it(site, by_hand, invented, settings):
    site.publish(by_hand, invented)
    settings.IS_LIVE = True
    words = words_of(report(invented_too=False))
    assert "720" in words
    for word in ("Fleetwater", "nvented"):
        assert word not in words.replace("Small numbers of invented", "")
    assert Client().get("/see/report.pdf").status_code == 200


def test_in_live_with_what_is_invented_alone_there_is_nothing_to_report(site, invented):
    site.publish(invented)
    assert report(invented_too=False) is None


# What it says


def test_the_four_statements_stand_in_it_with_how_sure_they_are(site, by_hand, invented):
    site.publish(by_hand, invented)
    made = report()
    words = words_of(made)
    for said in (
        "1. Violence without domestic abuse stayed about the same", "'4,131', '4,126', '−0.1%', '−4.8% to +4.8%'",
        "2. Some of it was more serious", "'35.0%', '37.9%', '+8.2%', '+2.2% to +14.6%'",
        "3. 526 knife offences", "'March 2019', '526', '−4.2%', '−16.2% to +9.6%'", "'March 2018', '549', '', ''",
        "4. Residents worried most about drug-related behaviour", "'drug-related behaviour', '33.7%', '28.7% to 39%'",
        "neither confirm nor contradict", "cannot be checked", "records were made to match",
        "Camden: violence against the person', '720', '720', '0.0%'",
    ):  # fmt: skip
        assert said in words, said
    assert count_pages(made) <= PAGES_AT_MOST


def test_every_number_says_how_it_was_counted_from_what_and_until_when(site, by_hand, invented):
    site.publish(by_hand, invented)
    see, words = queries.see(*TABLES), words_of(report())
    counted = words.split("How this was counted")[1]
    for shown in see.shown.values():
        table = shown.table
        for part in (table.title, table.definition, table.source.rstrip("."), f"{table.cut_on:%-d %B %Y}"):
            assert re.sub(r"\s+", " ", part)[:60] in counted.replace('\\"', '"').replace("\\'", "'"), part
        assert table.rule_words in counted


def test_what_is_invented_says_so_in_every_title(site, invented):
    site.publish(invented)
    made = report().as_dict()
    captions = [block["caption"] for block in made["blocks"] if block["kind"] == "lines"]
    first_cells = [block["rows"][0][0] for block in made["blocks"] if block["kind"] == "lines"]
    titles = [picture["title"] for block in made["blocks"] for picture in block.get("pictures", ())]
    assert all("nvented" in title for title in titles)
    assert all("nvented" in f"{caption} {cell}" for caption, cell in zip(captions, first_cells, strict=True))


def test_a_change_whose_interval_is_not_known_says_so(site, by_hand):
    counts = tuple(replace(count, uncertainty=None) for count in by_hand.counts)
    site.publish(replace(by_hand, counts=counts, drawn=()))
    assert "'0.0%', 'not worked out'" in words_of(report())


def test_a_year_without_the_one_before_has_no_change(site, by_hand):
    latest = max(count.period for count in by_hand.counts if count.code == "violence.camden.against_the_person")
    counts = tuple(one for one in by_hand.counts if one.period == latest and not one.code.endswith("_change"))
    site.publish(replace(by_hand, counts=counts, drawn=()))
    assert "'', '720', '', ''" in words_of(report())


def test_a_number_that_is_not_known_is_said_in_words(site, by_hand):
    counts = tuple(replace(count, value=None, uncertainty=None) for count in by_hand.counts)
    site.publish(replace(by_hand, counts=counts, drawn=()))
    assert "not known" in words_of(report())


# Its file


@pytest.fixture
def pdf(site, by_hand, invented) -> bytes:
    site.publish(by_hand, invented)
    answer = Client().get("/see/report.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def test_it_is_a_pdf_for_everybody_with_tags_title_and_language(pdf):
    assert pdf.startswith(b"%PDF-")
    for mark in (b"StructTreeRoot", b"/Marked true", b"(en-GB)", b"pdfuaid:part>1<", b"Where violence falls"):
        assert mark in pdf, mark


def test_it_is_set_once_for_the_same_published_rows(pdf, monkeypatch):
    monkeypatch.setattr(making, "_set", lambda report: pytest.fail("set again"))
    assert Client().get("/see/report.pdf").content == pdf


def test_the_overview_leads_to_it_once_something_is_published(site, by_hand):
    assert "/see/report.pdf" not in Client().get("/see/").text
    site.publish(by_hand)
    assert 'href="/see/report.pdf"' in Client().get("/see/").text


def test_its_day_is_the_day_of_the_newest_number(site, by_hand):
    site.publish(by_hand)
    assert report().made_on >= date(2026, 1, 1)
