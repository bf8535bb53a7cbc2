"""What is refused or breaks is undone; a refusal leaves its line; every such page has the numbers to ring."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.middleware import FORMS_A_MINUTE
from alongside.partnership.agencies.models import Team
from tests.partnership import lines_of, open_site_as

pytestmark = pytest.mark.urls("tests.agencies.addresses")
WRITTEN = "Written before it went wrong"


def test_a_refused_step_is_undone_and_its_line_stays_with_the_reason(partnership):
    by = partnership.custody_worker
    page = open_site_as(by).post("/test/refused")
    assert page.status_code == 409
    assert "The family has not agreed to this yet." in page.text
    assert partnership.hub.phone in page.text
    assert not Team.objects.filter(name=WRITTEN).exists()
    line = lines_of(by)[-1]
    assert (line.did, line.because, line.worker_id) == ("was_refused", "not_agreed", by.worker_id)
    assert line.subject_kind == "tests.agencies.addresses.refused"


def test_a_step_refused_on_a_form_is_undone_said_there_and_leaves_the_same_line(partnership):
    by = partnership.custody_worker
    page = open_site_as(by).post("/test/refused-on-form")
    assert page.status_code == 200
    assert "The family has not agreed to this yet." in page.text
    assert not Team.objects.filter(name=WRITTEN).exists()
    line = lines_of(by)[-1]
    assert (line.did, line.because, line.worker_id) == ("was_refused", "not_agreed", by.worker_id)
    assert line.subject_kind == "tests.agencies.addresses.refused_on_form"


def test_a_role_without_the_permission_is_refused_in_words_and_noted(partnership):
    by = partnership.governance
    page = open_site_as(by).get("/test/refused")
    assert page.status_code == 403
    assert "Your role does not include: Look at my team&#39;s records about a young person" in page.text
    assert "It belongs to: Custody youth worker" in page.text
    assert lines_of(by)[-1].because == "role:look_at_records"


def test_a_record_that_does_not_open_looks_like_one_that_does_not_exist(partnership):
    by = partnership.custody_worker
    page = open_site_as(by).get("/test/not-here")
    assert page.status_code == 404
    assert "There is no such record among those open to you here" in page.text
    assert 'href="tel:999"' in page.text
    line = lines_of(by)[-1]
    assert (line.subject_kind, line.because) == ("families.person", "not_open_to_this_posting")


def test_what_breaks_is_undone_and_its_page_has_the_numbers(partnership):
    by = partnership.custody_worker
    page = open_site_as(by).post("/test/broken")
    assert page.status_code == 500
    assert "Okoro" not in page.text
    assert 'href="tel:999"' in page.text
    assert not Team.objects.filter(name=WRITTEN).exists()


def test_the_arrival_of_a_worker_stays_written_although_their_first_page_broke(partnership):
    by = partnership.custody_worker
    open_site_as(by).get("/test/broken")
    assert [line.did for line in lines_of(by)] == ["signed_in"]


def test_without_sign_in_every_door_leads_to_signing_in(partnership):
    to_sign_in = f"{reverse('account_login')}?next=/team/"
    assert Client().get(reverse("agencies:team")).url == to_sign_in


def test_after_twenty_forms_in_a_minute_an_address_must_wait_unless_it_has_signed_in(partnership, time_machine):
    time_machine.move_to("2019-03-01 12:00:05+00:00", tick=False)
    cache.clear()
    login = reverse("account_login")
    for number in range(FORMS_A_MINUTE):
        assert Client().post(login, {"login": f"nobody{number}@example.org"}).status_code == 200
    page = Client().post(login, {"login": "nobody@example.org"})
    assert page.status_code == 429
    assert "Too many tries" in page.text
    assert 'href="tel:999"' in page.text
    assert Client().get(login).status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").post(login, {}).status_code == 200
    assert open_site_as(partnership.custody_worker).post("/test/refused").status_code == 409
    time_machine.move_to("2019-03-01 12:01:05+00:00", tick=False)
    assert Client().post(login, {}).status_code == 200


def test_the_database_forgets_who_acted_when_the_request_is_over(partnership):
    by = partnership.custody_worker
    browser = open_site_as(by)
    for address in ("/test/note", "/test/refused", "/test/broken"):
        browser.get(address)
        assert _known_to_database() == ("", "")


def test_who_acts_is_put_back_after_acting_as_somebody_else(partnership):
    with act_as(partnership.custody_worker) as by:
        with act_as(partnership.screener):
            assert _known_to_database() == (str(partnership.screener.worker_id), str(partnership.hub.pk))
        assert _known_to_database() == (str(by.worker_id), str(by.agency_id))
        with pytest.raises(ZeroDivisionError), act_as(partnership.screener):
            raise ZeroDivisionError
        assert _known_to_database() == (str(by.worker_id), str(by.agency_id))
    assert _known_to_database() == ("", "")


def _known_to_database() -> tuple[str, str]:
    from alongside.partnership.agencies.acting import _current

    return _current()
