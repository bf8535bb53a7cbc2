"""The browser of the journeys. `ALONGSIDE_SCREENSHOTS=1` keeps a picture of every page that a test looks at."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, sync_playwright

from alongside.partnership.config.database.home import PROJECT
from tests.journeys.visitor import DESKTOP, PHONE, Visitor

CHROMIUM = Path(os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium"))
NEEDED = [PROJECT / "build/assets/alongside.css", PROJECT / "node_modules/axe-core/axe.min.js"]
Open = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "open_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium. Without it, browser tests are skipped with the reason; where required, that is a failure."""
    if not CHROMIUM.exists():
        pytest.skip(f"There is no browser at {CHROMIUM}: apt-get install chromium, or set ALONGSIDE_CHROMIUM.")
    if absent := [str(path.relative_to(PROJECT)) for path in NEEDED if not path.exists()]:
        pytest.fail(f"Not built: {', '.join(absent)}. Run npm ci, then npm run build.")
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; the tests' own database calls beside it are not async.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def open_site(browser: Browser, live_server: Any) -> Iterator[Open]:
    """Give a browser to a visitor, or to a worker who is signed in: `open_site(width=PHONE)`, `open_site(acting)`."""
    visitors: list[Visitor] = []

    def open_one(acting: Any = None, *, width: int = DESKTOP, scripts: bool = True) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        if acting is not None:
            context.add_cookies([sign_in(acting.worker_id, acting.posting_id, live_server.url)])
        visitor = Visitor(context, live_server.url, width)
        visitors.append(visitor)
        return visitor

    yield open_one
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for visitor in visitors:
        visitor.context.close()
    assert not problems, "The pages did what they should not:\n" + "\n".join(problems)


@pytest.fixture(params=[PHONE, DESKTOP])
def width(request: pytest.FixtureRequest) -> int:
    return request.param


def sign_in(worker_id: UUID, posting_id: UUID, address: str) -> dict[str, str]:
    """The cookie of a worker who has signed in and chosen a posting; signing in itself has its own tests."""
    from django.conf import settings
    from django.test import Client

    from alongside.partnership.agencies.models import Worker

    client = Client()
    client.force_login(Worker.objects.get(pk=worker_id), backend=settings.AUTHENTICATION_BACKENDS[1])
    session = client.session
    session["posting"] = str(posting_id)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}
