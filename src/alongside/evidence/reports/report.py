"""What a report says, before it has a form: headings, sentences, tables and pictures, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from alongside.evidence.errors import FigureRefused

if TYPE_CHECKING:
    from alongside.evidence.pictures.picture import Picture

# A page is this many pictures wide at most; three would be too small to read on paper.
SIDE_BY_SIDE = 2


@dataclass(frozen=True)
class Heading:
    """A heading of a part."""

    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph. `is_note` sets it small: how something was counted, where it comes from."""

    words: str
    is_note: bool = False


@dataclass(frozen=True)
class Lines:
    """A table in words: every cell as it is to be read, its unit included or in its heading.

    names     headings of the columns; the first column names the row.
    caption   what the table shows.
    """

    caption: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Pictures:
    """One picture across the page, or two side by side."""

    pictures: tuple[Picture, ...]


Block = Heading | Words | Lines | Pictures


@dataclass(frozen=True)
class Report:
    """A report.

    title     what it is about.
    about     one line beneath: area, months, publisher.
    made_on   its day; it stands on every page, and makes the same content the same file.
    blocks    what it says, in order.
    """

    title: str
    about: str
    made_on: date
    blocks: tuple[Block, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give the report in plain values, for whatever sets it.

        Raises   FigureRefused for a table with a row of another length, or more pictures side by side than can be read,
                 or a picture without its sentence.
        """
        return {
            "title": self.title,
            "about": self.about,
            "made_on": f"{self.made_on:%-d %B %Y}",
            "blocks": [_plain(block) for block in self.blocks],
        }


def _plain(block: Block) -> dict[str, Any]:
    match block:
        case Heading(words):
            return {"kind": "heading", "words": words}
        case Words(words, is_note):
            return {"kind": "note" if is_note else "words", "words": words}
        case Lines(caption, names, rows):
            if uneven := next((row for row in rows if len(row) != len(names)), None):
                raise FigureRefused(f'"{caption}" has {len(names)} columns, and a row of {len(uneven)}: {uneven[0]}.')
            return {"kind": "lines", "caption": caption, "names": names, "rows": rows}
        case _:
            if not 1 <= len(block.pictures) <= SIDE_BY_SIDE:
                raise FigureRefused(f"{len(block.pictures)} pictures do not fit side by side; give one or two.")
            return {"kind": "pictures", "pictures": [_drawn(picture) for picture in block.pictures]}


def _drawn(picture: Picture) -> dict[str, str]:
    if not picture.sentence:
        raise FigureRefused(f'"{picture.title}" says nothing to somebody who cannot see it: give it a sentence.')
    named = {"title": picture.title, "sentence": picture.sentence, "credit": picture.credit}
    return named | {"svg": picture.svg}
