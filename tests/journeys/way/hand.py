"""A worker's hand at the keyboard: answers by the words of their questions, and a look at each page at both widths."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.journeys.visitor import DESKTOP, PHONE, Visitor


@dataclass
class Hand:
    """One worker at one browser."""

    visitor: Visitor

    @property
    def page(self) -> Page:
        return self.visitor.page

    def open(self, path: str) -> None:
        assert self.visitor.open(path).status == 200, path

    def look(self, name: str = "") -> None:
        """At the width of a phone and of a desk."""
        for width in (PHONE, DESKTOP):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.visitor.width = width
            self.visitor.look(name)

    def write(self, **answers: str) -> None:
        """Type answers by the names of their fields."""
        for name, words in answers.items():
            self.page.locator(f"[name='{name}']").fill(words)

    def day(self, name: str, day: date) -> None:
        for part in ("day", "month", "year"):
            self.page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))

    def moment(self, name: str, moment: datetime) -> None:
        local = timezone.localtime(moment)
        self.day(name, local.date())
        self.page.locator(f"[name={name}-time]").fill(f"{local:%H:%M}")

    def choose(self, name: str, words: str) -> None:
        """One of the radio buttons under a question."""
        group = self.page.locator(f".govuk-form-group:has(> fieldset input[name={name}])").last
        group.get_by_label(words, exact=True).check()

    def select(self, name: str, words: str) -> None:
        self.page.locator(f"select[name='{name}']").select_option(label=words)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).click()

    def follow(self, words: str, *, exact: bool = False) -> None:
        self.page.get_by_role("link", name=words, exact=exact).first.click()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def does_not_see(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_have_count(0)

    def heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def work_about(self, person: str, what: str = "") -> Locator:
        """The lines of my work that are about somebody."""
        return self.page.locator(".al-work__one").filter(has_text=person).filter(has_text=what)


def hours_ago(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)
