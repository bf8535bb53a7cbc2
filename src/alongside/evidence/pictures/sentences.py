"""What a picture shows, in a sentence: the same for someone who cannot see it, and a check for someone who can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.tables import HIDDEN, MISSING, SHOWN, STATE_SUFFIX

if TYPE_CHECKING:
    import pyarrow as pa

WORDS = {HIDDEN: "hidden", MISSING: "missing"}


def of_months(table: pa.Table, unit: str, value: str) -> str:
    """Say the first, the last and the highest number of each line, and how many months are missing."""
    sentences = []
    rows = [row for row in table.to_pylist() if row[value] is not None]
    for name in dict.fromkeys(row.get("series", "") for row in rows):
        line = [row for row in rows if row.get("series", "") == name]
        most = max(line, key=lambda row: row[value])
        first, last = line[0], line[-1]
        sentences.append(
            f"{name + ': ' if name else ''}{first[value]:,} {unit} in {first['month']:%B %Y}, {last[value]:,} in "
            f"{last['month']:%B %Y}, most in {most['month']:%B %Y} ({most[value]:,})."
        )
    gaps = table.num_rows - len(rows)
    return " ".join(sentences) + (f" Missing months: {gaps}." if gaps else "")


def of_places(table: pa.Table, unit: str, name: str, value: str) -> str:
    """Say the highest and the lowest number and whose they are, and how many are hidden or missing."""
    rows = table.to_pylist()
    shown = [row for row in rows if row[value] is not None]
    if not shown:
        return f"None of the {len(rows)} numbers can be shown."
    most, least = max(shown, key=lambda row: row[value]), min(shown, key=lambda row: row[value])
    states = [row.get(value + STATE_SUFFIX, MISSING if row[value] is None else SHOWN) for row in rows]
    rest = "".join(f" {states.count(state)} {words}." for state, words in WORDS.items() if state in states)
    return f"Most: {most[name]} ({most[value]:,} {unit}). Fewest: {least[name]} ({least[value]:,}).{rest}"
