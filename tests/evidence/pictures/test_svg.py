# ruff: noqa: S314  pictures of our own
import xml.etree.ElementTree as ET

from alongside.evidence.pictures.svg import SVG, fit_for_page

ROUGH = f"""<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" role="graphics-document">
<style>.a {{ fill: red }}</style><script>alert(1)</script>
<defs><clipPath id="clip0"><rect width="9" height="9"/></clipPath></defs>
<g class="a" style="fill: #ffaa00; stroke-width:2;;" aria-label="x" onclick="alert(2)" clip-path="url(#clip0)">
<a href="https://example.org"><text>out</text></a><image href="x.png"/><text fill="#abc">in</text></g></svg>"""


def test_style_script_links_and_handlers_are_gone_and_declarations_became_attributes():
    made = fit_for_page(ROUGH, "A title", "What it shows.", "p1")
    for forbidden in ("<style", "style=", "<script", "onclick", "<a ", "image", "class=", "graphics-document"):
        assert forbidden not in made
    group = ET.fromstring(made).find(f"{{{SVG}}}g")
    assert group.attrib == {"fill": "#ffaa00", "stroke-width": "2", "clip-path": "url(#p1-clip0)"}
    assert group.find(f"{{{SVG}}}text").attrib == {"fill": "#abc"}


def test_ids_are_the_pictures_own():
    root = ET.fromstring(fit_for_page(ROUGH, "A title", "What it shows.", "p1"))
    assert [e.get("id") for e in root.iter() if e.get("id")] == ["p1-title", "p1-desc", "p1-clip0"]


def test_a_screen_reader_gets_title_and_description():
    root = ET.fromstring(fit_for_page(ROUGH, "Knives < & scissors", 'It "fell".', "p1"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-title p1-desc"
    assert [root[0].text, root[1].text] == ["Knives < & scissors", 'It "fell".']


def test_a_page_still_finds_an_svg_after_another_library_gave_the_element_a_prefix():
    ET.register_namespace("svg", SVG)  # what a library that draws QR codes does
    assert fit_for_page(ROUGH, "A title", "What it shows.", "p1").startswith("<svg ")
