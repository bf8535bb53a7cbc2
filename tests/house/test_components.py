"""A component that no page uses is an attic. The gallery shows them all, and does not count."""

from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[2] / "src/alongside/partnership"
COMPONENTS = sorted((ROOMS / "pages/templates/pages/components").glob("*.html"))
PAGES = [path for path in ROOMS.glob("*/templates/**/*.html") if path.name != "gallery.html"]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_a_page_uses_each_component(component):
    named = f"pages/components/{component.name}"
    assert any(named in page.read_text(encoding="utf-8") for page in PAGES if page != component)
