"""Make an SVG fit for a strict page: no style, no script, no identifier that another picture also has."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
FORBIDDEN = {"style", "script", "foreignObject", "a", "image"}


def fit_for_page(svg: str, title: str, sentence: str, key: str) -> str:
    """Rewrite an SVG so that a page with a strict Content-Security-Policy shows it and a screen reader reads it.

    svg       text of one <svg> element that we drew ourselves; do not give this one from a stranger.
    title     becomes <title>; sentence becomes <desc>; role="img" names both and makes the rest presentation.
    key       put before every id, so that two pictures on a page do not share one; letters, digits and hyphens.

    Returns   SVG text: declarations in style="" became attributes; <style>, <script>, links, images and on… are gone.
    """
    root = ET.fromstring(svg)  # noqa: S314  drawn by ourselves a moment ago
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child.tag) in FORBIDDEN:
                parent.remove(child)
    for element in root.iter():
        element.attrib = dict(_attributes(element.attrib, key))
    root.attrib |= {"role": "img", "aria-labelledby": f"{key}-title {key}-desc", "font-family": "sans-serif"}
    for place, (tag, text) in enumerate((("title", title), ("desc", sentence))):
        words = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{key}-{tag}"})
        words.text = text
        root.insert(place, words)
    ET.register_namespace("", SVG)  # here and each time: the register is shared, and a QR code's library changes it
    return ET.tostring(root, encoding="unicode")


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _attributes(before: dict[str, str], key: str) -> Iterator[tuple[str, str]]:
    for name, value in before.items():
        local = _local(name)
        if local == "style":
            for declaration in filter(str.strip, value.split(";")):
                prop, _, setting = declaration.partition(":")
                yield prop.strip(), _own(setting.strip(), key)
        elif local == "id":
            yield "id", f"{key}-{value}"
        elif not local.startswith(("on", "aria-")) and local not in ("role", "class"):
            yield name, _own(value, key)


def _own(value: str, key: str) -> str:
    """Point a reference inside the picture, url(#clip0), at its renamed id. Colours stay."""
    return value.replace("url(#", f"url(#{key}-") if value.startswith("url(#") else value
