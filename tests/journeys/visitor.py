"""A person at a browser: one context each, watched for everything that a page should not do."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from alongside.partnership.config.database.home import PROJECT
from tests.journeys import axe

PHONE, DESKTOP = 360, 1280
SCREENSHOTS = PROJECT / "var/screenshots"
WATCH_POLICY = """
addEventListener("securitypolicyviolation", event =>
  console.error(`Content-Security-Policy: ${event.violatedDirective} stopped ${event.blockedURI || event.sample}`));
"""


@dataclass
class Visitor:
    """Opens pages and looks at them. `problems` must be empty at the end of the test."""

    context: BrowserContext
    address: str
    width: int
    page: Page = field(init=False)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(WATCH_POLICY)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.problems.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._check)

    def open(self, path: str) -> Response:
        answer = self.page.goto(self.address + path)
        assert answer is not None, f"{path} gave no answer."
        return answer

    def look(self, name: str = "") -> None:
        """Look at the page as it is: it fits the screen, axe finds nothing, and a screenshot is kept when asked for."""
        self._keep_screenshot(name)
        path = self.page.url.removeprefix(self.address)
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{path} scrolls sideways by {too_wide}px at {self.width}px."
        assert not (said := axe.violations(self.page)), f"{path}: axe says\n" + "\n".join(said)

    def _hear(self, message: ConsoleMessage) -> None:
        # a page that answers 404 or 403 on purpose is heard as a failed load; `_check` sees the parts that failed
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"{self.page.url}: {message.text}")

    def _check(self, response: Response) -> None:
        if not response.url.startswith(self.address):
            self.problems.append(f"{self.page.url} loads {response.url}, which is another site.")
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{self.page.url} loads {response.url}, which answers {response.status}.")

    def _keep_screenshot(self, name: str) -> None:
        if not os.environ.get("ALONGSIDE_SCREENSHOTS"):
            return
        name = name or re.sub(r"[^a-z0-9]+", "-", self.page.url.removeprefix(self.address).lower()).strip("-") or "home"
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=Path(SCREENSHOTS) / f"{name}-{self.width}.png", full_page=True)
