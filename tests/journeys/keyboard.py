"""What a person does with a form: write by the labels, follow a link, press a button."""

from datetime import date

from playwright.sync_api import Page


def write(page: Page, answers: dict[str, str]) -> None:
    for label, words in answers.items():
        page.get_by_label(label, exact=True).fill(words)


def write_day(page: Page, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


def follow(page: Page, words: str) -> None:
    page.get_by_role("link", name=words, exact=True).first.click()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()
