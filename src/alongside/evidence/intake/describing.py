"""What each source must bring and what is kept of it, in words: the reference is made from the sources themselves."""

from __future__ import annotations

from alongside.evidence.intake.catalogue import SOURCES, UNFIT
from alongside.evidence.intake.source import Source

_OPENING = """# The sources we read

Made by `alongside sources --markdown` from the sources themselves; a test fails when it is out of date.

Headings are compared as small letters and figures joined by low lines: *LSOA code* is `lsoa_code`. A file with a column
about a person (name, date of birth, NHS number, postcode and the like) is refused before anything of it is read.
"""


def describe(source: Source) -> str:
    """Describe one source in Markdown: what a file must have, what is kept, what is set aside, what is refused."""
    title = source.title[:1].upper() + source.title[1:]
    lines = [f"## {source.name}", "", f"{title}, {source.publisher}. Licence: {source.licence}.", ""]
    lines += [f"- **It counts:** {source.unit}. One period is a {source.grain}."]
    lines += [f"- **A file has:** {_needs(source)}."]
    if source.optional:
        lines.append(f"- **It may have:** {_listed(source.optional)}.")
    lines += [f"- **`{own}` may be called:** {_listed(others)}." for own, others in _called(source).items()]
    if source.name_says:
        lines.append(f"- **Its name says the year**, where `{source.name_says}` finds it.")
    lines += [f"- **{words}:** {_listed(columns)}." for words, columns in _once(source) if columns]
    lines += ["", "| Column kept | What it means |", "|---|---|"]
    lines += [f"| `{column.name}` | {_cell(column.meaning)} |" for column in source.columns]
    if source.cells:
        lines += ["| `period`, `count` | one row for each period's column; an empty cell is missing, never 0 |"]
    lines += ["", "A row is set aside when:", "", *(f"- {check.reason}" for check in source.checks)]
    return "\n".join(lines) + "\n"


def reference() -> str:
    """Describe every source, and the files that are known and not read."""
    unfit = [f"## Known and not read\n\n**{source.words}.** {source.unfit}\n" for source in UNFIT]
    return "\n".join([_OPENING, *(describe(source) for source in SOURCES.values()), *unfit])


def _needs(source: Source) -> str:
    groups = " or ".join(" and ".join(f"`{name}`" for name in group) for group in source.needs_either)
    cells = "one column for each period" if source.cells else ""
    return ", ".join(filter(None, [_listed(source.needs), groups, cells]))


def _called(source: Source) -> dict[str, tuple[str, ...]]:
    known = {*source.needs, *source.optional}
    return {own: others for own, others in source.also_called.items() if own in known}


def _once(source: Source) -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("Refused when a row stands twice in", source.once),
        ("Refused when areas hold each other within one", source.one_kind),
        ("Replaced by numbers, so that nobody's id is kept", source.ids),
    ]


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
