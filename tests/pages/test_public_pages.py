"""Pages that need no sign-in, refusals and breakdowns: each with the numbers to ring."""

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import reverse

from alongside.partnership.pages import urgent, views
from alongside.partnership.pages.urgent import UrgentNumbers

PUBLIC = ["pages:urgent", "pages:accessibility", "pages:privacy", "pages:how_counted", "pages:gallery"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_opens_without_sign_in_and_shows_999(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert 'href="tel:999"' in page.text
    assert "A child is in danger now" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_for_reading_only(client, name):
    page = client.post(reverse(name))
    assert page.status_code == 405
    assert page["Allow"] == "GET, HEAD"
    assert 'href="tel:999"' in page.text


@pytest.mark.django_db
def test_an_address_that_does_not_exist_gets_a_page_with_the_numbers(client):
    page = client.get("/no-such-page")
    assert page.status_code == 404
    assert "There is no such page" in page.text
    assert 'href="tel:999"' in page.text


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_with_words():
    page = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.org"})
    assert page.status_code == 403
    assert "This form was open too long" in page.text


@pytest.mark.parametrize(
    ("view", "status"), [(views.bad_request, 400), (views.not_allowed, 403), (views.not_found, 404)]
)
def test_each_refusal_has_its_page(view, status):
    page = view(_request(), exception=ValueError("a private detail"))
    assert page.status_code == status
    assert b"tel:999" in page.content
    assert b"private" not in page.content


def test_the_page_for_a_breakdown_asks_nothing_of_the_database():
    request = _request()
    request.urgent_numbers = _no_database
    page = views.broken(request)
    assert page.status_code == 500
    assert b"tel:999" in page.content


def test_the_page_for_a_breakdown_shows_the_numbers_that_were_shown_last(monkeypatch):
    monkeypatch.setattr(urgent, "_last_known", urgent.NINE_NINE_NINE_ALONE)
    request = _request()
    request.urgent_numbers = lambda: UrgentNumbers(hub="020 7946 0123", out_of_hours="020 7946 0999")
    views.urgent(request)
    request.urgent_numbers = _no_database
    assert b"020 7946 0123" in views.broken(request).content


@pytest.mark.parametrize(("is_well", "status"), [(True, 200), (False, 503)])
def test_health_says_whether_the_database_answers(is_well, status):
    answer = views.health(lambda: is_well)(_request())
    assert answer.status_code == status


@pytest.mark.django_db
def test_every_page_loads_from_this_site_alone(client):
    page = client.get(reverse("pages:gallery"))
    policy = page["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "default-src 'none'" in policy
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert 'src="http' not in page.text
    assert page.text.count("<script") == page.text.count("<script src=") + page.text.count('<script type="module" src=')


def _request():
    from django.contrib.messages.storage.cookie import CookieStorage

    request = RequestFactory().get("/")
    request.acting = None
    request._messages = CookieStorage(request)
    return request


def _no_database():
    raise DatabaseError("The database does not answer.")
