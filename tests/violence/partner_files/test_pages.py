"""The pages of the files: what they say, ask and lead to."""

import pytest
from django.core.files.base import ContentFile

from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence.models import PartnerFile, Refresh
from alongside.partnership.violence.partner_files import actions
from tests.figures.counts import safety_of
from tests.partnership import acting, open_site_as
from tests.violence.own_borough import write_squares
from tests.violence.partner_files.conftest import PEOPLE, USUAL, people


@pytest.fixture
def browser(office):
    return open_site_as(acting(safety_of(office.partnership), Role.ANALYST))


def test_a_page_says_what_is_missing_before_anything_is_there(browser):
    text = browser.get("/see/files").text
    assert "There is no borough.toml" in text
    assert "None yet." in text
    assert "Nobody has counted from this page yet." in text


def test_a_file_is_added_replaced_and_removed_on_pages(browser, extract, own):
    write_squares(own)
    answer = browser.post("/see/files/add", {"upload": extract()}, follow=True)
    assert "60 rows read: 60 kept, 0 set aside." in answer.text
    assert "The borough is Elmbridge End." in answer.text
    file = PartnerFile.objects.get()
    corrected = extract("corrected.csv", each_month=USUAL | {"A1": 15})
    assert "offences.csv" in browser.get(f"/see/files/{file.pk}/replace").text
    answer = browser.post(f"/see/files/{file.pk}/replace", {"upload": corrected}, follow=True)
    assert "Replaced by corrected.csv." in answer.text
    new = PartnerFile.objects.get(stopped_at=None)
    answer = browser.post(f"/see/files/{new.pk}/remove", {"because": "Of another force."}, follow=True)
    assert "Counts no longer since" in answer.text
    assert "Of another force." in answer.text


def test_a_refused_file_stands_on_its_page_with_the_sentence(browser):
    answer = browser.post("/see/files/add", {"upload": ContentFile(b"a,surname\n1,Q\n", "people.csv")})
    assert "has columns about a person" in answer.text
    assert "There is a problem" in answer.text
    assert 'enctype="multipart/form-data"' in browser.get("/see/files/add").text


def test_rejects_are_a_file_to_download(browser):
    browser.post("/see/files/add", {"upload": people(PEOPLE + "A4,many,2018\n")})
    file = PartnerFile.objects.get()
    answer = browser.get(f"/see/files/{file.pk}/rejects")
    assert b"A4,many,2018" in b"".join(answer.streaming_content)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Rows set aside, with their reasons" in browser.get("/see/files").text


def test_counting_is_asked_for_on_the_page_and_a_second_time_refused(browser, analyst):
    assert "The figures are being counted." in browser.post("/see/files/refresh", follow=True).text
    answer = browser.post("/see/files/refresh", follow=True)
    assert "are being counted already" in answer.text
    assert "not ended yet" in answer.text
    last = Refresh.objects.get()
    actions.end_refresh(refresh_id=last.pk, told=["All of it."], refused=["Not this."], by=analyst)
    text = browser.get("/see/files").text
    assert "Last counted on" in text
    assert "All of it." in text
    assert "Not this." in text


def test_the_room_leads_to_the_files_for_those_who_count_alone(site):
    browser = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    assert "/see/files" in browser.get("/see/").text
    assert "/see/files" not in open_site_as(site.partnership.custody_worker).get("/see/").text
