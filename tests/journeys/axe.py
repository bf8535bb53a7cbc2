"""axe-core in the page, under the page's own Content-Security-Policy: its text is evaluated, never loaded."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from alongside.partnership.config.database.home import PROJECT

SOURCE = PROJECT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe has to say about this page, one line for each element."""
    page.evaluate(source())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [line for violation in found["violations"] for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    return [f"{violation['id']}: {violation['help']}: {node['html'][:160]}" for node in violation["nodes"]]
