"""The demo's door: it signs in invented workers where the site is a demo, and does not exist where it is LIVE."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import Client

from alongside.partnership.agencies.roles import Role
from alongside.partnership.config.database.home import PROJECT
from alongside.partnership.demo.views import choose_worker
from tests.demo_borough import Borough

DOOR = "/demo/workers"
IN_ORDER = """
[dpia]
document = "DPIA"
signed_by = "Data protection officer"
signed_on = 2019-01-08
review_on = 2020-01-08
[equality_analysis]
document = "Equality analysis"
signed_by = "Head of service"
signed_on = 2019-01-08
review_on = 2020-01-08
"""
ASK_THE_LIVE_SITE = """
import django
django.setup()
from django.apps import apps
from django.core.management import get_commands
from django.urls import Resolver404, resolve
print(apps.is_installed("alongside.partnership.demo"), "fill_demo" in get_commands())
try:
    resolve("/demo/workers")
except Resolver404:
    print("no such address")
"""


def test_a_live_site_has_neither_the_room_nor_its_address_nor_its_commands(tmp_path):
    (tmp_path / "going-live.toml").write_text(IN_ORDER)
    live = {
        "ALONGSIDE_MODE": "LIVE", "ALONGSIDE_HOME": str(tmp_path), "ALONGSIDE_SECRET_KEY": "k" * 50,
        "ALONGSIDE_ADDRESS": "https://alongside.example.org", "ALONGSIDE_HOSTS": "alongside.example.org",
        "DJANGO_SETTINGS_MODULE": "alongside.partnership.config.settings",
    }  # fmt: skip
    asked = subprocess.run(
        [sys.executable, "-c", ASK_THE_LIVE_SITE], cwd=PROJECT, env={**os.environ, **live}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert asked.stdout.split("\n")[:2] == ["False False", "no such address"], asked.stderr


def test_the_view_itself_refuses_in_live_too(settings, rf):
    settings.IS_LIVE = True
    for asked in (rf.get(DOOR), rf.post(DOOR, {"posting": "any"})):
        with pytest.raises(Http404):
            choose_worker(asked)


@pytest.mark.parametrize("posting", ["", "no-such-posting", "00000000-0000-4000-8000-000000000000"])
def test_nobody_is_signed_in_by_a_number_that_is_no_place(borough: Borough, posting: str):
    client = Client()
    assert client.post(DOOR, {"posting": posting}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_no_system_worker_can_be_chosen(borough: Borough):
    system = borough.posting(Role.SYSTEM, "youth justice")
    client = Client()
    client.post(DOOR, {"posting": str(system.pk)})
    assert "_auth_user_id" not in client.session


def test_choosing_a_worker_signs_in_and_acts_through_the_chosen_place(borough: Borough):
    posting = borough.posting(Role.INFORMATION_GOVERNANCE, "safeguarding hub")
    client = Client()
    assert client.post(DOOR, {"posting": str(posting.pk)}).headers["Location"] == "/"
    page = client.get("/").text
    assert posting.worker.name in page
    assert "Fleetwater safeguarding hub" in page


def test_the_list_in_the_terminal_says_what_each_does_and_where_to_go(borough: Borough):
    words = StringIO()
    call_command("list_demo_workers", stdout=words)
    assert "Custody youth worker at Fleetwater youth justice" in words.getvalue()
    assert DOOR in words.getvalue()
