"""A manager invites somebody, who joins and signs in; the pages of an agency fit every screen."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.models import Posting
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from tests.partnership import make_partnership, make_posting

PASSWORD = "three-grey-herons-at-dawn"


@pytest.fixture
def partnership(fresh_database):
    return make_partnership()


def invite_sam(manager) -> None:
    manager.open(reverse("agencies:invite"))
    manager.look("invite")
    manager.page.get_by_label("Name").fill("Sam Featherstonehaugh-Wolverhampton")
    manager.page.get_by_label("Work e-mail").fill("sam@example.org")
    manager.page.get_by_label("Custody youth worker").check()
    manager.page.get_by_role("button", name="Send the invitation").click()


def test_from_invitation_to_the_first_page(open_site, partnership, width):
    manager = open_site(partnership.manager, width=width)
    manager.open(reverse("agencies:invite"))
    manager.page.get_by_role("button", name="Send the invitation").click()
    manager.look("invite-with-mistakes")
    invite_sam(manager)
    assert manager.page.get_by_text("The invitation is on its way").is_visible()
    manager.look("team")
    sam = open_site(width=width)
    sam.open(re.search(r"/join/\S+", mail.outbox[-1].body)[0])
    sam.page.get_by_label("Password", exact=True).fill("short")
    sam.page.get_by_role("button", name="Join").click()
    sam.look("join-with-mistakes")
    sam.page.get_by_label("Password", exact=True).fill(PASSWORD)
    sam.page.get_by_role("button", name="Join").click()
    sam.page.get_by_label("Email").fill("sam@example.org")
    sam.page.get_by_label("Password", exact=True).fill(PASSWORD)
    sam.page.get_by_role("button", name="Sign in").click()
    sam.open(reverse("agencies:roles"))
    sam.look("roles")
    assert sam.page.get_by_text("Sam Featherstonehaugh-Wolverhampton").is_visible()


def test_the_pages_of_a_place_fit_and_axe_finds_nothing(open_site, partnership, width):
    posting = Posting.objects.get(pk=partnership.custody_worker.posting_id)
    manager = open_site(partnership.manager, width=width)
    for name in ("move", "leave"):
        manager.open(reverse(f"agencies:{name}", args=[posting.pk]))
        manager.look(name)
    invite_sam(manager)
    manager.page.get_by_role("link", name=re.compile("Take back")).click()
    manager.look("withdraw")
    sam = open_site(partnership.custody_worker, width=width)
    make_posting(partnership.hub, Role.HUB_SCREENER, worker=posting.worker)
    sam.open(reverse("agencies:choose_posting"))
    sam.look("choose-posting")


def test_the_trail_and_a_refusal_fit_and_axe_finds_nothing(open_site, partnership, width):
    worker = open_site(partnership.custody_worker, width=width)
    assert worker.open(reverse("agencies:trail")).status == 403
    worker.look("refused")
    with act_as(partnership.custody_worker) as by:
        record(Did.LOOKED, Posting.objects.get(pk=by.posting_id), by=by, because="covering")
        record(Did.SEARCHED, by=by, kind="families.person", searched_for="x")
    manager = open_site(partnership.manager, width=width)
    manager.open(reverse("agencies:trail"))
    manager.look("trail")
    manager.page.get_by_text("Show only some lines").click()
    manager.page.get_by_label("What they did").select_option(label="was refused")
    manager.page.get_by_role("button", name="Show").click()
    manager.look("trail-of-refusals")
    assert manager.page.get_by_text("the role does not include").is_visible()
