"""Pages that need no sign-in, in a real browser, at the width of a phone and of a desk."""

import pytest

from tests.journeys import axe
from tests.journeys.visitor import PHONE
from tests.partnership import make_partnership

FOUR_HUNDRED_PER_CENT = 320  # of a screen 1280 wide

PAGES = [
    "/urgent",
    "/accessibility",
    "/privacy",
    "/how-we-count",
    "/gallery",
    "/account/login/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/0-wrong/",
    "/account/inactive/",
    "/no-such-page",
]

INLINE_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_fits_and_axe_finds_nothing(open_site, width, path):
    visitor = open_site(width=width)
    visitor.open(path)
    visitor.look()


@pytest.mark.parametrize("path", ["/urgent", "/gallery", "/account/login/"])
def test_a_page_works_without_javascript(open_site, path):
    visitor = open_site(width=PHONE, scripts=False)
    assert visitor.open(path).status == 200
    visitor.page.get_by_role("link", name="A child is in danger now").click()
    assert visitor.page.get_by_role("link", name="999").first.is_visible()


def test_the_policy_stops_a_script_inside_a_page(open_site):
    visitor = open_site()
    visitor.open("/urgent")
    visitor.page.evaluate(INLINE_SCRIPT)
    assert visitor.page.evaluate("window.ran") is None
    assert any("script-src" in problem for problem in visitor.problems)
    visitor.problems.clear()


def test_axe_would_say_so(open_site):
    visitor = open_site()
    visitor.open("/urgent")
    visitor.page.evaluate("() => document.querySelector('.al-brand__mark').removeAttribute('alt')")
    assert any("image-alt" in line for line in axe.violations(visitor.page))


def test_the_scripts_that_help_are_at_work(open_site):
    visitor = open_site()
    visitor.open("/gallery")
    assert visitor.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    show = visitor.page.get_by_role("button", name="Show password").first
    show.click()
    assert visitor.page.locator("#id_fresh-password").get_attribute("type") == "text"


def test_a_question_opens_under_its_choice_and_closes_again(open_site):
    visitor = open_site()
    visitor.open("/gallery")
    why = visitor.page.locator("#id_wrong-reason")
    assert why.is_visible()
    visitor.page.locator("#id_wrong-offer").check()
    assert why.is_hidden()


def test_without_javascript_the_question_under_a_choice_stays_open(open_site):
    visitor = open_site(scripts=False)
    visitor.open("/gallery")
    assert visitor.page.locator("#id_wrong-reason").is_visible()


def test_enlarged_to_four_hundred_per_cent_a_workers_page_still_fits(open_site):
    worker = open_site(make_partnership().custody_worker, width=FOUR_HUNDRED_PER_CENT)
    worker.open("/")
    assert worker.page.locator(".al-verbs__link").count() == 5
    worker.look("home-enlarged")
