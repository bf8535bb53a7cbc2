"""Pages of what was published: the same words on the page and in the file, and only public ones for the public."""

import csv
import io

import pyarrow as pa
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.periods import Month, Period
from alongside.evidence.tables import Uncertainty
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.figures import actions
from alongside.partnership.figures.how import How, Limits
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


def wards(by, **more):
    return actions.publish_table(
        about=people(title="Wards", **more),
        table=pa.table({"ward": ["A"], "n": [None], "n_state": ["hidden"]}),
        words={"ward": "Ward", "n": "Young people"},
        units={"n": "young people"},
        period=YEAR,
        by=by,
    )


def test_what_is_for_those_who_count_opens_to_no_other_worker_under_any_address(partnership, by, site):
    table = wards(by, code="pathway.to_the_cell", audience=Audience.COUNTING)
    figure = publish(people(7, code="pathway.cells", title="Cells", audience=Audience.COUNTING), by)
    inside = (
        f"/figures/tables/{table.pk}", f"/figures/tables/{table.pk}.csv",
        f"/figures/tables/{table.pk}.csv-metadata.json", f"/figures/{figure.pk}", f"/figures/{figure.pk}.csv",
    )  # fmt: skip
    for address in inside:
        assert site.get(address).status_code == 404, address
    assert "Nothing was published" in site.get(f"/figures/under/{figure.code}").text
    for address in ("/figures/", "/figures.csv"):
        assert "Cells" not in site.get(address).text
        assert "Wards" not in site.get(address).text
    analyst = open_site_as(partnership.partnership_manager)
    assert {analyst.get(address).status_code for address in inside} == {200}
    assert "Wards" in analyst.get("/figures/").text


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
    table = wards(by)
    assert "Wards" in site.get("/figures/").text
    assert "It has 1 row." in site.get(f"/figures/tables/{table.pk}").text
    assert site.get(f"/figures/tables/{table.pk}.csv").text == "ward,n\nA,[c]\n"


# What it takes to count it again

REBASED = Limits(Period(Month(2018, 6), Month(2019, 3)), "another system (Analyst, 1 May 2019)")
EVERYTHING = How(
    calculation="Knox test (Knox 1964), bands of 7 days",
    limits=(Limits(Period(Month(2018, 4), Month(2018, 5))), REBASED),
    seed=0,
    simulations=1999,
    weights="CCHI 2020",
    definitions="knife-injury 2019-1",
    level=0.95,
    method="Wilson score",
)


def test_the_page_names_each_field_and_leaves_out_those_that_do_not_apply(site, by):
    full = site.get(f"/figures/tables/{wards(by, how=EVERYTHING).pk}").text
    for label, words in (
        ("Calculation", "Knox test (Knox 1964), bands of 7 days"),
        ("Limits in use", "April 2018 to May 2018; June 2018 to March 2019 (another system (Analyst, 1 May 2019))"),
        ("Seed of the random numbers", "0"),
        ("Simulations", "1,999"),
        ("Severity weights", "CCHI 2020"),
        ("Local definitions", "knife-injury 2019-1"),
        ("Intervals", "95%: Wilson score"),
    ):
        assert words in full.split(f">{label}</dt>")[1].split("</dd>")[0], label
    plain = site.get(f"/figures/tables/{wards(by, code='pathway.other').pk}").text
    for label in ("Calculation", "Limits in use", "Seed", "Simulations", "weights", "Local definitions", "Intervals"):
        assert f"{label}</dt>" not in plain


def test_a_figures_file_holds_the_same_fields(site, by):
    (row,) = cells(site.get(f"/figures/{publish(people(41, how=EVERYTHING), by).pk}.csv"))
    for name in ("calculation", "weights", "definitions"):
        assert row[name] == getattr(EVERYTHING, name)
    assert (row["seed"], row["simulations"], row["level"]) == ("0", "1999", "")
    assert row["limits"].startswith("April 2018 to May 2018; June 2018")


def test_a_tables_file_leads_to_its_description_as_csv_on_the_web(site, by):
    table = wards(by, how=EVERYTHING)
    answer = site.get(f"/figures/tables/{table.pk}.csv")
    address, relation, kind = answer["Link"].split("; ")
    assert (relation, kind) == ('rel="describedby"', 'type="application/csvm+json"')
    told = site.get(address.strip("<>").removeprefix("http://testserver")).json()
    assert f'filename="{told["url"]}"' in answer["Content-Disposition"]
    columns = told["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == answer.text.split("\n")[0].split(",")
    assert columns[1]["dc:description"] == "young people"
    assert "[c]" in columns[1]["null"]
    (note,) = told["notes"]
    counted = note["how_it_was_counted"]
    assert (counted["seed"], counted["simulations"], counted["level"]) == (0, 1999, 0.95)
    assert counted["limits"][1] == {"from": "2018-06", "until": "2019-03", "because": REBASED.because}
    assert (counted["rule"]["name"], counted["rule"]["hide_below"]) == ("under-five-hidden", 5)


def test_a_simulation_without_its_seed_is_not_stored(by):
    with pytest.raises(IntegrityError, match="is_simulated_from_a_seed"), transaction.atomic():
        publish(people(41, how=How(simulations=99)), by)


def test_intervals_without_their_method_are_not_stored(by):
    with pytest.raises(IntegrityError, match="say_level_and_method"), transaction.atomic():
        wards(by, how=How(level=0.95))


def test_a_share_is_written_with_its_sign_and_what_it_is_a_share_of(site, by):
    share = publish(people(95.3, counted=Counted.RATE, unit="per cent of ratings"), by)
    assert value_in_words(share) == "95.3% of ratings"


def test_a_page_says_its_value_once(site, by):
    page = site.get(f"/figures/{publish(people(41), by).pk}").text.split("<main")[1]
    assert page.count("41 young people") == 1


def test_the_published_figures_stand_among_the_places_of_the_duty(site):
    places = site.get("/figures/").text.split('aria-label="The duty"')[1].split("</nav>")[0]
    assert "/prove/register/" in places
    assert 'href="/figures/" aria-current="page"' in places


def test_the_history_is_headed_by_what_was_counted_and_not_by_its_code(site, by):
    page = site.get(f"/figures/under/{publish(people(41), by).code}").text.split("<main")[1]
    assert "Young people who engaged" in page.split("<h1")[1].split("</h1>")[0]
    assert "pathway.engaged" not in page.split("</h1>")[0]
