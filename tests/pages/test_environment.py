"""The page engine: strict with our own pages, closed to markup from people, fast after the first time."""

import shutil
import time
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles.management.commands.collectstatic import Command
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory, override_settings
from jinja2 import UndefinedError

from alongside.partnership.config.database.home import PROJECT
from alongside.partnership.pages import navigation
from alongside.partnership.pages.gallery import examples
from alongside.partnership.pages.identity import Identity

ASSETS = PROJECT / "build/assets"


def text(template: str, **context: object) -> str:
    return engines.all()[0].from_string(template).render(context)


def test_a_name_that_nobody_gave_fails_the_page():
    with pytest.raises(UndefinedError):
        text("{{ nobody_gave_this }}")
    with pytest.raises(UndefinedError):
        text("{{ child.nickname }}", child=SimpleNamespace(name="x"))


def test_the_govuk_macros_may_leave_names_out():
    macro = '{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}'
    assert "Send" in text(macro + '{{ govukButton({"text": "Send"}) }}')


def test_what_people_typed_never_becomes_markup():
    macro = '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}'
    assert "<b>" not in text('{{ words }}{% from "pages/components/status.html" import status %}{{ status(words) }}'
                             + macro + '{{ govukTag({"text": words}) }}', words="<b>x</b>")  # fmt: skip


def test_our_sign_in_pages_come_before_those_of_the_library():
    assert get_template("account/login.html").origin.name.startswith(str(PROJECT))
    assert get_template("mfa/totp/activate_form.html").origin.name.startswith(str(PROJECT))


def test_a_template_is_compiled_once_and_then_drawn_quickly():
    request = _request()
    render_to_string("pages/gallery.html", examples(), request)
    started = time.perf_counter()
    render_to_string("pages/gallery.html", examples(), request)
    assert time.perf_counter() - started < 0.5


def test_every_asset_that_a_page_asks_for_is_there_once_they_carry_their_hash(tmp_path):
    if not ASSETS.is_dir():
        pytest.skip("The assets are not built: npm ci, then npm run build.")
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(STATIC_ROOT=tmp_path, STATICFILES_DIRS=[ASSETS], STORAGES={"staticfiles": storage}):
        command = Command()
        command.set_options(
            interactive=False, verbosity=0, link=False, clear=False, dry_run=False, ignore_patterns=[],
            use_default_ignore_patterns=True, post_process=True,
        )  # fmt: skip
        assert "alongside.css" in command.collect()["post_processed"]
    shutil.rmtree(tmp_path)


def test_the_style_is_ours_and_not_a_governments():
    if not ASSETS.is_dir():
        pytest.skip("The assets are not built: npm ci, then npm run build.")
    css = (ASSETS / "alongside.css").read_text(encoding="utf-8")
    assert not [word for word in ("GDS Transport", "@font-face", "crown", "crest") if word in css]
    assert {path.name for path in ASSETS.rglob("*") if path.is_file()} == {
        "alongside.css", "alongside.js", "govuk-frontend.js", "periods.js", "supported.js", "mark.svg",
        "icon-document.svg",
    }  # fmt: skip


def test_lock_file_names_no_download_address():
    lock = (PROJECT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "registry" not in lock


class Acting:
    """Stands in for the agencies' own: may do one thing."""

    def may(self, permission: str) -> bool:
        return permission == "read"


@pytest.fixture
def answers(monkeypatch):
    monkeypatch.setattr(navigation, "_answers", {verb: [] for verb in navigation.QUESTIONS})


def test_without_sign_in_only_public_pages_are_offered(answers):
    navigation.answer("See", url_name="pages:how_counted")
    navigation.answer("Help", url_name="pages:gallery", permission="read")
    assert [item.words for item in navigation.navigation(_request())] == ["See"]


def test_a_worker_is_offered_what_their_role_may_open(answers):
    navigation.answer("Help", url_name="pages:gallery", permission="write")
    navigation.answer("Help", url_name="pages:urgent", permission="read")
    navigation.answer("Help", url_name="pages:urgent", permission="read")
    navigation.answer("Build", url_name="pages:gallery", permission="write")
    request = _request("/urgent")
    request.acting = Acting()
    (item,) = navigation.navigation(request)
    assert (item.words, item.address, item.is_here) == ("Help", "/urgent", True)


def test_a_page_that_does_not_exist_is_not_offered(answers):
    navigation.answer("Prove", url_name="nowhere:at_all")
    assert navigation.navigation(_request()) == []


def test_a_verb_is_not_here_on_a_neighbours_page(answers):
    navigation.answer("See", url_name="pages:urgent")
    assert not navigation.navigation(_request("/urgently"))[0].is_here


def test_the_layout_says_who_i_am_and_for_whom_i_act():
    request = _request()
    request.identity = Identity("Maya Osei", "Fleetwater Youth Justice", "Custody youth worker", may_change=True)
    page = render_to_string("pages/privacy.html", {}, request)
    assert "Maya Osei" in page
    assert "Fleetwater Youth Justice" in page
    assert "Sign out" in page


def _request(path: str = "/"):
    from django.contrib.messages.storage.cookie import CookieStorage

    request = RequestFactory().get(path)
    request.acting = request.identity = None
    request._messages = CookieStorage(request)
    return request
