"""Pages of what was published: the same words on the page and in the file, and only public ones for the public."""

import csv
import io

import pyarrow as pa
import pytest
from django.test import Client

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.tables import Uncertainty
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.figures import actions
from alongside.partnership.figures.kinds import Audience, Counted
from alongside.partnership.figures.words import value_in_words
from tests.figures.counts import SPRING, YEAR, people, system_of
from tests.partnership import Partnership, make_partnership, open_site_as


@pytest.fixture
def by(partnership: Partnership):
    with act_as(system_of(partnership.youth_justice)) as acting:
        yield acting


@pytest.fixture
def site(partnership: Partnership) -> Client:
    return open_site_as(partnership.custody_worker)


def publish(count, by, period=SPRING):
    return actions.publish_figure(count=count, period=period, by=by)


def cells(page) -> list[dict]:
    return list(csv.DictReader(io.StringIO(page.text)))


def test_the_public_sees_public_figures_and_no_others(fresh_database):
    partnership = make_partnership()
    with act_as(system_of(partnership.hub)) as by:
        shown = publish(people(41), by)
        inside = publish(people(7, code="pathway.inside", title="For us", audience=Audience.PARTNERSHIP), by)
    anyone = Client()
    page = anyone.get("/figures/")
    assert shown.title in page.text
    assert inside.title not in page.text
    assert "41 young people" in anyone.get(f"/figures/{shown.pk}").text
    for address in (f"/figures/{inside.pk}", f"/figures/{inside.pk}.csv"):
        assert anyone.get(address).status_code == 404
    assert inside.code not in anyone.get("/figures.csv").text
    assert "Nothing was published" in anyone.get(f"/figures/under/{inside.code}").text


def test_nothing_published_is_said_plainly(site):
    assert "Nothing is published yet" in site.get("/figures/").text


def test_the_page_tells_everything_about_how_a_figure_was_counted(site, by):
    interval = Uncertainty(-1.0, 5.0, 0.95, "Byar")
    figure = publish(
        people(2, counted=Counted.RATE, unit="per cent", rule=AS_RECORDED, uncertainty=interval, inputs=["a"]), by
    )
    page = site.get(f"/figures/{figure.pk}").text
    for words in (
        "+2.0%",
        "From −1.0% to +5.0% (95 in 100",
        "February 2019 to April 2019",
        figure.definition,
        "version 1",
        figure.source,
        "1 May 2019",
        "Every number is shown.",
        "Invented records",
        figure.code_version,
        figure.inputs_checksum,
    ):
        assert words in page


def test_the_file_and_the_page_say_the_same(site, by):
    figure = publish(people(41), by)
    (row,) = cells(site.get(f"/figures/{figure.pk}.csv"))
    assert (row["value"], row["unit"], row["in_words"]) == ("41", "young people", value_in_words(figure))
    assert row["definition"] in site.get(f"/figures/{figure.pk}").text
    assert cells(site.get("/figures.csv")) == [row]


def test_a_hidden_number_is_hidden_on_the_page_and_in_the_file(site, by):
    figure = publish(people(3), by)
    assert "hidden: too small to print" in site.get(f"/figures/{figure.pk}").text
    assert cells(site.get(f"/figures/{figure.pk}.csv"))[0]["value"] == "[c]"


def test_a_number_that_is_not_known_is_neither_zero_nor_hidden(site, by):
    figure = publish(people(None), by)
    assert "not known" in site.get(f"/figures/{figure.pk}").text
    assert cells(site.get(f"/figures/{figure.pk}.csv"))[0]["value"] == "[x]"


def test_a_superseded_figure_leads_to_what_replaced_it_and_back(site, by):
    before, after = publish(people(41), by), publish(people(42), by)
    assert f"/figures/{after.pk}" in site.get(f"/figures/{before.pk}").text
    assert "What stood here before: 41 young people" in site.get(f"/figures/{after.pk}").text
    history = site.get(f"/figures/under/{after.code}").text
    assert history.index("42 young people") < history.index("41 young people")


def test_a_table_has_its_page_and_its_file(site, by):
    table = actions.publish_table(
        about=people(title="Wards"),
        table=pa.table({"ward": ["A"], "n": [None], "n_state": ["hidden"]}),
        words={"ward": "Ward", "n": "Young people"},
        period=YEAR,
        by=by,
    )
    assert "Wards" in site.get("/figures/").text
    assert "It has 1 row." in site.get(f"/figures/tables/{table.pk}").text
    assert site.get(f"/figures/tables/{table.pk}.csv").text == "ward,n\nA,[c]\n"
