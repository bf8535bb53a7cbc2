"""Definitions of serious violence as files. A partnership writes its own; those here only show how.

The Serious Violence Duty leaves the definition to each area (Police, Crime, Sentencing and Courts Act 2022, sections 8
and 13), so it is data with a version, an owner and a day, and never a line of code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from alongside.evidence.errors import FileRefused, NothingToCount

AGE_BANDS = ("0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65+")
DEMONSTRATION = Path(__file__).parent / "demonstration"
_TEXTS = ("name", "title", "version", "owner", "words")
_OFFENCES = ("groups", "subgroups", "codes")
_FLAGS = ("domestic_abuse", "knife", "knife_injury")


@dataclass(frozen=True)
class Part:
    """One part of a definition: an offence counts when it meets every condition that the part names.

    groups, subgroups, codes   offences by any of these names; all three empty means any offence.
    without_codes   offence codes left out of them.
    victim_ages     bands of AGE_BANDS; empty means any age.
    domestic_abuse, knife, knife_injury   True: only offences with the flag; False: only those without; None: either.
    """

    groups: tuple[str, ...] = ()
    subgroups: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    without_codes: tuple[str, ...] = ()
    victim_ages: tuple[str, ...] = ()
    domestic_abuse: bool | None = None
    knife: bool | None = None
    knife_injury: bool | None = None


@dataclass(frozen=True)
class Definition:
    """A local definition. An offence counts when it meets any of its parts.

    name           short name for commands; `version` tells two definitions of one name apart.
    valid_from     the day the partnership's agreement to it takes effect.
    owner          who agreed it.
    words          what is in and what is out, for a reader who was not there.
    demonstration  True for an example that nobody agreed.
    """

    name: str
    title: str
    version: str
    valid_from: date
    owner: str
    words: str
    demonstration: bool
    parts: tuple[Part, ...]

    @property
    def stated(self) -> str:
        """The definition with its version and owner, as every figure made from it carries it."""
        example = "Demonstration definition, agreed by nobody; replace it with your own. " if self.demonstration else ""
        return (
            f"{example}{self.title}, version {self.version}, in force from {self.valid_from:%-d %B %Y}, {self.owner}. "
            f"{self.words} Earlier months are counted by the same rule."
        )


def read_definition(path: Path) -> Definition:
    """Read one definition from its TOML file and check it.

    Returns  Definition.
    Raises   FileRefused, naming the file and the key, for text that is not TOML, a key that is missing, misspelt or of
             the wrong kind, an unknown age band, or a part that would count every offence.
    """
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise FileRefused(f"{path.name} is not TOML: {slip}. Mend that line.") from None
    _check_keys(path, held, {*_TEXTS, "valid_from", "demonstration", "counts"}, "")
    for key in _TEXTS:
        if not (isinstance(held.get(key), str) and held[key].strip()):
            raise FileRefused(f'{path.name}: "{key}" is missing or is no text. Write {key} = "...".')
    if type(held.get("valid_from")) is not date:
        raise FileRefused(f'{path.name}: "valid_from" is missing or is no day. Write it like valid_from = 2023-01-31.')
    if type(held.get("demonstration", False)) is not bool:
        raise FileRefused(f'{path.name}: "demonstration" is neither true nor false.')
    parts = held.get("counts")
    if not (isinstance(parts, list) and parts and all(isinstance(part, dict) for part in parts)):
        raise FileRefused(f"{path.name} has no part. Under [[counts]], say which offences count, once or more.")
    return Definition(
        **{key: held[key].strip() for key in _TEXTS},
        valid_from=held["valid_from"],
        demonstration=held.get("demonstration", False),
        parts=tuple(_part(path, number, part) for number, part in enumerate(parts, start=1)),
    )


def read_definitions(folder: Path = DEMONSTRATION) -> tuple[Definition, ...]:
    """Read every definition of a folder (*.toml), by name and day.

    Raises  FileRefused as `read_definition`, when two files hold the same name and version or the same name and day,
            and when the folder has none.
    """
    found: dict[tuple[str, object], str] = {}
    definitions = []
    for path in sorted(folder.glob("*.toml")):
        definition = read_definition(path)
        for key in ((definition.name, definition.version), (definition.name, definition.valid_from)):
            if key in found:
                raise FileRefused(
                    f"{found[key]} and {path.name} both define {definition.name} {key[1]}. Give the newer its own "
                    "version and day."
                )
            found[key] = path.name
        definitions.append(definition)
    if not definitions:
        raise FileRefused(f"{folder.name} holds no definition. Put a .toml file there, one a definition.")
    return tuple(sorted(definitions, key=lambda one: (one.name, one.valid_from)))


def in_force(definitions: Iterable[Definition], name: str, on: date) -> Definition:
    """Give the version of a definition that is in force on a day.

    Raises  NothingToCount when there is no such name, or none in force by then.
    """
    known = list(definitions)
    dated = [one for one in known if one.name == name and one.valid_from <= on]
    if not dated:
        names = ", ".join(sorted({one.name for one in known}))
        raise NothingToCount(f'No definition "{name}" is in force on {on:%-d %B %Y}. There are: {names}.')
    return max(dated, key=lambda one: one.valid_from)


def _part(path: Path, number: int, held: dict[str, Any]) -> Part:
    where = f" in part {number}"
    _check_keys(path, held, {field.name for field in fields(Part)}, where)
    for key, value in held.items():
        if key in _FLAGS:
            if type(value) is not bool:
                raise FileRefused(f'{path.name}: "{key}"{where} is neither true nor false. Leave it out for either.')
        elif not (isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)):
            raise FileRefused(f'{path.name}: "{key}"{where} is no list of words. Write {key} = ["...", "..."].')
    for band in held.get("victim_ages", ()):
        if band not in AGE_BANDS:
            raise FileRefused(f'{path.name}: "{band}"{where} is no age band. The bands are {", ".join(AGE_BANDS)}.')
    if not any(key in held for key in _OFFENCES) and not (held.get("knife") or held.get("knife_injury")):
        raise FileRefused(
            f"{path.name}: part {number} names no offence and would count them all. Name groups, subgroups or codes, "
            "or ask for a knife flag."
        )
    words: dict[str, Any] = {key: tuple(w.strip() for w in value) for key, value in held.items() if key not in _FLAGS}
    return Part(**words, **{key: value for key, value in held.items() if key in _FLAGS})


def _check_keys(path: Path, held: dict[str, Any], known: set[str], where: str) -> None:
    for key in held:
        if key not in known:
            raise FileRefused(
                f'{path.name}: "{key}"{where} is not a key of a definition. It has {", ".join(sorted(known))}.'
            )
