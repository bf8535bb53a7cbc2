"""Managers and information governance read the trail of their own agency; reading it is a line too."""

from uuid import uuid4

import pytest
from django.urls import reverse

from alongside.partnership.agencies import queries
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.agencies.trail_entries import entry
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did
from tests.partnership import lines_of, open_site_as

TRAIL = reverse("agencies:trail")


@pytest.fixture
def busy_day(partnership):
    """A custody worker looked at a team, searched, and was refused twice."""
    with act_as(partnership.custody_worker) as by:
        team = queries.list_teams(by).first()
        record(Did.LOOKED, team, by=by, because="covering")
        record(Did.SEARCHED, by=by, kind="families.person", searched_for="okoro")
        record(Did.WAS_REFUSED, by=by, kind="sharing:send", because="role:keep_the_law")
        record(Did.WAS_REFUSED, by=by, kind="families.person", because="no_reason_given")
    return team


def test_a_role_without_the_permission_does_not_read_the_trail(partnership, busy_day):
    assert open_site_as(partnership.custody_worker).get(TRAIL).status_code == 403
    with pytest.raises(NotAllowed), act_as(partnership.custody_worker) as by:
        queries.read_trail(by)
    with pytest.raises(NotAllowed), act_as(partnership.custody_worker) as by:
        queries.list_workers_ever(by)


@pytest.mark.parametrize("who", ["manager", "governance"])
def test_the_page_says_in_words_who_did_what_and_refusals_stand_out(partnership, busy_day, who):
    page = open_site_as(getattr(partnership, who)).get(TRAIL).text
    assert "looked at" in page
    assert "Reason: covering" in page
    assert "Reason: the role does not include: Keep gateways" in page
    assert page.count("al-trail--refused") == 2
    assert "okoro" not in page


def test_another_agencys_trail_is_not_shown(partnership, busy_day):
    page = open_site_as(partnership.hub_manager).get(TRAIL).text
    assert "searched" not in page.split("Lines, newest first")[1]


def test_reading_the_trail_is_a_line(partnership):
    open_site_as(partnership.manager).get(TRAIL)
    line = lines_of(partnership.manager)[-1]
    assert (line.did, line.purpose) == ("read_trail", "govern")


def _shown(partnership, **asked) -> str:
    page = open_site_as(partnership.manager).get(TRAIL, asked)
    assert page.status_code == 200
    return page.text


def test_lines_are_found_by_worker_by_what_was_done_by_day_and_by_record(partnership, busy_day):
    day = {"on-day": "1", "on-month": "3", "on-year": "2019"}
    assert "No line fits" in _shown(partnership, **day)
    with act_as(partnership.manager) as by:
        at = TrailLine.objects.filter(agency_id=by.agency_id).latest("pk").at
    today = {"on-day": at.day, "on-month": at.month, "on-year": at.year}
    assert "searched" in _shown(partnership, **today).split("Lines, newest first")[1]
    assert _shown(partnership, did="was_refused").count("al-trail--refused") == 2
    assert "No line fits" in _shown(partnership, worker=partnership.governance.worker_id)
    assert "al-trail--refused" in _shown(partnership, worker=partnership.custody_worker.worker_id)
    one = _shown(partnership, record=busy_day.pk)
    assert "Lines about one record" in one
    assert "al-trail--refused" not in one
    assert "No line fits" in _shown(partnership, record=uuid4())


def test_a_day_to_come_is_a_sentence_at_the_field(partnership):
    page = _shown(partnership, **{"on-day": "1", "on-month": "1", "on-year": "2999"})
    assert "Enter a day on or before" in page


def test_a_long_trail_comes_a_page_at_a_time(partnership):
    with act_as(partnership.custody_worker) as by:
        for _ in range(queries.TRAIL_PAGE + 5):
            record(Did.LISTED, by=by, kind="families.person")
    with act_as(partnership.manager) as by:
        newest = queries.read_trail(by, worker=queries.posting_of(partnership.custody_worker).worker)
        older = queries.read_trail(
            by, worker=queries.posting_of(partnership.custody_worker).worker, older_than=newest.older_than
        )
    assert (len(newest.entries), len(older.entries)) == (queries.TRAIL_PAGE, 5)
    assert older.older_than is None
    page = _shown(partnership, did="listed")
    assert f"?did=listed&amp;older={newest.older_than}" in page


def test_every_reason_of_a_role_has_words():
    for permission in Permission:
        code = f"role:{permission.name.lower()}"
        line = TrailLine(did=Did.WAS_REFUSED, role="partner", purpose="plan", because=code)
        assert permission.words in entry(line, worker="Invented").because


def test_a_kind_without_a_model_keeps_its_own_name():
    line = TrailLine(did=Did.LISTED, role="partner", purpose="plan", subject_kind="duty.our_statement")
    assert entry(line, worker="Invented").what == "our statement"
