"""From invitation to the last day: how somebody comes to work here, changes place, and leaves."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting, act_as, acting_through, system_worker_of
from alongside.partnership.agencies.actions import (
    choose_posting,
    invite_worker,
    join,
    leave,
    move_worker,
    restrict,
    withdraw_invitation,
)
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.models import Invitation, Posting, Reader, Team, Worker
from alongside.partnership.agencies.roles import Role
from tests.partnership import Partnership, acting, lines_of, make_posting, open_site_as

PASSWORD = "three-grey-herons-at-dawn"
INVITED = {"name": "Sam Invented", "email": "Sam.Invented@example.org", "role": Role.CUSTODY_YOUTH_WORKER}


def team_of(by: Acting) -> Team:
    return Team.objects.get(pk=by.team_id)


def posting_of(by: Acting) -> Posting:
    return Posting.objects.get(pk=by.posting_id)


@pytest.fixture
def invited(partnership: Partnership, mailoutbox: list, django_capture_on_commit_callbacks):
    """An invitation, and the token that stood in its e-mail."""
    by = partnership.manager
    with django_capture_on_commit_callbacks(execute=True), act_as(by):
        invitation = invite_worker(**INVITED, employer=partnership.charity, team=team_of(by), site="Custody", by=by)
    token = re.search(r"/join/(\S+)", mailoutbox[-1].body)[1]
    return invitation, token


def address_of(token: str) -> str:
    return reverse("agencies:join", args=[token])


def test_an_invitation_goes_by_e_mail_and_only_its_hash_is_kept(invited, mailoutbox):
    invitation, token = invited
    assert mailoutbox[0].to == ["Sam.Invented@example.org"]
    assert "Custody youth worker" in mailoutbox[0].body
    assert token not in invitation.token_hash


def test_who_accepts_chooses_a_password_signs_in_and_acts(invited, partnership):
    invitation, token = invited
    browser = Client()
    page = browser.get(address_of(token))
    assert "Sam Invented, you are invited" in page.text
    assert browser.post(address_of(token), {"password": PASSWORD}).url == reverse("account_login")
    signed_in = browser.post(reverse("account_login"), {"login": "sam.invented@EXAMPLE.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    page = browser.get(reverse("agencies:roles"))
    assert "Sam Invented" in page.text
    assert partnership.youth_justice.name in page.text
    posting = Posting.objects.get(worker__email__iexact=invitation.email)
    assert (posting.employer, posting.agency) == (partnership.charity, partnership.youth_justice)
    assert [line.did for line in lines_of(partnership.manager)] == ["invited", "joined", "signed_in"]


@pytest.mark.parametrize("password", ["short", "1q2w3e4r5t6y", "sam.invented@example.org"])
def test_a_password_that_is_easy_to_guess_is_refused_at_the_field(invited, password):
    page = Client().post(address_of(invited[1]), {"password": password})
    assert page.status_code == 200
    assert "govuk-error-message" in page.text
    assert not Worker.objects.filter(email__iexact=INVITED["email"]).exists()


def test_a_wrong_link_says_how_to_get_another(invited):
    page = Client().get(address_of("not-the-token"))
    assert page.status_code == 409
    assert "Ask your manager for a new one" in page.text
    assert 'href="tel:999"' in page.text
    assert "noted in the trail" not in page.text  # nobody acted


def test_an_invitation_works_once(invited):
    join(token=invited[1], password=PASSWORD)
    with pytest.raises(StepNotAllowed, match="used already"):
        join(token=invited[1], password=PASSWORD)


def test_an_invitation_runs_out_after_a_week(invited):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(address_of(invited[1])).status_code == 409


def test_an_invitation_that_was_taken_back_no_longer_works(invited, partnership):
    browser = open_site_as(partnership.manager)
    address = reverse("agencies:withdraw", args=[invited[0].pk])
    assert "Sam Invented, invited as" in browser.get(address).text
    browser.post(address)
    assert "Sam Invented" not in browser.get(reverse("agencies:team")).text
    assert Client().get(address_of(invited[1])).status_code == 409
    assert browser.post(address).status_code == 404
    assert "withdrew" in [line.did for line in lines_of(partnership.manager)]


def test_an_accepted_invitation_cannot_be_taken_back(invited, partnership):
    join(token=invited[1], password=PASSWORD)
    invitation = Invitation.objects.get()
    with pytest.raises(StepNotAllowed, match="End the posting instead"), act_as(partnership.manager) as by:
        withdraw_invitation(invitation=invitation, by=by)


def test_somebody_with_an_account_joins_with_the_password_they_use(invited):
    old = Worker(email=INVITED["email"].lower(), name="Sam Invented")
    old.set_password(PASSWORD)
    old.save()
    page = Client().post(address_of(invited[1]), {"password": "another-long-password"})
    assert "Enter the password that you use now" in page.text
    assert Client().post(address_of(invited[1]), {"password": PASSWORD}).status_code == 302
    assert old.postings.count() == 1


def test_only_a_manager_invites_and_only_into_their_own_agency(partnership):
    offered = INVITED | {"employer": partnership.charity}
    with pytest.raises(NotAllowed), act_as(partnership.custody_worker) as by:
        invite_worker(**offered, team=team_of(by), by=by)
    with pytest.raises(NotFoundHere), act_as(partnership.manager) as by:
        invite_worker(**offered, team=team_of(partnership.screener), by=by)
    with pytest.raises(StepNotAllowed, match="system worker"), act_as(partnership.manager) as by:
        invite_worker(**offered | {"role": Role.SYSTEM}, team=team_of(by), by=by)


def test_a_manager_invites_on_a_page(partnership, django_capture_on_commit_callbacks, mailoutbox):
    browser = open_site_as(partnership.manager)
    address = reverse("agencies:invite")
    assert "Invite somebody" in browser.get(address).text
    answers = INVITED | {"team": partnership.manager.team_id, "employer": partnership.charity.pk}
    page = browser.post(address, answers | {"email": "not an address"})
    assert page.status_code == 200
    assert "Sam Invented" in page.text  # what was typed is kept
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(address, answers).url == reverse("agencies:team")
    page = browser.get(reverse("agencies:team")).text
    assert "The invitation is on its way" in page
    assert "Sent to Sam.Invented@example.org" in page
    assert len(mailoutbox) == 1


def test_a_move_ends_one_posting_the_day_before_and_starts_another(partnership):
    today = timezone.localdate()
    moved = posting_of(partnership.custody_worker)
    browser = open_site_as(partnership.manager)
    address = reverse("agencies:move", args=[moved.pk])
    assert "Move Invented Worker" in browser.get(address).text
    when = today + timedelta(days=1)
    day = {"moves_on-day": when.day, "moves_on-month": when.month, "moves_on-year": when.year}
    answers = {"role": "early_help_worker", "team": moved.team_id, "site": "", **day}
    assert browser.post(address, answers).url == reverse("agencies:team")
    moved.refresh_from_db()
    assert moved.ends_on == today
    coming = Posting.objects.get(worker=moved.worker, role=Role.EARLY_HELP_WORKER)
    assert coming.starts_on == today + timedelta(days=1)
    assert "Until " in browser.get(reverse("agencies:team")).text
    assert [line.did for line in lines_of(partnership.manager)][-2:] == ["left", "moved"]


def test_a_move_before_the_posting_started_is_a_sentence_at_the_field(partnership):
    posting = posting_of(partnership.custody_worker)
    day = {"moves_on-day": "1", "moves_on-month": "1", "moves_on-year": "2018"}
    answers = {"role": posting.role, "team": posting.team_id, **day}
    page = open_site_as(partnership.manager).post(reverse("agencies:move", args=[posting.pk]), answers)
    assert "The move must be after the posting started" in page.text


def test_nobody_moves_themselves(partnership):
    with pytest.raises(StepNotAllowed, match="Nobody moves themselves"), act_as(partnership.manager) as by:
        move_worker(
            posting=posting_of(by), team=team_of(by), role=Role.INFORMATION_GOVERNANCE, moves_on=date(2030, 1, 1), by=by
        )


def test_another_agencys_posting_can_be_neither_opened_nor_ended(partnership):
    theirs = posting_of(partnership.screener)
    assert open_site_as(partnership.manager).get(reverse("agencies:leave", args=[theirs.pk])).status_code == 404
    with pytest.raises(NotFoundHere), act_as(partnership.manager) as by:
        leave(posting=theirs, ends_on=date(2030, 1, 1), by=by)


def test_after_the_last_day_nothing_opens(partnership):
    today = timezone.localdate()
    leaver = partnership.custody_worker
    browser = open_site_as(leaver)
    manager = open_site_as(partnership.manager)
    address = reverse("agencies:leave", args=[leaver.posting_id])
    day = {"ends_on-day": today.day, "ends_on-month": today.month, "ends_on-year": today.year}
    assert manager.post(address, day).url == reverse("agencies:team")
    assert partnership.youth_justice.name in browser.get(reverse("agencies:roles")).text  # the last day itself
    Posting.objects.filter(pk=leaver.posting_id).update(ends_on=today - timedelta(days=1))
    page = browser.get(reverse("agencies:team"), follow=True)
    assert "You have no place here at the moment" in page.text


def test_a_last_day_before_the_first_is_a_sentence_at_the_field(partnership):
    address = reverse("agencies:leave", args=[partnership.custody_worker.posting_id])
    day = {"ends_on-day": "1", "ends_on-month": "1", "ends_on-year": "2017"}
    assert "The last day cannot be before the first" in open_site_as(partnership.manager).post(address, day).text


def test_a_posting_that_ended_is_not_opened_again(partnership):
    ended = posting_of(partnership.custody_worker)
    ended.ends_on, ended.ended_by = timezone.localdate() - timedelta(days=1), posting_of(partnership.manager)
    ended.save()
    with pytest.raises(StepNotAllowed, match="has ended already"), act_as(partnership.manager) as by:
        leave(posting=ended, ends_on=date(2030, 1, 1), by=by)


def test_a_worker_with_two_postings_chooses_first_and_may_change(partnership):
    first = partnership.custody_worker
    worker = Worker.objects.get(pk=first.worker_id)
    second = make_posting(partnership.hub, Role.TEAM_MANAGER, worker=worker)
    browser = open_site_as(first)
    team = reverse("agencies:team")
    to_choose = browser.get(team)
    assert to_choose.url == f"{reverse('agencies:choose_posting')}?next={team}"
    page = browser.get(to_choose.url)
    assert partnership.hub.name in page.text
    chosen = browser.post(reverse("agencies:choose_posting"), {"posting": second.pk, "next": team})
    assert chosen.url == team
    page = browser.get(team)
    assert page.status_code == 200
    assert "Change" in page.text
    assert [line.did for line in lines_of(acting_through(second))] == ["chose_posting", "signed_in"]
    browser.post(reverse("agencies:choose_posting"), {"posting": first.posting_id, "next": "https://example.com/"})
    assert browser.get(team).status_code == 403


def test_after_choosing_nobody_is_sent_to_another_site(partnership):
    browser = open_site_as(partnership.manager)
    answers = {"posting": partnership.manager.posting_id, "next": "https://example.com/"}
    assert browser.post(reverse("agencies:choose_posting"), answers).url == "/"


def test_somebody_elses_posting_cannot_be_chosen(partnership):
    worker = Worker.objects.get(pk=partnership.custody_worker.worker_id)
    with pytest.raises(NotFoundHere):
        choose_posting(worker=worker, posting_id=partnership.manager.posting_id)
    with pytest.raises(NotFoundHere):
        choose_posting(worker=worker, posting_id=uuid4())


def test_a_restriction_needs_a_reason_and_names_its_maker_and_the_counting_worker_as_readers(partnership):
    reader = Worker.objects.get(pk=partnership.custody_worker.worker_id)
    with act_as(partnership.manager) as by:
        with pytest.raises(StepNotAllowed, match="Say why"):
            restrict(reason=" ", readers=[reader], by=by)
        restriction = restrict(reason="A relative works here.", readers=[reader], by=by)
        readers = set(Reader.objects.filter(restriction=restriction).values_list("worker_id", flat=True))
        counting = system_worker_of(partnership.youth_justice).worker_id
    assert readers == {reader.pk, by.worker_id, counting}


def test_only_some_roles_restrict(partnership):
    with pytest.raises(NotAllowed), act_as(acting(partnership.hub, Role.PARTNER)) as by:
        restrict(reason="Because.", readers=[], by=by)
