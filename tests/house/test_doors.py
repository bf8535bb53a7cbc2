"""Every address names who may open it, sends strangers to sign in, and refuses a role without the permission."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.partnership.agencies.doors import SIGNED_IN
from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import MAY, Permission, Role
from alongside.partnership.pages.doors import ANYONE
from tests.partnership import Partnership, acting, make_posting, open_site_as

OF_THE_LIBRARY = "account/"  # django-allauth's own views refuse strangers themselves; pages/sign_in_urls.py names each


Route = tuple[str, str, URLPattern]


def routes(resolver: URLResolver | None = None, prefix: str = "", names: str = "") -> Iterator[Route]:
    """Every address of the site: its pattern, its name, its view."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield prefix + str(one.pattern), names + (one.name or ""), one
        else:
            yield from routes(one, prefix + str(one.pattern), names + (f"{one.namespace}:" if one.namespace else ""))


ROUTES = list(routes())
GUARDED = [route for route in ROUTES if isinstance(getattr(route[2].callback, "door", None), Permission)]
SIGNED_IN_ONLY = [route for route in ROUTES if getattr(route[2].callback, "door", None) == SIGNED_IN]


def address_of(route: Route) -> str:
    """An address that fits the pattern and leads to no record."""
    _, name, pattern = route
    made = {"UUIDConverter": uuid4(), "IntConverter": 1}
    parts = {key: made.get(type(kind).__name__, "none") for key, kind in pattern.pattern.converters.items()}
    return reverse(name, kwargs=parts)


def knock(browser: Client, address: str):
    """Open the page; a form that is only sent is sent empty."""
    page = browser.get(address)
    return browser.post(address) if page.status_code == 405 else page


def test_there_are_routes_to_walk():
    assert len(GUARDED) > 5
    assert len(ROUTES) > len(GUARDED) + 5


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[0] or "(first page)")
def test_a_route_has_a_name_and_a_door(route):
    address, name, pattern = route
    assert name, f"{address} has no name"
    door = getattr(pattern.callback, "door", None)
    assert door in (ANYONE, SIGNED_IN) or isinstance(door, Permission), (
        f"{address}: hang @needs(...), @open_to_signed_in or @open_to_anyone on the view, outermost."
    )


@pytest.fixture
def one_of_each(partnership: Partnership):
    """A signed-in browser for each role."""
    agency = partnership.youth_justice
    return {role: open_site_as(acting(agency, role)) for role in Role if role is not Role.SYSTEM}


def test_a_guarded_route_sends_a_stranger_to_sign_in(db):
    for route in GUARDED + [one for one in SIGNED_IN_ONLY if not one[0].startswith(OF_THE_LIBRARY)]:
        page = knock(Client(), address_of(route))
        assert (page.status_code, page.headers.get("Location", "")[:15]) == (302, "/account/login/"), route[0]


def test_a_librarys_route_for_signed_in_workers_sends_a_stranger_to_sign_in(db):
    for route in SIGNED_IN_ONLY:
        if route[0].startswith(OF_THE_LIBRARY):
            assert knock(Client(), address_of(route)).status_code == 302, route[0]


def test_a_guarded_route_refuses_every_role_without_its_permission(one_of_each):
    for route in GUARDED:
        permission = route[2].callback.door
        for role, browser in one_of_each.items():
            if permission not in MAY[role]:
                page = knock(browser, address_of(route))
                assert page.status_code == 403, f"{route[0]} opened to a {role.label}"
                assert "Your role does not include" in page.text


def test_a_guarded_route_sends_a_worker_without_a_place_to_choose_one(partnership):
    two = acting(partnership.youth_justice, Role.TEAM_MANAGER)
    browser = open_site_as(two)
    make_posting(partnership.hub, Role.TEAM_MANAGER, worker=Worker.objects.get(pk=two.worker_id))
    for route in GUARDED:
        page = knock(browser, address_of(route))
        assert (page.status_code, page.headers.get("Location", "")[:9]) == (302, "/posting/"), route[0]
