"""Pages that anyone may open carry no word that cannot be translated."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from alongside.partnership.config.database.home import PROJECT

PAGES = PROJECT / "src/alongside/partnership/pages"
TEMPLATES = sorted(path for path in (PAGES / "templates").rglob("*.*") if path.suffix in (".html", ".txt"))
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>|&\w+;")
WORD = re.compile(r"[A-Za-z]{2,}")


def untranslated(template: str) -> list[str]:
    """Words that stand in a template outside of gettext: between tags, or in an attribute that is read aloud."""
    plain = JINJA.sub("", template)
    spoken = " ".join(SPOKEN_ATTRIBUTE.findall(plain))
    return WORD.findall(f"{spoken} {TAG.sub(' ', plain)}")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(Path(path).relative_to(PAGES / "templates")))
def test_a_public_template_has_no_word_outside_of_gettext(path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


def test_a_bare_word_would_be_found():
    assert untranslated('<p class="x">Hello {{ name }}</p>') == ["Hello"]
    assert untranslated('<img alt="A house" src="x.svg">') == ["house"]
    assert untranslated('<p>{{ _("Hello") }}</p>') == []


def test_the_words_of_pages_can_be_gathered():
    method = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
    found = {
        words
        for _file, _line, words, *_rest in extract_from_dir(PAGES, method, keywords={"_": None, "ngettext": (1, 2)})
    }
    assert "A child is in danger now" in found
    assert "Enter a real day, like 14 2 2019." in found
