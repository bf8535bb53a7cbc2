"""Looks at agencies, their workers and their postings."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.partnership.agencies import queries
from alongside.partnership.agencies.acting import act_as, system_worker_of
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.agencies.models import Agency, Posting
from alongside.partnership.agencies.roles import Role
from alongside.partnership.pages.urgent import UrgentNumbers
from alongside.partnership.trail.words import Purpose
from tests.partnership import acting, make_posting


def test_of_two_live_postings_none_is_chosen_for_the_worker(partnership):
    first = queries.posting_of(partnership.custody_worker)
    second = make_posting(partnership.hub, Role.HUB_SCREENER, worker=first.worker)
    both = list(queries.live_postings(first.worker))
    assert queries.chosen_posting(both, None) is None
    assert queries.chosen_posting(both, "a number that is nobody's") is None
    assert queries.chosen_posting(both, str(second.pk)) == second
    assert queries.chosen_posting([first], None) == first
    assert queries.chosen_posting([], str(first.pk)) is None


def test_a_posting_is_live_from_its_first_to_its_last_day(partnership):
    today = timezone.localdate()
    posting = queries.posting_of(partnership.custody_worker)
    by_whom = queries.posting_of(partnership.manager)
    days = {
        (today, today): True,
        (today + timedelta(days=1), None): False,
        (today - timedelta(days=9), today - timedelta(days=1)): False,
    }
    for (starts_on, ends_on), is_live in days.items():
        ended_by = by_whom if ends_on else None
        Posting.objects.filter(pk=posting.pk).update(starts_on=starts_on, ends_on=ends_on, ended_by=ended_by)
        assert queries.live_postings(posting.worker).exists() is is_live


def test_a_worker_whose_account_is_closed_has_no_posting(partnership):
    worker = queries.posting_of(partnership.custody_worker).worker
    worker.is_active = False
    worker.save()
    assert not queries.live_postings(worker)


def test_only_managers_list_postings_and_invitations(partnership):
    for look in (queries.list_postings, queries.list_invitations):
        with pytest.raises(NotAllowed), act_as(partnership.custody_worker) as by:
            look(by)


def test_a_manager_sees_the_people_of_their_agency_and_no_system_worker(partnership):
    with act_as(partnership.manager) as by:
        roles = {posting.role for posting in queries.list_postings(by)}
        assert queries.open_posting(partnership.custody_worker.posting_id, by).agency == partnership.youth_justice
        with pytest.raises(NotFoundHere):
            queries.open_posting(uuid4(), by)
        with pytest.raises(NotFoundHere):
            queries.open_invitation(uuid4(), by)
    assert roles == {"custody_youth_worker", "team_manager", "information_governance"}


def test_colleagues_are_those_who_act_for_my_agency_now(partnership):
    by = partnership.manager
    colleagues = set(queries.list_colleagues(by).values_list("pk", flat=True))
    assert colleagues == {by.worker_id, partnership.custody_worker.worker_id, partnership.governance.worker_id}


def test_an_agency_elsewhere_is_rung_and_not_worked_with_here(partnership):
    assert partnership.next_hub not in queries.agencies_here()
    assert queries.open_agency(partnership.hub.pk) == partnership.hub
    with pytest.raises(NotFoundHere):
        queries.open_agency(partnership.next_hub.pk)
    assert queries.hub_of(" marlingate ") == partnership.next_hub
    assert queries.hub_of("Nowhere") is None


def test_only_agencies_with_a_live_system_worker_have_jobs(partnership):
    assert partnership.charity not in queries.agencies_with_system_worker()
    assert partnership.hub in queries.agencies_with_system_worker()
    by = system_worker_of(partnership.hub)
    assert (by.agency_id, by.role, by.purpose) == (partnership.hub.pk, Role.SYSTEM, Purpose.COUNT)


def test_the_urgent_numbers_are_those_of_the_hub_where_i_work(partnership):
    numbers = queries.urgent_numbers(partnership.custody_worker)
    assert (numbers.hub_name, numbers.hub) == (partnership.hub.name, partnership.hub.phone)
    assert numbers.out_of_hours == "020 7946 0001"


def test_without_a_hub_of_ones_own_area_the_sites_own_hub_is_shown(partnership):
    Agency.objects.filter(pk=partnership.police.pk).update(area="London")
    elsewhere = acting(partnership.police, Role.PARTNER)
    assert queries.urgent_numbers(elsewhere).hub_name == partnership.hub.name
    assert queries.urgent_numbers(None).hub_name == partnership.hub.name


def test_a_site_without_a_hub_shows_999_alone(db):
    assert queries.urgent_numbers(None) == UrgentNumbers()


def test_who_was_invited_is_new_here_whatever_the_capitals_of_their_address(partnership):
    from alongside.partnership.agencies.models import Invitation

    email = queries.posting_of(partnership.manager).worker.email
    assert not queries.is_new_here(Invitation(email=email.upper()))
    assert queries.is_new_here(Invitation(email="nobody@example.org"))
