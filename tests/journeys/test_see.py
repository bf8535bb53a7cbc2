"""The See page in a real browser: with everything on it, with nothing, and without JavaScript."""

import re

import pytest

from alongside.partnership.agencies.acting import act_as, system_worker_of
from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.counts.borough import fleetwater
from tests.database import _django_in, _own_copy
from tests.figures.counts import safety_of
from tests.journeys.visitor import PHONE
from tests.partnership import acting, make_partnership, make_posting
from tests.violence.conftest import count, make_files

COUNTED = re.compile("How this is counted ?: Knife offences$")
FILE = re.compile("Download as CSV ?: .*knife offences by ward")


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory):
    home = tmp_path_factory.mktemp("see")
    return count(make_files(home / "open"), home / "store"), fleetwater()


@pytest.fixture(scope="module")
def published_template(database_server, template_database, django_db_blocker, snapshots):
    """A database in which all of it is published, copied for each test: publishing takes longer than looking."""
    with _own_copy(database_server, template_database, "published") as copy:
        with django_db_blocker.unblock(), _django_in(copy, django_db_blocker):
            safety = safety_of(make_partnership())
            make_posting(safety, Role.SYSTEM)
            with act_as(system_worker_of(safety)) as by:
                for snapshot in snapshots:
                    publish_snapshot(snapshot=snapshot, by=by)
        yield copy.name, safety


@pytest.fixture
def database_to_copy(request, template_database):
    if "published" in request.fixturenames:
        return request.getfixturevalue("published_template")[0]
    return template_database


@pytest.fixture
def published(fresh_database, published_template):
    return published_template[1]


def test_the_page_fits_and_axe_finds_nothing(open_site, published, width):
    visitor = open_site(width=width)
    visitor.open("/see/")
    for summary in visitor.page.locator(".al-picture summary").all():
        summary.click()
    assert visitor.page.locator("svg[role=img]").count() == 7
    visitor.look()


@pytest.mark.parametrize(
    "address",
    ["/see/trend", "/see/areas", "/see/areas/FW-W06", "/see/map", "/see/neighbourhoods", "/see/drugs"],
)
def test_each_further_page_fits_and_axe_finds_nothing(open_site, published, width, address):
    visitor = open_site(width=width)
    visitor.open(address)
    for summary in visitor.page.locator(".al-picture summary").all():
        summary.click()
    visitor.look()


def test_the_places_fit_and_axe_finds_nothing(open_site, published, width):
    visitor = open_site(acting(published, Role.ANALYST), width=width)
    visitor.open("/see/places")
    for summary in visitor.page.locator(".al-picture summary").all():
        summary.click()
    assert visitor.page.locator("svg[role=img]").count() == 1
    visitor.look()


def test_a_reader_goes_from_the_list_to_a_ward_without_scripts(open_site, published):
    visitor = open_site(width=PHONE, scripts=False)
    visitor.open("/see/")
    visitor.page.get_by_role("navigation", name="See").get_by_role("link", name="Neighbourhoods").click()
    visitor.page.get_by_role("link", name="Whistling Hill").first.click()
    assert visitor.page.get_by_role("heading", name="Whistling Hill", exact=True).is_visible()
    assert visitor.page.get_by_text("10,693 residents beneath").is_visible()


def test_the_page_with_nothing_on_it_fits_and_axe_finds_nothing(open_site, fresh_database, width):
    visitor = open_site(width=width)
    visitor.open("/see/")
    visitor.look("see-nothing-yet")


def test_a_map_is_seen_whole_on_a_phone(open_site, published):
    visitor = open_site(width=PHONE)
    visitor.open("/see/")
    for drawing in visitor.page.locator(".al-picture--map .al-picture__drawing").all():
        assert drawing.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


def test_a_picture_keeps_its_colours_under_the_policy(open_site, published):
    visitor = open_site()
    visitor.open("/see/")
    area = visitor.page.locator(".al-picture--map path").first
    assert area.evaluate("path => getComputedStyle(path).fill") != "rgb(0, 0, 0)"


def test_a_reader_goes_from_a_number_to_how_it_was_counted_and_takes_the_file(open_site, published):
    visitor = open_site(width=PHONE, scripts=False)
    visitor.open("/see/")
    visitor.page.get_by_role("link", name="Fleetwater: an invented borough").click()
    visitor.page.get_by_role("link", name=COUNTED).click()
    assert visitor.page.get_by_text("526 offences").first.is_visible()
    assert visitor.page.get_by_text("Counted from invented records").is_visible()
    visitor.page.go_back()
    with visitor.page.expect_download() as file:
        visitor.page.get_by_role("link", name=FILE).click()
    assert "Whistling Hill" in file.value.path().read_text()


def test_a_reader_moves_through_the_years_with_a_slider(open_site, published, width):
    visitor = open_site(width=width)
    visitor.open("/see/map")
    years = visitor.page.locator("figure", has=visitor.page.get_by_label("Move through time")).first
    maps = years.locator("[data-period]")
    years.get_by_role("button", name="Show one map, large").click()
    slider = years.get_by_label("Move through time")
    assert [one.is_visible() for one in maps.all()] == [False, False, True]
    slider.press("ArrowLeft")
    assert years.locator("output").inner_text() == "Year to March 2018"
    assert slider.get_attribute("aria-valuetext") == "Year to March 2018"
    assert [one.is_visible() for one in maps.all()] == [False, True, False]
    visitor.look()
    years.get_by_role("button", name="Show all maps").click()
    assert all(one.is_visible() for one in maps.all())
    assert not slider.is_visible()


def test_without_scripts_every_year_stands_beside_the_others(open_site, published):
    visitor = open_site(width=PHONE, scripts=False)
    visitor.open("/see/map")
    assert not visitor.page.get_by_role("button", name="Show one map, large").first.is_visible()
    assert all(one.is_visible() for one in visitor.page.locator("[data-period]").all())
