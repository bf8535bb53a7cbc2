"""A picture is never alone: its table and its sentence say the same to someone who cannot see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.tables import checksum

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Picture:
    """One chart or map.

    svg       text of an <svg> element with role="img", a title and a description; it holds no style and no script, so
              it can stand in a page under a strict Content-Security-Policy. Widths and heights are pixels.
    table     the numbers it was drawn from.
    title     its heading.
    sentence  what it shows, in one or two sentences.
    credit    the line that its boundaries' owner asks for; "" when it has none.
    """

    svg: str
    table: pa.Table
    title: str
    sentence: str
    credit: str = ""


def key_of(kind: str, table: pa.Table, title: str) -> str:
    """Give a picture a short key of its own, the same each time: its ids start with it."""
    return kind + hashlib.sha256(f"{title}\n{checksum(table)}".encode()).hexdigest()[:10]
